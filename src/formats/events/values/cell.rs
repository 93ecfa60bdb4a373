use encoding_rs::WINDOWS_1252;

use crate::formats::events::count::{Count, count_of, read_count};
use crate::formats::events::degrees::decimals_in;
use crate::formats::events::{Dialect, NumberStyle};

/// A raw field of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) enum Cell<'a> {
    Missing,
    Text(&'a [u8]),
    /// Text with quotes to be removed.
    Quoted(&'a [u8], Dialect),
    Integer(i64),
    Float(f64),
}

/// A row: its fields by column number.
pub(in crate::formats::events) trait Cells {
    fn cell(&self, column: usize) -> Cell<'_>;

    /// Whether it has a geometry other than a point.
    fn is_other_shape(&self) -> bool;
}

impl<'a> Cell<'a> {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(text) => text.iter().all(u8::is_ascii_whitespace),
            Self::Quoted(..) | Self::Integer(_) | Self::Float(_) => false,
        }
    }

    /// The trimmed text, if it can be borrowed.
    pub fn lent(&self) -> Option<&'a str> {
        match self {
            Self::Missing => Some(""),
            Self::Text(text) => std::str::from_utf8(text.trim_ascii()).ok(),
            Self::Quoted(..) | Self::Integer(_) | Self::Float(_) => None,
        }
    }

    /// The text as an owned string; true if it was not UTF-8 and was decoded as Windows-1252.
    pub fn write(&self, out: &mut String) -> bool {
        out.clear();
        match self {
            Self::Missing => false,
            Self::Text(text) => decode(text.trim_ascii(), out),
            Self::Quoted(text, dialect) => decode(dialect.unquote(text).trim_ascii(), out),
            Self::Integer(n) => {
                out.push_str(&n.to_string());
                false
            }
            Self::Float(x) => {
                out.push_str(&x.to_string());
                false
            }
        }
    }

    pub fn to_text(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// How many decimals its number is written with; of a number that is no text, as many as it needs, up to one.
    pub fn decimals(&self) -> usize {
        match self {
            Self::Missing | Self::Integer(_) => 0,
            Self::Text(text) => decimals_in(&String::from_utf8_lossy(text)),
            Self::Quoted(..) => decimals_in(&self.to_text()),
            Self::Float(x) => usize::from(x.fract() != 0.0),
        }
    }

    /// A count of people or events in any writing.
    pub fn count(&self, style: NumberStyle) -> Count {
        match self {
            Self::Missing => Count::NotGiven,
            Self::Text(text) => read_count(text.trim_ascii(), style),
            Self::Quoted(..) => read_count(self.to_text().as_bytes(), style),
            Self::Integer(n) => count_of(*n as f64),
            Self::Float(x) => count_of(*x),
        }
    }

    /// A number with or without decimals; `None` if it is not one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Text(text) => crate::formats::events::number::decimal(text.trim_ascii()),
            Self::Quoted(..) => crate::formats::events::number::decimal(self.to_text().as_bytes()),
            Self::Integer(n) => Some(*n as f64),
            Self::Float(x) => Some(*x),
            Self::Missing => None,
        }
    }
}

fn decode(bytes: &[u8], out: &mut String) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            out.push_str(text);
            false
        }
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            out.push_str(&text);
            true
        }
    }
}

/// Decodes bytes as UTF-8, or else Windows-1252.
pub(in crate::formats::events) fn text_of(bytes: &[u8]) -> String {
    let mut out = String::new();
    decode(bytes, &mut out);
    out
}
