//! Event tables as pictures.

#[path = "../../benches/common/events.rs"]
#[allow(dead_code, reason = "the benches use the rest")]
mod tables;

use std::path::PathBuf;
use std::sync::OnceLock;

use iraq_risk_atlas::atlas::CREDITS;
use iraq_risk_atlas::events::{Day, EventTable, GOVERNORATE, Unit};
use iraq_risk_atlas::geo::{LonLat, Screen, Viewport};
use iraq_risk_atlas::model::{EventKey, EventLayerId, PartialDate, Subject};
use iraq_risk_atlas::paint::{Figure, Furniture, Ink, SvgOptions, furnish, to_png, to_svg};
use iraq_risk_atlas::scene::{EventDisplay, Group, Label, Measure, Prim, Scene, event_legend};
use iraq_risk_atlas::session::{
    EventAction, EventLayer, LayerAction, Playback, SelectAction, Session, Step, ViewAction,
};
use iraq_risk_atlas::style::{EventSign, Theme, number};

use crate::support::{atlas, files};

const SIZE: [f32; 2] = [1200.0, 850.0];

fn session(table: EventTable) -> Session {
    let mut session = Session::new(atlas());
    session.apply(ViewAction::Resize { size: SIZE }.into());
    tables::open(&mut session, EventLayerId(1), "Attacks", table);
    session
}

fn look(session: &mut Session, lon: f64, lat: f64, zoom: f64) {
    session.apply(ViewAction::Set(Viewport::new(LonLat::new(lon, lat), zoom, SIZE)).into());
}

fn show(session: &mut Session, display: EventDisplay) {
    session.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
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
    std::fs::read_to_string(files::shared(&format!("events/{name}"))?).ok()
}

/// Generated rows, the same on every machine.
fn five_thousand() -> Session {
    static SESSION: OnceLock<Session> = OnceLock::new();
    SESSION.get_or_init(|| session(tables::generated(5_000, &atlas().base))).clone()
}

fn layer(session: &Session) -> &EventLayer {
    session.events().layer(EventLayerId(1)).expect("the table is open")
}

fn group<'a>(scene: &'a Scene, id: &str) -> Option<&'a Group> {
    scene.groups.iter().find(|g| g.id == id)
}

fn labels(scene: &Scene) -> Vec<&Label> {
    let prims = scene.groups.iter().flat_map(|g| &g.prims);
    prims.filter_map(|p| if let Prim::Label(l) = p { Some(l) } else { None }).collect()
}

#[test]
fn a_governorate_bears_the_count_of_its_rows() {
    let mut session = five_thousand();
    look(&mut session, 43.9, 33.2, 7.0);
    show(&mut session, EventDisplay::Governorates(Measure::Events));
    let table = &layer(&session).table;
    let mut counts = vec![0_u64; atlas().base.governorates.len() + 2];
    (0..table.len() as u32).for_each(|row| counts[usize::from(table.code(GOVERNORATE, row))] += 1);
    let scene = session.scene(&Theme::light());
    let texts: Vec<&str> = labels(&scene).iter().map(|l| l.text.as_str()).collect();
    for name in ["Nineveh", "Anbar", "Diyala", "Salah al-Din", "Basra"] {
        let i = atlas().base.governorates.iter().position(|g| g.name == name).expect(name);
        let words = number::exact(counts[i]);
        assert!(texts.contains(&words.as_str()), "{name}: {words} among {texts:?}");
    }
}

#[test]
fn what_is_known_only_to_its_governorate_is_no_point_but_a_count_there() {
    let mut session = five_thousand();
    look(&mut session, 43.9, 33.2, 7.6);
    let table = &layer(&session).table;
    let anbar = atlas().base.governorates.iter().position(|g| g.name == "Anbar").expect("Anbar");
    let only =
        (table.drawn()..table.len() as u32).filter(|r| usize::from(table.code(GOVERNORATE, *r)) == anbar);
    let words = format!("+{} in the governorate", number::exact(only.count() as u64));
    let scene = session.scene(&Theme::light());
    let plates = group(&scene, "events-1/known-to-governorate").expect("there are plates");
    let found = plates.prims.iter().any(|p| matches!(p, Prim::Label(l) if l.text == words));
    assert!(found, "{words}: {plates:?}");
}

#[test]
fn a_picture_takes_at_most_ten_thousand_prims_at_any_zoom() {
    let mut session = session(tables::generated(60_000, &atlas().base));
    for display in EventDisplay::ALL {
        show(&mut session, display);
        for size in [SIZE, [3840.0, 2160.0]] {
            session.apply(ViewAction::Resize { size }.into());
            for step in 0..22 {
                let view = Viewport::new(LonLat::new(44.4, 33.3), 4.0 + f64::from(step) * 0.5, size);
                session.apply(ViewAction::Set(view).into());
                let scene = session.scene(&Theme::light());
                let prims: usize = scene.groups.iter().map(|g| g.prims.len()).sum();
                assert!(prims < 10_000, "{prims} at {} in {size:?}, {}", view.zoom(), display.words());
            }
        }
    }
}

