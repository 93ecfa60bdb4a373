//! Writing of geocoded rows: as a line of the user's table with added columns, or as a GeoJSON feature.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::formats::events::cell::Cells;
use crate::formats::events::record::Record;
use crate::formats::events::{Dialect, PlacedRow};

/// The columns added to a table, in this order; the last only to the list of unplaced rows.
pub(in crate::formats::events) const ADDED: [&str; 13] = [
    "place_name",
    "place_governorate",
    "place_governorate_code",
    "place_latitude",
    "place_longitude",
    "place_precision",
    "place_geo_precision",
    "place_where_prec",
    "place_how",
    "place_sure",
    "place_why",
    "place_reason_unplaced",
    "place_line",
];

/// How many of them every row gets.
pub(in crate::formats::events) const OF_ALL: usize = ADDED.len() - 1;

/// Those that are numbers.
const NUMBERS: [&str; 5] =
    ["place_latitude", "place_longitude", "place_geo_precision", "place_where_prec", "place_sure"];

/// The fifth decimal of a degree is a metre: no gazetteer is more precise.
fn degrees(x: f64) -> f64 {
    (x * 1e5).round() / 1e5
}

/// The values of the added columns.
fn added(placed: &PlacedRow, reason: &str, line: u64) -> [String; ADDED.len()] {
    let (code, governorate) = placed.governorate.as_ref().map_or(("", ""), |(c, n)| (c, n));
    let coordinate = |x: Option<f64>| x.map(|x| degrees(x).to_string()).unwrap_or_default();
    // ACLED has no code for events without a known place.
    let acled = placed.unplaced.map_or_else(|| placed.precision.acled().to_string(), |_| String::new());
    let sure = if placed.unplaced.is_some() { String::new() } else { placed.sure.to_string() };
    [
        placed.name.clone(),
        governorate.to_owned(),
        code.to_owned(),
        coordinate(placed.position.map(|p| p.lat)),
        coordinate(placed.position.map(|p| p.lon)),
        placed.precision.word().to_owned(),
        acled,
        placed.precision.ucdp().to_string(),
        placed.how.to_owned(),
        sure,
        placed.why.clone(),
        reason.to_owned(),
        line.to_string(),
    ]
}

/// Writes the header, with a number of the added columns.
pub(in crate::formats::events) fn header(
    dialect: Dialect,
    own: &[u8],
    many: usize,
    line_end: &str,
    out: &mut Vec<u8>,
) {
    out.extend_from_slice(own);
    for name in ADDED.iter().take(many) {
        out.push(dialect.delimiter);
        out.extend_from_slice(name.as_bytes());
    }
    out.extend_from_slice(line_end.as_bytes());
}

/// How a row is written.
#[derive(Clone, Copy)]
pub(in crate::formats::events) struct Written<'a> {
    /// Why it is unplaced; empty if it is placed.
    pub reason: &'a str,
    /// Line of the file where it starts, from 1.
    pub line: u64,
    pub line_end: &'a str,
    /// Number of added columns.
    pub many: usize,
}

/// Writes a row: the original fields unchanged, then the location.
pub(in crate::formats::events) fn row(
    dialect: Dialect,
    columns: usize,
    record: Option<&Record>,
    placed: &PlacedRow,
    how: Written,
    out: &mut Vec<u8>,
) {
    own(dialect, columns, record, out);
    for value in added(placed, how.reason, how.line).iter().take(how.many) {
        out.push(dialect.delimiter);
        field(dialect, value, out);
    }
    out.extend_from_slice(how.line_end.as_bytes());
}

/// The original fields: verbatim bytes, unless these would be split differently in the new file. Without a
/// record, empty ones.
fn own(dialect: Dialect, columns: usize, record: Option<&Record>, out: &mut Vec<u8>) {
    let raw = record.filter(|r| r.columns() == columns).and_then(Record::raw);
    if let Some(raw) = raw.filter(|raw| std::str::from_utf8(raw).is_ok()) {
        out.extend_from_slice(raw);
        return;
    }
    for column in 0..columns {
        if column > 0 {
            out.push(dialect.delimiter);
        }
        if let Some(record) = record {
            field(dialect, &record.cell(column).to_text(), out);
        }
    }
}

/// Writes a field, quoted if necessary.
pub(in crate::formats::events) fn field(dialect: Dialect, text: &str, out: &mut Vec<u8>) {
    let special = [dialect.delimiter, dialect.quote, b'\n', b'\r'];
    if !text.bytes().any(|b| special.contains(&b)) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(dialect.quote);
    for byte in text.bytes() {
        if byte == dialect.quote {
            out.push(byte);
        }
        out.push(byte);
    }
    out.push(dialect.quote);
}

/// Writes a row as a GeoJSON feature; one without a position has no geometry.
pub(in crate::formats::events) fn feature(
    names: &[String],
    record: &Record,
    placed: &PlacedRow,
    reason: &str,
    out: &mut Vec<u8>,
) {
    let mut properties = Map::new();
    for (column, name) in names.iter().enumerate() {
        properties.insert(name.clone(), record.cell(column).to_text().into());
    }
    for (name, text) in ADDED.iter().zip(added(placed, reason, 0)).take(OF_ALL) {
        let value = match text.parse::<f64>() {
            _ if text.is_empty() => Value::Null,
            Ok(whole) if NUMBERS.contains(name) && whole.fract() == 0.0 => json!(whole as i64),
            Ok(number) if NUMBERS.contains(name) => json!(number),
            _ => text.into(),
        };
        properties.insert((*name).to_owned(), value);
    }
    let point =
        |p: crate::geo::LonLat| json!({"type": "Point", "coordinates": [degrees(p.lon), degrees(p.lat)]});
    let geometry = placed.position.map_or(Value::Null, point);
    let feature = json!({"type": "Feature", "geometry": geometry, "properties": properties});
    // Writing to a `Vec` cannot fail.
    let _ = write!(out, "{feature}");
}

/// The names of the columns, each once: GeoJSON's members need that.
pub(in crate::formats) fn distinct(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (column, name) in header.iter().enumerate() {
        let plain = if name.is_empty() { format!("column {}", column + 1) } else { name.clone() };
        let mut own = plain.clone();
        let mut count = 1;
        while names.contains(&own) {
            count += 1;
            own = format!("{plain} ({count})");
        }
        names.push(own);
    }
    names
}
