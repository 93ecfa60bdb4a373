//! The CPU's part of a frame with event tables of 100,000, a million and ten million rows, at
//! 1280 × 800: the scene, and the scene with its egui shapes and triangles; and what lies under
//! the pointer. `EVENTS=100000,1000000` measures other sizes.

#[path = "common/mod.rs"]
mod common;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/events.rs"]
mod events;
#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/paint.rs"]
mod paint;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui;
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::geo::{LonLat, Screen, Viewport};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::scene::{EventDisplay, Measure, event_hits, event_legend};
use iraq_risk_atlas::session::{EventAction, LayerAction, Session, ViewAction};
use iraq_risk_atlas::style::Theme;

use paint::{context, paint};

const ZOOMS: [f64; 5] = [5.5, 7.0, 7.45, 9.0, 12.0];

const DISPLAYS: [(&str, EventDisplay); 3] = [
    ("circles", EventDisplay::Circles),
    ("cells", EventDisplay::Cells),
    ("governorates", EventDisplay::Governorates(Measure::EventsByArea)),
];

fn sizes() -> Vec<u32> {
    let asked = std::env::var("EVENTS").unwrap_or_else(|_| "100000,1000000,10000000".to_owned());
    asked.split(',').map(|n| n.trim().parse().expect("a number of rows")).collect()
}

fn name(rows: u32) -> String {
    match rows {
        1_000_000.. => format!("{}M", rows / 1_000_000),
        _ => format!("{}k", rows / 1000),
    }
}

fn session(rows: u32) -> Session {
    let mut session = common::session();
    session.apply(LayerAction::ShowAll(false).into());
    let table = events::generated(rows, &session.atlas().base);
    events::open(&mut session, EventLayerId(1), "Generated events", table);
    session
}

/// Where much lies: between Baghdad and Baquba.
fn view(zoom: f64) -> Viewport {
    Viewport::new(LonLat::new(44.38, 33.36), zoom, common::SIZE)
}

fn frames(c: &mut Criterion) {
    let ctx = context();
    for rows in sizes() {
        let mut session = session(rows);
        for (what, display) in DISPLAYS {
            session.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
            for zoom in ZOOMS {
                frame(c, &ctx, &mut session, &format!("events/{what}/{}", name(rows)), zoom);
            }
        }
        under_the_pointer(c, &mut session, rows);
        // Half of the years: about every second row, so that no short cut for "all" helps.
        let days = Day::from_ymd(2008, 1, 1).zip(Day::from_ymd(2018, 12, 31));
        session.apply(EventAction::Days(days).into());
        for (what, display) in DISPLAYS.into_iter().take(2) {
            session.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
            for zoom in ZOOMS {
                frame(c, &ctx, &mut session, &format!("events/{what}-filtered/{}", name(rows)), zoom);
            }
        }
    }
}

fn frame(c: &mut Criterion, ctx: &egui::Context, session: &mut Session, name: &str, zoom: f64) {
    let theme = Theme::light();
    common::look_at(session, view(zoom));
    let scene = session.scene(&theme);
    let prims: usize = scene.groups.iter().map(|g| g.prims.len()).sum();
    eprintln!("{name} at {zoom}: {prims} prims, {} vertices", paint(ctx, &scene));
    let mut group = c.benchmark_group(name);
    group.bench_function(format!("scene/z{zoom}"), |b| b.iter(|| session.scene(&theme)));
    group.bench_function(format!("frame/z{zoom}"), |b| b.iter(|| paint(ctx, &session.scene(&theme))));
    let mut step = 0_u32;
    group.bench_function(format!("pan/z{zoom}"), |b| {
        b.iter(|| {
            // There and back, 200 frames each way; the way back passes between.
            let there = (step / 200).is_multiple_of(2);
            let (dx, dy) = if there { (1.7, -0.9) } else { (-1.69, 0.89) };
            step += 1;
            session.apply(ViewAction::Pan { dx, dy }.into());
            paint(ctx, &session.scene(&theme))
        });
    });
    group.finish();
}

fn under_the_pointer(c: &mut Criterion, session: &mut Session, rows: u32) {
    let theme = Theme::light();
    for (what, display) in DISPLAYS.into_iter().take(2) {
        session.apply(EventAction::Display { layer: EventLayerId(1), display }.into());
        for zoom in ZOOMS {
            common::look_at(session, view(zoom));
            let (shown, view) = (session.shown_events(), session.viewport());
            let mut step = 0_u32;
            c.bench_function(&format!("events/{what}/{}/hits/z{zoom}", name(rows)), |b| {
                b.iter(|| {
                    step += 1;
                    let at = Screen::new((step * 37 % 1280) as f32, (step * 61 % 800) as f32);
                    event_hits(&shown, &view, at)
                });
            });
        }
    }
    let (shown, view) = (session.shown_events(), session.viewport());
    c.bench_function(&format!("events/{}/legend", name(rows)), |b| {
        b.iter(|| event_legend(&shown[0], &session.atlas().base, &view, &theme));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30).warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_millis(1200));
    targets = frames
}
criterion_main!(benches);
