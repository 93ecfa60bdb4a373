//! Event tables as pictures.

#[path = "../benches/common/events.rs"]
#[allow(dead_code)]
mod tables;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::{Atlas, CREDITS};
use iraq_risk_atlas::events::EventTable;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::paint::{Furniture, Ink, SvgOptions, furnish, to_png, to_svg};
use iraq_risk_atlas::scene::{EventDisplay, Measure, Scene, event_legend};
use iraq_risk_atlas::session::{EventAction, Session, ViewAction};
use iraq_risk_atlas::style::Theme;

const SIZE: [f32; 2] = [1200.0, 850.0];

fn atlas() -> Arc<Atlas> {
    static ATLAS: OnceLock<Arc<Atlas>> = OnceLock::new();
    ATLAS.get_or_init(|| Arc::new(Atlas::built_in().expect("the built-in data is sound"))).clone()
}

fn session(table: EventTable) -> Session {
    let mut session = Session::new(atlas());
    session.apply(ViewAction::Resize { size: SIZE }.into());
    tables::open(&mut session, "events-1", "Attacks", table);
    session
}

fn look(session: &mut Session, lon: f64, lat: f64, zoom: f64) {
    session.apply(ViewAction::Set(Viewport::new(LonLat::new(lon, lat), zoom, SIZE)).into());
}

fn show(session: &mut Session, display: EventDisplay) {
    session.apply(EventAction::Display { layer: "events-1".to_owned(), display }.into());
}

/// The map with the legend of its events, as an exported picture has it.
fn picture(session: &Session, theme: &Theme) -> Scene {
    let mut scene = session.scene(theme);
    let view = session.viewport();
    let events = session.shown_events();
    let furniture = Furniture {
        title: String::new(),
        legend: vec![],
        events: events.iter().map(|e| event_legend(e, &session.atlas().base, &view, theme)).collect(),
        scale: None,
        credits: vec![],
        ink: if theme.dark { Ink::DARK } else { Ink::LIGHT },
    };
    furnish(&mut scene, &furniture);
    scene
}

fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/events").join(name);
    std::fs::read_to_string(path).ok()
}

/// `LOOK=folder cargo test --test events_picture -- --ignored` writes pictures to look at.
#[test]
#[ignore = "writes pictures for eyes"]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("LOOK").map(PathBuf::from) else { panic!("say where: LOOK=folder") };
    let text = match std::env::var_os("EVENTS") {
        Some(path) => std::fs::read_to_string(path).unwrap(),
        None => shared("attacks-2007-2008.csv").expect("../shared/events/attacks-2007-2008.csv"),
    };
    let layout = if text.starts_with("event_id") {
        tables::Layout { date: 1, lon: 4, lat: 3, kind: 2, fatalities: Some(5) }
    } else {
        tables::Layout { date: 0, lon: 1, lat: 2, kind: 3, fatalities: None }
    };
    let table = if std::env::var_os("GENERATED").is_some() {
        tables::generated(100_000, &atlas().base)
    } else {
        tables::split(&text, &layout, &atlas().base)
    };
    let mut session = session(table);
    let displays = [
        ("circles", EventDisplay::Circles),
        ("cells", EventDisplay::Cells),
        ("gov", EventDisplay::Governorates(Measure::Events)),
        ("area", EventDisplay::Governorates(Measure::EventsByArea)),
    ];
    for (name, display) in displays {
        show(&mut session, display);
        for (place, lon, lat, zoom) in [
            ("home", 43.9, 33.2, 6.0),
            ("mid", 44.2, 33.9, 7.6),
            ("near", 44.4, 33.34, 10.0),
            ("close", 44.4, 33.34, 13.2),
        ] {
            if zoom > 9.0 && matches!(display, EventDisplay::Governorates(_)) {
                continue;
            }
            look(&mut session, lon, lat, zoom);
            for (theme, word) in [(Theme::light(), "light"), (Theme::dark(), "dark")] {
                let scene = picture(&session, &theme);
                let prims: usize = scene.groups.iter().map(|g| g.prims.len()).sum();
                let svg = to_svg(
                    &scene,
                    &SvgOptions { credits: vec![CREDITS.to_owned()], ..SvgOptions::default() },
                );
                println!("{name} {place} {word}: {prims} prims, {} bytes", svg.len());
                std::fs::write(folder.join(format!("{name}-{place}-{word}.png")), to_png(&svg, 1.0).unwrap())
                    .unwrap();
            }
        }
    }
}
