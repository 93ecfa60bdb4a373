use std::borrow::Cow;
use std::fmt::Write;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::formats::events::cell::Cells;
use crate::formats::events::{Mapping, NameColumn, NameRole, PlaceNames, PlacedRow};

/// Geocodes rows and caches results, because tables repeat their places.
pub(in crate::formats::events) struct Naming<'a> {
    places: &'a dyn PlaceNames,
    columns: &'a [NameColumn],
    /// Gives the date columns.
    mapping: &'a Mapping,
    year: Option<i32>,
    known: FxHashMap<String, Rc<PlacedRow>>,
    /// Total key bytes of `known`.
    bytes: usize,
    /// The texts of the current row, concatenated.
    texts: String,
    ends: Vec<usize>,
    cell: String,
}

/// Cache limits: rows, and bytes of their texts.
const MOST_KNOWN: usize = 40_000;
const MOST_BYTES: usize = 8 << 20;

/// Separates the texts of a row; within a text it becomes a space.
const BETWEEN: char = '\u{1f}';

/// Longer texts hardly ever repeat.
const LONGEST_KNOWN: usize = 2_000;

/// Most bytes of a cell searched for places.
const MOST_OF_A_CELL: usize = 64 << 10;

impl<'a> Naming<'a> {
    /// `mapping` gives the date columns.
    pub fn new(places: &'a dyn PlaceNames, columns: &'a [NameColumn], mapping: &'a Mapping) -> Self {
        Self {
            places,
            columns,
            mapping,
            year: None,
            known: FxHashMap::default(),
            bytes: 0,
            texts: String::new(),
            ends: Vec::new(),
            cell: String::new(),
        }
    }

    /// The location of a row, and its first column that is not UTF-8.
    pub fn place(&mut self, record: &impl Cells) -> (Rc<PlacedRow>, Option<usize>) {
        let not_utf8 = self.take(record);
        if let Some(placed) = self.known.get(&self.texts) {
            return (placed.clone(), not_utf8);
        }
        let mut start = 0;
        let texts: Vec<(NameRole, &str)> = self
            .columns
            .iter()
            .zip(&self.ends)
            .map(|(column, &end)| {
                // Invariant: each text ends before its separator.
                let text = &self.texts[start..end];
                start = end + 1;
                (column.role, text)
            })
            .collect();
        let placed = Rc::new(self.places.place(&texts, self.year));
        if self.texts.len() <= LONGEST_KNOWN {
            if self.known.len() >= MOST_KNOWN || self.bytes > MOST_BYTES {
                self.known.clear();
                self.bytes = 0;
            }
            self.bytes += self.texts.len();
            self.known.insert(self.texts.clone(), placed.clone());
        }
        (placed, not_utf8)
    }

    /// The text of the last geocoded row, for a note.
    pub fn words(&self) -> String {
        let end = self.ends.last().copied().unwrap_or(0);
        let texts = self.texts.get(..end).unwrap_or_default();
        let words: Vec<&str> = texts.split(BETWEEN).filter(|t| !t.is_empty()).collect();
        words.join(" | ")
    }

    fn take(&mut self, record: &impl Cells) -> Option<usize> {
        self.texts.clear();
        self.ends.clear();
        let mut not_utf8 = None;
        for column in self.columns {
            let cell = record.cell(column.column);
            let text = match cell.lent() {
                Some(text) => text,
                None => {
                    if cell.write(&mut self.cell) {
                        not_utf8 = not_utf8.or(Some(column.column));
                    }
                    &self.cell
                }
            };
            let start = self.texts.len();
            self.texts.push_str(beginning(text));
            if self.texts[start..].contains(BETWEEN) {
                let other = self.texts[start..].replace(BETWEEN, " ");
                self.texts.replace_range(start.., &other);
            }
            self.ends.push(self.texts.len());
            self.texts.push(BETWEEN);
        }
        self.year = self.mapping.year(|column| match record.cell(column).lent() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(record.cell(column).to_text()),
        });
        if let Some(year) = self.year {
            // Writing to a `String` cannot fail.
            let _ = write!(self.texts, "{year}");
        }
        not_utf8
    }
}

/// The part of a text that is searched, on whole characters.
fn beginning(text: &str) -> &str {
    if text.len() <= MOST_OF_A_CELL {
        return text;
    }
    let end = (0..=MOST_OF_A_CELL).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}
