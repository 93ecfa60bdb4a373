use std::path::Path;
use std::sync::Arc;

use crate::atlas::{Atlas, GovernorateIndex};
use crate::events::{Shown, TextHits};
use crate::files::EventSource;
use crate::formats::events::{self, EventFile, Progress, Watch};
use crate::reading::RowPlaces;
use crate::scene::EventDisplay;
use crate::session::{EventAction, Session};

use super::{Failure, event_filter};

/// An event file of the command line, read whole, and what its filter shows.
pub struct OpenEvents {
    pub name: String,
    pub file: EventFile,
    pub shown: Shown,
    /// What is to be known of its unpacking, if it was packed.
    pub unpacked: Option<String>,
}

impl OpenEvents {
    /// Opens the file in a session, so that pictures show it.
    pub fn put_into(self, session: &mut Session, display: EventDisplay) {
        let layer = "events-1".to_owned();
        let filter = self.shown.filter().clone();
        for action in [
            EventAction::Begin { layer: layer.clone(), name: self.name },
            EventAction::Done { layer: layer.clone(), table: self.file.table.into() },
            EventAction::Days(filter.days),
            EventAction::Filter { layer: layer.clone(), filter },
            EventAction::Display { layer, display },
        ] {
            session.apply(action.into());
        }
    }
}

/// Reads a file and filters it.
///
/// # Errors
/// A sentence that names the file and the remedy, or the condition that cannot be followed.
pub fn open(atlas: &Atlas, path: &Path, conditions: &[String]) -> Result<OpenEvents, Failure> {
    let fail = |why: String| Failure::usage(format!("{} cannot be opened: {why}.", path.display()));
    let source = EventSource::open(path).map_err(fail)?;
    let governorates = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
    let name = source.name().to_owned();
    let mut input = source.reader();
    let places = RowPlaces::new(atlas);
    let mut go_on = |_: &Progress| Watch::GoOn;
    let file = events::read_with_names(&name, &mut input, &governorates, Some(&places), None, &mut go_on)
        .map_err(|e| Failure::usage(e.to_string()))?;
    let mut wanted = event_filter::parse(conditions, &file.table)?;
    if let Some(query) = wanted.text {
        let mut input = source.reader();
        let found = events::search(&file.layout, &mut input, &file.table, &query, &mut |_| Watch::GoOn);
        let rows = found.ok_or_else(|| Failure::internal("The search for a text ended early."))?;
        wanted.filter.text = Some(TextHits { query, rows: Arc::new(rows) });
    }
    let shown = Shown::new(&file.table, wanted.filter);
    let unpacked = source.note().map(str::to_owned);
    Ok(OpenEvents { name, file, shown, unpacked })
}
