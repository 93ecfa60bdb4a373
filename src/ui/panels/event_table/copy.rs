use crate::events::{ReadAs, Want};
use crate::session::Action;

use super::context::TableContext;
use super::{Cells, EventColumn, TableState};

/// Most rows copied to the clipboard: some ten megabytes of text.
pub const MOST: usize = 100_000;

/// The marked rows in the order of the list, with a header; the row of the keyboard if none
/// is marked.
pub fn marked(context: &TableContext, state: &TableState) -> Option<Action> {
    let marked = context.session.events().marked();
    let listed = |row: &&u32| marked.binary_search(row).is_ok();
    let mut rows: Vec<u32> = match marked.len() {
        0 => state.cursor.map(|(_, row)| row).into_iter().collect(),
        1 => marked.to_vec(),
        _ => context.rows.iter().filter(listed).copied().collect(),
    };
    // Marked rows may no longer be listed.
    if rows.is_empty() {
        rows = marked.to_vec();
    }
    let what = if rows.len() == 1 { "row, with its header," } else { "table of the marked rows" };
    (!rows.is_empty())
        .then(|| Action::Copy { what, text: text(Cells::of(context.session, context.layer), &rows, state) })
}

/// All listed rows, up to the clipboard limit.
pub fn listed(cells: Cells, rows: &[u32], state: &TableState) -> Option<Action> {
    let what = if rows.len() > MOST {
        "table of the first 100,000 rows (the maximum)"
    } else {
        "table of all rows listed"
    };
    let rows = &rows[..rows.len().min(MOST)];
    (!rows.is_empty()).then(|| Action::Copy { what, text: text(cells, rows, state) })
}

/// The columns shown of which cells of these rows are not read yet.
pub fn missing(cells: Cells, rows: &[u32], state: &TableState) -> Vec<Want> {
    let unread = |index: usize| rows.iter().take(MOST).any(|row| cells.text(index, *row).is_none());
    let columns = state.shown().filter_map(|shown| match shown.column {
        EventColumn::File(index) if unread(index) => cells.info(index),
        EventColumn::File(_)
        | EventColumn::Date
        | EventColumn::Dimension(_)
        | EventColumn::Killed
        | EventColumn::Range
        | EventColumn::Number => None,
    });
    columns.map(|column| Want::Column { name: column.name.clone(), read_as: ReadAs::Words }).collect()
}

/// Columns between tabs, one line for each row, as spreadsheets take them.
fn text(cells: Cells, rows: &[u32], state: &TableState) -> String {
    let columns: Vec<EventColumn> = state.shown().map(|c| c.column).collect();
    let line = |cells: Vec<String>| {
        let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
        cells.iter().map(clean).collect::<Vec<_>>().join("\t") + "\n"
    };
    let mut out = line(columns.iter().map(|c| c.title(cells).to_owned()).collect());
    for row in rows {
        out.push_str(&line(columns.iter().map(|c| c.text(cells, *row)).collect()));
    }
    out
}
