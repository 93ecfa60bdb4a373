//! Property tests for the symbols of any table in any view.

use crate::events::{
    Column, DatePrecision, Event, EventTable, Fatalities, Filter, FilteredView, GOVERNORATE, Governorates,
    Role, TableBuilder, ValueSet, Values,
};
use crate::geo::{Bounds, LonLat, Screen, Viewport, World};
use crate::model::{EventKey, EventLayerId, Precision, Subject};
use crate::scene::{Hit, RING_PX};
use crate::style::{EventColours, Theme, TypeLooks, number};

use super::shaded::Shaded;
use super::sign::{Sign, What};
use super::signs::Signs;
use super::step::Step;
use super::{EventDisplay, ShownEvents, event_hits};

struct Halves;

impl Governorates for Halves {
    fn names(&self) -> Vec<String> {
        vec!["West".to_owned(), "East".to_owned()]
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        Some(u8::from(p.lon > 44.4))
    }

    fn named(&self, _: &str) -> Option<u8> {
        None
    }
}

/// Crowds around a few towns, stacks of hundreds of rows, and isolated rows anywhere.
fn table(rows: u64) -> EventTable {
    let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: Role::Type };
    let mut builder = TableBuilder::new(vec![column], &Halves);
    let mut seed = 11_u64;
    let mut share = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) as f64 / (1_u64 << 24) as f64
    };
    for i in 0..rows {
        let town = [(44.4, 33.3), (43.1, 36.3), (47.8, 30.5)][(share() * 3.0) as usize % 3];
        let wide = [0.0, 0.02, 0.3, 4.0][(share() * 4.0) as usize % 4];
        let place = LonLat::new(town.0 + (share() - 0.5) * wide, town.1 + (share() - 0.5) * wide);
        let event = Event {
            place: Some(place),
            precision: Some(
                [Precision::Town, Precision::District, Precision::Governorate][(i % 20 / 9) as usize],
            ),
            governorate: None,
            days: None,
            date_precision: DatePrecision::Undated,
            fatalities: Fatalities::default(),
            events: 1,
            values: Values::Texts(&[["a", "b", "c"][(i % 3) as usize]]),
        };
        builder.push(&event, &Halves);
    }
    builder.finish()
}

fn shown_events<'a>(
    table: &'a EventTable,
    shown: &'a FilteredView,
    display: EventDisplay,
) -> ShownEvents<'a> {
    ShownEvents {
        id: EventLayerId(1),
        name: "Events",
        table,
        shown,
        display,
        size: None,
        change: None,
        scale: super::SharedScale::default(),
        looks: TypeLooks::default(),
        opacity: 1.0,
        zooming: true,
    }
}

const SIZE: [f32; 2] = [1280.0, 800.0];

fn views() -> impl Iterator<Item = Viewport> {
    let zoom = |i: u32| 4.0 + f64::from(i) * 0.37;
    (0..30).map(move |i| Viewport::new(LonLat::new(44.4 + f64::from(i % 5) * 0.01, 33.3), zoom(i), SIZE))
}

fn everywhere() -> Bounds {
    Bounds::of([World::new(0.0, 0.0), World::new(1.0, 1.0)])
}

fn west_only() -> Filter {
    let mut filter = Filter::default();
    filter.kept.insert(GOVERNORATE, ValueSet::from_iter([0]));
    filter
}

#[test]
fn the_signs_of_all_cells_count_every_row_shown_exactly_once() {
    let table = table(2_500);
    for filter in [Filter::default(), west_only()] {
        let shown = FilteredView::new(&table, filter);
        let drawn = shown.bits().count_in(&(0..table.drawn()));
        let events = shown_events(&table, &shown, EventDisplay::Circles);
        for view in views() {
            let walked = Signs::new(&events, &view).within(&everywhere(), true);
            // While one level fades into the next, both count by their opacity.
            let sum: f64 = walked.signs.iter().map(|s| f64::from(s.count) * f64::from(s.opacity)).sum();
            assert!((sum - f64::from(drawn)).abs() < 0.01 * f64::from(drawn).sqrt(), "{sum} of {drawn}");
            for sign in &walked.signs {
                assert_eq!(shown.bits().count_in(&sign.rows), sign.count, "{:?}", sign.key);
            }
        }
    }
}

#[test]
fn a_circles_area_is_its_count_at_every_zoom() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    for view in views() {
        let signs = Signs::new(&events, &view).within(&view.bounds(), true).signs;
        let circles: Vec<&Sign> = signs
            .iter()
            .filter(|s| s.what == What::Circle && s.radius > super::area_scale::SMALLEST)
            .collect();
        for pair in circles.windows(2) {
            let per_event = |s: &Sign| s.radius * s.radius / s.count as f32;
            let (a, b) = (per_event(pair[0]), per_event(pair[1]));
            assert!((a / b - 1.0).abs() < 1e-3, "{a} {b} at {}", view.zoom());
        }
    }
}

