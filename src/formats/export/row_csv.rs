use std::collections::HashMap;
use std::io::{Read, Write};

use crate::formats::events::{Again, Format, Watch};

use super::csv_writer::{end_record, writer};
use super::rows::{ADDED, Known};
use super::{ExportError, RowExport};

type Out<'a> = csv::Writer<&'a mut dyn Write>;

/// Writes the file's columns in order, then the added ones; returns all.
pub(super) fn write<'s>(
    export: &RowExport,
    open: &dyn Fn(u64) -> Box<dyn Read + 's>,
    out: &mut dyn Write,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<Vec<String>, ExportError> {
    let columns = export.columns(open, watch)?;
    let mut out = writer(out);
    out.write_record(&columns).map_err(std::io::Error::from)?;
    let own = columns.get(..columns.len().saturating_sub(ADDED.len())).unwrap_or_default();
    let places: HashMap<&str, usize> = own.iter().map(String::as_str).zip(0..).collect();
    export.each(open, watch, &mut |again, known| {
        match export.layout.format {
            Format::Delimited(_) => cells(again, own.len(), &mut out)?,
            Format::JsonArray | Format::GeoJson | Format::JsonLines => members(again, &places, &mut out)?,
        }
        Ok(added(known, &mut out)?)
    })?;
    out.flush()?;
    Ok(columns)
}

fn cells(again: &Again, columns: usize, out: &mut Out) -> csv::Result<()> {
    again.cells(columns).into_iter().flatten().try_for_each(|text| out.write_field(text.as_bytes()))
}

/// The members of a record, by column.
fn members(again: &Again, places: &HashMap<&str, usize>, out: &mut Out) -> csv::Result<()> {
    let mut texts = vec![String::new(); places.len()];
    for (name, text) in again.fields() {
        if let Some(place) = places.get(name.as_str()).and_then(|at| texts.get_mut(*at)) {
            *place = text;
        }
    }
    texts.iter().try_for_each(|text| out.write_field(text))
}

/// The values of the columns [`ADDED`].
fn added(known: &Known, out: &mut Out) -> csv::Result<()> {
    out.write_field(known.row.to_string())?;
    out.write_field(known.governorate)?;
    out.write_field(known.precision)?;
    for degrees in known.position.map_or([None; 2], |position| position.map(Some)) {
        out.write_field(degrees.map_or_else(String::new, |degrees| degrees.to_string()))?;
    }
    end_record(out)
}
