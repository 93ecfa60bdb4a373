use std::collections::BTreeMap;
use std::sync::Arc;

use crate::events::{Bits, Day, Dimension, Rule, ValueSet};

/// Which rows are shown: those that satisfy every part.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Values that pass, by dimension index; a dimension not listed here is unfiltered.
    pub kept: BTreeMap<usize, ValueSet>,
    /// Minimum of people killed; a row without a number does not pass.
    pub at_least: Option<u32>,
    /// Maximum of people killed; a row without a number does not pass.
    pub at_most: Option<u32>,
    /// First and last day, both inclusive: rows whose days overlap them.
    pub days: Option<(Day, Day)>,
    /// Whether undated rows are shown although `days` is set.
    pub undated: bool,
    pub text: Option<TextHits>,
    /// Conditions on any column.
    pub rule: Option<RuleHits>,
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

/// The rows that meet conditions on any column. Those on columns that the table does not keep need the file.
#[derive(Clone, Debug)]
pub struct RuleHits {
    pub rule: Arc<Rule>,
    pub rows: Arc<Bits>,
}

impl PartialEq for RuleHits {
    fn eq(&self, other: &Self) -> bool {
        self.rule == other.rule && (Arc::ptr_eq(&self.rows, &other.rows) || self.rows == other.rows)
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            kept: BTreeMap::new(),
            at_least: None,
            at_most: None,
            days: None,
            undated: true,
            text: None,
            rule: None,
        }
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
            kept.insert(code);
        } else {
            kept.remove(code);
        }
        if kept.len() == dimension.values.len() {
            self.kept.remove(&index);
        }
    }

    /// Lets only this value pass; calling it again lets all pass.
    pub fn only(&mut self, index: usize, code: u16) {
        let alone = ValueSet::from_iter([code]);
        if self.kept.get(&index) == Some(&alone) {
            self.kept.remove(&index);
        } else {
            self.kept.insert(index, alone);
        }
    }
}
