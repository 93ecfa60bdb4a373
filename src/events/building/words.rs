use rustc_hash::FxHashMap;

use crate::events::{Column, EventTable};

/// The values of a column and their codes, in order of first appearance.
#[derive(Debug)]
pub(super) struct Words {
    pub column: Column,
    pub values: Vec<String>,
    /// By their bytes in UTF-8.
    known: FxHashMap<Box<[u8]>, u16>,
    /// Cache, because neighbouring rows often have the same value.
    last: u16,
}

/// Most bytes of a value: values that agree this far are the same. A column of long texts may have been taken
/// for a category, and no list, legend or table can lay out megabytes of text.
const MOST_OF_A_VALUE: usize = 1_000;

/// The label of the remaining values of a dimension.
const OTHERS: &str = "all others";

impl Words {
    pub fn new(column: Column) -> Self {
        Self { column, values: Vec::new(), known: FxHashMap::default(), last: 0 }
    }

    /// The code of a value.
    pub fn code(&mut self, word: &str) -> u16 {
        let word = &word[..word.floor_char_boundary(MOST_OF_A_VALUE)];
        if self.values.get(usize::from(self.last)).is_none_or(|last| last != word) {
            self.last = self.known.get(word.as_bytes()).copied().unwrap_or_else(|| self.learn(word));
        }
        self.last
    }

    /// The code of a value that is known, by its bytes, which need not be text.
    pub fn code_of_known(&mut self, word: &[u8]) -> Option<u16> {
        if self.values.get(usize::from(self.last)).is_none_or(|last| last.as_bytes() != word) {
            self.last = *self.known.get(word)?;
        }
        Some(self.last)
    }

    /// Whether some values were merged.
    pub fn is_full(&self) -> bool {
        self.values.len() > EventTable::MOST_VALUES
    }

    /// Takes over the values of later rows, and gives their codes those that they have here.
    pub fn append<'c>(&mut self, later: &Self, codes: impl Iterator<Item = &'c mut Vec<u16>>) {
        let code =
            |word: &String| self.known.get(word.as_bytes()).copied().unwrap_or_else(|| self.learn(word));
        let here: Vec<u16> = later.values.iter().map(code).collect();
        codes.flatten().for_each(|code| *code = here[usize::from(*code)]);
    }

    fn learn(&mut self, word: &str) -> u16 {
        let full = self.values.len() >= EventTable::MOST_VALUES;
        let word = if full { OTHERS } else { word };
        // At most EventTable::MOST_VALUES + 1 values, so a code has two bytes.
        let code = *self.known.entry(word.as_bytes().into()).or_insert(self.values.len() as u16);
        if usize::from(code) == self.values.len() {
            self.values.push(word.to_owned());
        }
        code
    }
}
