//! Event files as they come: exports, tables, lists and broken ones.

mod agreement;
mod broken;
mod changes;
mod columns;
mod exports;
mod find;
mod huge;
mod later;
mod several_tables;
mod shapes;
mod source;
mod stuck;
mod table_rows;
mod trials;
mod unpacked;
mod values;
mod versions;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::GovernorateIndex;
use iraq_risk_atlas::events::{EventTable, RowError, RowId, RowSource};
use iraq_risk_atlas::files::{EventSource, FileRows};
use iraq_risk_atlas::formats::ReadError;
use iraq_risk_atlas::formats::events::{EventFile, Progress, Recognised, Watch, read};

use crate::support::{built_in, files};

fn governorates() -> &'static GovernorateIndex {
    static INDEX: OnceLock<GovernorateIndex> = OnceLock::new();
    INDEX.get_or_init(|| GovernorateIndex::new(&built_in().base, &built_in().gazetteer))
}

fn try_bytes(bytes: &[u8]) -> Result<EventFile, ReadError> {
    let mut input = bytes;
    read("events", &mut input, governorates(), None, &mut |_: &Progress| Watch::GoOn)
}

fn bytes(bytes: &[u8]) -> EventFile {
    try_bytes(bytes).unwrap_or_else(|e| panic!("{e}"))
}

fn own(name: &str) -> PathBuf {
    files::data("events").join(name)
}

/// A real event file, where it is there.
fn shared(name: &str) -> Option<PathBuf> {
    files::shared(&format!("events/{name}"))
}

/// Header and text of each field of a row, read again from its file.
fn text_of(
    source: &Arc<EventSource>,
    file: &EventFile,
    id: RowId,
) -> Result<Vec<(String, String)>, RowError> {
    FileRows::new(source.clone(), file).row(id)
}

fn open(path: &std::path::Path) -> (Arc<EventSource>, EventFile) {
    let source = EventSource::open(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let source = Arc::new(source);
    let file = read(source.name(), &mut source.reader(), governorates(), None, &mut |_| Watch::GoOn);
    let file = file.unwrap_or_else(|e| panic!("{e}"));
    (source, file)
}

/// The row with this number in the file, as the table's own.
fn row_of(table: &EventTable, number: u32) -> u32 {
    table.numbers().iter().position(|n| *n == number).expect("the row is there") as u32
}

#[test]
fn a_plain_table_is_read_with_its_meaning_guessed() {
    let (source, file) = open(&own("plain.csv"));
    assert_eq!(file.layout.recognised, Recognised::Table);
    assert_eq!((file.notes.rows, file.notes.drawn), (3, 3));
    assert!(file.notes.is_empty(), "{}", file.notes.to_text());
    let fields = text_of(&source, &file, 2).unwrap();
    assert_eq!(fields[6], ("notes".to_owned(), "Two\nlines".to_owned()));
    let first = row_of(&file.table, 0);
    assert_eq!(file.table.days(first).unwrap().0.to_string(), "2016-04-25");
    assert_eq!(file.table.fatalities(first).best, Some(12));
}

#[test]
fn the_same_points_as_geojson_give_the_same_table() {
    let feature = |id: &str, date: &str, kind: &str, lon: f64, lat: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{id}","date":"{date}","type":"{kind}"}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
        )
    };
    let features = [
        feature("E1", "2016-04-25", "bombing", 44.40, 33.34),
        feature("E2", "2016-04-26", "shooting", 43.12, 36.33),
    ];
    let collection = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",\n"));
    let lines = features.join("\n");
    for text in [collection, lines] {
        let file = bytes(text.as_bytes());
        assert_eq!((file.notes.rows, file.notes.drawn), (2, 2));
        assert!(file.notes.is_empty(), "{}", file.notes.to_text());
        let row = row_of(&file.table, 1);
        assert_eq!(file.table.days(row).unwrap().0.to_string(), "2016-04-26");
        let place = iraq_risk_atlas::geo::LonLat::from(file.table.place(row).unwrap());
        assert!((place.lon - 43.12).abs() < 1e-6 && (place.lat - 36.33).abs() < 1e-6);
        let offset = file.index.offset_of(1).unwrap() as usize;
        let fields = file.layout.fields(&text.as_bytes()[offset..]);
        assert_eq!(fields[2], ("type".to_owned(), "shooting".to_owned()));
    }
}
