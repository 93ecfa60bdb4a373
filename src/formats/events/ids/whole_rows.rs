//! Rows that are the same in every column, in tables without ids.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::header::Name;
use crate::formats::events::place_columns::{Part, part};
use crate::formats::events::{Layout, Recognised};

/// The columns by which rows are compared.
pub(in crate::formats::events) struct WholeRow {
    columns: usize,
    /// Those of descriptions: without one, two events of a day and place may well be written alike.
    texts: Vec<usize>,
}

/// Fewest words of a text that two events do not share by chance.
const WORDS: usize = 3;

impl WholeRow {
    /// `None` if the file has ids or no descriptions.
    pub fn of(layout: &Layout) -> Option<Self> {
        let is_text = |name: &String| matches!(part(&Name::new(name)), Some((Part::Text, _)));
        let texts: Vec<usize> = (0..layout.header.len()).filter(|c| is_text(&layout.header[*c])).collect();
        let plain = layout.mapping.id.is_none() && layout.recognised == Recognised::Table;
        (plain && !texts.is_empty()).then_some(Self { columns: layout.header.len(), texts })
    }

    /// 0 if nothing in the row tells it from another event of its day and place.
    pub fn hash(&self, record: &impl Cells) -> u64 {
        let is_told = |column: &usize| match record.cell(*column) {
            Cell::Text(text) | Cell::Quoted(text, _) => has_words(text),
            Cell::Missing | Cell::Integer(_) | Cell::Float(_) => false,
        };
        if !self.texts.iter().any(is_told) {
            return 0;
        }
        let mut hasher = FxHasher::default();
        for column in 0..self.columns {
            match record.cell(column) {
                Cell::Missing => {}
                Cell::Text(text) => hasher.write(text.trim_ascii()),
                other @ (Cell::Quoted(..) | Cell::Integer(_) | Cell::Float(_)) => {
                    hasher.write(other.to_text().trim().as_bytes());
                }
            }
            hasher.write_u8(0xff);
        }
        hasher.finish().max(1)
    }
}

/// Whether a text has so many words. Bytes of other letters than ASCII's count as letters, which they nearly always are.
fn has_words(text: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let words = text.split(u8::is_ascii_whitespace).filter(|word| word.iter().any(is_letter));
    words.take(WORDS).count() >= WORDS
}
