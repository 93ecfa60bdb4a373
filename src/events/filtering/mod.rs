//! From a filter to the rows it lets through, and the counts over them: one pass over the columns.

mod apply;
mod counted;
mod counting;
mod filter;
mod filtered_view;
mod masks;
mod move_filter;
mod overlapping;
mod row_filter;
mod sums;
mod tally;
mod timeline;
mod value_set;

pub use filter::{Filter, RuleHits, TextHits};
pub use filtered_view::FilteredView;
pub use row_filter::RowFilter;
pub use tally::Tally;
pub use timeline::Timeline;
pub use value_set::ValueSet;
