use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

/// A text with typographic variants unified – quotation marks, dashes, kinds of space, composed and
/// decomposed letters – and a mapping back to the original bytes.
#[derive(Debug, Default)]
pub struct Folded {
    units: Vec<Unit>,
}

#[derive(Clone, Debug)]
struct Unit {
    folded: char,
    /// Byte range of the original; several units may share one.
    bytes: Range<usize>,
}

impl Folded {
    pub fn of(text: &str) -> Self {
        let mut units: Vec<Unit> = Vec::with_capacity(text.len());
        for (start, original) in text.char_indices() {
            let bytes = start..start + original.len_utf8();
            match fold(original) {
                // Runs of spaces collapse.
                " " if units.last().is_some_and(|last| last.folded == ' ') => {
                    if let Some(last) = units.last_mut() {
                        last.bytes.end = bytes.end;
                    }
                }
                "" => {
                    decompose_canonical(original, |folded| units.push(Unit { folded, bytes: bytes.clone() }));
                }
                INVISIBLE => {}
                folded => units.extend(folded.chars().map(|folded| Unit { folded, bytes: bytes.clone() })),
            }
        }
        order_marks(&mut units);
        Self { units }
    }

    /// The trimmed text.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        let is_space = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.folded == ' ');
        if is_space(self.units.last()) {
            self.units.pop();
        }
        if is_space(self.units.first()) {
            self.units.remove(0);
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Occurrences of `wanted`, as ranges of units, overlapping ones included. A match that would split a
    /// letter from its marks does not count.
    pub fn places_of(&self, wanted: &Self) -> Vec<Range<usize>> {
        let length = wanted.units.len();
        if length == 0 || length > self.units.len() {
            return Vec::new();
        }
        let starts = (0..=self.units.len() - length).filter(|&at| self.stands_at(at, wanted));
        starts.map(|at| at..at + length).filter(|r| self.may_cut(r.start) && self.may_cut(r.end)).collect()
    }

    /// Whether `wanted` comes right before unit `at`, ignoring space.
    pub fn precedes(&self, at: usize, wanted: &Self) -> bool {
        let at = if at > 0 && self.units[at - 1].folded == ' ' { at - 1 } else { at };
        at.checked_sub(wanted.units.len()).is_some_and(|start| self.stands_at(start, wanted))
    }

    /// Whether `wanted` comes right at unit `at`, ignoring space.
    pub fn follows(&self, at: usize, wanted: &Self) -> bool {
        let at = if self.units.get(at).is_some_and(|unit| unit.folded == ' ') { at + 1 } else { at };
        self.stands_at(at, wanted)
    }

    /// The original byte range of a non-empty range of units.
    pub fn bytes(&self, units: Range<usize>) -> Range<usize> {
        let units = &self.units[units];
        let start = units.iter().map(|unit| unit.bytes.start).min().unwrap_or(0);
        start..units.iter().map(|unit| unit.bytes.end).max().unwrap_or(start)
    }

    fn stands_at(&self, at: usize, wanted: &Self) -> bool {
        let Some(here) = self.units.get(at..) else { return false };
        here.len() >= wanted.units.len() && here.iter().zip(&wanted.units).all(|(a, b)| a.folded == b.folded)
    }

    /// Whether the text may be split before unit `at`: not inside an original character, and not between a
    /// letter and its marks.
    fn may_cut(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.units.get(before)), self.units.get(at)) {
            (Some(before), Some(here)) => before.bytes != here.bytes && !is_combining_mark(here.folded),
            _ => true,
        }
    }
}

/// Invisible characters: soft hyphen, zero-width space, word joiner, BOM. Not the joiners of Arabic script,
/// which change how a word is written.
const INVISIBLE: &str = "\u{200b}";

/// The replacement of a typographic variant; "" if there is none.
fn fold(original: char) -> &'static str {
    match original {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2026}' => "...",
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => INVISIBLE,
        space if space.is_whitespace() => " ",
        _ => "",
    }
}

/// Sorts the marks of each letter into Unicode's canonical order.
fn order_marks(units: &mut [Unit]) {
    let class = |unit: &Unit| canonical_combining_class(unit.folded);
    for run in units.chunk_by_mut(|_, next| class(next) != 0) {
        // The letter itself has class 0 and stays first; the sort is stable.
        run.sort_by_key(class);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folded(text: &str) -> String {
        Folded::of(text).units.iter().map(|unit| unit.folded).collect()
    }

    #[test]
    fn typographic_variants_fold_to_one() {
        assert_eq!(folded("“Rawa”\u{a0}–\u{2009} it’s…"), folded("\"Rawa\" - it's..."));
    }

    #[test]
    fn a_soft_hyphen_is_not_seen() {
        assert_eq!(folded("Ra\u{ad}wa"), "Rawa");
    }

    proptest! {
        #[test]
        fn letters_fold_as_unicode_decomposes_them(text in "[a-zéàثمُّ\u{301}\u{327}\u{64e}\u{651}가]{0,12}") {
            prop_assert_eq!(folded(&text), text.nfd().collect::<String>());
        }
    }
}
