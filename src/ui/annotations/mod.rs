//! The reader's own marks in the window: tools that draw and measure, handles that change, the card
//! and the list. What a mark is and how it is drawn is not this place's business.

mod annotation_card;
mod annotation_fields;
mod draft;
mod draw_tool;
mod handles;
mod keys;
mod own_list;
mod plate;
mod position;
mod tools;
mod vertex_editor;

pub use annotation_card::{OwnCardState, own_card};
pub use draft::{MarkDraft, MarkTool};
pub use draw_tool::draw;
pub use handles::paint_handles;
pub use keys::edit_keys;
pub use own_list::{OwnListState, own_list};
pub use plate::plate;
pub use tools::mark_tools;
pub use vertex_editor::Hand;

/// What a canvas remembers of drawing and changing marks.
#[derive(Clone, Debug, Default)]
pub struct MarkState {
    pub draft: MarkDraft,
    pub hand: Hand,
    /// The map takes the keyboard at the next frame, from what chose a tool: true if that was
    /// done by a key, and the next corner goes into the map's middle.
    pub take_keys: Option<bool>,
}
