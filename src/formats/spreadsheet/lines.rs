use std::io::{self, Write};

/// Writes cells, given in sheet order, as CSV: a line per sheet row, so that row numbers agree.
pub(super) struct Lines<'w> {
    out: &'w mut dyn Write,
    /// Number of the current row, from 0.
    row: u32,
    cells: Vec<String>,
    /// Lines that were written.
    written: u32,
    /// Columns so far: a row with fewer ends in empty cells.
    columns: usize,
    /// Merged cells, which stand in the file only once, by their first row.
    merged: Vec<Merged>,
    /// Those that reach into the current row.
    open: Vec<(Merged, String)>,
    /// Cells that were filled from them.
    pub repeated: u64,
    /// Non-empty rows.
    pub filled: u64,
}

/// Cells that are merged over several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub first: u32,
    pub last: u32,
    pub column: u32,
}

/// Most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

impl<'w> Lines<'w> {
    pub fn new(out: &'w mut dyn Write, mut merged: Vec<Merged>) -> Self {
        merged.sort_by_key(|m| (m.first, m.column));
        Self {
            out,
            row: 0,
            cells: Vec::new(),
            written: 0,
            columns: 0,
            merged,
            open: Vec::new(),
            repeated: 0,
            filled: 0,
        }
    }

    /// Puts a text into a cell; cells of earlier rows are ignored. `is_name` says that it holds for all rows
    /// over which it is merged: an amount holds once.
    pub fn put(&mut self, (row, column): (u32, u32), text: String, is_name: bool) -> io::Result<()> {
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        let at = column as usize;
        if row < self.row || at >= MOST_COLUMNS || text.trim().is_empty() {
            return Ok(());
        }
        if is_name
            && let Ok(found) = self.merged.binary_search_by_key(&(row, column), |m| (m.first, m.column))
        {
            self.open.push((self.merged[found], text.clone()));
        }
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        self.cells[at] = text;
        Ok(())
    }

    fn fill(&mut self) {
        let row = self.row;
        self.open.retain(|(merged, _)| merged.last >= row);
        for (merged, text) in &self.open {
            let at = merged.column as usize;
            if merged.first < row && self.cells.get(at).is_none_or(String::is_empty) {
                if self.cells.len() <= at {
                    self.cells.resize(at + 1, String::new());
                }
                self.cells[at].clone_from(text);
                self.repeated += 1;
            }
        }
    }

    /// Writes the current row.
    pub fn end_row(&mut self) -> io::Result<()> {
        if self.cells.iter().all(String::is_empty) {
            self.cells.clear();
            return Ok(());
        }
        self.fill();
        self.filled += 1;
        while self.written < self.row {
            self.out.write_all(b"\n")?;
            self.written += 1;
        }
        self.columns = self.columns.max(self.cells.len());
        let mut line = String::new();
        for column in 0..self.columns {
            if column > 0 {
                line.push(',');
            }
            let text = self.cells.get(column).map_or("", String::as_str);
            if text.contains([',', '"']) || text.starts_with('\'') {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_for_all_rows_over_which_its_cell_is_merged_and_an_amount_once() {
        let mut out = Vec::new();
        let merged = [0, 1].map(|column| Merged { first: 1, last: 2, column });
        let mut lines = Lines::new(&mut out, merged.to_vec());
        for (at, text, is_name) in [
            ((0, 0), "place", true),
            ((0, 1), "killed", true),
            ((0, 2), "day", true),
            ((1, 0), "Mosul", true),
            ((1, 1), "4", false),
            ((1, 2), "1", false),
            ((2, 2), "2", false),
            ((4, 2), "3", false),
        ] {
            lines.put(at, text.to_owned(), is_name).unwrap();
        }
        lines.end_row().unwrap();
        assert_eq!((lines.repeated, lines.filled), (1, 4));
        assert_eq!(String::from_utf8(out).unwrap(), "place,killed,day\nMosul,4,1\nMosul,,2\n\n,,3\n");
    }
}
