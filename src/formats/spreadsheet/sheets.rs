use std::fmt::Write;

use calamine::{Reader, SheetType, SheetVisible};

use super::SpreadsheetError;
use crate::formats::events::header_words;

/// A sheet with cells.
pub(super) struct Named {
    pub name: String,
    pub hidden: bool,
}

/// The sheets with cells, the visible ones first.
pub(super) fn sheets<R: std::io::Read + std::io::Seek, B: Reader<R>>(book: &B) -> Vec<Named> {
    let cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let named = |sheet: &calamine::Sheet| Named {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
    };
    let mut all: Vec<Named> = cells.map(named).collect();
    all.sort_by_key(|sheet| sheet.hidden);
    all
}

/// What was read of a spreadsheet.
#[derive(Debug)]
pub struct SheetRead {
    /// Its sheets, the visible ones first, and the one that was read.
    pub sheets: Vec<String>,
    pub sheet: String,
    /// Which others there are, and what the cells hold beside values.
    pub note: Option<String>,
}

impl SheetRead {
    pub(super) fn of(names: &[Named], chosen: usize, note: Option<String>) -> Self {
        let sheets: Vec<String> = names.iter().map(|sheet| sheet.name.clone()).collect();
        Self { sheet: sheets.get(chosen).cloned().unwrap_or_default(), sheets, note }
    }

    /// Says that so many of its rows are hidden.
    #[must_use]
    pub(super) fn with_hidden_rows(mut self, rows: u64) -> Self {
        if rows > 0 {
            let rows = if rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") };
            let said = format!(
                "{rows} hidden in the sheet, by a filter or by hand: read like the others. Delete them there if they are not to count."
            );
            self.note = Some(self.note.map_or(said.clone(), |note| format!("{note} {said}")));
        }
        self
    }
}

/// Fewest filled cells in the rows of a table.
const OF_A_TABLE: usize = 2;

/// Rows in which the header is sought, and cells of each.
const SOUGHT: usize = 22;
const WIDE: usize = 300;

/// Cells of a sheet after which its rows are no longer counted.
const COUNTED: u64 = 3_000_000;

/// What was found in a sheet.
#[derive(Default)]
pub(super) struct Shape {
    first: Vec<Vec<String>>,
    row: Option<u32>,
    filled: usize,
    /// Rows with enough cells for a table.
    wide: u64,
    rows: u64,
    cells: u64,
}

impl Shape {
    /// Counts a cell; false once there are more than are counted.
    pub fn cell(
        &mut self,
        (row, column): (u32, u32),
        text: impl FnOnce() -> String,
        is_filled: bool,
    ) -> bool {
        if !is_filled {
            return true;
        }
        self.cells += 1;
        if self.row != Some(row) {
            (self.row, self.filled) = (Some(row), 0);
            self.rows += 1;
            if self.first.len() < SOUGHT {
                self.first.push(Vec::new());
            }
        }
        self.filled += 1;
        self.wide += u64::from(self.filled == OF_A_TABLE);
        if self.rows <= SOUGHT as u64
            && (column as usize) < WIDE
            && let Some(last) = self.first.last_mut()
        {
            last.resize(last.len().max(column as usize + 1), String::new());
            last[column as usize] = text();
        }
        self.cells < COUNTED
    }

    /// How well it fits: words of a header in a table, a table, anything.
    fn fit(&self) -> (bool, usize, bool) {
        let is_table = self.wide >= 2;
        let words = if is_table { header_words(&self.first) } else { 0 };
        (is_table, words, self.rows > 0)
    }

    fn rows_in_words(&self) -> String {
        let more = if self.cells >= COUNTED { "more than " } else { "" };
        let rows = if self.rows == 1 { "row" } else { "rows" };
        format!("{more}{} {rows}", self.rows)
    }
}

/// The sheet to read: the one that is wanted, otherwise the one with most words of a header; of equals the longest,
/// or else the first, and a hidden one only if no other has a table.
///
/// # Errors
/// If there is no such sheet, or none has rows.
pub(super) fn choose(
    names: &[Named],
    found: &[Shape],
    wanted: Option<&str>,
) -> Result<usize, SpreadsheetError> {
    if let Some(wanted) = wanted {
        let same = |sheet: &Named| sheet.name.trim().to_lowercase() == wanted.trim().to_lowercase();
        return names.iter().position(same).ok_or_else(|| SpreadsheetError::NoSheet {
            wanted: wanted.to_owned(),
            there: names.iter().map(|n| format!("“{}”", n.name)).collect::<Vec<_>>().join(", "),
        });
    }
    let fits = |at: &usize| {
        let (is_table, words, any) = found[*at].fit();
        (is_table && !names[*at].hidden, is_table, words, any, found[*at].rows)
    };
    let best = (0..names.len().min(found.len())).rev().max_by_key(fits);
    best.filter(|at| found[*at].rows > 0).ok_or(SpreadsheetError::Empty)
}

/// Most sheets listed in a note.
const LISTED: usize = 10;

/// Which sheet was read, and which others there are.
pub(super) fn note(names: &[Named], found: &[Shape], chosen: usize, wanted: bool) -> Option<String> {
    let read = names.get(chosen)?;
    let hidden = |sheet: &Named| if sheet.hidden { "hidden, " } else { "" };
    let others: Vec<String> = (names.iter().zip(found).enumerate())
        .filter(|(at, _)| *at != chosen)
        .map(|(_, (sheet, shape))| format!("“{}” ({}{})", sheet.name, hidden(sheet), shape.rows_in_words()))
        .collect();
    if others.is_empty() && !read.hidden {
        return None;
    }
    let alike = |(at, (sheet, shape)): &(usize, (&Named, &Shape))| {
        *at != chosen && !sheet.hidden && found.get(chosen).is_some_and(|own| shape.fit() == own.fit())
    };
    let alike = names.iter().zip(found).enumerate().filter(alike).count();
    let why = match alike {
        _ if wanted || others.is_empty() => String::new(),
        0 => ", the one that looks most like a table of events".to_owned(),
        _ => format!(
            ", the longest of {} that look alike: the others may hold events as well, and can be chosen by name",
            alike + 1
        ),
    };
    let is_hidden = if read.hidden { " It is hidden." } else { "" };
    let mut out = format!("The sheet “{}” was read{why}.{is_hidden}", read.name);
    if !others.is_empty() {
        let more = others.len().saturating_sub(LISTED);
        let shown = others.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        // Writing to a `String` cannot fail.
        let _ = write!(out, " Not read: {shown}{more}.");
    }
    Some(out)
}
