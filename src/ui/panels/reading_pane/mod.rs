//! The article under review: its text at one side of the map, the draft that the reader is at
//! on the other. What is decided, and what it means, is the session's business.

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
