//! Annotations in the window: drawing and measuring tools, edit handles, card and list. Out of scope: the
//! data and how annotations are painted.

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
