use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::formats::json::{pretty_at, to_value};

use super::change_record::{ChangeRecord, RowState};
use super::{ExportAbout, ExportError, ExportFormat, csv_writer};

/// The differences between two states of a source, to be written one by one.
#[derive(Clone, Debug)]
pub struct ChangeExport {
    pub about: ExportAbout,
    /// How many there are.
    pub records: usize,
}

/// The columns of a table of differences, with descriptions.
const COLUMNS: [(&str, &str); 22] = [
    ("change", "added, removed or changed"),
    (
        "change_kinds",
        "What differs: moved, re-dated, killed-changed, fields-changed; with semicolons between",
    ),
    ("change_id", "Id of the event"),
    ("row_before", "Number of the row in the earlier file, from 1"),
    ("row_after", "Likewise in the later file"),
    ("first_before", "First day, in the earlier file"),
    ("last_before", "Last day"),
    ("first_after", "First day, in the later file"),
    ("last_after", "Last day"),
    ("moved_days", "Days from the earlier first day to the later one"),
    ("longitude_before", "Degrees (WGS 84); empty if the place is not known precisely enough"),
    ("latitude_before", "Likewise"),
    ("longitude_after", "Likewise"),
    ("latitude_after", "Likewise"),
    ("moved_km", "Kilometres along the ground"),
    ("governorate_before", ""),
    ("governorate_after", ""),
    ("precision_before", "town, around-town, district, governorate, region, unplaced"),
    ("precision_after", "Likewise"),
    ("killed_before", "People killed"),
    ("killed_after", "Likewise"),
    ("fields", "The fields that differ, as JSON: {field: [before, after]}"),
];

/// The first columns of such a table, by which it is known again.
pub const CHANGE_COLUMNS: [&str; 3] = [COLUMNS[0].0, COLUMNS[1].0, COLUMNS[2].0];

impl ChangeExport {
    /// Writes the differences as GeoJSON or CSV; `record` gives them by number.
    ///
    /// # Errors
    /// Those of `record` and of writing; formats without rows.
    pub fn write(
        &self,
        format: ExportFormat,
        out: &mut dyn Write,
        record: &mut dyn FnMut(usize) -> Result<ChangeRecord, ExportError>,
    ) -> Result<(), ExportError> {
        match format {
            ExportFormat::GeoJson => self.geojson(out, record),
            ExportFormat::Csv => self.csv(out, record),
            ExportFormat::BibTex | ExportFormat::Ris | ExportFormat::Text => {
                let why = format!("events cite no article: {} cannot hold them", format.words());
                Err(io::Error::other(why).into())
            }
        }
    }

    /// The metadata file of a CSV file; `name` is the file's name, `bytes` its length.
    pub fn csv_metadata(&self, name: &str, bytes: u64) -> String {
        let columns = COLUMNS.map(|(name, holds)| (name.to_owned(), holds.to_owned()));
        csv_writer::metadata(name, bytes, &columns, &self.about)
    }

    fn csv(
        &self,
        out: &mut dyn Write,
        record: &mut dyn FnMut(usize) -> Result<ChangeRecord, ExportError>,
    ) -> Result<(), ExportError> {
        let mut out = csv_writer::writer(out);
        out.write_record(COLUMNS.map(|(name, _)| name)).map_err(io::Error::from)?;
        for at in 0..self.records {
            out.write_record(cells(&record(at)?)).map_err(io::Error::from)?;
        }
        Ok(out.flush()?)
    }

    /// A line of GeoJSON for each: a line from the earlier to the later place if the event moved, else a point.
    fn geojson(
        &self,
        out: &mut dyn Write,
        record: &mut dyn FnMut(usize) -> Result<ChangeRecord, ExportError>,
    ) -> Result<(), ExportError> {
        out.write_all(b"{\n  \"type\": \"FeatureCollection\",\n  \"iraq_risk_atlas\": ")?;
        out.write_all(pretty_at(&to_value(&self.about), 1).as_bytes())?;
        out.write_all(b",\n  \"features\": [")?;
        for at in 0..self.records {
            let record = record(at)?;
            let feature = json!({ "type": "Feature", "geometry": geometry(&record), "properties": properties(&record) });
            write!(out, "{}\n{feature}", if at > 0 { "," } else { "" })?;
        }
        Ok(out.write_all(b"\n]}\n")?)
    }
}

fn geometry(record: &ChangeRecord) -> Value {
    let place = |row: &Option<RowState>| row.as_ref().and_then(RowState::position);
    match (place(&record.before), place(&record.after)) {
        (Some(from), Some(to)) if from != to => json!({ "type": "LineString", "coordinates": [from, to] }),
        (_, Some(at)) | (Some(at), None) => json!({ "type": "Point", "coordinates": at }),
        (None, None) => Value::Null,
    }
}

/// The columns of the table, without what is not known, and a style that other programs draw.
fn properties(record: &ChangeRecord) -> Map<String, Value> {
    let mut properties = Map::new();
    let names = COLUMNS.iter().map(|(name, _)| *name);
    for (name, text) in names.zip(cells(record)).filter(|(name, text)| !text.is_empty() && *name != "fields")
    {
        let number = text.parse::<serde_json::Number>().ok().filter(|_| !name.contains("id"));
        properties.insert(name.to_owned(), number.map_or(Value::from(text), Value::Number));
    }
    if !record.fields.is_empty() {
        properties.insert("fields".to_owned(), fields(record));
    }
    let colour = match record.change {
        "added" => "#1b7837",
        "removed" => "#b2182b",
        _ => "#2166ac",
    };
    for style in ["marker-color", "stroke"] {
        properties.insert(style.to_owned(), colour.into());
    }
    properties
}

fn fields(record: &ChangeRecord) -> Value {
    let fields = record.fields.iter().map(|c| (c.field.clone(), json!([c.before, c.after])));
    Value::Object(fields.collect())
}

fn cells(record: &ChangeRecord) -> [String; COLUMNS.len()] {
    let [a, b] = [record.before.as_ref(), record.after.as_ref()];
    let row = |r: Option<&RowState>| text(r.map(|r| r.row));
    let first = |r: Option<&RowState>| r.and_then(|r| r.first.clone()).unwrap_or_default();
    let last = |r: Option<&RowState>| r.and_then(|r| r.last.clone()).unwrap_or_default();
    let lon = |r: Option<&RowState>| text(r.and_then(|r| r.longitude));
    let lat = |r: Option<&RowState>| text(r.and_then(|r| r.latitude));
    let governorate = |r: Option<&RowState>| r.map(|r| r.governorate.clone()).unwrap_or_default();
    let precision = |r: Option<&RowState>| text(r.and_then(|r| r.precision));
    let killed = |r: Option<&RowState>| text(r.and_then(|r| r.killed));
    let fields = if record.fields.is_empty() { String::new() } else { fields(record).to_string() };
    [
        record.change.to_owned(),
        record.kinds.join(";"),
        record.id.clone(),
        row(a),
        row(b),
        first(a),
        last(a),
        first(b),
        last(b),
        text(record.moved_days),
        lon(a),
        lat(a),
        lon(b),
        lat(b),
        text(record.moved_km),
        governorate(a),
        governorate(b),
        precision(a),
        precision(b),
        killed(a),
        killed(b),
        fields,
    ]
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
