//! The filter of the active file: values with counts, numbers, a text, and imprecise events.

mod change;
mod conditions;
mod content;
mod days;
mod heading;
mod limits;
mod panel;
mod state;
mod switches;
mod text;
mod value_row;
mod values;

pub use change::clear;
pub use panel::FilterPanel;
