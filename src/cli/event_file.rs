use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

use crate::atlas::{Atlas, GovernorateIndex};
use crate::events::{FilteredView, TextHits};
use crate::files::EventSource;
use crate::formats::ReadError;
use crate::formats::events::{self, Ahead, EventFile, PlaceNames, Progress, Reading, Watch};
use crate::model::EventLayerId;
use crate::reading::RowPlaces;
use crate::scene::EventDisplay;
use crate::session::{AboutFile, EventAction, Session};

use super::{Failure, event_filter};

/// An event file of the command line, read whole, and what its filter shows.
pub struct OpenEvents {
    pub name: String,
    /// The file, still open, to read its rows' text again.
    pub source: Arc<EventSource>,
    pub file: EventFile,
    pub shown: FilteredView,
    /// What is to be known of its unpacking, if it was packed.
    pub unpacked: Option<String>,
}

impl OpenEvents {
    /// Opens the file in a session, so that pictures show it; its layer.
    pub fn put_into(self, session: &mut Session, display: EventDisplay) -> EventLayerId {
        let layer = EventLayerId(1);
        let filter = self.shown.filter().clone();
        let layout = &self.file.layout;
        let about = AboutFile {
            path: self.source.path().to_string_lossy().into_owned(),
            recognised: layout.recognised.words().to_owned(),
            notes: self.file.notes,
            by_names: layout.mapping.is_by_names(),
            unpacked: self.unpacked,
            columns: None,
        };
        for action in [
            EventAction::Begin { layer, name: self.name },
            EventAction::About { layer, about: about.into() },
            EventAction::Done { layer, table: self.file.table.into() },
            EventAction::Days(filter.days),
            EventAction::Filter { layer, filter },
            EventAction::Display { layer, display },
        ] {
            session.apply(action.into());
        }
        layer
    }
}

/// Reads a file and filters it.
///
/// # Errors
/// A sentence that names the file and the remedy, or the condition that cannot be followed.
pub fn open(atlas: &Atlas, path: &Path, conditions: &[String]) -> Result<OpenEvents, Failure> {
    let fail = |why: String| Failure::usage(format!("{} cannot be opened: {why}.", path.display()));
    if super::project::is_one(path) {
        return Err(fail("it is a project; name one of its event files, which `describe` lists".to_owned()));
    }
    let source = EventSource::open(path).map_err(fail)?;
    let governorates = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
    let name = source.name().to_owned();
    let places = RowPlaces::new(atlas);
    let file = read(&source, &governorates, &places).map_err(|e| Failure::usage(e.to_string()))?;
    let mut wanted = event_filter::parse(conditions, &file.table)?;
    if let Some(query) = wanted.text {
        let mut input = source.reader();
        let found = events::search(&file.layout, &mut input, &file.table, &query, &mut |_| Watch::GoOn);
        let rows = found.ok_or_else(|| Failure::internal("The search for a text ended early."))?;
        wanted.filter.text = Some(TextHits { query, rows: Arc::new(rows) });
    }
    let shown = FilteredView::new(&file.table, wanted.filter);
    let unpacked = source.note().map(str::to_owned);
    Ok(OpenEvents { name, source: Arc::new(source), file, shown, unpacked })
}

/// Smaller files are read in one go, in bytes.
const SMALL: u64 = 8 << 20;

/// Bytes in the middle of a file in which the beginning of a row is looked for.
const MIDDLE: usize = 64 << 10;

/// Reads a file; the second half of a large table beside the first.
fn read(
    source: &EventSource,
    governorates: &GovernorateIndex,
    places: &dyn PlaceNames,
) -> Result<EventFile, ReadError> {
    let mut input = source.reader();
    let reading = Reading::begin(source.name(), &mut input, Some(places), None)?;
    let half = source.len() / 2;
    // What cannot be read there is met again, and told, by the one who reads on.
    let middle = if source.len() < SMALL { None } else { source.read_at(half, MIDDLE).ok() };
    let Some(later) = middle.and_then(|bytes| reading.later(half, &bytes)) else {
        return reading.finish(governorates, &mut |_| Watch::GoOn, None);
    };
    let (from, unwanted) = (later.from(), AtomicBool::new(false));
    thread::scope(|scope| {
        let mut watch = |_: &Progress| if unwanted.load(Relaxed) { Watch::Stop } else { Watch::GoOn };
        let read = move || later.read(&mut source.reader_from(from), governorates, &mut watch);
        let beside = scope.spawn(read);
        let part = Box::new(|| beside.join().ok().flatten());
        let file = reading.finish(governorates, &mut |_| Watch::GoOn, Some(Ahead { from, part }));
        unwanted.store(true, Relaxed);
        file
    })
}
