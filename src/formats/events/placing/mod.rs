//! Rows that only name a place: which columns do, where the rows lie, and tables written with that.

pub(super) mod agreement;
pub(super) mod naming;
pub(super) mod place_names;
pub(super) mod place_table;
pub(super) mod placed_text;
pub(super) mod placement;
pub(super) mod several;
pub(super) mod town_agreement;
