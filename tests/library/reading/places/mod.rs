//! The recogniser, from outside: phrases and the places a person reads in them, rows of tables,
//! and promises that hold for any text.

mod abroad;
mod any_text;
mod articles;
mod data;
mod exact;
mod phrases;
mod rows;
mod scripts;

use std::sync::OnceLock;

use iraq_risk_atlas::reading::{PlaceFinder, PlaceRef};

use crate::support::built_in;

fn finder() -> &'static PlaceFinder {
    static FINDER: OnceLock<PlaceFinder> = OnceLock::new();
    FINDER.get_or_init(|| PlaceFinder::new(built_in()))
}

/// A place in a word or two: `IQ-KI/Hawija`, `gov IQ-DI`, `out Syria`.
fn short(place: &PlaceRef) -> String {
    match place {
        PlaceRef::Town(key) => key.clone(),
        PlaceRef::District(key) => format!("district {key}"),
        PlaceRef::PartOf { town, name } => format!("{name} in {town}"),
        PlaceRef::Within { governorate, name } => format!("{name} in {governorate}"),
        PlaceRef::Governorate(code) => format!("gov {code}"),
        PlaceRef::Region(key) => format!("region {key}"),
        PlaceRef::Border(with) => format!("border {with}"),
        PlaceRef::Country => "Iraq".to_owned(),
        PlaceRef::Outside(name) => format!("out {name}"),
    }
}

/// What a text names: `words = place`, parted by semicolons.
fn read(text: &str) -> String {
    let mentions = finder().mentions_in(text);
    let parts = mentions.iter().map(|m| format!("{} = {}", &text[m.bytes.clone()], short(&m.best().place)));
    parts.collect::<Vec<_>>().join("; ")
}

/// Holds each text against what a person reads in it, and names all that differ.
fn check_all(cases: &[(&str, &str)]) {
    let differing = cases.iter().filter_map(|(text, expected)| {
        let got = read(text);
        (got != *expected).then(|| format!("{text}\n  expected: {expected}\n  got:      {got}"))
    });
    let differing: Vec<String> = differing.collect();
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), cases.len(), differing.join("\n"));
}
