use std::sync::{Arc, OnceLock};

use super::counted::Counted;
use crate::events::file_columns::LastSums;
use crate::events::{Bits, Filter, Tally, Timeline};

/// The rows that pass a filter, and the counts over them.
///
/// Built in one pass over the columns at each filter change; counts are updated by the rows that come and go.
#[derive(Clone, Debug, Default)]
pub struct FilteredView {
    pub(in crate::events) filter: Filter,
    pub(in crate::events) bits: Arc<Bits>,
    /// Rows that satisfy every part except the days.
    pub(in crate::events) timeline: Counted<Timeline>,
    /// By group: rows that satisfy every part except those of the grouped dimensions.
    pub(in crate::events) by_group: Counted<Vec<Tally>>,
    /// By dimension and value, under the whole filter; empty for dimensions not grouped.
    pub(in crate::events) tallies: Vec<Vec<Tally>>,
    /// By dimension and value, under every part except the dimension's own.
    pub(in crate::events) offered: Vec<Vec<u64>>,
    pub(in crate::events) fatalities: u64,
    pub(in crate::events) events: u64,
    /// By level; see [`FilteredView::greatest`].
    pub(in crate::events) greatest: OnceLock<Vec<u32>>,
    pub(in crate::events) undrawn: OnceLock<Vec<u64>>,
    pub(in crate::events) last_sums: LastSums,
}

impl FilteredView {
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

    /// The events that the rows shown stand for: as many, unless the file counts several to a row.
    pub fn events(&self) -> u64 {
        self.events
    }

    pub fn timeline(&self) -> &Timeline {
        &self.timeline.counts
    }

    /// The rows shown by value of a dimension; empty where [`FilteredView::tally`] has to count.
    pub fn tallies(&self, dimension: usize) -> &[Tally] {
        self.tallies.get(dimension).map_or(&[], Vec::as_slice)
    }
}
