use serde::Serialize;

use crate::events::{ChangeKind, RowError};
use crate::formats::export::ChangeRecord;

use super::compared::Compared;

/// How two files differ. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
pub(super) struct Entry {
    old: String,
    new: String,
    id: String,
    added: u64,
    removed: u64,
    changed: u64,
    moved: u64,
    redated: u64,
    killed_changed: u64,
    fields_changed: u64,
    unchanged: u64,
    not_judged: NotJudgedEntry,
    repeated: Both,
    without_id: Both,
    notes: Vec<String>,
    changes: Vec<ChangeRecord>,
}

#[derive(Serialize)]
struct NotJudgedEntry {
    other_days: u64,
    other_countries: u64,
    undated: u64,
    partial: u64,
}

#[derive(Serialize)]
struct Both {
    old: u64,
    new: u64,
}

/// # Errors
/// If a row cannot be read again.
pub(super) fn entry(compared: &Compared) -> Result<Entry, RowError> {
    let changes = &compared.comparison.changes;
    let (old, new) = compared.names();
    let not = changes.not_judged;
    let both = |[old, new]: [u64; 2]| Both { old, new };
    Ok(Entry {
        old: old.to_owned(),
        new: new.to_owned(),
        id: compared.comparison.id.clone(),
        added: changes.count(ChangeKind::Added),
        removed: changes.count(ChangeKind::Removed),
        changed: changes.changed(),
        moved: changes.count(ChangeKind::Moved),
        redated: changes.count(ChangeKind::Redated),
        killed_changed: changes.count(ChangeKind::Killed),
        fields_changed: changes.count(ChangeKind::Fields),
        unchanged: changes.unchanged,
        not_judged: NotJudgedEntry {
            other_days: not.other_days,
            other_countries: not.other_countries,
            undated: not.undated,
            partial: not.partial,
        },
        repeated: both(changes.repeated),
        without_id: both(changes.without_id),
        notes: compared.notes.clone(),
        changes: (0..changes.list.len()).map(|at| compared.record(at)).collect::<Result<_, _>>()?,
    })
}
