use std::io::{self, Write};

use calamine::{Data, DataRef, ExcelDateTime};

/// Writes cells, given in sheet order, as CSV. There is a line per sheet row, so that row numbers agree; rows
/// above the table's first row are left out.
pub(super) struct Lines<'w> {
    out: &'w mut dyn Write,
    /// Number of the current row, from 0.
    row: u32,
    cells: Vec<String>,
    /// Lines that were written.
    written: u32,
    /// Columns of the table's first row, once written.
    columns: usize,
    /// Fewest filled cells of the table's first row.
    least: usize,
    /// Non-empty rows.
    pub filled: u64,
}

impl<'w> Lines<'w> {
    pub fn new(out: &'w mut dyn Write, least: usize) -> Self {
        Self { out, row: 0, cells: Vec::new(), written: 0, columns: 0, least, filled: 0 }
    }

    /// Puts a text into a cell; cells of earlier rows are ignored.
    pub fn put(&mut self, (row, column): (u32, u32), text: String) -> io::Result<()> {
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        let column = column as usize;
        if row < self.row || column >= MOST_COLUMNS || text.trim().is_empty() {
            return Ok(());
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    /// Writes the current row.
    pub fn end_row(&mut self) -> io::Result<()> {
        let filled = self.cells.iter().filter(|c| !c.is_empty()).count();
        let first = self.columns == 0;
        if filled == 0 || first && filled < self.least {
            self.cells.clear();
            return Ok(());
        }
        if first {
            self.columns = self.cells.len();
        }
        self.filled += 1;
        while self.written < self.row {
            self.out.write_all(b"\n")?;
            self.written += 1;
        }
        let columns = self.cells.len().max(self.columns);
        let mut line = String::new();
        for column in 0..columns {
            if column > 0 {
                line.push(',');
            }
            let text = self.cells.get(column).map_or("", String::as_str);
            if text.contains([',', '"']) {
                line.push('"');
                line.push_str(&text.replace('"', "\"\""));
                line.push('"');
            } else {
                line.push_str(text);
            }
        }
        line.push('\n');
        self.cells.clear();
        self.written += 1;
        self.out.write_all(line.as_bytes())
    }
}

/// Most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

/// The text of a cell, on one line.
pub(super) fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => number(*x),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => moment(at),
        DataRef::Error(what) => what.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The same, for a sheet read as a whole.
pub(super) fn text_of(cell: &Data) -> String {
    match cell {
        Data::Int(n) => n.to_string(),
        Data::Float(x) => number(*x),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => one_line(text),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => moment(at),
        Data::Error(what) => what.to_string(),
        Data::Empty => String::new(),
    }
}

/// Whole numbers without decimals: sheets store all numbers as floats.
fn number(x: f64) -> String {
    // Below 2^53 every whole number is exact.
    if x.fract() == 0.0 && x.abs() < 9e15 { (x as i64).to_string() } else { x.to_string() }
}

/// A date as 2007-03-15, with the time if there is one.
fn moment(at: &ExcelDateTime) -> String {
    let days = at.as_f64();
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match () {
        () if at.is_duration() || !days.is_finite() => number(days),
        () if days < 1.0 => time,
        () if hour == 0 && minute == 0 && second == 0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// Joins the lines of a cell, so that a line of the text is a row of the sheet.
fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\n', '\r']) {
        text.split(['\n', '\r']).map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}
