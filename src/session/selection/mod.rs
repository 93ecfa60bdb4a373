//! What is selected, and what was before.

mod apply;
mod history;
mod select_action;
mod selection;

pub use history::History;
pub use select_action::SelectAction;
pub use selection::Selection;

pub(super) use apply::{apply, read_selected};
