//! The document: what a project file saves and undo restores.

mod document;
mod maps;

pub use document::Document;
pub use maps::{Days, Maps, Split};
