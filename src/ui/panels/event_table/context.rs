use crate::session::{EventLayer, Session};

/// What a press or a key acts on.
pub struct TableContext<'a> {
    pub session: &'a Session,
    pub layer: &'a EventLayer,
    pub rows: &'a [u32],
    /// Of the rows' part of the window.
    pub height: f32,
}
