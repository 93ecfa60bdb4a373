use super::draft::MarkDraft;
use super::vertex_editor::VertexEditor;

/// The canvas's state of drawing and editing annotations.
#[derive(Clone, Debug, Default)]
pub struct MarkState {
    pub draft: MarkDraft,
    pub editor: VertexEditor,
    /// The map takes focus in the next frame after a tool was chosen: true if by keyboard, so that the next
    /// corner goes to the map's centre.
    pub take_keys: Option<bool>,
}
