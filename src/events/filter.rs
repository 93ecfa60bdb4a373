use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Bits, Day, Dimension, EventTable, Kept};

/// Which rows are shown: those that satisfy every part.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Values that pass, by dimension index; a dimension not listed here is unfiltered.
    pub kept: BTreeMap<usize, Kept>,
    /// Minimum of people killed; a row without a number does not pass.
    pub at_least: Option<u32>,
    /// Maximum of people killed; a row without a number does not pass.
    pub at_most: Option<u32>,
    /// First and last day, both inclusive: rows whose days overlap them.
    pub days: Option<(Day, Day)>,
    /// Whether undated rows are shown although `days` is set.
    pub undated: bool,
    pub text: Option<TextHits>,
}

/// The rows in which a text was found. The search needs the file, so it happens elsewhere.
#[derive(Clone, Debug)]
pub struct TextHits {
    pub query: String,
    pub rows: Arc<Bits>,
}

impl PartialEq for TextHits {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query && Arc::ptr_eq(&self.rows, &other.rows)
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self { kept: BTreeMap::new(), at_least: None, at_most: None, days: None, undated: true, text: None }
    }
}

impl Filter {
    /// Whether every row is shown.
    pub fn is_all(&self) -> bool {
        *self == Self { undated: self.undated, ..Self::default() }
    }

    /// Whether a value of a dimension passes.
    pub fn keeps(&self, dimension: usize, code: u16) -> bool {
        self.kept.get(&dimension).is_none_or(|kept| kept.contains(code))
    }

    /// Sets whether a value passes. When all pass again, the dimension is unfiltered.
    pub fn set(&mut self, index: usize, dimension: &Dimension, code: u16, keep: bool) {
        let all = || (0..=u16::MAX).take(dimension.values.len());
        let kept = self.kept.entry(index).or_insert_with(|| all().collect());
        if keep {
            kept.insert(code)
        } else {
            kept.remove(code)
        }
        if kept.len() == dimension.values.len() {
            self.kept.remove(&index);
        }
    }

    /// The same filter for a table with more rows of the same file. Values are matched by text, because codes
    /// differ between tables; if most values pass, so do those unknown to the old table. A text search has to
    /// be repeated.
    #[must_use]
    pub fn moved(&self, from: &EventTable, to: &EventTable) -> Self {
        let mut moved = Self { kept: BTreeMap::new(), text: None, ..self.clone() };
        for (index, kept) in &self.kept {
            let (Some(old), Some(new)) = (from.dimensions().get(*index), to.dimensions().get(*index)) else {
                continue;
            };
            let most = kept.len() * 2 > old.values.len();
            let known: HashMap<&str, bool> =
                old.values.iter().zip(0..).map(|(v, code)| (v.as_str(), kept.contains(code))).collect();
            let lets = |value: &String| known.get(value.as_str()).copied().unwrap_or(most);
            let codes = new.values.iter().zip(0..).filter(|(value, _)| lets(value));
            moved.kept.insert(*index, codes.map(|(_, code)| code).collect());
        }
        moved
    }

    /// Lets only this value pass; calling it again lets all pass.
    pub fn only(&mut self, index: usize, code: u16) {
        let alone = Kept::from_iter([code]);
        if self.kept.get(&index) == Some(&alone) {
            self.kept.remove(&index);
        } else {
            self.kept.insert(index, alone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Event, Fatalities, GOVERNORATE, Governorates, Role, TableBuilder};
    use super::*;
    use crate::geo::LonLat;

    struct Nowhere;

    impl Governorates for Nowhere {
        fn names(&self) -> Vec<String> {
            vec![]
        }

        fn at(&self, _: LonLat) -> Option<u8> {
            None
        }

        fn named(&self, _: &str) -> Option<u8> {
            None
        }
    }

    fn table(types: &[&str]) -> EventTable {
        let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: Role::Type };
        let mut builder = TableBuilder::new(vec![column], &Nowhere);
        for (word, offset) in types.iter().zip(0..) {
            let event = Event {
                offset,
                place: None,
                precision: None,
                governorate: None,
                days: None,
                date_precision: super::super::DatePrecision::Day,
                fatalities: Fatalities::default(),
                values: &[word],
            };
            assert!(builder.push(&event, &Nowhere));
        }
        builder.finish()
    }

    fn kept<'a>(table: &'a EventTable, filter: &Filter) -> Vec<&'a str> {
        let index = table.type_dimension().unwrap();
        let dimension = &table.dimensions()[index];
        (0..)
            .zip(&dimension.values)
            .filter(|(c, _)| filter.keeps(index, *c))
            .map(|(_, v)| v.as_str())
            .collect()
    }

    #[test]
    fn a_filter_moves_by_words_to_a_table_with_more_rows() {
        let (old, new) = (table(&["a", "b", "c"]), table(&["d", "c", "b", "a"]));
        let index = old.type_dimension().unwrap();
        let mut filter = Filter { at_least: Some(2), ..Filter::default() };
        assert_eq!(filter.moved(&old, &new), filter);
        filter.set(index, &old.dimensions()[index], 1, false);
        assert_eq!(kept(&old, &filter), ["a", "c"]);
        let moved = filter.moved(&old, &new);
        assert_eq!((kept(&new, &moved), moved.at_least), (vec!["d", "c", "a"], Some(2)));
        filter.kept.clear();
        filter.only(index, 1);
        assert_eq!(kept(&new, &filter.moved(&old, &new)), ["b"]);
        assert_ne!(index, GOVERNORATE);
    }
}
