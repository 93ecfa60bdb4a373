use std::sync::{Arc, OnceLock};

use super::counted::Counted;
use super::{Bits, Filter, Tally, Timeline};

/// The rows that pass a filter, and the counts over them.
///
/// Built in one pass over the columns at each filter change; counts are updated by the rows that come and go.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub(super) filter: Filter,
    pub(super) bits: Arc<Bits>,
    /// Rows that satisfy every part except the days.
    pub(super) timeline: Counted<Timeline>,
    /// By group: rows that satisfy every part except those of the grouped dimensions.
    pub(super) by_group: Counted<Vec<Tally>>,
    /// By dimension and value, under the whole filter; empty for dimensions not grouped.
    pub(super) tallies: Vec<Vec<Tally>>,
    /// By dimension and value, under every part except the dimension's own.
    pub(super) offered: Vec<Vec<u64>>,
    pub(super) fatalities: u64,
    /// By level; see [`Shown::greatest`].
    pub(super) greatest: OnceLock<Vec<u32>>,
    pub(super) undrawn: OnceLock<Vec<u64>>,
}

impl Shown {
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The rows that pass.
    pub fn bits(&self) -> &Bits {
        &self.bits
    }

    /// The number of rows that pass: "n of N".
    pub fn count(&self) -> u32 {
        self.bits.count()
    }

    /// People killed in the rows shown, by the sources' best estimates.
    pub fn fatalities(&self) -> u64 {
        self.fatalities
    }

    pub fn timeline(&self) -> &Timeline {
        &self.timeline.counts
    }

    /// Shown rows by value of a dimension; empty if [`Shown::tally`] has to count.
    pub fn tallies(&self, dimension: usize) -> &[Tally] {
        self.tallies.get(dimension).map_or(&[], Vec::as_slice)
    }
}
