use std::collections::BTreeSet;
use std::io::Error;
use std::path::Path;

use crate::events::{KeyColumns, RowId};
use crate::files::{EventsRead, MOST_OF_A_TEXT, name_of, read};
use crate::formats::ReadError;
use crate::formats::events::{DeletedIds, Watch, is_of_one_file, row_keys, unlike_names};
use crate::style::number::exact;

use super::OpenError;

/// Reads a list of events that their source has deleted.
///
/// # Errors
/// A sentence that names it and says what is wrong.
pub fn open_deleted(path: &Path) -> Result<DeletedIds, OpenError> {
    let bytes = read(path, MOST_OF_A_TEXT).map_err(|why| OpenError::source(path, why))?;
    Ok(DeletedIds::read(&name_of(path), &bytes)?)
}

/// Leaves out the rows of deleted events; how many is among the notes. The file itself is not changed.
pub(super) fn leave_out(mut events: EventsRead, deleted: &DeletedIds) -> Result<EventsRead, OpenError> {
    let name = events.source.name().to_owned();
    let layout = &events.file.layout;
    let names = unlike_names(&layout.header);
    let id = layout.mapping.id.and_then(|column| names.get(column)).cloned();
    let id = id.filter(|name| !is_of_one_file(name)).ok_or_else(|| {
        let message = format!("{} cannot be applied: no column has the ids of its events", deleted.name);
        ReadError::whole(&name, message, "say which column has them (`--column id=NAME`)")
    })?;
    let columns = KeyColumns { id: id.clone(), ..KeyColumns::default() };
    let (rows, table) = (events.rows(), &events.file.table);
    let keys = row_keys(&*rows, layout, table, &columns, &mut |_| Watch::GoOn);
    let unread =
        |why: Error| ReadError::whole(&name, format!("its ids cannot be read: {why}"), "open it again");
    // Only its watcher could cancel it.
    let keys = keys.map_err(unread)?.unwrap_or_default();
    let numbers = table.numbers();
    let mut met = BTreeSet::new();
    let mut gone: Vec<RowId> = Vec::new();
    for (row, id) in keys.ids().filter(|(_, id)| deleted.has(id)) {
        met.insert(id);
        gone.extend(numbers.get(row as usize));
    }
    gone.sort_unstable();
    let missing = deleted.len() - met.len();
    let words =
        |n: usize, one: &str, many: &str| format!("{} {}", exact(n as u64), if n == 1 { one } else { many });
    let mut said = format!(
        "{} left out, because {} lists their ids (“{id}”) as deleted",
        words(gone.len(), "row is", "rows are"),
        deleted.name
    );
    if missing > 0 {
        said += &format!(
            "; {} of the list {} not in this file",
            words(missing, "id", "ids"),
            if missing == 1 { "is" } else { "are" }
        );
    }
    let table = table.only(|_, number| gone.binary_search(&number).is_err());
    let notes = &mut events.file.notes;
    (notes.rows, notes.drawn) = (table.len() as u64, u64::from(table.drawn()));
    notes.decisions.push(said + ".");
    events.file.table = table.into();
    Ok(events)
}
