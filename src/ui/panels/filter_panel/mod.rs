//! Which rows of the file at work are shown: values with their counts, numbers, a text, and
//! what is not precise.

mod change;
mod content;
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
