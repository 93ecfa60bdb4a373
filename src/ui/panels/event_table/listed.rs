use std::sync::Arc;

/// The rows currently listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    pub rows: &'a Arc<Vec<u32>>,
    /// Whether a new list is being computed.
    pub waiting: bool,
}
