//! Random rows, filters and views.

use std::sync::Arc;

use iraq_risk_atlas::events::{Bits, DatePrecision, Day, Filter, TextHits};
use iraq_risk_atlas::geo::{Bounds, LonLat, World};
use iraq_risk_atlas::model::Precision;
use proptest::prelude::*;
use proptest::sample::select;

use super::model::Plain;

pub fn rows(most: usize) -> impl Strategy<Value = Vec<Plain>> {
    // Some tables have multi-day events or low and high estimates, others do not.
    (any::<bool>(), any::<bool>(), 1_u32..14).prop_flat_map(move |(lasting, estimates, types)| {
        prop::collection::vec(row(lasting, estimates, types), 0..most)
    })
}

fn row(lasting: bool, estimates: bool, types: u32) -> impl Strategy<Value = Plain> {
    let precision = prop_oneof![
        4 => Just(Some(Precision::Town)),
        2 => Just(None),
        2 => select(Precision::ALL.to_vec()).prop_map(Some),
    ];
    let named = select(vec![None, Some("A"), Some("C"), Some("E"), Some("Atlantis"), Some("")]);
    let length = if lasting { prop_oneof![3 => Just(0), 2 => 0..40].boxed() } else { Just(0).boxed() };
    let days =
        prop_oneof![6 => (12_000..12_080, length).prop_map(|(a, n)| Some((a, a + n))), 1 => Just(None)];
    let dated = select(DatePrecision::ALL.to_vec());
    let number = || prop_oneof![3 => (0_u32..8).prop_map(Some), 1 => Just(None)];
    let other = || if estimates { number().boxed() } else { Just(None).boxed() };
    let values = (0..types, 0_u32..4, 0_u32..6).prop_map(|(t, a, s)| {
        let word = |kind: &str, n: u32| if n == 0 { String::new() } else { format!("{kind} {n}") };
        [word("type", t), word("Actor", a), word("source", s)]
    });
    let events = prop_oneof![3 => Just(1_u32), 1 => 0_u32..30];
    (place(), precision, named, days, dated, (number(), other(), other(), events), values).prop_map(
        |(place, precision, named, days, dated, (best, low, high, events), values)| Plain {
            place,
            precision,
            named,
            days,
            dated,
            killed: [best, low, high],
            events,
            values,
        },
    )
}

fn place() -> impl Strategy<Value = Option<(f64, f64)>> {
    let lattice = (0..20, 0..14).prop_map(|(x, y)| (40.0 + f64::from(x) * 0.5, 30.0 + f64::from(y) * 0.5));
    let corners = select(vec![
        (0.0, 0.0),
        (45.0, 0.0),
        // Corners of cells: 5/8, and 81/128 of the World's side from the west.
        (45.0, 33.0),
        (47.8125, 33.0),
        (180.0, 90.0),
        (-180.0, -90.0),
        (179.999_999_99, -85.051_128),
    ]);
    prop_oneof![
        4 => lattice.prop_map(Some),
        1 => corners.prop_map(Some),
        3 => (44.39..44.41, 33.30..33.32_f64).prop_map(Some),
        1 => (44.399_999..44.400_001, 33.31..33.310_001_f64).prop_map(Some),
        1 => Just(None),
    ]
}

/// `len` is that of the table.
pub fn filter(len: usize) -> impl Strategy<Value = Filter> {
    let pattern = prop::collection::vec(any::<bool>(), 1..12);
    // Dimension 9 does not exist.
    let kept = prop::collection::btree_map(select(vec![0, 1, 2, 3, 4, 5, 9]), pattern, 0..4);
    let kept = kept.prop_map(|kept| {
        let codes = |let_through: Vec<bool>| {
            let all = 0..=u16::MAX;
            all.filter(|c| let_through[usize::from(*c) % let_through.len()]).collect()
        };
        kept.into_iter().map(|(d, pattern)| (d, codes(pattern))).collect()
    });
    let limit = || prop_oneof![4 => Just(None), 2 => (0_u32..8).prop_map(Some), 1 => Just(Some(u32::MAX))];
    let days = prop_oneof![
        1 => Just(None),
        2 => (11_990..12_090, -2..60).prop_map(|(a, n)| Some((Day(a), Day(a + n)))),
        1 => Just(Some((Day(i32::MIN), Day(i32::MAX)))),
    ];
    let text = prop_oneof![2 => Just(None), 1 => any::<u64>().prop_map(Some)];
    (kept, limit(), limit(), days, any::<bool>(), text).prop_map(
        move |(kept, at_least, at_most, days, undated, text)| Filter {
            kept,
            at_least,
            at_most,
            days,
            undated,
            text: text.map(|seed| text_hits(seed, len)),
            rule: None,
        },
    )
}

fn text_hits(seed: u64, len: usize) -> TextHits {
    let hits = (0..len as u32).filter(|row| seed.rotate_left(row % 64) & 1 == 1);
    TextHits { query: format!("{seed}"), rows: Arc::new(Bits::of(hits, len)) }
}

/// Boxes from the whole World down to a few steps, some with cell borders for edges.
pub fn bounds() -> impl Strategy<Value = Bounds> {
    let free = (middle(), -33.0..1.0_f64, -33.0..1.0_f64).prop_map(|(m, w, h)| {
        let (w, h) = (w.exp2(), h.exp2());
        Bounds { min: World::new(m.x - w, m.y - h), max: World::new(m.x + w, m.y + h) }
    });
    let on_borders = (middle(), 0_i32..20, 0_u32..6, 0_u32..6).prop_map(|(m, level, w, h)| {
        let side = 2_f64.powi(-level);
        let (x, y) = ((m.x / side).floor(), (m.y / side).floor());
        let corner = |x: f64, y: f64| World::new(x * side, y * side);
        Bounds { min: corner(x, y), max: corner(x + f64::from(w), y + f64::from(h)) }
    });
    prop_oneof![3 => free, 2 => on_borders, 1 => Just(Bounds::EMPTY)]
}

pub fn middle() -> impl Strategy<Value = World> {
    let lonlat = prop_oneof![
        2 => (39.0..51.0, 29.0..38.0_f64),
        2 => (44.39..44.41, 33.30..33.32_f64),
        1 => (-180.0..180.0, -85.0..85.0_f64),
        1 => Just((45.0, 33.0)),
    ];
    lonlat.prop_map(|(lon, lat)| World::from(LonLat::new(lon, lat)))
}

/// Rings of 0 to 12 corners, many of which cross themselves or run along rows.
pub fn ring() -> impl Strategy<Value = Vec<World>> {
    let corner = prop_oneof![
        (39.0..51.0, 29.0..38.0_f64),
        (44.39..44.41, 33.30..33.32_f64),
        (0..20, 0..14).prop_map(|(x, y)| (40.0 + f64::from(x) * 0.5, 30.0 + f64::from(y) * 0.5)),
    ];
    let corner = corner.prop_map(|(lon, lat)| World::from(LonLat::new(lon, lat)));
    prop::collection::vec(corner, 0..12)
}
