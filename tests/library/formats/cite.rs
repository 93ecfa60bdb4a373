//! Two citation parsers, written for these tests after the formats' specifications.

use std::collections::BTreeMap;

/// Entries by key, fields by name; a field's outer braces are taken off.
pub fn bibtex(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut entries = BTreeMap::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (kind, body) = rest[at + 1..].split_once('{').expect("an entry has braces");
        assert!(kind.chars().all(char::is_alphabetic), "{kind}");
        let end = closing(body);
        let (key, fields) = body[..end].split_once(',').expect("an entry has a key");
        let old = entries.insert(key.trim().to_owned(), self::fields(fields));
        assert!(old.is_none(), "{key} twice");
        rest = &body[end..];
    }
    entries
}

/// Where the brace that is open before `text` is closed.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a brace is not closed in {text}");
}

fn fields(mut text: &str) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    while let Some((name, value)) = text.split_once('=') {
        let value = value.trim_start();
        let (value, rest) = if let Some(inner) = value.strip_prefix('{') {
            let end = closing(inner);
            (&inner[..end], inner[end + 1..].trim_start().trim_start_matches(','))
        } else {
            let (value, rest) = value.split_once(",\n").unwrap_or((value, ""));
            (value.trim(), rest)
        };
        fields.insert(name.trim().to_lowercase(), value.to_owned());
        text = rest;
    }
    fields
}

/// Records by their ID, values by tag.
pub fn ris(text: &str) -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let mut records = BTreeMap::new();
    let mut record: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.split("\r\n").filter(|l| !l.is_empty()) {
        let (tag, value) = (&line[..2], &line[6..]);
        assert_eq!(&line[2..6], "  - ", "{line}");
        assert!(tag != "TY" || record.is_empty(), "a record is not ended before {line}");
        if tag == "ER" {
            let id = record["ID"][0].clone();
            assert_eq!(record["TY"].len(), 1);
            records.insert(id, std::mem::take(&mut record));
        } else {
            record.entry(tag.to_owned()).or_default().push(value.to_owned());
        }
    }
    assert!(record.is_empty(), "the last record is not ended");
    records
}