#[test]
fn signs_keep_their_size_and_place_on_the_ground_while_panning() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    for view in views() {
        let before = Signs::new(&events, &view).within(&view.bounds(), true).signs;
        let moved = view.panned(-137.0, 59.0);
        for after in Signs::new(&events, &moved).within(&moved.bounds(), true).signs {
            let like = |s: &&Sign| {
                let looks =
                    (s.opacity - after.opacity).abs() < 1e-3 && (s.radius - after.radius).abs() < 1e-3;
                s.key == after.key && s.what == after.what && s.count == after.count && looks
            };
            let known = before.iter().any(|s| s.key == after.key && s.what == after.what);
            let Some(same) = before.iter().find(like) else {
                assert!(!known, "{after:?} looked otherwise before");
                continue;
            };
            let off = Screen::new(same.center.x - 137.0, same.center.y + 59.0).distance(after.center);
            assert!(off < 0.05, "{:?} moved by {off}", same.key);
            assert_eq!(same.number.as_ref().map(|n| &n.text), after.number.as_ref().map(|n| &n.text));
        }
    }
}

#[test]
fn circles_and_their_numbers_stay_in_their_cells_and_do_not_pile_up() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    for view in views() {
        for sign in Signs::new(&events, &view).within(&view.bounds(), true).signs {
            let EventKey::Cell { level, x, y } = sign.key else { continue };
            let corner = view.to_screen(crate::events::cell_bounds(level, x, y).min);
            let side = Step::side(&view, level);
            let over = (sign.radius - side / 2.0).max(0.0) + 0.1;
            let [min, max] = sign.corners();
            assert!(min.x >= corner.x - over && max.x <= corner.x + side + over, "{sign:?}");
            assert!(min.y >= corner.y - over && max.y <= corner.y + side + over, "{sign:?}");
            if let Some(number) = sign.number.filter(|_| side >= 45.0) {
                let [min, max] = number.corners();
                assert!(min.x >= corner.x - 0.1 && max.x <= corner.x + side + 0.1, "{number:?} of {side}");
            }
        }
    }
}

#[test]
fn nothing_jumps_while_zooming() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    // The opacity of each symbol, by what it represents: a row may be drawn for both levels.
    let opaque = |zoom: f64| {
        let view = Viewport::new(LonLat::new(44.4, 33.3), zoom, SIZE);
        let mut seen = std::collections::BTreeMap::new();
        for sign in Signs::new(&events, &view).within(&everywhere(), true).signs {
            let key = (Subject::event(EventLayerId(1), sign.key), sign.what == What::Circle);
            let (opacity, radius) = seen.entry(key).or_insert((0.0, 0.0));
            *opacity += sign.opacity;
            *radius = sign.radius;
        }
        seen
    };
    for step in 0..160 {
        let zoom = 5.0 + f64::from(step) * 0.0531;
        let (before, after) = (opaque(zoom), opaque(zoom + 0.0005));
        for (key, (opacity, radius)) in &before {
            let (to, size) = after.get(key).copied().unwrap_or((0.0, *radius));
            assert!((to - opacity).abs() < 0.1, "{key:?} from {opacity} to {to} at {zoom}");
            assert!((size / radius - 1.0).abs() < 0.01, "{key:?} from {radius} to {size} at {zoom}");
        }
    }
}

/// Collects findings over every symbol of the view.
fn by_looking_at_all(events: &ShownEvents, view: &Viewport, pointer: Screen) -> Vec<Hit> {
    let all = Signs::new(events, view).within(&view.bounds().grown(0.001), true).signs;
    let mut hits: Vec<Hit> = all
        .iter()
        .rev()
        .filter(|s| s.opacity >= 0.5 && s.distance(pointer) <= RING_PX)
        .map(|s| Hit { key: Subject::event(events.id, s.key), distance: s.distance(pointer) })
        .collect();
    hits.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    hits
}

#[test]
fn a_pick_finds_what_is_drawn_and_nothing_else() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    let mut found = 0;
    for (i, view) in views().enumerate() {
        for n in 0..60 {
            let at = Screen::new(((n * 173 + i * 31) % 1280) as f32, ((n * 97 + i * 53) % 800) as f32);
            let hits = event_hits(&[events], &view, at);
            let want = by_looking_at_all(&events, &view, at);
            let distances = |hits: &[Hit]| hits.iter().map(|h| (h.distance * 8.0) as i32).collect::<Vec<_>>();
            let keys =
                |hits: &[Hit]| hits.iter().map(|h| h.key.clone()).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(
                (keys(&hits), distances(&hits)),
                (keys(&want), distances(&want)),
                "zoom {}",
                view.zoom()
            );
            found += hits.len();
        }
    }
    assert!(found > 60, "{found}: are there signs?");
}

