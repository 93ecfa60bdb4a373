//! One function for each command.

mod animate;
pub(in crate::cli) mod at;
pub(in crate::cli) mod cache;
pub(in crate::cli) mod card;
pub(in crate::cli) mod check;
pub(in crate::cli) mod events;
pub(in crate::cli) mod export;
pub(in crate::cli) mod find;
pub(in crate::cli) mod place;
mod place_summary;
pub(in crate::cli) mod project;
pub(in crate::cli) mod read;
pub(in crate::cli) mod render;
pub(in crate::cli) mod window;
