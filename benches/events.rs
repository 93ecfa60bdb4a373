//! What an event table costs: making it, changing its filter, counting cells, picking.
//!
//! `cargo bench --no-default-features --bench events`. Before the timings it prints the memory
//! of a table of ten million rows.

mod support;

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use iraq_risk_atlas::events::{Day, EventTable, Filter, FilteredView, SortKey, Summary, Unit};
use iraq_risk_atlas::geo::{LonLat, Viewport, World};

const SIZES: [(&str, usize); 3] = [("100k", 100_000), ("1M", 1_000_000), ("10M", 10_000_000)];
const TYPE: usize = 3;
const SIZE: [f32; 2] = [1280.0, 800.0];

fn group<'a>(c: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group
}

fn build(c: &mut Criterion) {
    let mut group = group(c, "events-build");
    for (name, n) in [SIZES[0], SIZES[1]] {
        let rows: Vec<support::Made> = support::made(n).collect();
        let filled = || {
            let mut builder = support::builder();
            rows.iter().for_each(|row| row.push(&mut builder));
            builder
        };
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(format!("push/{name}"), |b| b.iter_with_large_drop(filled));
        group.bench_function(format!("finish/{name}"), |b| {
            b.iter_batched(filled, |builder| builder.finish(), BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// Two filters in turn, so that each differs from the one before.
fn filters(table: &EventTable) -> Vec<(&'static str, [Filter; 2])> {
    let kinds = &table.dimensions()[TYPE];
    // A closure that changes an argument taken by value is not safe with Rust 1.95 (#155241).
    let without = |filter: &Filter, code: u16| {
        let mut filter = filter.clone();
        filter.set(TYPE, kinds, code, false);
        filter
    };
    let days = |from: i32, to: i32| Filter { days: Some((Day(from), Day(to))), ..Filter::default() };
    let (a, b) = (days(14_000, 15_000), days(13_000, 17_000));
    vec![
        ("type-on-off", [Filter::default(), without(&Filter::default(), 0)]),
        ("types", [without(&Filter::default(), 0), without(&Filter::default(), 1)]),
        ("drag-days", [a.clone(), days(14_010, 15_010)]),
        ("days", [a.clone(), b.clone()]),
        ("type-in-days", [without(&a, 0), without(&a, 1)]),
        ("days-of-types", [without(&a, 0), without(&b, 0)]),
        ("type-and-days", [without(&a, 0), without(&b, 1)]),
        ("fatalities", [2, 10].map(|least| Filter { at_least: Some(least), ..Filter::default() })),
    ]
}

fn filter(c: &mut Criterion, name: &str, table: &EventTable) {
    let mut group = group(c, "events-filter");
    group.throughput(Throughput::Elements(table.len() as u64));
    group.bench_function(format!("anew/{name}"), |b| b.iter(|| FilteredView::new(table, Filter::default())));
    for (what, pair) in filters(table) {
        let mut shown = FilteredView::new(table, pair[1].clone());
        let mut turns = pair.iter().cycle();
        group.bench_function(format!("{what}/{name}"), |b| {
            b.iter(|| {
                let next = turns.next().unwrap_or(&pair[0]).clone();
                shown = FilteredView::renewed(table, next, Some(&shown));
                shown.count()
            });
        });
    }
    group.finish();
}

fn cells(c: &mut Criterion, name: &str, table: &EventTable, shown: &FilteredView) {
    let mut group = group(c, "events-cells");
    for zoom in [4_u8, 5, 6, 7, 8, 9, 10, 12, 14] {
        let view = Viewport::new(LonLat::new(44.3661, 33.3152), f64::from(zoom), SIZE);
        // 32 pixels a cell.
        group.bench_function(format!("z{zoom}/{name}"), |b| {
            b.iter(|| {
                let mut sum = 0;
                table.cells(shown, &view.bounds(), zoom + 3, |cell| sum += u64::from(cell.count));
                sum
            });
        });
    }
    group.finish();
}

fn lists(c: &mut Criterion, name: &str, table: &EventTable, shown: &FilteredView) {
    let mut group = group(c, "events-lists");
    let view = Viewport::new(LonLat::new(44.3661, 33.3152), 9.0, SIZE);
    let middle = view.center();
    // A lasso of 200 corners with a rough rim, some 300 pixels across.
    let ring: Vec<World> = (0..200)
        .map(|i| {
            let (sin, cos) = (f64::from(i) / 200.0 * std::f64::consts::TAU).sin_cos();
            let r = (150.0 + f64::from(i % 7) * 3.0) / view.scale();
            World::new(middle.x + r * cos, middle.y + r * sin)
        })
        .collect();
    group.bench_function(format!("lasso/{name}"), |b| b.iter(|| table.rows_within(shown, &ring)));
    group.bench_function(format!("window/{name}"), |b| b.iter(|| table.window_rows(shown, &view.bounds())));
    group.bench_function(format!("summary/{name}"), |b| b.iter(|| Summary::of(table, shown.bits())));
    group.bench_function(format!("months/{name}"), |b| {
        b.iter(|| shown.timeline().binned(Unit::Month, Day::MIN, Day::MAX));
    });
    let all: Vec<u32> = shown.bits().rows(0..u32::MAX).collect();
    for by in [SortKey::FileOrder, SortKey::Day, SortKey::Fatalities, SortKey::Dimension(4)] {
        group.bench_function(format!("sort-{by:?}/{name}"), |b| {
            b.iter_batched_ref(
                || all.clone(),
                |rows| table.sort_rows(rows, by, true),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn tables(c: &mut Criterion) {
    for (name, n) in SIZES {
        let table = support::table(n);
        filter(c, name, &table);
        let mut some = Filter::default();
        some.set(TYPE, &table.dimensions()[TYPE], 0, false);
        let shown = FilteredView::new(&table, some);
        cells(c, name, &table, &shown);
        lists(c, name, &table, &shown);
    }
}

/// What the kernel says of this process, in bytes.
fn memory(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix(what))?;
    line.split_whitespace().find_map(|w| w.parse::<u64>().ok()).map(|kb| kb * 1024)
}

fn weigh(_: &mut Criterion) {
    let n = SIZES[2].1;
    let Some(before) = memory("VmHWM:") else { return };
    let table = support::table(n);
    let a_row = |bytes: u64| bytes as f64 / n as f64;
    let peak = memory("VmHWM:").unwrap_or(before);
    println!(
        "10M rows: columns {:.1} bytes a row, peak while making them {:.1}",
        a_row(table.bytes() as u64),
        a_row(peak - before)
    );
}

criterion_group!(benches, weigh, build, tables);
criterion_main!(benches);
