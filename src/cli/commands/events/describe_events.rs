use std::fmt::Write;

use serde::Serialize;

use super::role_entry::RoleEntry;
use crate::cli::input::{OpenEvents, range};
use crate::events::{DATED, GOVERNORATE, PRECISION, Tally};
use crate::formats::events::KilledIs;

/// The content of an event file. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub struct Description {
    file: String,
    recognised: String,
    rows: usize,
    /// Events that the rows stand for: as many, unless the file counts several to a row.
    events: u64,
    drawn: u32,
    counted_only: usize,
    first: Option<String>,
    last: Option<String>,
    /// `None` if no row has a number.
    killed: Option<u64>,
    /// Whether that is the sum of best estimates, of the lowest numbers, or of numbers of which no more is said.
    #[serde(skip)]
    killed_is: KilledIs,
    /// The sums of the lowest and the highest numbers, if the file has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_high: Option<u64>,
    /// What was taken for what, and how much of it was read.
    roles: Vec<RoleEntry>,
    columns: Vec<ColumnEntry>,
    /// Every column of the file.
    all_columns: Vec<TypedColumn>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct TypedColumn {
    column: String,
    /// Number, date, category or text, by a sample of rows.
    r#type: &'static str,
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
    rows: u64,
    events: u64,
}

/// Most values listed for a column.
const LISTED: usize = 20;

pub fn describe(open: &OpenEvents) -> Description {
    let table = &open.file.table;
    let (first, last) = table.span().unzip();
    let range = range(table, &open.shown);
    Description {
        file: open.name.clone(),
        recognised: open.file.layout.recognised.words().to_owned(),
        rows: table.len(),
        events: open.shown.events(),
        drawn: table.drawn(),
        counted_only: table.len() - table.drawn() as usize,
        first: first.map(|d| d.to_string()),
        last: last.map(|d| d.to_string()),
        killed: table.has_fatalities().then(|| open.shown.fatalities()),
        killed_is: open.file.layout.mapping.killed_is(&open.file.layout.header),
        killed_low: range.map(|(low, _)| low),
        killed_high: range.map(|(_, high)| high),
        roles: open.file.roles.iter().map(RoleEntry::of).collect(),
        columns: (0..table.dimensions().len()).map(|d| column(open, d)).collect(),
        all_columns: open
            .columns
            .iter()
            .map(|c| TypedColumn { column: c.name.clone(), r#type: c.kind.words() })
            .collect(),
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
    let table = &open.file.table;
    // Types that are left out of totals are listed all the same.
    let tallies = open.shown.tally_apart(table, index);
    let mut counts: Vec<(u16, Tally)> = (0..=u16::MAX).zip(tallies).collect();
    counts.retain(|(_, tally)| tally.rows > 0);
    // Derived columns have a fixed order; others are sorted by count.
    if ![GOVERNORATE, PRECISION, DATED].contains(&index) {
        counts.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.events));
    }
    let entry = |(code, tally): &(u16, Tally)| ValueEntry {
        value: dimension.words(*code).to_owned(),
        rows: tally.rows,
        events: tally.events,
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
    if d.events != d.rows as u64 {
        let _ = writeln!(out, "  {} events, counted by the file", d.events);
    }
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "  {} with a place on the map; {} are only counted", d.drawn, d.counted_only);
    match (&d.first, &d.last) {
        (Some(first), Some(last)) => _ = writeln!(out, "  from {first} to {last}"),
        _ if d.roles.iter().any(|role| role.role == "date" && !role.taken) => {
            _ = writeln!(out, "  no column was understood as a date");
        }
        _ => _ = writeln!(out, "  no row has a date"),
    }
    let _ = match d.killed {
        Some(killed) if d.killed_low.is_some() => {
            let [low, high] = [d.killed_low, d.killed_high].map(|end| end.unwrap_or(killed));
            let counted = match d.killed_is {
                KilledIs::BestEstimate => format!(", best {killed}"),
                KilledIs::Lowest => "; counted by the lowest numbers".to_owned(),
                KilledIs::Given => format!(", counted as {killed}"),
            };
            writeln!(out, "  between {low} and {high} people killed{counted}, where given")
        }
        Some(killed) => {
            let by = match d.killed_is {
                KilledIs::BestEstimate => ", by the best estimates",
                KilledIs::Lowest => ", by the lowest numbers",
                KilledIs::Given => "",
            };
            writeln!(out, "  {killed} people killed{by}, where given")
        }
        None => writeln!(out, "  no row has a number of people killed"),
    };
    out.push('\n');
    d.roles.iter().for_each(|role| out.push_str(&role.in_line(d.rows)));
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
    let all: Vec<String> = d.all_columns.iter().map(|c| format!("{} ({})", c.column, c.r#type)).collect();
    let _ = writeln!(out, "\nAll columns: {}", all.join(", "));
    if !d.notes.is_empty() {
        let _ = writeln!(out, "\nNotes:\n  {}", d.notes.join("\n  "));
    }
    out
}
