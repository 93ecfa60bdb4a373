//! What a click and a hover cost: what lies at 256 positions spread over the picture.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use iraq_risk_atlas::geo::{LonLat, Screen, Viewport};
use iraq_risk_atlas::scene;
use iraq_risk_atlas::session::{SelectAction, Session};

/// A picture's positions on a 16 by 16 grid, from edge to edge.
fn positions() -> Vec<Screen> {
    let at = |i: u16, side: f32| (f32::from(i) + 0.5) / 16.0 * side;
    (0..16)
        .flat_map(|y| (0..16).map(move |x| Screen::new(at(x, common::SIZE[0]), at(y, common::SIZE[1]))))
        .collect()
}

fn views(session: &Session) -> [(&'static str, Viewport); 3] {
    [("home", session.viewport()), ("z8", common::baghdad(8.0)), ("z12", common::baghdad(12.0))]
}

fn picks(c: &mut Criterion) {
    let session = common::session();
    let (shown, base) = (session.shown(), &session.atlas().base);
    // Times are for the whole grid; "thrpt" counts single picks.
    let mut group = c.benchmark_group("pick-256");
    group.throughput(Throughput::Elements(256));
    for (name, view) in views(&session) {
        group.bench_function(format!("hits/{name}"), |b| {
            b.iter(|| {
                positions()
                    .iter()
                    .map(|&p| black_box(scene::hits(&shown, base, &view, p)).len())
                    .sum::<usize>()
            });
        });
    }
    let view = session.viewport();
    let ground: Vec<LonLat> = positions().iter().map(|&p| view.to_world(p).into()).collect();
    group.bench_function("at", |b| {
        b.iter(|| ground.iter().map(|&p| black_box(scene::at(&shown, base, p)).len()).sum::<usize>());
    });
    group.finish();
}

/// The single position that costs most, since a click must be quick everywhere.
fn worst(c: &mut Criterion) {
    let session = common::session();
    let (shown, base) = (session.shown(), &session.atlas().base);
    let view = session.viewport();
    let cost = |p: &Screen| {
        let times = (0..9).map(|_| {
            let start = std::time::Instant::now();
            black_box(scene::hits(&shown, base, &view, *p));
            start.elapsed()
        });
        times.min()
    };
    let dearest = positions().into_iter().max_by_key(cost).unwrap_or_default();
    c.bench_function("pick-dearest/hits", |b| {
        b.iter(|| scene::hits(&shown, base, &view, black_box(dearest)));
    });
}

/// The action as sent by the window: hit test and highlights.
fn hover(c: &mut Criterion) {
    let mut session = common::session();
    let mut positions = positions().into_iter().cycle();
    c.bench_function("hover", |b| {
        b.iter(|| session.apply(SelectAction::Hover { at: positions.next() }.into()));
    });
}

criterion_group!(benches, picks, worst, hover);
criterion_main!(benches);
