//! Where rows most likely begin in bytes from the middle of a file.

use crate::formats::events::delimited;
use crate::formats::events::form::Form;
use crate::formats::events::json_object::{Object, object, string};
use crate::formats::events::split::line_of;

/// Lines or braces tried as the start of a record.
const TRIED: usize = 200;

/// Records from there on that must look like rows.
const SOUND: usize = 4;

/// Of a table: records with the right number of columns begin there.
pub(super) fn start_of_rows(form: &Form, bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    for _ in 0..TRIED {
        at += line_of(&bytes[at..]).1;
        at += bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if sound(form, &bytes[at..]) {
            return Some(at);
        }
    }
    None
}

/// Most rows taken from one place of a file as a sample.
const SAMPLED: usize = 60;

/// The rows in bytes from the middle of a file, for a sample.
pub(in crate::formats::events) fn rows_within(form: &Form, bytes: &[u8]) -> Vec<Vec<String>> {
    let Some(at) = start_of_rows(form, bytes) else { return Vec::new() };
    let rows = delimited::sample(form, &bytes[at..], false, SAMPLED);
    rows.into_iter().map(|row| row.texts).filter(|texts| texts.len() == form.columns).collect()
}

/// Whether records with the right number of columns start here.
fn sound(form: &Form, mut bytes: &[u8]) -> bool {
    let mut spans = Vec::new();
    (0..SOUND).all(|_| {
        let Some(extent) = form.record(bytes, false, &mut spans) else { return false };
        bytes = &bytes[extent.len..];
        let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        bytes = &bytes[blank..];
        spans.len() == form.columns
    })
}

/// Of a list of JSON records: objects begin there that have the same first key as `first`, the beginning of the
/// list. Objects within a record may look so, too.
pub(super) fn start_of_records(first: &[u8], bytes: &[u8]) -> Option<usize> {
    let key = first_key(first.trim_ascii_start())?;
    let mut at = 0;
    for _ in 0..TRIED {
        at += memchr::memchr(b'{', &bytes[at..])?;
        let before = bytes[..at].trim_ascii_end().last();
        if matches!(before, Some(b',' | b'}')) && alike(key, &bytes[at..]) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether complete objects with that first key follow each other.
fn alike(key: &[u8], mut bytes: &[u8]) -> bool {
    (0..SOUND).all(|_| {
        let Object::Ends(len) = object(bytes) else { return false };
        let is_alike = first_key(bytes) == Some(key);
        let between = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | 0x1e);
        let gap = bytes[len..].iter().take_while(|b| between(b)).count();
        bytes = &bytes[len + gap..];
        is_alike && bytes.first() == Some(&b'{')
    })
}

/// The first key of the object at the beginning.
fn first_key(bytes: &[u8]) -> Option<&[u8]> {
    let key = bytes.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(b"\"")?;
    let end = string(key, 0).ok()??;
    Some(&key[..end - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_begin_behind_each_other_and_with_the_same_key() {
        let record = r#"{"id":1,"of":[{"n":1},{"n":2},{"n":3},{"n":4},{"n":5},{"n":6}]}"#;
        let text = [record; 8].join(", ");
        let at =
            |from: usize| start_of_records(text.as_bytes(), &text.as_bytes()[from..]).map(|at| from + at);
        let step = record.len() + 2;
        assert_eq!(at(1), Some(step));
        assert_eq!(at(step - 2), Some(step));
        assert_eq!(at(step - 1), Some(2 * step));
        assert_eq!(at(step + 1), Some(2 * step));
        let spaced = format!("\n {text}");
        assert_eq!(start_of_records(spaced.as_bytes(), &text.as_bytes()[1..]), Some(step - 1));
        // Behind it are no five records.
        assert_eq!(at(4 * step), None);
        assert_eq!(start_of_records(b"", text.as_bytes()), None);
        assert_eq!(start_of_records(b"{\"other\":1}", text.as_bytes()), None);
    }
}
