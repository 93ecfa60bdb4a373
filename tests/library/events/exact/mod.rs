//! What the event table counts, held against a look at each of the rows it was made of.

mod model;
mod random;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use iraq_risk_atlas::events::{
    Bits, Cell, Day, Filter, FilteredView, GOVERNORATE, RowFilter, SortKey, Sum, Summary, Tally, cell_bounds,
};
use iraq_risk_atlas::geo::{Bounds, World};
use iraq_risk_atlas::model::Precision;
use model::{Both, OWN, Plain, builder, push};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Random rows and a filter for them.
fn filtered() -> impl Strategy<Value = (Vec<Plain>, Filter)> {
    random::rows(200).prop_flat_map(|rows| {
        let len = rows.len();
        (Just(rows), random::filter(len))
    })
}

fn shown_of(rows: Vec<Plain>, filter: Filter) -> (Both, FilteredView) {
    let both = Both::new(rows);
    let shown = FilteredView::new(&both.table, filter);
    (both, shown)
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_table_has_the_rows_it_was_given(rows in random::rows(200)) {
        let both = Both::new(rows);
        let table = &both.table;
        let mut numbers = table.numbers().to_vec();
        numbers.sort_unstable();
        prop_assert_eq!(numbers, (0..both.rows.len() as u32).collect::<Vec<_>>());
        prop_assert!(table.codes().is_sorted());
        for row in 0..table.len() as u32 {
            let (plain, own) = (both.plain(row), table.row(row).unwrap());
            prop_assert_eq!(own.place, plain.is_drawn().then(|| plain.world()));
            prop_assert_eq!(own.days, plain.days.map(|(a, b)| (Day(a), Day(b))));
            let killed = own.fatalities;
            prop_assert_eq!([killed.best, killed.low, killed.high], plain.killed);
            prop_assert_eq!(table.precision(row), plain.precision);
            for d in 0..table.dimensions().len() {
                prop_assert_eq!(table.code(d, row), both.code(d, own.number as usize));
            }
        }
        let days = || both.rows.iter().filter_map(|row| row.days);
        let span = days().map(|d| d.0).min().zip(days().map(|d| d.1).max());
        prop_assert_eq!(table.span(), span.map(|(a, b)| (Day(a), Day(b))));
        prop_assert_eq!(table.row(table.len() as u32), None);
    }

    #[test]
    fn what_a_filter_shows_is_what_each_row_says((rows, filter) in filtered()) {
        let (both, shown) = shown_of(rows, filter);
        both.check(&shown);
    }

    #[test]
    fn a_filter_for_single_rows_passes_those_that_a_scan_shows((rows, filter) in filtered()) {
        let (both, shown) = shown_of(rows, filter.clone());
        let one_by_one = RowFilter::new(&both.table, &filter);
        for row in 0..both.table.len() as u32 {
            prop_assert_eq!(one_by_one.passes(row), shown.bits().get(row), "row {}", row);
        }
    }

    #[test]
    fn a_renewed_filter_shows_what_a_new_one_does(
        (rows, filters) in random::rows(120).prop_flat_map(|rows| {
            let len = rows.len();
            (Just(rows), prop::collection::vec((random::filter(len), any::<u8>()), 1..5))
        })
    ) {
        let both = Both::new(rows);
        let mut shown = FilteredView::new(&both.table, Filter::default());
        for (next, same) in filters {
            let next = partly_same(next, shown.filter(), same);
            shown = FilteredView::renewed(&both.table, next, Some(&shown));
            both.check(&shown);
        }
    }

    #[test]
    fn cells_count_the_rows_that_lie_in_them(
        (rows, filter) in filtered(), bounds in random::bounds(), level in 0_u8..=32
    ) {
        let (both, shown) = shown_of(rows, filter);
        let mut found = Vec::new();
        both.table.cells(&shown, &bounds, level, |cell| found.push(cell));
        let mut want = BTreeMap::<(u32, u32), (u32, u32)>::new();
        for (_, plain, is_shown) in both.drawn(shown.bits()) {
            let cell = |step: u32| (u64::from(step) >> (32 - level)) as u32;
            let (x, y) = plain.steps();
            let counts = want.entry((cell(x), cell(y))).or_default();
            *counts = (counts.0 + 1, counts.1 + u32::from(is_shown));
        }
        want.retain(|(x, y), n| n.1 > 0 && cell_bounds(level, *x, *y).intersects(&bounds));
        let sum: u64 = want.values().map(|n| u64::from(n.1)).sum();
        prop_assert_eq!(both.table.count_in(&shown, &bounds, level), sum);
        for cell in &found {
            prop_assert_eq!(&both.table.rows_of_cell(level, cell.x, cell.y), &cell.rows);
            prop_assert!(cell.level == level && cell.bounds() == cell_bounds(level, cell.x, cell.y));
            let middle = both.table.middle(&shown, cell);
            prop_assert!(cell.bounds().grown(1e-12).contains(middle));
        }
        prop_assert!(found.is_sorted_by_key(|cell| cell.rows.start));
        let found = found.iter().map(|c| ((c.x, c.y), (c.rows.len() as u32, c.count)));
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), want);
    }

    #[test]
    fn all_cells_of_the_world_together_count_what_is_drawn((rows, filter) in filtered(), level in 0_u8..=32) {
        let (both, shown) = shown_of(rows, filter);
        let world = Bounds { min: World::default(), max: World::new(1.0, 1.0) };
        let want = both.drawn(shown.bits()).iter().filter(|d| d.2).count();
        prop_assert_eq!(both.table.count_in(&shown, &world, level), want as u64);
        prop_assert_eq!(shown.bits().count_in(&(0..both.table.drawn())) as usize, want);
    }

    #[test]
    fn a_window_lists_the_rows_in_it((rows, filter) in filtered(), bounds in random::bounds()) {
        let (both, shown) = shown_of(rows, filter);
        let inside = both.drawn(shown.bits()).into_iter().filter(|d| d.2 && bounds.contains(d.1.world()));
        let want: Vec<u32> = inside.map(|d| d.0).collect();
        prop_assert_eq!(both.table.window_rows(&shown, &bounds), want);
    }

    #[test]
    fn a_ring_holds_the_rows_that_geo_says_it_does((rows, filter) in filtered(), ring in random::ring()) {
        let (both, shown) = shown_of(rows, filter);
        let line: Vec<(f64, f64)> = ring.iter().map(|w| (w.x, w.y)).collect();
        let polygon = geo::Polygon::new(line.into(), vec![]);
        let inside = |p: World| geo::Intersects::intersects(&polygon, &geo::Point::new(p.x, p.y));
        let found = both.table.rows_within(&shown, &ring);
        let want = both.drawn(shown.bits()).into_iter().filter(|d| d.2 && inside(d.1.world()));
        prop_assert_eq!(found.rows(0..u32::MAX).collect::<Vec<_>>(), want.map(|d| d.0).collect::<Vec<_>>());
        prop_assert_eq!(found.len(), both.rows.len());
    }

    #[test]
    fn a_ring_through_rows_holds_them(
        rows in random::rows(60),
        corners in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let (both, shown) = shown_of(rows, Filter::default());
        let drawn = both.drawn(shown.bits());
        prop_assume!(!drawn.is_empty());
        let ring: Vec<World> = corners.iter().map(|i| i.get(&drawn).1.world()).collect();
        let found = both.table.rows_within(&shown, &ring);
        for i in &corners {
            prop_assert!(found.get(i.get(&drawn).0));
        }
    }

    #[test]
    fn a_summary_is_the_sum_of_its_rows((rows, filter) in filtered()) {
        let (both, shown) = shown_of(rows, filter);
        let summary = Summary::of(&both.table, shown.bits());
        let plain: Vec<&Plain> = shown.bits().rows(0..u32::MAX).map(|row| both.plain(row)).collect();
        prop_assert_eq!(summary.count as usize, plain.len());
        for (i, sum) in [summary.best, summary.low, summary.high].into_iter().enumerate() {
            let people = plain.iter().filter_map(|p| p.killed[i]).map(u64::from).sum();
            let missing = plain.iter().filter(|p| p.killed[i].is_none()).count() as u64;
            prop_assert_eq!(sum, Sum { people, missing });
        }
        let days = || plain.iter().filter_map(|p| p.days);
        let span = days().map(|d| d.0).min().zip(days().map(|d| d.1).max());
        prop_assert_eq!(summary.span, span.map(|(a, b)| (Day(a), Day(b))));
        prop_assert_eq!(summary.undated as usize, plain.iter().filter(|p| p.days.is_none()).count());
        prop_assert_eq!(&summary.governorates, &shown.tally(&both.table, GOVERNORATE));
        let classes = both.table.type_classes().len();
        let mut by_class = vec![Tally::default(); classes];
        for row in shown.bits().rows(0..u32::MAX) {
            let tally = &mut by_class[both.table.class(row)];
            tally.rows += 1;
            tally.events += u64::from(both.plain(row).events);
            tally.fatalities += u64::from(both.plain(row).killed[0].unwrap_or(0));
        }
        prop_assert_eq!(summary.classes, by_class);
        let events = plain.iter().map(|p| u64::from(p.events)).sum::<u64>();
        prop_assert_eq!(summary.events, events);
    }

    #[test]
    fn rows_are_sorted_and_keep_the_order_of_their_file(
        (rows, filter) in filtered(), which in 0_usize..9, descending in any::<bool>()
    ) {
        let (both, shown) = shown_of(rows, filter);
        let mut sorted: Vec<u32> = shown.bits().rows(0..u32::MAX).collect();
        let mut numbers: Vec<u32> = sorted.iter().map(|row| both.table.numbers()[*row as usize]).collect();
        numbers.sort_unstable();
        let by = match which {
            0 => SortKey::FileOrder,
            1 => SortKey::Day,
            2 => SortKey::Fatalities,
            d => SortKey::Dimension(d - 3),
        };
        both.table.sort_rows(&mut sorted, by, descending);
        let sorted: Vec<u32> = sorted.iter().map(|row| both.table.numbers()[*row as usize]).collect();
        // Letters' case aside; what is missing comes last.
        let key = |number: &u32| -> Option<(i64, String)> {
            let plain = &both.rows[*number as usize];
            match by {
                SortKey::FileOrder => Some((i64::from(*number), String::new())),
                SortKey::Day => plain.days.map(|d| (i64::from(d.0), String::new())),
                SortKey::Fatalities => plain.killed[0].map(|n| (i64::from(n), String::new())),
                SortKey::Dimension(1 | 2) => {
                    Some((i64::from(both.code(which - 3, *number as usize)), String::new()))
                }
                SortKey::Dimension(d) if d < OWN + 3 => {
                    Some(plain.word(d).to_lowercase()).filter(|w| !w.is_empty()).map(|w| (0, w))
                }
                SortKey::Dimension(_) => None,
            }
        };
        // Stable by nature.
        if descending {
            numbers.sort_by_key(|n| (key(n).is_none(), Reverse(key(n))));
        } else {
            numbers.sort_by_key(|n| (key(n).is_none(), key(n)));
        }
        prop_assert_eq!(sorted, numbers);
    }
}

