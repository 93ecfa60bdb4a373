use std::fmt::Write;

use serde::Serialize;

use crate::cli::input::OpenEvents;
use crate::events::{DATED, GOVERNORATE, PRECISION};

/// The content of an event file. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct Description {
    file: String,
    recognised: String,
    rows: usize,
    drawn: u32,
    counted_only: usize,
    first: Option<String>,
    last: Option<String>,
    /// `None` if no row has a number.
    killed: Option<u64>,
    columns: Vec<ColumnEntry>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ColumnEntry {
    column: String,
    title: String,
    values: Vec<ValueEntry>,
    more: usize,
}

#[derive(Serialize)]
struct ValueEntry {
    value: String,
    events: u64,
}

/// Most values listed for a column.
const LISTED: usize = 20;

pub fn describe(open: &OpenEvents) -> Description {
    let table = &open.file.table;
    let (first, last) = table.span().unzip();
    Description {
        file: open.name.clone(),
        recognised: open.file.layout.recognised.words().to_owned(),
        rows: table.len(),
        drawn: table.drawn(),
        counted_only: table.len() - table.drawn() as usize,
        first: first.map(|d| d.to_string()),
        last: last.map(|d| d.to_string()),
        killed: table.has_fatalities().then(|| open.shown.fatalities()),
        columns: (0..table.dimensions().len()).map(|d| column(open, d)).collect(),
        notes: open
            .file
            .notes
            .to_text()
            .lines()
            .chain(open.about.unpacked.as_deref())
            .map(str::to_owned)
            .collect(),
    }
}

fn column(open: &OpenEvents, index: usize) -> ColumnEntry {
    let dimension = &open.file.table.dimensions()[index];
    let mut counts: Vec<(u16, u64)> =
        (0..=u16::MAX).zip(open.shown.tally(&open.file.table, index).iter().map(|t| t.rows)).collect();
    counts.retain(|(_, rows)| *rows > 0);
    // Derived columns have a fixed order; others are sorted by count.
    if ![GOVERNORATE, PRECISION, DATED].contains(&index) {
        counts.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
    }
    let entry = |(code, events): &(u16, u64)| ValueEntry {
        value: dimension.words(*code).to_owned(),
        events: *events,
    };
    ColumnEntry {
        column: dimension.header.clone(),
        title: dimension.title.clone(),
        values: counts.iter().take(LISTED).map(entry).collect(),
        more: counts.len().saturating_sub(LISTED),
    }
}

pub fn in_lines(d: &Description) -> String {
    let mut out = format!("{}: {}, {} rows\n", d.file, d.recognised, d.rows);
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "  {} with a place on the map; {} are only counted", d.drawn, d.counted_only);
    match (&d.first, &d.last) {
        (Some(first), Some(last)) => _ = writeln!(out, "  from {first} to {last}"),
        _ => _ = writeln!(out, "  no row has a date"),
    }
    let _ = match d.killed {
        Some(killed) => {
            writeln!(out, "  {killed} people killed, by the best estimates, where given")
        }
        None => writeln!(out, "  no row has a number of people killed"),
    };
    for column in &d.columns {
        let _ = writeln!(out, "\n{} ({})", column.title, column.column);
        let width = column.values.iter().map(|v| v.value.chars().count()).max().unwrap_or(0);
        for v in &column.values {
            let _ = writeln!(out, "  {:<width$}  {:>10}", v.value, v.events);
        }
        if column.more > 0 {
            let _ = writeln!(out, "  and {} more values", column.more);
        }
    }
    if !d.notes.is_empty() {
        let _ = writeln!(out, "\nNotes:\n  {}", d.notes.join("\n  "));
    }
    out
}
