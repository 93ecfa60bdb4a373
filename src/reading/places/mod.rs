//! The recogniser: which words of a text or table row are place names, and of which place.
//!
//! It looks names up in a trie of folded words, built from the atlas's gazetteer and `places.json`, and
//! decides by the surrounding words. It is deterministic, without statistics or a model, and gives its
//! reasons in words. Out of scope: where a place is, and what “25 km south of” covers.

mod around;
mod build;
mod data;
mod find;
mod finder;
mod foreign;
mod grounds;
mod lexicon;
mod lists;
mod rows;
mod scan;
mod slips;
mod text;
mod thing;
mod token;
mod words;

pub use finder::PlaceFinder;
pub use rows::{Borrowed, Placed, Rest, Rival, RowPart, RowPlace, Unplaced};
