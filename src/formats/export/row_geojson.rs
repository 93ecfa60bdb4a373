use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::events::{Fields, RowSource};
use crate::formats::events::{Watch, distinct, json_fields_of, json_value};
use crate::formats::json::{pretty_at, to_value};
use crate::geo::{Bounds, LonLat};

use super::rows::{ADDED, Known};
use super::{ExportError, RowExport};

/// Writes a point per row, one row per line; a row not located to a town or a district has no geometry. All
/// fields of the row become properties: strings for a table, unchanged for JSON records.
pub(super) fn write(
    export: &RowExport,
    source: &dyn RowSource,
    out: &mut dyn Write,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<(), ExportError> {
    out.write_all(b"{\n  \"type\": \"FeatureCollection\",\n  \"iraq_risk_atlas\": ")?;
    out.write_all(pretty_at(&to_value(&export.about), 1).as_bytes())?;
    if let Some(bounds) = bounds(export) {
        write!(out, ",\n  \"bbox\": {}", pretty_at(&bounds, 1))?;
    }
    out.write_all(b",\n  \"features\": [")?;
    let names = Names::new(source.header().unwrap_or_default());
    let mut between: &[u8] = b"\n";
    export.each(source, watch, &mut |fields, known| {
        out.write_all(between)?;
        between = b",\n";
        head(known, out)?;
        let styled = match fields {
            Fields::Cells(cells) => names.properties(cells, out)?,
            Fields::Json(object) => names.members(object, out)?,
        };
        tail(known, &names, export, styled, out)
    })?;
    out.write_all(b"\n]}\n")?;
    Ok(())
}

fn head(known: &Known, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"type\":\"Feature\",\"id\":{},\"geometry\":", known.row)?;
    match known.position {
        Some([lon, lat]) => write!(out, "{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}")?,
        None => out.write_all(b"null")?,
    }
    out.write_all(b",\"properties\":{")
}

/// `styled`: the row has its own marker style.
fn tail(
    known: &Known,
    names: &Names,
    export: &RowExport,
    styled: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [row, governorate, precision, lon, lat] = &names.added;
    write!(out, "{row}{},{governorate}", known.row)?;
    text(known.governorate, out)?;
    match known.precision {
        "" => write!(out, ",{precision}null")?,
        word => write!(out, ",{precision}\"{word}\"")?,
    }
    if let Some([x, y]) = known.position {
        write!(out, ",{lon}{x},{lat}{y}")?;
        if let Some(colour) = export.colours.get(known.class).filter(|_| !styled) {
            write!(out, ",\"marker-color\":\"{colour}\",\"marker-size\":\"small\"")?;
        }
    }
    out.write_all(b"}}")
}

/// The unique member names as written to the file: in quotes and with a colon.
struct Names {
    own: Vec<String>,
    added: [String; ADDED.len()],
    /// Whether the file has its own marker styles.
    styled: bool,
}

impl Names {
    fn new(header: &[String]) -> Self {
        let own = distinct(header);
        let taken: HashSet<&str> = own.iter().map(String::as_str).collect();
        let quoted = |name: &str| format!("{}:", Value::from(name));
        let free = |(name, _): (&str, &str)| {
            let more = (2..).map(|n| format!("{name} ({n})"));
            // There are always enough numbers.
            let own = std::iter::once(name.to_owned()).chain(more).find(|n| !taken.contains(n.as_str()));
            quoted(&own.unwrap_or_else(|| name.to_owned()))
        };
        let styled = own.iter().any(|name| is_style(name));
        Self { added: ADDED.map(free), own: own.iter().map(|n| quoted(n)).collect(), styled }
    }

    /// Writes a table row; returns whether it has its own marker style.
    fn properties<'c>(
        &self,
        cells: &mut dyn Iterator<Item = Cow<'c, str>>,
        out: &mut dyn Write,
    ) -> io::Result<bool> {
        for (name, cell) in self.own.iter().zip(cells) {
            out.write_all(name.as_bytes())?;
            text(&cell, out)?;
            out.write_all(b",")?;
        }
        Ok(self.styled)
    }

    /// Writes a JSON record; likewise.
    fn members(&self, object: &[u8], out: &mut dyn Write) -> io::Result<bool> {
        let members = members(object);
        for (name, value) in &members {
            let mut quoted = format!("{}:", Value::from(name.as_str()));
            if self.added.contains(&quoted) {
                // It was missing at the start of the file, where the names were chosen.
                quoted = format!("{}:", Value::from(format!("source:{name}")));
            }
            write!(out, "{quoted}{value},")?;
        }
        Ok(members.keys().any(|name| is_style(name)))
    }
}

fn is_style(name: &str) -> bool {
    name == "marker-color" || name == "marker-size"
}

fn text(words: &str, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(out, words).map_err(io::Error::from)
}

/// The members of a record, or of a feature's properties, unchanged, plus a feature's other members and its
/// coordinates, which the new geometry may lack.
fn members(object: &[u8]) -> Map<String, Value> {
    let mut members = Map::new();
    match json_value(object) {
        Some(Value::Object(record)) if record.get("type").and_then(Value::as_str) == Some("Feature") => {
            for (name, value) in record {
                match (name.as_str(), value) {
                    ("type", _) => {}
                    ("properties", Value::Object(properties)) => members.extend(properties),
                    ("properties", Value::Null) => {}
                    ("geometry", geometry) => {
                        members.insert("source_geometry".to_owned(), geometry);
                    }
                    (_, value) => {
                        members.entry(name).or_insert(value);
                    }
                }
            }
        }
        Some(Value::Object(record)) => members = record,
        // Too large to parse.
        _ => members.extend(json_fields_of(object).into_iter().map(|(name, text)| (name, text.into()))),
    }
    members
}

/// The bounding box of all rows with a position.
fn bounds(export: &RowExport) -> Option<Value> {
    let drawn = export.rows.rows(0..export.table.drawn());
    let bounds = drawn
        .filter_map(|row| export.table.place(row))
        .fold(Bounds::EMPTY, |b, place| b.union(Bounds::of([place])));
    if bounds.is_empty() {
        return None;
    }
    let (a, b) = (LonLat::from(bounds.min), LonLat::from(bounds.max));
    let round = |x: f64| (x * 1e6).round() / 1e6 + 0.0;
    let [west, east] = [a.lon.min(b.lon), a.lon.max(b.lon)].map(round);
    let [south, north] = [a.lat.min(b.lat), a.lat.max(b.lat)].map(round);
    Some(json!([west, south, east, north]))
}
