use std::io::{BufReader, Read, Seek, SeekFrom, Write};

use calamine::{Data, Ods, OdsError, Reader, Xls, XlsError, Xlsx, XlsxError};

use super::archive::{Packed, inspect};
use super::cells::text_of;
use super::left::{EVERY, Left};
use super::lines::Lines;
use super::sheets::{Shape, SheetRead, choose, note, sheets};
use super::xlsx::xlsx;
use super::{SpreadsheetError, hidden};

/// Most bytes of an old spreadsheet, which is held in memory as a whole.
const MOST_OF_AN_XLS: u64 = 96 << 20;

/// Whether a file starts like a spreadsheet: an archive, or the old Office container.
pub fn is_spreadsheet(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Writes a sheet as CSV, one line per row: the `wanted` one, otherwise the one that looks most like a table of
/// events. Returns which sheet it is and which others there are, with notes for the user. `go_on` is polled for cancellation.
///
/// # Errors
/// Why no table can be extracted.
pub fn spreadsheet_to_csv(
    mut input: impl Read + Seek,
    wanted: Option<&str>,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SheetRead, SpreadsheetError> {
    let damaged = |e: std::io::Error| SpreadsheetError::Damaged(e.to_string());
    let mut start = [0; 4];
    let len = input.seek(SeekFrom::End(0)).map_err(damaged)?;
    input.rewind().map_err(damaged)?;
    input.read_exact(&mut start).map_err(damaged)?;
    input.rewind().map_err(damaged)?;
    let mut input = BufReader::new(input);
    if &start != b"PK\x03\x04" {
        return old(input, len, wanted, out, go_on);
    }
    let packed = inspect(&mut input, len)?;
    input.rewind().map_err(damaged)?;
    match packed {
        Packed::Xlsx => {
            let read = xlsx(&mut input, wanted, out, go_on)?;
            let rows = hidden::of_xlsx(&mut input, &read.sheet);
            Ok(read.with_hidden_rows(rows))
        }
        Packed::Ods => {
            let book: Ods<_> = Ods::new(&mut input).map_err(|e| {
                let locked = matches!(e, OdsError::Password);
                if locked { SpreadsheetError::Password } else { SpreadsheetError::Damaged(e.to_string()) }
            })?;
            let read = whole(book, wanted, out, go_on)?;
            let rows = hidden::of_ods(&mut input, &read.sheet);
            Ok(read.with_hidden_rows(rows))
        }
    }
}

/// The container of old spreadsheets, and of new ones with a password.
fn old(
    mut input: BufReader<impl Read + Seek>,
    len: u64,
    wanted: Option<&str>,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SheetRead, SpreadsheetError> {
    if len > MOST_OF_AN_XLS {
        return Err(SpreadsheetError::TooLarge);
    }
    if let Err(XlsxError::Password) = Xlsx::new(&mut input) {
        return Err(SpreadsheetError::Password);
    }
    input.rewind().map_err(|e| SpreadsheetError::Damaged(e.to_string()))?;
    let book: Xls<_> = Xls::new(input).map_err(|e| {
        if matches!(e, XlsError::Password) {
            SpreadsheetError::Password
        } else if matches!(e, XlsError::Cfb(_)) {
            SpreadsheetError::NoSpreadsheet
        } else {
            SpreadsheetError::Damaged(e.to_string())
        }
    })?;
    whole(book, wanted, out, go_on)
}

/// Sheets read as a whole.
fn whole<R: Read + Seek, B: Reader<R>>(
    mut book: B,
    wanted: Option<&str>,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SheetRead, SpreadsheetError>
where
    B::Error: std::fmt::Display,
{
    let damaged = |e: B::Error| SpreadsheetError::Damaged(e.to_string());
    let names = sheets(&book);
    let mut found: Vec<Shape> = Vec::new();
    for sheet in &names {
        let range = book.worksheet_range(&sheet.name).map_err(damaged)?;
        let mut shape = Shape::default();
        for (row, column, cell) in range.used_cells() {
            // A sheet has fewer than 2^32 rows and columns.
            let filled = !text_of(cell).is_empty();
            if !shape.cell((row as u32, column as u32), || text_of(cell), filled) {
                break;
            }
        }
        found.push(shape);
    }
    let chosen = choose(&names, &found, wanted)?;
    let range = book.worksheet_range(&names[chosen].name).map_err(damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut lines = Lines::new(out, Vec::new());
    let mut left_out = Left::default();
    let mut seen = 0_u64;
    for (row, column, cell) in range.used_cells() {
        left_out.errors += u64::from(matches!(cell, Data::Error(_)));
        let at = (top + row as u32, left + column as u32);
        lines.put(at, text_of(cell), true).map_err(SpreadsheetError::Write)?;
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    lines.end_row().map_err(SpreadsheetError::Write)?;
    let note = left_out.note(note(&names, &found, chosen, wanted.is_some()));
    Ok(SheetRead::of(&names, chosen, note))
}
