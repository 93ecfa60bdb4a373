use std::sync::Arc;

use crate::events::RowSource;
use crate::files::{EventsRead, FileRows};
use crate::formats::Overrides;
use crate::model::EventLayerId;

/// An event file that is open in a layer.
pub struct OpenFile {
    pub layer: EventLayerId,
    pub rows: Arc<dyn RowSource>,
    /// The file, to ask about its columns again and to write its geocoded rows.
    pub file: FileRows,
    /// What was said of the file itself.
    pub said: Overrides,
    /// Whether it was asked if it is another state of an open file.
    pub is_asked_about: bool,
}

impl OpenFile {
    pub fn of(layer: EventLayerId, read: &EventsRead) -> Self {
        let file = FileRows::new(read.source.clone(), &read.file);
        Self { layer, rows: read.rows(), file, said: read.said.clone(), is_asked_about: false }
    }
}
