use aho_corasick::packed::Searcher;
use encoding_rs::WINDOWS_1252;

use crate::formats::events::{Format, Layout, json_object};

/// A text to search for in the fields of rows. The raw bytes are first searched for parts that every matching
/// row must contain; hits are then checked field by field unless the part alone is proof.
pub(in crate::formats::events) struct Needle {
    /// In lower case.
    text: String,
    /// In ASCII lower case.
    parts: Vec<Part>,
    /// Finds the seeds of the parts in any case.
    seeds: Searcher,
    /// Longest part, in bytes.
    pub longest: usize,
    proof: Proof,
}

struct Part {
    bytes: Vec<u8>,
    /// Offset of its seed.
    seed: usize,
}

/// What a matching part proves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// A field contains the text.
    Always,
    /// The same, if it is in a string value without escapes.
    WithinValue,
    /// Nothing.
    Never,
}

/// Letters of a seed. More letters make it rarer, but each Latin letter doubles its case variants.
const SEED: usize = 3;

impl Needle {
    /// `None` if the text is empty or not searchable.
    pub fn new(text: &str, layout: &Layout) -> Option<Self> {
        let text = text.to_lowercase();
        let (parts, proof) = match layout.format {
            Format::Delimited(dialect) => {
                let divides = [dialect.delimiter, dialect.quote, b'\n', b'\r'];
                let proves = text.is_ascii() && !text.bytes().any(|b| divides.contains(&b));
                let proof = if proves { Proof::Always } else { Proof::Never };
                (in_table(&text, char::from(dialect.quote)), proof)
            }
            Format::JsonArray | Format::GeoJson | Format::JsonLines => {
                let proves = text.is_ascii() && !text.contains(is_escaped);
                (in_json(&text), if proves { Proof::WithinValue } else { Proof::Never })
            }
        };
        let parts: Vec<Part> = parts.into_iter().map(Part::new).collect();
        let longest = parts.iter().map(|p| p.bytes.len()).max()?;
        let ways = parts.iter().flat_map(|part| ways_to_write(part.seed()));
        Some(Self { seeds: Searcher::new(ways)?, parts, longest, proof, text })
    }

    /// Range of the first matching part.
    pub fn find(&self, bytes: &[u8]) -> Option<(usize, usize)> {
        let mut at = 0;
        while let Some(seed) = self.seeds.find_in(bytes, (at..bytes.len()).into()) {
            at = seed.start() + 1;
            // Parts may have the same seed.
            let found = self.parts.iter().find_map(|part| {
                let start = seed.start().checked_sub(part.seed)?;
                let end = start + part.bytes.len();
                let there = bytes.get(start..end)?;
                there.eq_ignore_ascii_case(&part.bytes).then_some((start, end))
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether a part at `hit` proves that a field of the record contains the text.
    pub fn proves(&self, record: &[u8], hit: usize) -> bool {
        match self.proof {
            Proof::Always => true,
            Proof::WithinValue => json_object::is_plain_value(record, hit, self.text.len()),
            Proof::Never => false,
        }
    }

    /// Whether any of the values contains the text.
    pub fn is_in(&self, fields: &[(String, String)]) -> bool {
        fields.iter().any(|(_, value)| value.to_lowercase().contains(&self.text))
    }
}

impl Part {
    /// Chooses the rarest letters as seed.
    fn new(bytes: Vec<u8>) -> Self {
        let windows = bytes.windows(SEED.min(bytes.len()).max(1));
        let seed = windows.enumerate().min_by_key(|(_, w)| w.iter().map(|b| frequency(*b)).sum::<u32>());
        Self { seed: seed.map_or(0, |(at, _)| at), bytes }
    }

    fn seed(&self) -> &[u8] {
        let end = (self.seed + SEED).min(self.bytes.len());
        &self.bytes[self.seed..end]
    }
}

/// Approximate letter frequency, in percent of the most frequent letter.
fn frequency(byte: u8) -> u32 {
    const FREQUENT: &[u8] = b" etaoinsrhldcumfpgwybvk";
    match byte.to_ascii_lowercase() {
        b'0'..=b'9' | b',' | b'"' => 80,
        b => FREQUENT.iter().position(|f| *f == b).map_or(2, |rank| 100 - 4 * rank as u32),
    }
}

/// The letters in all case variants.
fn ways_to_write(seed: &[u8]) -> Vec<Vec<u8>> {
    seed.iter().fold(vec![Vec::new()], |ways, byte| {
        let both = [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
        let forms = if both[0] == both[1] { &both[..1] } else { &both[..] };
        let with = |way: &Vec<u8>, form: &u8| way.iter().copied().chain([*form]).collect();
        ways.iter().flat_map(|way| forms.iter().map(move |form| with(way, form))).collect()
    })
}

/// The longest run of letters with a single spelling apart from ASCII case; otherwise the spellings of the
/// first letter.
fn stretches(text: &str) -> Vec<String> {
    let stable = |c: char| c.is_ascii() || c.to_lowercase().eq([c]) && c.to_uppercase().eq([c]);
    let longest = text.split(|c| !stable(c)).max_by_key(|part| part.len()).unwrap_or_default();
    match text.chars().next() {
        Some(first) if longest.is_empty() => vec![first.to_string(), first.to_uppercase().collect()],
        Some(_) => vec![longest.to_owned()],
        None => Vec::new(),
    }
}

fn in_table(text: &str, quote: char) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    for part in stretches(text) {
        if part.contains(quote) {
            // Within quotes it is doubled.
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

fn is_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '"' | '\\' | '/')
}

/// In JSON any letter may be escaped as `\u…`; rows with such an escape are checked.
fn in_json(text: &str) -> Vec<Vec<u8>> {
    let mut parts: Vec<Vec<u8>> = stretches(text).into_iter().map(String::into_bytes).collect();
    if !parts.is_empty() {
        let escape: &[u8] = if text.contains(is_escaped) { b"\\" } else { b"\\u" };
        parts.push(escape.to_vec());
    }
    parts
}
