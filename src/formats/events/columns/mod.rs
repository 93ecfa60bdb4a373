//! What the columns mean: known exports, guesses, and the mapping that comes of them.

pub(super) mod assigned;
pub(super) mod codes;
pub(super) mod day_names;
pub(super) mod devices;
pub(super) mod dimensions;
pub(super) mod fits;
pub(super) mod guess;
pub(super) mod guess_names;
pub(super) mod header;
pub(super) mod killed;
pub(super) mod killed_columns;
pub(super) mod killed_groups;
pub(super) mod known;
pub(super) mod layout;
pub(super) mod mapping;
pub(super) mod nameless;
pub(super) mod place_columns;
pub(super) mod positions;
pub(super) mod ranked;
pub(super) mod roles;
pub(super) mod scheme;
pub(super) mod tags;
pub(super) mod types;
pub(super) mod vocabulary;
pub(super) mod when;
