use std::io::{BufReader, Read, Seek, SeekFrom, Write};

use calamine::{Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::SpreadsheetError;
use super::archive::{Packed, inspect};
use super::cells::{Lines, text, text_of};

/// Most bytes of an old spreadsheet, which is held in memory as a whole.
const MOST_OF_AN_XLS: u64 = 96 << 20;

/// Rows between two cancellation checks.
const EVERY: u64 = 2000;

/// Whether a file starts like a spreadsheet: an archive, or the old Office container.
pub fn is_spreadsheet(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Writes the first sheet with a table as CSV, one line per row. Returns notes for the user: which sheet it
/// is, and which others there are. `go_on` is polled for cancellation.
///
/// # Errors
/// Why no table can be extracted.
pub fn spreadsheet_to_csv(
    mut input: impl Read + Seek,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<String>, SpreadsheetError> {
    let damaged = |e: std::io::Error| SpreadsheetError::Damaged(e.to_string());
    let mut start = [0; 4];
    let len = input.seek(SeekFrom::End(0)).map_err(damaged)?;
    input.rewind().map_err(damaged)?;
    input.read_exact(&mut start).map_err(damaged)?;
    input.rewind().map_err(damaged)?;
    let mut input = BufReader::new(input);
    if &start != b"PK\x03\x04" {
        return old(input, len, out, go_on);
    }
    let packed = inspect(&mut input, len)?;
    input.rewind().map_err(damaged)?;
    match packed {
        Packed::Xlsx => xlsx(input, out, go_on),
        Packed::Ods => {
            let book: Ods<_> = Ods::new(input).map_err(|e| {
                let locked = matches!(e, OdsError::Password);
                if locked { SpreadsheetError::Password } else { SpreadsheetError::Damaged(e.to_string()) }
            })?;
            whole(book, out, go_on)
        }
    }
}

/// The container of old spreadsheets, and of new ones with a password.
fn old(
    mut input: BufReader<impl Read + Seek>,
    len: u64,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<String>, SpreadsheetError> {
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
    whole(book, out, go_on)
}

/// The visible sheets with cells, in order; if none is visible, all.
fn sheets<R: Read + Seek, B: Reader<R>>(book: &B) -> Vec<String> {
    let all = book.sheets_metadata();
    let cells = all.iter().filter(|s| s.typ == SheetType::WorkSheet);
    let shown: Vec<String> =
        cells.clone().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    if shown.is_empty() { cells.map(|s| s.name.clone()).collect() } else { shown }
}

/// Fewest filled cells in the rows of a table.
const OF_A_TABLE: usize = 2;

/// What was found in a sheet: whether two rows have enough cells, otherwise whether any has one.
#[derive(Default)]
struct SheetShape {
    any: bool,
    rows: usize,
    row: u32,
    filled: usize,
}

impl SheetShape {
    /// True once it is a table.
    fn cell(&mut self, row: u32, is_filled: bool) -> bool {
        if row != self.row {
            (self.row, self.filled) = (row, 0);
        }
        if is_filled {
            self.any = true;
            self.filled += 1;
            self.rows += usize::from(self.filled == OF_A_TABLE);
        }
        self.rows >= 2
    }
}

/// The sheet to read and the fewest filled cells of its first row: the first sheet with a table, otherwise
/// the first non-empty one.
fn choose(names: &[String], found: &[SheetShape]) -> Result<(usize, usize), SpreadsheetError> {
    let table = found.iter().position(|f| f.rows >= 2).map(|at| (at, OF_A_TABLE));
    let any = || found.iter().position(|f| f.any).map(|at| (at, 1));
    table.or_else(any).filter(|(at, _)| *at < names.len()).ok_or(SpreadsheetError::Empty)
}

fn note(names: &[String], chosen: usize) -> Option<String> {
    let others: Vec<String> =
        names.iter().enumerate().filter(|(at, _)| *at != chosen).map(|(_, n)| format!("“{n}”")).collect();
    let read = names.get(chosen)?;
    if others.is_empty() {
        return None;
    }
    let more = others.len().saturating_sub(10);
    let shown = others.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!(
        "The sheet “{read}” was read, the first that holds a table; not read: {shown}{more}. Save another sheet as a file of its own to read it."
    ))
}

fn xlsx(
    input: impl Read + Seek,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<String>, SpreadsheetError> {
    let damaged = |e: XlsxError| {
        let locked = matches!(e, XlsxError::Password);
        if locked { SpreadsheetError::Password } else { SpreadsheetError::Damaged(e.to_string()) }
    };
    let mut book = Xlsx::new(input).map_err(damaged)?;
    let names = sheets(&book);
    let mut found: Vec<SheetShape> = Vec::new();
    for name in &names {
        let mut sheet = book.worksheet_cells_reader(name).map_err(damaged)?;
        let mut here = SheetShape::default();
        while let Some(cell) = sheet.next_cell().map_err(damaged)? {
            if here.cell(cell.get_position().0, !text(cell.get_value()).is_empty()) {
                break;
            }
        }
        let is_table = here.rows >= 2;
        found.push(here);
        if is_table {
            break;
        }
    }
    let (chosen, least) = choose(&names, &found)?;
    let mut sheet = book.worksheet_cells_reader(&names[chosen]).map_err(damaged)?;
    let mut lines = Lines::new(out, least);
    let mut seen = 0_u64;
    while let Some(cell) = sheet.next_cell().map_err(damaged)? {
        lines.put(cell.get_position(), text(cell.get_value())).map_err(SpreadsheetError::Write)?;
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    lines.end_row().map_err(SpreadsheetError::Write)?;
    Ok(note(&names, chosen))
}

/// Sheets read as a whole.
fn whole<R: Read + Seek, B: Reader<R>>(
    mut book: B,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<String>, SpreadsheetError>
where
    B::Error: std::fmt::Display,
{
    let names = sheets(&book);
    let mut found: Vec<SheetShape> = Vec::new();
    for name in &names {
        let range = book.worksheet_range(name).map_err(|e| SpreadsheetError::Damaged(e.to_string()))?;
        let mut here = SheetShape::default();
        for (row, _, cell) in range.used_cells() {
            // A sheet has fewer than 2^32 rows.
            if here.cell(row as u32, !text_of(cell).is_empty()) {
                break;
            }
        }
        found.push(here);
    }
    let (chosen, least) = choose(&names, &found)?;
    let range = book.worksheet_range(&names[chosen]).map_err(|e| SpreadsheetError::Damaged(e.to_string()))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut lines = Lines::new(out, least);
    let mut seen = 0_u64;
    for (row, column, cell) in range.used_cells() {
        let at = (top + row as u32, left + column as u32);
        lines.put(at, text_of(cell)).map_err(SpreadsheetError::Write)?;
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    lines.end_row().map_err(SpreadsheetError::Write)?;
    Ok(note(&names, chosen))
}