#[test]
fn a_selected_row_is_ringed_and_its_place_within_a_circle_is_marked() {
    let mut session = five_thousand();
    let row = 2_500;
    let key = Subject::event(EventLayerId(1), EventKey::Row(row));
    let place = layer(&session).table.place(row).expect("it is drawn");
    for zoom in [6.0, 9.5, 15.0] {
        let at = LonLat::from(place);
        look(&mut session, at.lon, at.lat, zoom);
        session.apply(SelectAction::Highlight(vec![key.clone()]).into());
        let scene = session.scene(&Theme::light());
        let ring = group(&scene, &key.to_string()).expect("it is ringed");
        let middle = Screen::new(SIZE[0] / 2.0, SIZE[1] / 2.0);
        let near = ring.prims.iter().any(|p| match p {
            Prim::Circle(c) => {
                c.center.distance(middle) <= c.radius + 1.0 || c.center.distance(middle) < 64.0
            }
            _ => false,
        });
        assert!(near, "zoom {zoom}: {ring:?}");
        let marked = ring
            .prims
            .iter()
            .any(|p| matches!(p, Prim::Circle(c) if c.fill.a > 0 && c.center.distance(middle) < 0.5));
        let single = ring
            .prims
            .iter()
            .any(|p| matches!(p, Prim::Circle(c) if c.fill.a == 0 && c.center.distance(middle) < 0.5));
        assert!(marked || single, "zoom {zoom}: {ring:?}");
    }
}

#[test]
fn features_of_other_times_fade_and_undated_ones_say_so() {
    let mut session = five_thousand();
    session.apply(LayerAction::ShowAll(true).into());
    look(&mut session, 43.9, 33.6, 7.0);
    let plain = session.scene(&Theme::light());
    session.apply(EventAction::Days(Day::from_ymd(2018, 1, 1).zip(Day::from_ymd(2018, 12, 31))).into());
    let scene = session.scene(&Theme::light());
    let ink = |scene: &Scene, id: &str| -> u32 {
        let prims = &group(scene, id).expect(id).prims;
        let alpha = |p: &Prim| match p {
            Prim::Fill(f) => u32::from(f.colour.a),
            Prim::Line(l) => u32::from(l.colour.a),
            Prim::Soft(s) => u32::from(s.colour.a),
            Prim::Circle(c) => u32::from(c.fill.a.max(c.stroke.a)),
            Prim::Label(_) => 0,
        };
        prims.iter().map(alpha).max().unwrap_or(0)
    };
    let (mut faded, mut kept, mut undated) = (0, 0, 0);
    for shown in session.shown() {
        for prepared in &shown.prepared.features {
            let id = prepared.key.to_string();
            let period = &shown.prepared.feature(prepared).properties.period;
            let year = |d: Option<PartialDate>, open: i32| d.map_or(open, |d| d.year());
            let (from, to) = (year(period.from, i32::MIN), year(period.to, i32::MAX));
            let (before, after) = (ink(&plain, &id), ink(&scene, &id));
            if period.is_undated() {
                undated += 1;
                assert_eq!(before, after, "{id}");
            } else if from > 2018 || to < 2018 {
                faded += 1;
                assert!(after * 3 < before, "{id}: {before} → {after}");
            } else {
                kept += 1;
                assert_eq!(before, after, "{id}");
            }
        }
    }
    let said = labels(&scene).iter().filter(|l| l.text == "undated").count();
    println!("{faded} faded, {kept} kept, {undated} undated, {said} say so");
    assert!(faded > 0 && kept > 0);
    assert!(said <= undated && (undated == 0 || said > 0));
    assert!(labels(&plain).iter().all(|l| l.text != "undated"));
}

#[test]
fn light_and_dark_pictures_of_events_differ_in_colours_alone() {
    let mut session = five_thousand();
    look(&mut session, 44.2, 33.9, 7.4);
    let texts = |theme: &Theme| -> Vec<String> {
        labels(&session.scene(theme)).iter().map(|l| format!("{} {:?}", l.text, l.center)).collect()
    };
    assert_eq!(texts(&Theme::light()), texts(&Theme::dark()));
}

