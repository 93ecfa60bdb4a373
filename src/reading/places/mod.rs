//! The recogniser: which words of a text, or of a table's row, are names of places, and of which.
//!
//! It looks names up in a tree of folded words, which the atlas's gazetteer and `places.json`
//! fill, and decides by the words around. It knows no statistics and no model: the same text
//! gives the same answer, with the reasons in words. Where a place lies, and how far “25 km
//! south of” reaches, is not its business.

mod around;
mod build;
mod data;
mod find;
mod finder;
mod grounds;
mod lexicon;
mod lists;
mod pick;
mod role;
mod row;
mod row_place;
mod scan;
mod slips;
mod text;
mod thing;
mod token;
mod words;

pub use finder::PlaceFinder;
pub use row_place::{Placed, RowPart, RowPlace, Unplaced};
