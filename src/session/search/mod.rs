//! Finding by name and by id.

mod entries;
mod find;

pub use entries::{entries, how_words};