/// `next` with those parts taken from `before` whose bit is set, so that some stay the same.
fn partly_same(next: Filter, before: &Filter, same: u8) -> Filter {
    let keep = |bit: u8| same >> bit & 1 == 1;
    Filter {
        kept: if keep(0) { before.kept.clone() } else { next.kept },
        at_least: if keep(1) { before.at_least } else { next.at_least },
        at_most: if keep(1) { before.at_most } else { next.at_most },
        days: if keep(2) { before.days } else { next.days },
        undated: if keep(3) { before.undated } else { next.undated },
        text: if keep(4) { before.text.clone() } else { next.text },
        rule: None,
    }
}

/// Rows that differ in nothing but what `change` does to the n-th.
fn many(n: usize, change: impl Fn(usize, &mut Plain)) -> Vec<Plain> {
    let one = |i: usize| {
        let mut row = Plain {
            place: Some((44.4, 33.3)),
            precision: Some(Precision::Town),
            named: None,
            days: Some((12_000, 12_000)),
            dated: iraq_risk_atlas::events::DatePrecision::Day,
            killed: [Some(1), None, None],
            events: 1,
            values: ["type".into(), "actor".into(), String::new()],
        };
        change(i, &mut row);
        row
    };
    (0..n).map(one).collect()
}

/// More than 65,536 different pairs of actor and source.
static WIDE: LazyLock<Both> = LazyLock::new(|| {
    Both::new(many(80_000, |i, row| {
        row.values =
            [format!("type {}", i % 11), format!("actor {}", i % 997), format!("source {}", i % 1009)];
        row.place = Some((40.0 + (i % 100) as f64 * 0.1, 30.0 + (i % 61) as f64 * 0.1));
        row.days = (i % 13 != 0).then_some((12_000 + (i % 70) as i32, 12_000 + (i % 70 + i % 3) as i32));
        row.killed[0] = (i % 7 != 0).then_some((i % 9) as u32);
    }))
});

