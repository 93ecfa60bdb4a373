//! What it costs to make a table of an event file, against its floor: a bare reading of the
//! same file to columns in the same run. The files are made, not kept; see `folder`.

use std::fs::File;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use iraq_risk_atlas::atlas::{Atlas, GovernorateIndex};
use iraq_risk_atlas::events::EventTable;
use iraq_risk_atlas::files::{EventSource, Opener, TableCache};
use iraq_risk_atlas::formats::events::{Watch, read, search};
use serde::Deserialize;

/// Where the made files are; without them there is nothing to measure.
fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("IRAQ_RISK_ATLAS_EVENTS").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| std::env::temp_dir().join("gen"));
    if folder.join("events_1000000.csv").exists() {
        return Some(folder);
    }
    println!(
        "no event files: make them with\n  python3 ../shared/bench/gen_events.py DIR 1000000\n\
         and name DIR in IRAQ_RISK_ATLAS_EVENTS"
    );
    None
}

/// The columns that a table cannot do without, as plainly as the csv crate reads them.
#[derive(Default)]
struct Columns {
    days: Vec<i32>,
    kinds: Vec<u8>,
    lat: Vec<f64>,
    lon: Vec<f64>,
    fatalities: Vec<u32>,
    governorates: Vec<u8>,
    sources: Vec<u8>,
}

/// Codes of the words of a column, by looking through those that are known.
#[derive(Default)]
struct Words(Vec<Vec<u8>>);

impl Words {
    fn code(&mut self, word: &[u8]) -> u8 {
        let code = self.0.iter().position(|w| w == word).unwrap_or_else(|| {
            self.0.push(word.to_vec());
            self.0.len() - 1
        });
        code as u8
    }
}

fn day(text: &[u8]) -> i32 {
    let number =
        |range: std::ops::Range<usize>| text[range].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0'));
    number(0..4) * 372 + number(5..7) * 31 + number(8..10)
}

fn csv_floor(path: &PathBuf) -> Columns {
    let mut reader =
        csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_reader(File::open(path).unwrap());
    let mut record = csv::ByteRecord::new();
    let (mut columns, mut words) = (Columns::default(), [(); 3].map(|()| Words::default()));
    let number = |text: &[u8]| std::str::from_utf8(text).unwrap().parse::<f64>().unwrap();
    while reader.read_byte_record(&mut record).unwrap() {
        columns.days.push(day(&record[1]));
        columns.kinds.push(words[0].code(&record[2]));
        columns.lat.push(number(&record[3]));
        columns.lon.push(number(&record[4]));
        columns.fatalities.push(number(&record[5]) as u32);
        columns.governorates.push(words[1].code(&record[6]));
        columns.sources.push(words[2].code(&record[7]));
    }
    columns
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow)]
    properties: Properties<'a>,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties<'a> {
    event_date: &'a str,
    event_type: &'a str,
    fatalities: u32,
    admin1: &'a str,
    source: &'a str,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: [f64; 2],
}

fn geojson_floor(path: &PathBuf) -> usize {
    let bytes = std::fs::read(path).unwrap();
    let collection: Collection = serde_json::from_slice(&bytes).unwrap();
    let texts = |p: &Properties| p.event_date.len() + p.event_type.len() + p.admin1.len() + p.source.len();
    let one = |f: &Feature| {
        texts(&f.properties) + f.properties.fatalities as usize + f.geometry.coordinates[0] as usize
    };
    collection.features.iter().map(one).sum()
}

fn governorates() -> GovernorateIndex {
    let atlas = Atlas::built_in().unwrap();
    GovernorateIndex::new(&atlas.base, &atlas.gazetteer)
}

fn table(path: &Path, governorates: &GovernorateIndex) -> Arc<EventTable> {
    let source = EventSource::open(path).unwrap();
    read(source.name(), &mut source.reader(), governorates, None, &mut |_| Watch::GoOn).unwrap().table
}

