use memchr::memchr2;
use serde_json::Value;

use crate::formats::events::file_head::{Head, Unclear};
use crate::formats::events::json_fields::value;
use crate::formats::events::json_object::{Object, object, string};
use crate::formats::events::json_sample::add_records;
use crate::formats::events::{Format, Layout, Mapping, Recognised};

/// Examines the beginning of a list of records or features.
///
/// `sequence` if a record separator (RFC 7464) stands before it: then what follows are records, whatever they
/// hold.
pub(in crate::formats::events) fn inspect(
    text: &[u8],
    whole: bool,
    sequence: bool,
    most: usize,
) -> Result<Head, Unclear> {
    let (format, skip) = if sequence { (Format::JsonLines, 0) } else { find_records(text, whole)? };
    let values = sample(&text[skip..], most);
    if values.is_empty() {
        let empty = text[skip..].iter().find(|b| !b.is_ascii_whitespace()) == Some(&b']');
        return Err(match () {
            () if empty => {
                Unclear::Fault("the list of events is empty", "choose another file or export it again")
            }
            () if whole => Unclear::Fault(
                "no record of the list can be read",
                "check the file where it breaks off, or fetch it again",
            ),
            () => Unclear::More,
        });
    }
    let line = 1 + memchr::memchr_iter(b'\n', &text[..skip]).count() as u64;
    let layout =
        Layout { format, header: Vec::new(), mapping: Mapping::empty(), recognised: Recognised::Table };
    let mut head = Head::of_list(layout, skip, line);
    add_records(&mut head, &values);
    Ok(head)
}

/// Format, and the position after the opening bracket of the list.
fn find_records(text: &[u8], whole: bool) -> Result<(Format, usize), Unclear> {
    if text[0] == b'[' {
        return Ok((Format::JsonArray, 1));
    }
    let none = Unclear::Fault(
        "the JSON contains no list of records or features",
        "export the events as GeoJSON points, as an array of records or as CSV",
    );
    // One record a line: lists within them are part of them.
    if let Object::Ends(end) = object(text) {
        let next = text[end..].iter().find(|b| !b.is_ascii_whitespace() && **b != 0x1e);
        if next == Some(&b'{') {
            return Ok((Format::JsonLines, 0));
        }
    }
    let mut at = 1;
    let mut key: &[u8] = b"";
    // At the top level of the object: keys and skipped values.
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                let start = at + 1;
                let Ok(Some(end)) = string(text, start) else { break };
                if text[end..].trim_ascii_start().first() == Some(&b':') {
                    key = &text[start..end - 1];
                }
                at = end;
            }
            b'[' => {
                let rest = text[at + 1..].trim_ascii_start();
                let features = key == b"features";
                match rest.first() {
                    Some(b'{' | b']') if features => return Ok((Format::GeoJson, at + 1)),
                    Some(b'{') if !ABOUT.contains(&key) => return Ok((Format::JsonArray, at + 1)),
                    None => break,
                    _ => match bracket(text, at) {
                        Some(end) => at = end,
                        None => break,
                    },
                }
            }
            b'{' => match object(&text[at..]) {
                Object::Ends(len) => at += len,
                Object::Open | Object::Broken => break,
            },
            // The object ended without a list: it is a record itself.
            b'}' => return Ok((Format::JsonLines, 0)),
            _ => at += 1,
        }
    }
    Err(if whole { none } else { Unclear::More })
}

/// Lists that describe the data.
const ABOUT: [&[u8]; 6] = [b"properties", b"links", b"fields", b"columns", b"schema", b"meta"];

/// The position after the array at `at`.
fn bracket(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match text.get(at)? {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at + 1),
            b']' => depth -= 1,
            b'"' => {
                at = string(text, at + 1).ok()??;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The first readable records.
fn sample(text: &[u8], most: usize) -> Vec<Value> {
    let (mut at, mut values) = (0, Vec::new());
    while values.len() < most {
        let Some(open) = memchr2(b'{', b']', &text[at..]) else { break };
        if text[at + open] == b']' {
            break;
        }
        let Object::Ends(len) = object(&text[at + open..]) else { break };
        let record = &text[at + open..at + open + len];
        at += open + len;
        values.extend(value(record));
    }
    values
}
