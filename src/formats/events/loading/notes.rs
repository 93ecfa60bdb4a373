use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::formats::events::Cause;
use crate::formats::events::agreed::agreed;

/// The location of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Line of the file where the row starts, from 1; `None` if no longer known.
    pub line: Option<u64>,
    /// Number of the row in the file, from 1, not counting the header.
    pub row: u64,
    /// The header of the column, if any.
    pub column: Option<String>,
    /// The text there, shortened.
    pub text: String,
}

/// All problems of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventNote {
    pub cause: Cause,
    pub count: u64,
    /// The first few.
    pub first: Vec<Place>,
}

/// The import problems of a file, by cause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventNotes {
    /// Rows in the table.
    pub rows: u64,
    /// Rows of the table that are drawn as points.
    pub drawn: u64,
    /// In the order of [`Cause::ALL`].
    pub list: Vec<EventNote>,
    /// What was decided about the file as a whole, and by what: sentences.
    pub decisions: Vec<String>,
}

/// Most locations stored per cause.
const FIRST: usize = 10;

/// Longest stored text of a location, in characters.
const SHORT: usize = 60;

impl EventNotes {
    pub(in crate::formats::events) fn add(&mut self, cause: Cause, place: impl FnOnce() -> Place) {
        let note = self.of(cause);
        note.count += 1;
        if note.first.len() < FIRST {
            note.first.push(place());
        }
    }

    fn of(&mut self, cause: Cause) -> &mut EventNote {
        let at = match self.list.binary_search_by_key(&cause, |n| n.cause) {
            Ok(at) => at,
            Err(at) => {
                self.list.insert(at, EventNote { cause, count: 0, first: Vec::new() });
                at
            }
        };
        &mut self.list[at]
    }

    /// Adds the problems of later rows: their line 1 is `line` here, and `rows` rows precede them.
    pub(in crate::formats::events) fn append(&mut self, later: Self, line: u64, rows: u64) {
        for note in later.list {
            let moved = |p: Place| Place { line: p.line.map(|l| l + line - 1), row: p.row + rows, ..p };
            let own = self.of(note.cause);
            own.count += note.count;
            let room = FIRST.saturating_sub(own.first.len());
            own.first.extend(note.first.into_iter().map(moved).take(room));
        }
    }

    /// Whether there are no problems.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Number of rows with this problem.
    pub fn count(&self, cause: Cause) -> u64 {
        self.list.iter().find(|n| n.cause == cause).map_or(0, |n| n.count)
    }

    /// What was decided, and a sentence per cause with its first location: what every command says of a file.
    pub fn sentences(&self) -> Vec<String> {
        let sentence = |note: &EventNote| match note.first.first().filter(|_| !note.cause.is_about_file()) {
            Some(place) => format!("{note} ({}{place})", if note.count > 1 { "first: " } else { "" }),
            None => note.to_string(),
        };
        self.decisions.iter().cloned().chain(self.list.iter().map(sentence)).collect()
    }

    /// A line per cause, followed by the first locations.
    pub fn to_text(&self) -> String {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        let mut out = format!("{} {rows}, {} of them drawn as points\n", self.rows, self.drawn);
        for decision in &self.decisions {
            let _ = writeln!(out, "{decision}");
        }
        for note in &self.list {
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "{note}");
            for place in &note.first {
                let _ = writeln!(out, "  {place}");
            }
        }
        out
    }

    /// One record per location, with a header: cause, count, line, row, column, text.
    pub fn to_csv(&self) -> String {
        let mut out = String::from("cause,rows,line,row,column,text\n");
        for note in &self.list {
            for place in &note.first {
                let line = place.line.map(|l| l.to_string()).unwrap_or_default();
                let column = quoted(place.column.as_deref().unwrap_or_default());
                let (cause, text) = (note.cause.title(), quoted(&place.text));
                let _ =
                    writeln!(out, "{},{},{line},{},{column},{text}", quoted(cause), note.count, place.row);
            }
        }
        out
    }
}

impl std::fmt::Display for EventNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.cause.is_about_file() {
            return f.write_str(self.cause.words());
        }
        let rows = if self.count == 1 { "row" } else { "rows" };
        write!(f, "{} {rows} {}", self.count, agreed(self.cause.words(), self.count))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}")?,
            None => write!(f, "row {}", self.row)?,
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        if !self.text.is_empty() {
            write!(f, ": {}", self.text)?;
        }
        Ok(())
    }
}

/// A field of a CSV file. A text that a spreadsheet would read as a formula gets a leading space.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { " " } else { "" };
    if text.contains([',', '"', '\n', '\r']) || !guard.is_empty() {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// The beginning of a text, on one line.
pub(in crate::formats::events) fn shortened(text: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut out: String = text.chars().map(clean).take(SHORT).collect();
    if text.chars().nth(SHORT).is_some() {
        out.push('…');
    }
    out
}