/// So many types, in so many governorates, that types are no part of the groups.
static WIDE_TYPES: LazyLock<Both> = LazyLock::new(|| {
    Both::new(many(90_000, |i, row| {
        // Nine types have more than two rows each.
        let kind = if i % 10 == 0 { i / 10 % 9 } else { i % 40_000 + 9 };
        row.values[0] = format!("type {kind}");
        row.place = Some((40.5 + 2.0 * ((i / 40_000 + i) % 5) as f64, 33.0));
        row.killed[0] = Some((i % 5) as u32);
    }))
});

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn filters_of_dimensions_too_wide_to_group_are_exact(
        filters in prop::collection::vec((random::filter(80_000), any::<u8>()), 1..4)
    ) {
        let both = &*WIDE;
        let mut shown = FilteredView::new(&both.table, Filter::default());
        prop_assert!(shown.tallies(OWN + 2).is_empty(), "the sources must be wide here");
        for (next, same) in filters {
            let next = partly_same(next, shown.filter(), same);
            shown = FilteredView::renewed(&both.table, next, Some(&shown));
            both.check(&shown);
        }
    }

    #[test]
    fn types_too_wide_to_group_are_still_stacked(filter in random::filter(90_000)) {
        let both = &*WIDE_TYPES;
        let shown = FilteredView::new(&both.table, filter);
        prop_assert!(shown.tallies(OWN).is_empty(), "the types must be wide here");
        prop_assert_eq!(both.table.type_classes().len(), 8);
        both.check(&shown);
    }
}

