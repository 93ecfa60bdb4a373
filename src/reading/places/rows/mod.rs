//! The place of a table row: which of the names in its cells locates it, and what else its words say.

mod borrowed;
mod guess;
mod pick;
mod rest;
mod role;
pub(super) mod row;
mod row_place;

pub use row_place::{Borrowed, Placed, Rest, Rival, RowPart, RowPlace, Unplaced};
