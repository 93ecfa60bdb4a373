//! What the columns mean: known exports, guesses, and the mapping that comes of them.

pub(super) mod guess;
pub(super) mod guess_names;
pub(super) mod known;
pub(super) mod layout;
pub(super) mod mapping;
pub(super) mod scheme;
pub(super) mod types;
