use super::draft::MarkDraft;
use super::vertex_editor::VertexEditor;

/// What a canvas remembers of drawing and changing marks.
#[derive(Clone, Debug, Default)]
pub struct MarkState {
    pub draft: MarkDraft,
    pub editor: VertexEditor,
    /// The map takes the keyboard at the next frame, from what chose a tool: true if that was
    /// done by a key, and the next corner goes into the map's middle.
    pub take_keys: Option<bool>,
}
