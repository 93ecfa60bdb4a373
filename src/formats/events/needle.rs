use aho_corasick::{AhoCorasick, AhoCorasickKind};
use encoding_rs::WINDOWS_1252;

use super::{Format, Layout};

/// A text that is looked for in the fields of rows. What a file holds is first searched as it
/// stands, for parts that no row with the text can lack; what is found so is looked at field by
/// field where the parts alone prove nothing.
pub(super) struct Needle {
    /// In lower case.
    text: String,
    parts: AhoCorasick,
    /// Longest part, in bytes.
    pub longest: usize,
    /// A part within a row proves that a field holds the text.
    pub proves: bool,
}

impl Needle {
    /// `None` if the text is empty, or too long to be looked for.
    pub fn new(text: &str, layout: &Layout) -> Option<Self> {
        let text = text.to_lowercase();
        let parts = match layout.format {
            Format::Delimited(dialect) => in_table(&text, char::from(dialect.quote)),
            _ => in_json(&text),
        };
        let longest = parts.iter().map(Vec::len).max().filter(|n| *n > 0)?;
        let proves = match layout.format {
            Format::Delimited(dialect) => {
                let divides = [dialect.delimiter, dialect.quote, b'\n', b'\r'];
                text.is_ascii() && !text.bytes().any(|b| divides.contains(&b))
            }
            _ => false,
        };
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA));
        Some(Self { parts: builder.build(&parts).ok()?, text, longest, proves })
    }

    /// Where the first of the parts begins and ends.
    pub fn find(&self, bytes: &[u8]) -> Option<(usize, usize)> {
        self.parts.find(bytes).map(|m| (m.start(), m.end()))
    }

    /// Whether any of the values holds the text.
    pub fn is_in(&self, fields: &[(String, String)]) -> bool {
        fields.iter().any(|(_, value)| value.to_lowercase().contains(&self.text))
    }
}

/// The longest stretch of letters that are written in one way only, or in one way but for the
/// case of plain Latin letters; else the ways to write the first letter.
fn stretches(text: &str) -> Vec<String> {
    let stable = |c: char| c.is_ascii() || c.to_lowercase().eq([c]) && c.to_uppercase().eq([c]);
    let longest = text.split(|c| !stable(c)).max_by_key(|part| part.len()).unwrap_or_default();
    match text.chars().next() {
        Some(first) if longest.is_empty() => vec![first.to_string(), first.to_uppercase().collect()],
        _ => vec![longest.to_owned()],
    }
}

fn in_table(text: &str, quote: char) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    for part in stretches(text) {
        if part.contains(quote) {
            // Within quotes it stands twice.
            parts.push(part.replace(quote, &format!("{quote}{quote}")).into_bytes());
        }
        let (latin, _, unmappable) = WINDOWS_1252.encode(&part);
        if !part.is_ascii() && !unmappable {
            parts.push(latin.into_owned());
        }
        parts.push(part.into_bytes());
    }
    parts
}

/// In JSON any letter may stand as `\u…`; rows with such an escape are looked at.
fn in_json(text: &str) -> Vec<Vec<u8>> {
    let escaped = |c: char| c.is_control() || matches!(c, '"' | '\\' | '/');
    let mut parts: Vec<Vec<u8>> = stretches(text).into_iter().map(String::into_bytes).collect();
    let escape: &[u8] = if text.contains(escaped) { b"\\" } else { b"\\u" };
    parts.push(escape.to_vec());
    parts
}
