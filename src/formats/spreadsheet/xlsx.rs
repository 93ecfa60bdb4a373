use std::io::{Read, Seek, Write};

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::SpreadsheetError;
use super::cells::{Shown, text};
use super::left::{EVERY, Left};
use super::lines::{Lines, Merged};
use super::sheets::{Shape, SheetRead, choose, note, sheets};

fn damaged(error: XlsxError) -> SpreadsheetError {
    if matches!(error, XlsxError::Password) {
        SpreadsheetError::Password
    } else {
        SpreadsheetError::Damaged(error.to_string())
    }
}

/// Writes a sheet of an xlsx, which is streamed.
pub(super) fn xlsx<R: Read + Seek>(
    input: R,
    wanted: Option<&str>,
    out: &mut dyn Write,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<SheetRead, SpreadsheetError> {
    let mut book = Xlsx::new(input).map_err(damaged)?;
    let names = sheets(&book);
    let mut found: Vec<Shape> = Vec::new();
    for sheet in &names {
        found.push(shape(&mut book, &sheet.name, go_on)?);
    }
    let chosen = choose(&names, &found, wanted)?;
    let name = &names[chosen].name;
    // A workbook whose merged cells cannot be read has its other cells still.
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged = merged.iter().filter(|m| m.end.0 > m.start.0).map(|m| Merged {
        first: m.start.0,
        last: m.end.0,
        column: m.start.1,
    });
    let mut lines = Lines::new(out, merged.collect());
    let mut left = Left::default();
    let mut valueless = false;
    let mut sheet = book.worksheet_cells_reader(name).map_err(damaged)?;
    let format = |s: &calamine::Style| s.number_format.as_ref().map(|f| Shown::by(&f.format_code));
    let shown: Vec<Shown> = sheet.styles().iter().map(|s| format(s).unwrap_or_default()).collect();
    let mut seen = 0_u64;
    while let Some((cell, style)) = sheet.next_cell_with_style_id().map_err(damaged)? {
        let value = cell.get_value();
        valueless |= matches!(value, DataRef::Empty);
        left.errors += u64::from(matches!(value, DataRef::Error(_)));
        let text = text(value, shown.get(style).copied().unwrap_or_default());
        let is_amount =
            matches!(value, DataRef::Int(_)) || matches!(value, DataRef::Float(x) if x.fract() == 0.0);
        lines.put(cell.get_position(), text, !is_amount).map_err(SpreadsheetError::Write)?;
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    lines.end_row().map_err(SpreadsheetError::Write)?;
    left.repeated = lines.repeated;
    drop(sheet);
    if valueless {
        left.formulas = formulas(&mut book, name, go_on)?;
    }
    let note = left.note(note(&names, &found, chosen, wanted.is_some()));
    Ok(SheetRead::of(&names, chosen, note))
}

fn shape<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Shape, SpreadsheetError> {
    let mut sheet = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut shape = Shape::default();
    let mut seen = 0_u64;
    while let Some(cell) = sheet.next_cell().map_err(damaged)? {
        let value = cell.get_value();
        let filled = !matches!(value, DataRef::Empty | DataRef::Error(_));
        if !shape.cell(cell.get_position(), || text(value, Shown::Day), filled) {
            break;
        }
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    Ok(shape)
}

/// Cells with a formula and no value, which other programs than spreadsheets write.
fn formulas<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<u64, SpreadsheetError> {
    let mut sheet = book.worksheet_cells_reader(name).map_err(damaged)?;
    let (mut count, mut seen) = (0, 0_u64);
    while let Some(cell) = sheet.next_cell_with_formula_metadata().map_err(damaged)? {
        count += u64::from(cell.formula.is_some() && text(&cell.value, Shown::Day).is_empty());
        seen += 1;
        if seen.is_multiple_of(EVERY) && !go_on() {
            return Err(SpreadsheetError::Cancelled);
        }
    }
    Ok(count)
}
