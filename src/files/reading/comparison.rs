use std::sync::Arc;

use crate::events::{
    CellChange, Change, Comparison, Completeness, EventTable, KeyColumns, RowError, RowKeys, RowSource,
    Vintage, changed_cells, compare,
};
use crate::formats::events::{DeletedIds, Layout, NoKeys, Watch, row_keys, shared_columns};
use crate::formats::export::ChangeRecord;

/// A state of a source: an open file and its table.
#[derive(Clone, Copy)]
pub struct OpenVintage<'a> {
    pub rows: &'a dyn RowSource,
    pub layout: &'a Layout,
    pub table: &'a EventTable,
}

/// Why two files cannot be compared: a sentence.
#[derive(Debug, thiserror::Error)]
pub enum NotCompared {
    #[error("The files cannot be compared: {0}.")]
    NoKeys(#[from] NoKeys),
    #[error("{file}: {why}.")]
    Unread { file: String, why: RowError },
}

/// Compares two files by the ids of their events. Those on the list of deleted ones that the later file lacks were
/// removed. `go_on` is told which share is done; `None` if it stops it.
///
/// # Errors
/// If a file has no ids that last, or cannot be read.
pub fn compare_files(
    old: OpenVintage,
    new: OpenVintage,
    completeness: Completeness,
    deleted: Option<&DeletedIds>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Comparison>, NotCompared> {
    let shared = shared_columns((old.rows.name(), old.layout), (new.rows.name(), new.layout))?;
    let Some(before) = keys(old, &shared.old, &mut |share| go_on(share * 0.5))? else { return Ok(None) };
    let Some(after) = keys(new, &shared.new, &mut |share| go_on(0.5 + share * 0.5))? else { return Ok(None) };
    let (before, after) =
        (Vintage { table: old.table, keys: &before }, Vintage { table: new.table, keys: &after });
    let changes = compare(before, after, completeness, &|id| deleted.is_some_and(|list| list.has(id)));
    let (id, fields) = (shared.new.id, shared.new.others);
    Ok(Some(Comparison { changes, id, fields, notes: shared.notes }))
}

fn keys(
    of: OpenVintage,
    columns: &KeyColumns,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<RowKeys>, NotCompared> {
    let unread = |why| NotCompared::Unread { file: of.rows.name().to_owned(), why };
    let all = of.table.len().max(1) as f32;
    let mut watch = |rows| if go_on(rows as f32 / all) { Watch::GoOn } else { Watch::Stop };
    of.rows.unchanged().map_err(unread)?;
    let keys = row_keys(of.rows, of.layout, of.table, columns, &mut watch);
    let keys = keys.map_err(|why| unread(RowError::Source(Arc::new(why))))?;
    // A file that changed meanwhile gave cells of other rows.
    of.rows.unchanged().map_err(unread)?;
    Ok(keys)
}

/// A difference with the fields that differ, read again from both files.
///
/// # Errors
/// If a row cannot be read any more.
pub fn change_record(
    comparison: &Comparison,
    at: usize,
    old: OpenVintage,
    new: OpenVintage,
) -> Result<ChangeRecord, RowError> {
    let changes = &comparison.changes;
    let change = *changes.list.get(at).ok_or(RowError::NoSuchRow)?;
    let cells = row_change(&change, old, new)?;
    Ok(ChangeRecord::new(&change, changes.ids.get(at), (old.table, new.table), cells))
}

/// The fields that differ, read again from both files; none if only one has the event.
///
/// # Errors
/// If a row cannot be read any more.
pub fn row_change(change: &Change, old: OpenVintage, new: OpenVintage) -> Result<Vec<CellChange>, RowError> {
    match (change.old, change.new) {
        (Some(before), Some(after)) => Ok(changed_cells(&fields(old, before)?, &fields(new, after)?)),
        (Some(_), None) | (None, _) => Ok(Vec::new()),
    }
}

fn fields(of: OpenVintage, row: u32) -> Result<Vec<(String, String)>, RowError> {
    of.rows.row(of.table.row(row).ok_or(RowError::NoSuchRow)?.number)
}
