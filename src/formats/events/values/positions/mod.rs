//! The text of a cell to a position.

pub(in crate::formats::events) mod cell_codes;
pub(in crate::formats::events) mod degrees;
pub(in crate::formats::events) mod few_digits;
pub(in crate::formats::events) mod grid;
pub(in crate::formats::events) mod lengths;
pub(in crate::formats::events) mod map_links;
pub(in crate::formats::events) mod metres;
pub(in crate::formats::events) mod place;
pub(in crate::formats::events) mod point_text;
pub(in crate::formats::events) mod position;
pub(in crate::formats::events) mod sexagesimal;
pub(in crate::formats::events) mod systems;
