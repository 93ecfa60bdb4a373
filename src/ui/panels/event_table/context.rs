use crate::session::{EventLayer, Session};

/// The target of a click or key.
pub struct TableContext<'a> {
    pub session: &'a Session,
    pub layer: &'a EventLayer,
    pub rows: &'a [u32],
    /// Geometry of the row area.
    pub height: f32,
}
