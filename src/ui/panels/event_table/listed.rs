use std::sync::Arc;

/// The rows that a table lists now.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    pub rows: &'a Arc<Vec<u32>>,
    /// Whether other rows, or another order, are being found.
    pub waiting: bool,
}
