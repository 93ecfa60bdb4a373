use std::io::Write;

use crate::events::{Fields, RowSource};
use crate::formats::events::{MemberNames, Watch, json_fields_of};

use super::csv_writer::{end_record, writer};
use super::rows::{ADDED, Known};
use super::{ExportError, RowExport};

type Out<'a> = csv::Writer<&'a mut dyn Write>;

/// Writes the file's columns in order, then the added ones; returns all.
pub(super) fn write(
    export: &RowExport,
    source: &dyn RowSource,
    out: &mut dyn Write,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<Vec<String>, ExportError> {
    let columns = export.columns(source, watch)?;
    let mut out = writer(out);
    out.write_record(&columns).map_err(std::io::Error::from)?;
    let own = columns.get(..columns.len().saturating_sub(ADDED.len())).unwrap_or_default();
    let (names, count) = (MemberNames::of(own), own.len());
    export.each(source, watch, &mut |fields, known| {
        match fields {
            Fields::Cells(cells) => {
                for text in cells {
                    out.write_field(text.as_bytes())?;
                }
            }
            Fields::Json(object) => members(object, &names, count, &mut out)?,
        }
        Ok(added(known, &mut out)?)
    })?;
    out.flush()?;
    Ok(columns)
}

/// The members of a record, by column.
fn members(object: &[u8], names: &MemberNames, count: usize, out: &mut Out) -> csv::Result<()> {
    let mut texts = vec![String::new(); count];
    for (name, text) in json_fields_of(object) {
        if let Some(place) = names.column(&name).and_then(|(at, _)| texts.get_mut(at)) {
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
