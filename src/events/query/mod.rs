//! Questions to a table under a filter: cells, windows and rings, sums, an order.

mod cells;
mod greatest;
mod sort_key;
mod step_peaks;
mod summary;
#[cfg(test)]
mod two_governorates;
mod within;

pub use cells::Cell;
pub use sort_key::SortKey;
pub use step_peaks::StepPeaks;
pub use summary::{Sum, Summary};
