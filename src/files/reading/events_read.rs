use std::sync::Arc;

use crate::events::RowSource;
use crate::formats::Overrides;
use crate::formats::events::{EventFile, Layout, Recognised};
use crate::formats::project::Columns;
use crate::session::AboutFile;

use crate::files::{Unkept, full_path};

use super::{EventSource, FileRows};

/// A fully loaded table of events.
#[derive(Debug)]
pub struct EventsRead {
    pub file: EventFile,
    /// The file, still open, to reread the text of rows.
    pub source: Arc<EventSource>,
    /// What was said of the file itself.
    pub said: Overrides,
    /// Whether the meaning of its columns was given and not found out.
    pub chosen: bool,
    /// Its table for the cache, if it was read anew and tables like it are kept.
    pub unkept: Option<Unkept>,
}

impl EventsRead {
    /// Where the text of its rows comes from: what its reader gives, or else the file itself.
    pub fn rows(&self) -> Arc<dyn RowSource> {
        let own = self.file.rows.clone();
        own.unwrap_or_else(|| Arc::new(FileRows::new(self.source.clone(), &self.file)))
    }

    /// Facts about the file other than its rows. `known` is what a project knows of its
    /// columns.
    pub fn about(&self, known: Option<Columns>) -> AboutFile {
        let layout = &self.file.layout;
        AboutFile {
            path: full_path(self.source.path()),
            recognised: recognised(layout),
            notes: self.file.notes.clone(),
            killed_is: layout.mapping.killed_is(&layout.header),
            by_names: layout.mapping.is_by_names(),
            unpacked: self.source.note().map(str::to_owned),
            said: self.said.clone(),
            has_ids: layout.mapping.id.is_some(),
            // Those of a known export will be recognised again.
            columns: (self.chosen || layout.recognised == Recognised::Table)
                .then(|| known.unwrap_or_else(|| Columns::of(layout))),
        }
    }
}

/// What a file was recognised as, and the origin of its positions.
fn recognised(layout: &Layout) -> String {
    let placed = if layout.mapping.is_by_names() { ", placed by its place names" } else { "" };
    format!("{}{placed}", layout.recognised.words())
}
