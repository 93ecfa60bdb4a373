use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use serde::Serialize;

use crate::formats::events::{Cause, EventNote, Placement, Unplaced};
use crate::model::Precision;
use crate::style::number::exact;

/// The result of geocoding a table. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct Summary {
    file: String,
    columns: Vec<ColumnEntry>,
    rows: u64,
    located: u64,
    counted_only: u64,
    unplaced: u64,
    precisions: Vec<PrecisionEntry>,
    governorates: Vec<Count>,
    how: BTreeMap<&'static str, u64>,
    causes: Vec<CauseEntry>,
    notes: Vec<String>,
    output: Option<String>,
    unplaced_output: Option<String>,
}

#[derive(Serialize)]
struct ColumnEntry {
    column: String,
    holds: &'static str,
}

#[derive(Serialize)]
struct PrecisionEntry {
    precision: Precision,
    rows: u64,
}

#[derive(Serialize)]
struct Count {
    value: String,
    rows: u64,
}

/// Why rows could not be placed or read.
#[derive(Serialize)]
struct CauseEntry {
    cause: &'static str,
    rows: u64,
    first: Vec<Example>,
}

#[derive(Serialize)]
struct Example {
    line: Option<u64>,
    text: String,
}

impl Summary {
    pub fn new(
        file: &str,
        note: Option<&str>,
        placement: &Placement,
        outputs: [&Option<PathBuf>; 2],
    ) -> Self {
        let mut governorates: Vec<Count> = placement
            .governorates
            .iter()
            .map(|(value, rows)| Count { value: value.clone(), rows: *rows })
            .collect();
        // A stable sort: ties stay in alphabetical order.
        governorates.sort_by_key(|count| std::cmp::Reverse(count.rows));
        let unplaced = |note: &&EventNote| Unplaced::ALL.iter().any(|u| u.cause() == note.cause);
        let notes = &placement.notes.list;
        let others = notes.iter().filter(|n| !unplaced(n)).map(ToString::to_string);
        let [output, unplaced_output] = outputs.map(|path| path.as_ref().map(|p| p.display().to_string()));
        Self {
            file: file.to_owned(),
            columns: placement
                .columns
                .iter()
                .map(|(column, role)| ColumnEntry { column: column.clone(), holds: role.words() })
                .collect(),
            rows: placement.rows,
            located: placement.located,
            counted_only: placement.counted(),
            unplaced: placement.unplaced,
            precisions: Precision::ALL
                .into_iter()
                .zip(placement.precisions)
                .map(|(precision, rows)| PrecisionEntry { precision, rows })
                .collect(),
            governorates,
            how: placement.how.clone(),
            causes: notes.iter().filter(unplaced).map(cause).collect(),
            notes: note.map(str::to_owned).into_iter().chain(others).collect(),
            output,
            unplaced_output,
        }
    }
}

fn cause(note: &EventNote) -> CauseEntry {
    let example =
        |place: &crate::formats::events::Place| Example { line: place.line, text: place.text.clone() };
    CauseEntry {
        cause: Cause::title(note.cause),
        rows: note.count,
        first: note.first.iter().map(example).collect(),
    }
}

/// The summary as text.
pub fn in_lines(s: &Summary) -> String {
    let columns: Vec<String> = s.columns.iter().map(|c| format!("{} ({})", c.column, c.holds)).collect();
    let mut out = format!("{}: {} rows, placed by {}\n", s.file, exact(s.rows), columns.join(", "));
    let share = |rows: u64| if s.rows > 0 { 100.0 * rows as f64 / s.rows as f64 } else { 0.0 };
    let mut line = |words: &str, rows: u64| {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "  {words:<40} {:>10}  {:>5.1} %", exact(rows), share(rows));
    };
    line("with a position", s.located);
    line("known to a governorate, counted for it", s.counted_only);
    line("not placed", s.unplaced);
    let _ = writeln!(out, "\nPlace known to");
    for p in s.precisions.iter().filter(|p| p.rows > 0) {
        let _ = writeln!(out, "  {:<40} {:>10}", p.precision.words(), exact(p.rows));
    }
    let _ = writeln!(out, "\nGovernorate");
    for g in &s.governorates {
        let _ = writeln!(out, "  {:<40} {:>10}", g.value, exact(g.rows));
    }
    if !s.how.is_empty() {
        let how: Vec<String> = s.how.iter().map(|(how, rows)| format!("{how} {}", exact(*rows))).collect();
        let _ = writeln!(out, "\nSpelling matches: {}", how.join(", "));
    }
    if !s.causes.is_empty() {
        let _ = writeln!(out, "\nNot placed");
    }
    for c in &s.causes {
        let _ = writeln!(out, "  {:<40} {:>10}", c.cause, exact(c.rows));
        for met in c.first.iter().take(3) {
            let line = met.line.map(|l| format!("line {l}: ")).unwrap_or_default();
            let _ = writeln!(out, "      {line}{}", met.text);
        }
    }
    if !s.notes.is_empty() {
        let _ = writeln!(out, "\nNotes:\n  {}", s.notes.join("\n  "));
    }
    for (what, path) in [("The placed table", &s.output), ("The rows not placed", &s.unplaced_output)] {
        if let Some(path) = path {
            let _ = writeln!(out, "\n{what}: {path}");
        }
    }
    out
}
