//! The differences between two states of a source in words.

use crate::events::{CellChange, Change, ChangeKind, Changes, EventTable};
use crate::formats::export::{moved_days, moved_km};
use crate::model::{EventKey, EventLayerId, Subject};
use crate::style::number::exact;

use super::words::capital_first;
use super::{ChangePart, ChangedField, event_words};

/// What differs of an event, such as “moved 12.4 km, killed 5 instead of 3”; of one that was added or removed, what it is.
/// `fields` are the names of other fields that differ, if they are known.
pub fn change_words(change: &Change, old: &EventTable, new: &EventTable, fields: &[String]) -> String {
    let words = change.kinds().map(|kind| match kind {
        ChangeKind::Added => change.new.map(|row| event_words::line(new, row)).unwrap_or_default(),
        ChangeKind::Removed => change.old.map(|row| event_words::line(old, row)).unwrap_or_default(),
        ChangeKind::Moved => moved(change, old, new),
        ChangeKind::Redated => redated(change, old, new),
        ChangeKind::Killed => {
            let killed = |table: &EventTable, row: Option<u32>| {
                let best = row.and_then(|row| table.fatalities(row).best);
                best.map_or_else(|| "not given".to_owned(), |n| exact(u64::from(n)))
            };
            let (before, after) = (killed(old, change.old), killed(new, change.new));
            if before == after {
                "estimates of killed".to_owned()
            } else {
                format!("killed {after} instead of {before}")
            }
        }
        ChangeKind::Fields => other_fields(fields),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Most fields that are named where there are more.
const NAMED: usize = 3;

fn other_fields(names: &[String]) -> String {
    // “and 1 more” is no shorter than a name.
    let named = if names.len() > NAMED + 1 { NAMED } else { names.len() };
    let (named, more) = names.split_at(named);
    let named = named.join(", ");
    match (named.is_empty(), more.len()) {
        (true, _) => "other fields".to_owned(),
        (false, 0) => format!("other fields: {named}"),
        (false, more) => format!("other fields: {named} and {more} more"),
    }
}

/// A state of a source that is open as a layer.
#[derive(Clone, Copy, Debug)]
pub struct State<'s> {
    pub layer: EventLayerId,
    pub name: &'s str,
    pub table: &'s EventTable,
}

/// The part of a row's card about how it differs. `cells` are the fields that differ, or why they cannot be read,
/// `others` those of them that are not of position, date and people killed; `key` is the row of which the card is.
pub fn change_part(
    change: &Change,
    old: State,
    new: State,
    (cells, others): (Result<&[CellChange], String>, &[String]),
    key: &Subject,
) -> ChangePart {
    let words = match (change.old, change.new) {
        (Some(_), Some(_)) => capital_first(&change_words(change, old.table, new.table, others)) + ".",
        (None, _) => format!("It is not in {}.", old.name),
        (_, None) => format!("It is no longer in {}.", new.name),
    };
    let field = |cell: &CellChange| ChangedField {
        name: cell.field.clone(),
        before: cell.before.clone(),
        after: cell.after.clone(),
    };
    let row = |state: State, row| Subject::event(state.layer, EventKey::Row(row));
    let other = if key.layer() == Some(new.layer.into()) {
        change.old.map(|at| (row(old, at), format!("Show it as it was in {}", old.name)))
    } else {
        change.new.map(|at| (row(new, at), format!("Show it as it is in {}", new.name)))
    };
    ChangePart {
        old: old.name.to_owned(),
        new: new.name.to_owned(),
        words,
        fields: cells
            .map(|cells| cells.iter().map(field).collect())
            .map_err(|why| format!("Its fields cannot be compared: {why}.")),
        other,
    }
}

fn moved(change: &Change, old: &EventTable, new: &EventTable) -> String {
    let drawn = |table: &EventTable, row: Option<u32>| row.is_some_and(|row| table.place(row).is_some());
    match (moved_km(change, old, new), drawn(old, change.old), drawn(new, change.new)) {
        (Some(km), ..) if km < 10.0 => format!("moved {km:.1} km"),
        (Some(km), ..) => format!("moved {} km", exact(km.round() as u64)),
        (None, true, false) => "no longer known precisely enough to be drawn".to_owned(),
        (None, false, true) => "now known precisely enough to be drawn".to_owned(),
        (None, ..) => "another place".to_owned(),
    }
}

fn redated(change: &Change, old: &EventTable, new: &EventTable) -> String {
    let days = |table: &EventTable, row: Option<u32>| row.and_then(|row| table.days(row));
    let words = |days| match days {
        Some((first, last)) if first == last => format!("{first}"),
        Some((first, last)) => format!("{first} to {last}"),
        None => "undated".to_owned(),
    };
    let (before, after) = (words(days(old, change.old)), words(days(new, change.new)));
    match moved_days(change, old, new) {
        Some(n) if n != 0 => {
            let unit = if n.abs() == 1 { "day" } else { "days" };
            format!("re-dated {after} instead of {before} ({n:+} {unit})")
        }
        Some(_) | None => format!("re-dated {after} instead of {before}"),
    }
}

/// What a comparison left open, a sentence each. `old` and `new` are the names of the files.
pub fn change_remarks(changes: &Changes, old: &str, new: &str) -> Vec<String> {
    let mut remarks = Vec::new();
    if changes.common == 0 {
        remarks.push(format!("No id is in both files: {old} and {new} may be no two states of one source."));
    }
    match changes.deleted {
        0 => {}
        1 => remarks
            .push(format!("One event of {old} counts as removed because the list of deleted ones has it.")),
        n => remarks.push(format!(
            "{} events of {old} count as removed because the list of deleted ones has them.",
            exact(n)
        )),
    }
    let not = changes.not_judged;
    let counted = |n: u64| format!("{} {}", exact(n), if n == 1 { "event" } else { "events" });
    for (n, why) in [
        (not.other_days, format!("of days before or after those of {new}")),
        (not.other_countries, format!("of countries of which {new} has none")),
        (not.undated, "without a date".to_owned()),
    ] {
        if n > 0 {
            remarks.push(format!("Not judged: {} of {old} {why}.", counted(n)));
        }
    }
    if not.partial > 0 {
        remarks.push(format!(
            "Not judged: {} of {old} that {new} does not have, although it has events of their days: it is taken for a part of the source, so they do not count as removed.",
            counted(not.partial)
        ));
    }
    for (n, file) in changes.repeated.into_iter().zip([old, new]).filter(|(n, _)| *n > 0) {
        remarks.push(format!(
            "{} of {file} with an id that several rows have: which of them became which is not known.",
            rows(n)
        ));
    }
    for (n, file) in changes.without_id.into_iter().zip([old, new]).filter(|(n, _)| *n > 0) {
        remarks.push(format!("{} of {file} without an id: not compared.", rows(n)));
    }
    remarks
}

fn rows(n: u64) -> String {
    format!("{} {}", exact(n), if n == 1 { "row" } else { "rows" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_fields_are_named_and_many_are_counted() {
        let names =
            |n: usize| ["notes", "tags", "source", "actor2", "location"].map(str::to_owned)[..n].to_vec();
        let words = [0, 1, 4, 5].map(|n| other_fields(&names(n)));
        let expected = [
            "other fields",
            "other fields: notes",
            "other fields: notes, tags, source, actor2",
            "other fields: notes, tags, source and 2 more",
        ];
        assert_eq!(words, expected);
    }
}
