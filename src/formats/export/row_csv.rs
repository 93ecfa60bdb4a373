use std::collections::HashMap;
use std::io::{self, Read, Write};

use crate::formats::events::{Again, Format, Watch};

use super::rows::{ADDED, Known};
use super::{ExportError, RowExport, csv};

/// Writes the file's columns in order, then the added ones; returns all.
pub(super) fn write<'s>(
    export: &RowExport,
    open: &dyn Fn(u64) -> Box<dyn Read + 's>,
    out: &mut dyn Write,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<Vec<String>, ExportError> {
    let columns = export.columns(open, watch)?;
    csv::line(&columns, out)?;
    let own = columns.get(..columns.len().saturating_sub(ADDED.len())).unwrap_or_default();
    let places: HashMap<&str, usize> = own.iter().map(String::as_str).zip(0..).collect();
    export.each(open, watch, &mut |again, known| {
        match export.layout.format {
            Format::Delimited(dialect) => match again.plain(own.len(), dialect) {
                Some(raw) => out.write_all(raw)?,
                None => cells(again, own.len(), out)?,
            },
            _ => members(again, &places, out)?,
        }
        added(known, out)
    })?;
    Ok(columns)
}

fn cells(again: &Again, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    for (n, text) in again.cells(columns).into_iter().flatten().enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        csv::field(&text, out)?;
    }
    Ok(())
}

/// The members of a record, by column.
fn members(again: &Again, places: &HashMap<&str, usize>, out: &mut dyn Write) -> io::Result<()> {
    let mut texts = vec![String::new(); places.len()];
    for (name, text) in again.fields() {
        if let Some(place) = places.get(name.as_str()).and_then(|at| texts.get_mut(*at)) {
            *place = text;
        }
    }
    for (n, text) in texts.iter().enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        csv::field(text, out)?;
    }
    Ok(())
}

fn added(known: &Known, out: &mut dyn Write) -> io::Result<()> {
    write!(out, ",{},", known.row)?;
    csv::field(known.governorate, out)?;
    write!(out, ",{},", known.precision)?;
    match known.position {
        Some([lon, lat]) => write!(out, "{lon},{lat}\r\n"),
        None => out.write_all(b",\r\n"),
    }
}
