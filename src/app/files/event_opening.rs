use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::files::EventSource;
use crate::formats::events::{self, Layout, PlaceNames, Preview, Recognised, Watch};
use crate::formats::project::Columns;
use crate::model::EventLayerId;
use crate::session::{AboutFile, Action, EventAction};

use crate::app::files::event_worker::Read;

/// What a project knows of a file that is opened for it.
#[derive(Clone, Debug)]
pub struct ForProject {
    /// Id of the entry.
    pub entry: String,
    /// Whether it is the file that the project knew.
    pub same: bool,
    /// What the reader said of its columns.
    pub columns: Option<Columns>,
}

/// A file whose beginning was looked at.
pub struct Looked {
    pub source: Arc<EventSource>,
    pub preview: Preview,
}

/// Bytes of a file's beginning that its columns are guessed from.
const HEAD: usize = 1 << 20;

/// What a session is told of a file that was read whole.
pub fn done(layer: EventLayerId, read: Read, known: Option<Columns>) -> [Action; 3] {
    let path = full_path(&read.source);
    let about = AboutFile {
        path: path.clone(),
        unpacked: read.source.note().map(str::to_owned),
        recognised: recognised(&read.file.layout),
        by_names: read.file.layout.mapping.is_by_names(),
        // Of a known export they are found again by themselves.
        columns: (read.file.layout.recognised == Recognised::Table)
            .then(|| known.unwrap_or_else(|| Columns::of(&read.file.layout))),
        notes: read.file.notes,
    };
    [
        EventAction::About { layer, about: about.into() }.into(),
        EventAction::Done { layer, table: read.file.table.into() }.into(),
        EventAction::Opened { path }.into(),
    ]
}

/// What a file was recognised as, and whose doing its positions are.
fn recognised(layout: &Layout) -> String {
    let placed = if layout.mapping.is_by_names() { ", placed by its place names" } else { "" };
    format!("{}{placed}", layout.recognised.words())
}

/// Opens a file, unpacks it where it is packed, and looks at its beginning.
pub fn look(path: &Path, places: &dyn PlaceNames, stop: &AtomicBool) -> Result<Looked, String> {
    let fail = |why: String| format!("{} cannot be opened: {why}.", path.display());
    let mut watch = |_, _| if stop.load(Ordering::Relaxed) { Watch::Stop } else { Watch::GoOn };
    let source = EventSource::open_watched(path, &mut watch).map_err(fail)?;
    let head = source.read_at(0, HEAD).map_err(fail)?;
    let preview =
        events::preview_with_names(source.name(), &head, Some(places)).map_err(|e| e.to_string())?;
    Ok(Looked { source: Arc::new(source), preview })
}

/// Where a file lies, whatever folder the program works in.
pub fn full_path(source: &EventSource) -> String {
    let full = std::path::absolute(source.path()).unwrap_or_else(|_| source.path().to_owned());
    full.to_string_lossy().into_owned()
}
