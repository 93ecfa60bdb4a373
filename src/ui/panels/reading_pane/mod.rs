//! The article under review: its text on one side of the map, the current draft on the other. Decisions
//! belong to the session.

mod chooser;
mod details;
mod draft_card;
mod field;
mod head;
mod heights;
mod keys;
mod panel;
mod paragraph;
mod place_search;
mod places;
mod state;
mod text;
mod words_field;

pub use panel::{DRAFT, READING, review_panels};
