//! The CPU's part of a frame, 1280 × 800, every built-in layer shown: the scene, its egui shapes, their
//! triangles. Excludes the graphics driver.

mod common;
#[path = "common/paint.rs"]
mod paint;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui;
use iraq_risk_atlas::app::{self, AtlasApp, WindowArgs};
use iraq_risk_atlas::geo::{Screen, Viewport};
use iraq_risk_atlas::session::{Session, ViewAction};
use iraq_risk_atlas::style::Theme;

use paint::{context, input, paint, vertices};

fn views(session: &Session) -> [(&'static str, Viewport); 4] {
    [
        ("home", session.viewport()),
        ("z8", common::baghdad(8.0)),
        ("z10", common::baghdad(10.0)),
        ("z12", common::baghdad(12.0)),
    ]
}

fn scene_alone(c: &mut Criterion) {
    let mut session = common::session();
    let theme = Theme::light();
    let mut group = c.benchmark_group("scene");
    for (name, view) in views(&session) {
        common::look_at(&mut session, view);
        group.bench_function(name, |b| b.iter(|| session.scene(&theme)));
    }
    group.finish();
}

/// The same picture again and again: what a hover or a blinking cursor costs.
fn still(c: &mut Criterion) {
    let mut session = common::session();
    let (ctx, theme) = (context(), Theme::light());
    let mut group = c.benchmark_group("frame");
    for (name, view) in views(&session) {
        common::look_at(&mut session, view);
        let scene = session.scene(&theme);
        let triangles = paint(&ctx, &scene);
        let prims: usize = scene.groups.iter().map(|g| g.prims.len()).sum();
        eprintln!("{name}: zoom {:.2}, {prims} prims, {triangles} vertices", view.zoom());
        group.bench_function(name, |b| b.iter(|| paint(&ctx, &session.scene(&theme))));
    }
    // The toolkit's own pass, with nothing in it.
    group.bench_function("empty pass", |b| {
        b.iter(|| {
            let output = ctx.run_ui(input(), |_| {});
            vertices(&ctx, output)
        });
    });
    group.finish();
}

/// A picture that is never the same twice, so that nothing kept by view can help.
fn moving(c: &mut Criterion) {
    let mut session = common::session();
    let (ctx, theme) = (context(), Theme::light());
    let mut group = c.benchmark_group("frame-moving");
    for (name, view) in views(&session) {
        common::look_at(&mut session, view);
        let mut step = 0u32;
        group.bench_function(format!("pan/{name}"), |b| {
            b.iter(|| {
                // There and back, 200 frames each way; the way back passes between.
                let there = (step / 200).is_multiple_of(2);
                let (dx, dy) = if there { (1.7, -0.9) } else { (-1.69, 0.89) };
                step += 1;
                session.apply(ViewAction::Pan { dx, dy }.into());
                paint(&ctx, &session.scene(&theme))
            });
        });
    }
    let home = common::session().viewport();
    let mut step = 0u32;
    group.bench_function("zoom in from home to z12 and out", |b| {
        b.iter(|| {
            // As a wheel does it, 300 frames each way; each round a little beside the last.
            let share = f64::from(step % 300) / 300.0 + f64::from(step / 600 % 7) * 1e-4;
            let share = if (step / 300).is_multiple_of(2) { share } else { 1.0 - share };
            step += 1;
            let from = Viewport::new(home.center().into(), home.zoom(), common::SIZE);
            let steps = (12.0 - home.zoom()) * share;
            common::look_at(&mut session, from.zoomed(steps, Screen::new(700.0, 380.0)));
            paint(&ctx, &session.scene(&theme))
        });
    });
    group.finish();
}

/// The whole window with its panels, as the program runs it.
fn window(c: &mut Criterion) {
    app::keep_freed_memory();
    let ctx = egui::Context::default();
    let mut app = AtlasApp::new(&ctx, common::atlas(), None, &WindowArgs::default());
    let mut frame = eframe::Frame::_new_kittest();
    let mut pass = move || {
        let output = ctx.run_ui(input(), |ui| eframe::App::ui(&mut app, ui, &mut frame));
        vertices(&ctx, output)
    };
    pass();
    c.bench_function("window", |b| b.iter(&mut pass));
}

criterion_group!(benches, scene_alone, still, moving, window);
criterion_main!(benches);