fn loads(c: &mut Criterion) {
    let Some(folder) = folder() else { return };
    let governorates = governorates();
    for ending in ["csv", "geojson"] {
        let path = folder.join(format!("events_1000000.{ending}"));
        let mut group = c.benchmark_group(format!("load-1M/{ending}"));
        group.sample_size(10).throughput(Throughput::Bytes(path.metadata().unwrap().len()));
        match ending {
            "csv" => group.bench_function("floor", |b| b.iter(|| black_box(csv_floor(&path)).lat.len())),
            _ => group.bench_function("floor", |b| b.iter(|| geojson_floor(black_box(&path)))),
        };
        group.bench_function("table", |b| b.iter(|| table(&path, &governorates).len()));
        group.bench_function("read only", |b| {
            let mut buffer = vec![0; 1 << 18];
            b.iter(|| {
                let mut file = File::open(&path).unwrap();
                while file.read(&mut buffer).unwrap() > 0 {}
                buffer[0]
            });
        });
        group.finish();
    }
}

/// What opening a file takes as the program does it, in two parts, and from its kept table.
fn openings(c: &mut Criterion) {
    let Some(folder) = folder() else { return };
    let kept = tempfile::tempdir().unwrap();
    let cache = TableCache::in_folder(kept.path().to_owned(), TableCache::MOST, 0);
    let atlas = Arc::new(Atlas::built_in().unwrap());
    let openers = [("read", None), ("kept", Some(cache))]
        .map(|(name, cache)| (name, Opener::new(atlas.clone()).with_cache(cache)));
    for ending in ["csv", "geojson"] {
        let path = folder.join(format!("events_1000000.{ending}"));
        let mut group = c.benchmark_group(format!("open-1M/{ending}"));
        group.sample_size(10).throughput(Throughput::Bytes(path.metadata().unwrap().len()));
        for (name, opener) in &openers {
            let open = || {
                let file = opener.open_table(&path, &mut |_, _| Watch::GoOn).unwrap();
                opener.read(&file, None, &mut |_| Watch::GoOn).unwrap().file.table.len()
            };
            // The first opening makes the kept table.
            assert_eq!(open(), 1_000_000);
            group.bench_function(*name, |b| b.iter(open));
        }
        group.finish();
    }
}

/// A text that few rows hold, and one that all hold.
fn searches(c: &mut Criterion) {
    let Some(folder) = folder() else { return };
    let governorates = governorates();
    for ending in ["csv", "geojson"] {
        let source = EventSource::open(&folder.join(format!("events_1000000.{ending}"))).unwrap();
        let file = read("events", &mut source.reader(), &governorates, None, &mut |_| Watch::GoOn).unwrap();
        let mut group = c.benchmark_group(format!("search-1M/{ending}"));
        group.sample_size(10).throughput(Throughput::Bytes(source.len()));
        for (name, text) in [("few", "area 14 of Tikrit"), ("none", "zeppelin"), ("all", "on")] {
            group.bench_function(name, |b| {
                b.iter(|| {
                    search(&file.layout, &mut source.reader(), (&file.table, &file.index), text, &mut |_| {
                        Watch::GoOn
                    })
                    .map(|bits| bits.count())
                });
            });
        }
        group.finish();
    }
}

/// A million positions all over Iraq and its surroundings.
fn governorate(c: &mut Criterion) {
    let governorates = governorates();
    let place = |i: u32| {
        let part = |n: u32| f64::from(n % 100_003) / 100_003.0;
        iraq_risk_atlas::geo::LonLat::new(
            38.5 + 10.5 * part(i * 7919),
            29.0 + 8.5 * part(i.wrapping_mul(104_729)),
        )
    };
    let places: Vec<_> = (0..100_000).map(place).collect();
    use iraq_risk_atlas::events::Governorates;
    let mut group = c.benchmark_group("governorate");
    group.sample_size(10).throughput(Throughput::Elements(places.len() as u64));
    group.bench_function("at", |b| {
        b.iter(|| places.iter().filter(|p| governorates.at(**p).is_some()).count());
    });
    group.finish();
    c.bench_function("governorate/grid", |b| {
        let atlas = Atlas::built_in().unwrap();
        b.iter(|| GovernorateIndex::new(&atlas.base, &atlas.gazetteer).at(places[0]));
    });
}

criterion_group!(benches, loads, openings, searches, governorate);
criterion_main!(benches);
