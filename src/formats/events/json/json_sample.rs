//! The records by which it is told what the members of a list mean.

use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::formats::events::file_head::Head;
use crate::formats::events::json_fields::{flatten, value};
use crate::formats::events::json_object::{Object, object};
use crate::formats::events::member_names::{MemberNames, MetNames};
use crate::formats::events::split::MOST_COLUMNS;

/// Adds records to those by which it is told what the members mean. Members that the earlier ones do not have are
/// added behind theirs.
pub(in crate::formats::events) fn add_records(head: &mut Head, values: &[Value]) {
    let flat: Vec<Vec<(String, String)>> = values.iter().map(flatten).collect();
    let header = &mut head.layout.header;
    let mut met = MetNames::after(header);
    flat.iter().for_each(|fields| met.add(fields, MOST_COLUMNS));
    *header = met.names;
    let names = MemberNames::of(header);
    let row = |fields: &Vec<(String, String)>| {
        let mut row = vec![String::new(); header.len()];
        for (name, text) in fields {
            if let Some((column, _)) = names.column(name) {
                row[column].clone_from(text);
            }
        }
        row
    };
    let rows: Vec<Vec<String>> = flat.iter().map(row).collect();
    head.rows.iter_mut().for_each(|row| row.resize(header.len(), String::new()));
    head.rows.extend(rows);
    head.told.clone_from(&head.layout.header);
}

/// Most places of a sample tried as the start of a record, and most records taken from it.
const TRIED: usize = 300;
const SAMPLED: usize = 60;

/// Decides with further records, from bytes of other places of the file, what their members mean. Where a record
/// begins there is a guess: it shares its members with those at the beginning.
pub(in crate::formats::events) fn widen(head: &mut Head, samples: &[Vec<u8>]) {
    let known: FxHashSet<&str> = head.layout.header.iter().map(String::as_str).collect();
    let filled = |row: &Vec<String>| row.iter().filter(|text| !text.is_empty()).count();
    let usual = head.rows.first().map_or(0, filled);
    let is_like = |value: &Value| {
        let fields = flatten(value);
        let shared = fields.iter().filter(|(name, _)| known.contains(name.as_str())).count();
        shared * 2 >= usual.max(1)
    };
    let values: Vec<Value> = samples.iter().flat_map(|bytes| records_within(bytes, &is_like)).collect();
    if !values.is_empty() {
        add_records(head, &values);
    }
}

/// The records in bytes from the middle of a list.
fn records_within(bytes: &[u8], is_like: &dyn Fn(&Value) -> bool) -> Vec<Value> {
    let (mut at, mut tried, mut found) = (0, 0, Vec::new());
    while let Some(open) =
        memchr::memchr(b'{', &bytes[at..]).filter(|_| found.len() < SAMPLED && tried < TRIED)
    {
        at += open;
        tried += 1;
        let before = bytes[..at].iter().rev().find(|b| !b" \t\r".contains(b));
        let begins = matches!(before, Some(b',' | b'\n' | 0x1e));
        let Object::Ends(len) = object(&bytes[at..]) else { break };
        match value(&bytes[at..at + len]).filter(|value| begins && is_like(value)) {
            Some(record) => {
                found.push(record);
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_in_the_middle_of_a_list() {
        let names = |value: &Value| value.get("date").is_some();
        for text in [
            "er\":1}, {\"date\":1,\"actors\":[{\"a\":1},{\"a\":2}]},\n{\"date\":2,\"geo\":{\"lat\":1}},{\"date\":",
            "\":5}}\n{\"date\":1}\r\n{\"date\":2}\n{\"da",
            "x\":{\"date\":0}},{\"date\":1},\r\n  {\"date\":2}]",
        ] {
            let found = records_within(text.as_bytes(), &names);
            let dates: Vec<i64> = found.iter().filter_map(|v| v.get("date")?.as_i64()).collect();
            assert_eq!(dates, [1, 2], "{text}");
        }
    }
}