#[test]
fn values_beyond_sixty_five_thousand_are_one_value() {
    let both = Both::new(many(70_000, |i, row| row.values[1] = format!("actor {i}")));
    let actors = &both.table.dimensions()[OWN + 1];
    assert_eq!(actors.values.len(), 65_001);
    assert_eq!(actors.words(65_000), "all others");
    let mut shown = FilteredView::new(&both.table, Filter::default());
    assert_eq!(shown.tally(&both.table, OWN + 1)[65_000].rows, 5_000);
    both.check(&shown);
    let mut filter = Filter::default();
    filter.only(OWN + 1, 65_000);
    shown = FilteredView::renewed(&both.table, filter, Some(&shown));
    assert_eq!(shown.count(), 5_000);
    both.check(&shown);
}

#[test]
fn a_point_a_million_times_is_one_spot() {
    let both = Both::new(many(1_000_000, |i, row| row.killed[0] = Some((i % 4) as u32)));
    let shown = FilteredView::new(&both.table, Filter { at_least: Some(3), ..Filter::default() });
    let place = both.plain(0).world();
    for level in [0, 1, 16, 31, 32] {
        let mut cells: Vec<Cell> = Vec::new();
        both.table.cells(&shown, &Bounds::of([place]), level, |cell| cells.push(cell));
        assert_eq!(
            cells.iter().map(|c| (c.rows.clone(), c.count)).collect::<Vec<_>>(),
            [(0..1_000_000, 250_000)]
        );
        assert_eq!(both.table.middle(&shown, &cells[0]), place);
    }
    assert_eq!(both.table.window_rows(&shown, &Bounds::of([place])).len(), 250_000);
    assert_eq!(both.table.rows_within(&shown, &[place]).count(), 250_000);
    assert_eq!(shown.fatalities(), 750_000);
    // Rows of one place are in file order.
    assert!(both.table.numbers().is_sorted());
}

#[test]
fn a_table_without_rows_answers_every_question() {
    let both = Both::new(Vec::new());
    for shown in [FilteredView::new(&both.table, Filter::default()), FilteredView::default()] {
        let world = Bounds { min: World::default(), max: World::new(1.0, 1.0) };
        assert_eq!((shown.count(), shown.fatalities()), (0, 0));
        assert_eq!(both.table.count_in(&shown, &world, 9), 0);
        assert!(both.table.window_rows(&shown, &world).is_empty());
        assert_eq!(both.table.rows_within(&shown, &[world.min, world.max]).count(), 0);
        assert_eq!(Summary::of(&both.table, shown.bits()).count, 0);
        assert_eq!(
            (shown.bits().rank(7), shown.bits().nth_in(&(0..7), 0), shown.bits().get(0)),
            (0, None, false)
        );
    }
    both.check(&FilteredView::new(&both.table, Filter { days: Some((Day(0), Day(9))), ..Filter::default() }));
    assert_eq!((both.table.span(), both.table.drawn(), both.table.row(0)), (None, 0, None));
}

