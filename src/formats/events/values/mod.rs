//! The text of a cell to a number, a date or a position.

pub(super) mod cell;
pub(super) mod count;
pub(super) mod date;
pub(super) mod folded;
pub(super) mod forms;
pub(super) mod number;
pub(super) mod place;
pub(super) mod position;
