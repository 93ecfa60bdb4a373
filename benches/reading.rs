//! Cost of place recognition in an article of 10,000 words and in table rows, compared with a plain
//! Aho-Corasick search for the gazetteer's spellings in the same text.

use std::collections::HashMap;
use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::reading::{Document, Paragraphs, PlaceFinder, RowPart};

/// Sentences of our own that speak of places, people and bodies as news does.
const SENTENCES: [&str; 10] = [
    "Security forces said on Tuesday that they had cleared three villages south of Hawija, in Kirkuk province.",
    "Residents of Tal Afar and of the Zanjili neighbourhood of Mosul have returned since the fighting ended.",
    "“Nobody here wants another war,” said Ahmed Hassan, a teacher who fled to Erbil with his family.",
    "The ministry in Baghdad did not answer questions about the camp, which lies 25 km west of Ramadi.",
    "Officials from the United Nations, the United States and Turkey met to speak about the Syrian border.",
    "Between Samarra and Tikrit the road is open again, but few lorries use it after dark.",
    "In Diyala, Kirkuk and Salah al-Din small groups go on attacking checkpoints, an analyst said.",
    "Prices have fallen, schools have opened, and the bridge over the Tigris is being rebuilt slowly.",
    "A spokesman for the Basra police denied that anybody had been arrested in Zubayr or in Abu al-Khasib.",
    "What comes next depends on money, on water and on the elections that are planned for the autumn.",
];

fn article(words: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    for (number, sentence) in SENTENCES.iter().cycle().enumerate() {
        if count >= words {
            break;
        }
        count += sentence.split_whitespace().count();
        text.push_str(sentence);
        text.push(if number % 4 == 3 { '\n' } else { ' ' });
    }
    text
}

/// The gazetteer's spellings in Latin letters.
fn spellings(atlas: &Atlas) -> Vec<String> {
    let places = atlas.gazetteer.places().iter();
    let names = places.flat_map(|p| p.latin.iter().cloned().chain([p.display.clone(), p.name.clone()]));
    names.collect()
}

/// Locations, if the real ones are there, else some of our own.
fn locations() -> Vec<String> {
    let shared = std::env::var("IRAQ_RISK_ATLAS_SHARED");
    let shared = shared.unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned());
    let real = csv::Reader::from_path(shared + "/events/ibc-esoc-dev.csv").ok().map(|mut reader| {
        reader.records().filter_map(Result::ok).filter_map(|row| row.get(5).map(str::to_owned)).collect()
    });
    real.unwrap_or_else(|| {
        println!("the real locations are absent; a few of our own are measured");
        ["near Haifa Street, Baghdad", "30 km south of Kirkuk", "Askari, Hilla", "Tal Afar"]
            .map(str::to_owned)
            .to_vec()
    })
}

fn reading(criterion: &mut Criterion) {
    let atlas = Atlas::built_in().expect("the built-in atlas is whole");
    let finder = PlaceFinder::new(&atlas);
    let floor = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(spellings(&atlas))
        .expect("the spellings make an automaton");
    criterion.bench_function("make the finder", |b| b.iter(|| PlaceFinder::new(black_box(&atlas))));

    let text = article(10_000);
    let paragraphs = Paragraphs::of(&text);
    let document = Document { aside: vec![None; paragraphs.len()], paragraphs, ..Document::default() };
    let mut group = criterion.benchmark_group("an article of 10,000 words");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("places", |b| b.iter(|| finder.mentions(black_box(&document))));
    group.bench_function("floor: aho-corasick", |b| b.iter(|| floor.find_iter(black_box(&text)).count()));
    group.finish();

    let rows = locations();
    let mut group = criterion.benchmark_group("rows of a table");
    group.throughput(Throughput::Elements(rows.len() as u64));
    group.bench_function("each row anew", |b| {
        b.iter(|| {
            rows.iter().filter(|row| finder.place_row(&[(row, RowPart::Words)]).placed().is_some()).count()
        });
    });
    group.bench_function("repeated cells remembered", |b| {
        b.iter(|| {
            let mut known = HashMap::new();
            let place = |row| finder.place_row(&[(row, RowPart::Words)]).placed().is_some();
            rows.iter().filter(|row| *known.entry(row.as_str()).or_insert_with(|| place(row))).count()
        });
    });
    group.bench_function("floor: aho-corasick", |b| {
        b.iter(|| rows.iter().map(|row| floor.find_iter(row).count()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
