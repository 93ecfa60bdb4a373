//! The text of a cell to a number, a date or a position.

pub(super) mod cell;
pub(super) mod date;
pub(super) mod number;
pub(super) mod place;