#[test]
fn a_legend_has_the_sizes_and_breaks_of_the_map() {
    let mut session = five_thousand();
    look(&mut session, 44.2, 33.9, 7.4);
    let theme = Theme::light();
    let legend = |session: &Session| {
        event_legend(&session.shown_events()[0], &session.atlas().base, &session.viewport(), &theme)
    };
    // The circle of a count is as large in the legend as on the map.
    let scene = session.scene(&theme);
    let circles = group(&scene, "events-1/circles").expect("there are circles");
    let largest =
        circles.prims.iter().filter_map(|p| if let Prim::Circle(c) = p { Some(c.radius) } else { None });
    let largest = largest.fold(0.0, f32::max);
    let found = legend(&session);
    let first = &found.parts[0].entries[0];
    let EventSign::Circle { radius, .. } = first.sign else { panic!("{first:?}") };
    assert!(radius <= largest * 1.5 && radius >= largest * 0.5, "{radius} beside {largest}");
    assert!(found.notes[0].starts_with("5,000 of 5,000 events"), "{:?}", found.notes);
    show(&mut session, EventDisplay::Governorates(Measure::Fatalities));
    let classes = legend(&session).parts[0].entries.len();
    assert!((3..=6).contains(&classes), "{classes}");
}

// --- pictures as text ---

fn compare(name: &str, scene: &Scene) {
    let drawn = to_svg(scene, &SvgOptions { title: "Iraq Risk Atlas".to_owned(), ..SvgOptions::default() });
    assert!(drawn.len() < 400_000, "{name}: {} bytes", drawn.len());
    files::compare_with_snapshot(&format!("{name}.svg"), &drawn);
}

#[test]
fn circles_with_their_legend() {
    let mut session = five_thousand();
    look(&mut session, 43.9, 33.2, 6.0);
    compare("events-circles", &picture(&session, &Theme::light()));
}

#[test]
fn single_events_from_nearby_in_dark_colours() {
    let mut session = five_thousand();
    look(&mut session, 44.4, 33.34, 9.4);
    compare("events-singles-dark", &picture(&session, &Theme::dark()));
}

#[test]
fn shaded_cells_with_their_legend() {
    let mut session = five_thousand();
    show(&mut session, EventDisplay::Cells);
    look(&mut session, 44.2, 33.9, 7.6);
    compare("events-cells", &picture(&session, &Theme::light()));
}

#[test]
fn governorates_by_events_for_their_area() {
    let mut session = five_thousand();
    show(&mut session, EventDisplay::Governorates(Measure::EventsByArea));
    look(&mut session, 43.9, 33.2, 6.0);
    compare("events-governorates", &picture(&session, &Theme::light()));
}

/// `LOOK=folder cargo test --test pictures -- --ignored` writes pictures to look at.
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
    show(&mut session, EventDisplay::Circles);
    session.apply(LayerAction::ShowAll(true).into());
    look(&mut session, 44.3, 33.9, 7.9);
    session.apply(EventAction::Days(Day::from_ymd(2018, 1, 1).zip(Day::from_ymd(2018, 12, 31))).into());
    let table = &layer(&session).table;
    let spot = |row: u32| Subject::event(EventLayerId(1), EventKey::Row(row));
    let rows = [table.drawn() / 3, table.drawn() / 2, table.drawn() - 5, table.drawn() + 9];
    let keys: Vec<_> = rows.into_iter().map(spot).collect();
    session.apply(SelectAction::Highlight(keys).into());
    for (theme, word) in [(Theme::light(), "light"), (Theme::dark(), "dark")] {
        let svg = to_svg(&picture(&session, &theme), &SvgOptions::default());
        std::fs::write(folder.join(format!("lit-{word}.png")), to_png(&svg, 1.0).unwrap()).unwrap();
    }
}

#[test]
fn an_animation_shows_what_the_window_plays_step_for_step() {
    let (mut exported, mut played) = (five_thousand(), five_thousand());
    let unit = Unit::Year;
    let steps = exported.begin_animation(unit);
    assert!(steps.len() > 1);
    // The window's timeline: its step length is chosen, and it steps on from no days.
    let playback = Playback { playing: true, step: Step::Unit(unit), ..Playback::default() };
    played.apply(EventAction::Play(playback).into());
    let theme = Theme::light();
    for days in steps.iter() {
        exported.apply(EventAction::Days(Some(*days)).into());
        played.apply(EventAction::Step { forward: true, unit }.into());
        assert_eq!(played.events().days(), Some(*days));
        assert!(exported.scene(&theme) == played.scene(&theme), "{days:?}");
        let frame = Figure { title: "A year".to_owned(), ..Figure::default() }.frame(&exported);
        let year = days.0.year();
        assert!(frame.contains(&format!("{year}: ")) && frame.contains("A year"), "{year}");
    }
    played.apply(EventAction::Step { forward: true, unit }.into());
    assert!(!played.events().playback().playing, "there is no further step");
}