#[test]
fn what_was_shown_of_a_shorter_table_does_not_mislead_a_longer_one() {
    let rows = many(200, |i, row| {
        row.values[0] = format!("type {}", i / 50);
        row.days = Some((12_000 + i as i32, 12_000 + i as i32));
    });
    let short = Both::new(rows[..70].to_vec());
    let before = FilteredView::new(&short.table, Filter::default());
    let both = Both::new(rows);
    both.check(&FilteredView::renewed(&both.table, Filter::default(), Some(&before)));
}

#[test]
fn rows_known_only_to_their_governorate_are_counted_for_it_and_not_drawn() {
    let both = Both::new(many(10, |i, row| {
        row.precision = Some(Precision::ALL[i % 6]);
        row.named = Some("E");
    }));
    let shown = FilteredView::new(&both.table, Filter::default());
    // Of ten rows numbers 3, 4, 5 and 9 are known to a governorate, a region, the country.
    assert_eq!((shown.count(), both.table.drawn()), (10, 6));
    assert_eq!((0..10).filter(|row| both.table.place(*row).is_some()).count(), 6);
    // A region's or a country's middle says nothing: there the name does.
    let rows = |name: &str| {
        let code = both.table.dimensions()[GOVERNORATE].values.iter().position(|v| v == name);
        shown.tallies(GOVERNORATE)[code.expect("a governorate")].rows
    };
    assert_eq!((rows("C"), rows("E")), (8, 2));
    both.check(&shown);
}

#[test]
fn days_beyond_the_calendar_of_the_table_lie_on_its_edge() {
    let days = [(i32::MIN, i32::MAX), (-900_000, -900_000), (12_000, 11_000), (84_005, 84_006)];
    let both = builder(&many(4, |i, row| row.days = Some(days[i]))).finish();
    let of =
        |number: usize| both.days((0..4).find(|r| both.numbers()[*r as usize] == number as u32).unwrap());
    // An event can last 65,535 days at most.
    assert_eq!(of(0), Some((Day::MIN, Day(Day::MIN.0 + 65_535))));
    assert_eq!(of(1), Some((Day::MIN, Day::MIN)));
    assert_eq!(of(2), Some((Day(12_000), Day(12_000))));
    assert_eq!(of(3), Some((Day::MAX, Day::MAX)));
    assert_eq!(both.span(), Some((Day::MIN, Day::MAX)));
    let shown = FilteredView::new(&both, Filter::default());
    assert_eq!(shown.timeline().between(Day::MIN, Day::MAX), [4]);
    assert_eq!(shown.timeline().span(), both.span());
}

#[test]
fn a_snapshot_is_the_table_so_far_and_the_builder_goes_on() {
    let rows = many(100, |i, row| row.values[0] = format!("type {}", i % 10));
    let mut going = builder(&rows[..60]);
    let (snapshot, whole) = (going.snapshot(), Both::new(rows.clone()));
    push(&mut going, &rows[60..]);
    let table = going.finish();
    assert_eq!((snapshot.len(), table.len()), (60, 100));
    assert_eq!(
        (0..100).map(|row| table.row(row)).collect::<Vec<_>>(),
        (0..100).map(|row| whole.table.row(row)).collect::<Vec<_>>()
    );
    let first: Vec<_> = (0..100).filter_map(|row| table.row(row)).filter(|row| row.number < 60).collect();
    assert_eq!((0..60).filter_map(|row| snapshot.row(row)).collect::<Vec<_>>(), first);
}

#[test]
fn bits_of_another_length_count_no_rows_that_are_not_there() {
    let both = Both::new(many(10, |_, _| ()));
    assert_eq!(Summary::of(&both.table, &Bits::all(100)).count, 10);
    assert_eq!(Summary::of(&both.table, &Bits::all(3)).count, 3);
}