#[test]
fn who_points_at_a_sign_means_it() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    for display in [EventDisplay::Circles, EventDisplay::Cells] {
        let events = shown_events(&table, &shown, display);
        for view in views() {
            let circles = display == EventDisplay::Circles;
            for sign in Signs::new(&events, &view).within(&view.bounds(), circles).signs {
                let hits = event_hits(&[events], &view, sign.center);
                let own = hits.iter().find(|h| h.key == Subject::event(EventLayerId(1), sign.key));
                if sign.opacity >= 0.5 {
                    assert_eq!(own.map(|h| h.distance), Some(0.0), "{sign:?}");
                }
            }
        }
    }
}

#[test]
fn a_million_rows_at_one_position_are_one_spot() {
    let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: Role::Type };
    let mut builder = TableBuilder::new(vec![column], &Halves);
    for _ in 0..1_000_000 {
        let event = Event {
            place: Some(LonLat::new(44.4, 33.3)),
            precision: None,
            governorate: None,
            days: None,
            date_precision: DatePrecision::Undated,
            fatalities: Fatalities::default(),
            events: 1,
            values: Values::Texts(&["a"]),
        };
        builder.push(&event, &Halves);
    }
    let table = builder.finish();
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Circles);
    for view in views() {
        let signs = Signs::new(&events, &view).within(&everywhere(), true).signs;
        assert_eq!(signs.len(), 1);
        assert_eq!((signs[0].what, signs[0].count, signs[0].opacity), (What::Position, 1_000_000, 1.0));
        assert!(signs[0].number.is_some());
    }
}

#[test]
fn a_table_without_rows_draws_and_hits_nothing() {
    let (table, shown) = (EventTable::default(), FilteredView::default());
    for display in EventDisplay::ALL {
        let events = shown_events(&table, &shown, display);
        for view in views() {
            assert!(Signs::new(&events, &view).within(&view.bounds(), true).signs.is_empty());
            assert!(event_hits(&[events], &view, Screen::new(600.0, 400.0)).is_empty());
        }
    }
}

#[test]
fn the_fullest_of_four_shaded_cells_bears_its_number_wherever_the_picture_is() {
    let table = table(2_500);
    let shown = FilteredView::new(&table, Filter::default());
    let events = shown_events(&table, &shown, EventDisplay::Cells);
    let numbers = |view: &Viewport| {
        let shaded = Shaded::new(&events, view);
        let ground = view.bounds().grown(f64::from(shaded.margin()) / view.scale());
        let walked = Signs::new(&events, view).within(&ground, false);
        let labels = shaded.draw(&ground, &walked, &EventColours::of(&Theme::light())).1;
        let inside = |p: Screen| p.x > 0.0 && p.y > 0.0 && p.x < SIZE[0] && p.y < SIZE[1];
        (shaded.step.level, labels.into_iter().filter(|l| inside(l.center)).collect::<Vec<_>>())
    };
    let mut found = 0;
    for view in views() {
        let (level, labels) = numbers(&view);
        for label in &labels {
            let at = view.to_world(label.center);
            let cell = |w: f64| (w * f64::from(level).exp2()) as u32;
            let (x, y) = (cell(at.x), cell(at.y));
            let count = |x, y| shown.bits().count_in(&table.rows_of_cell(level, x, y));
            let own = count(x, y);
            assert!(
                [number::exact(own.into()), number::short(own.into())].contains(&label.text),
                "{label:?}"
            );
            let (left, top) = (x & !1, y & !1);
            let four = [(left, top), (left + 1, top), (left, top + 1), (left + 1, top + 1)];
            // A few rows may be drawn individually, and then have no number.
            for other in four.map(|(x, y)| count(x, y)).into_iter().filter(|n| *n > 6) {
                assert!(own >= other, "{own} is numbered and {other} is not");
            }
        }
        let moved = numbers(&view.panned(-31.0, 17.0)).1;
        for label in labels.iter().filter(|l| l.center.x > 40.0 && l.center.y < SIZE[1] - 40.0) {
            let at = Screen::new(label.center.x - 31.0, label.center.y + 17.0);
            let same = moved.iter().find(|l| l.center.distance(at) < 0.1);
            assert_eq!(same.map(|l| &l.text), Some(&label.text));
        }
        found += labels.len();
    }
    assert!(found > 20, "{found}: are there numbers?");
}
