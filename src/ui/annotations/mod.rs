//! The reader's own marks in the window: tools that draw and measure, handles that change, the card
//! and the list. What a mark is and how it is drawn is not this place's business.

mod annotation_card;
mod annotation_fields;
mod draft;
mod draw_tool;
mod handles;
mod keys;
mod plate;
pub(super) mod position;
mod state;
mod tools;
mod vertex_editor;

pub use annotation_card::{AnnotationCardState, annotation_card};
pub use draft::{MarkDraft, MarkTool};
pub use draw_tool::draw;
pub use keys::edit_keys;
pub use plate::plate;
pub use state::MarkState;
pub use tools::mark_tools;
pub use vertex_editor::paint_handles;
