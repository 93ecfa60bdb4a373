use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::formats::project::{Project, SavedFilter, Selected, Source};
use crate::model::{EventLayerId, LayerId};

/// What tells whether a file is still the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: Option<u64>,
    /// In hexadecimal digits; `None` where it was not computed.
    pub sha256: Option<String>,
}

/// What a session keeps for its project beside what it shows.
#[derive(Clone, Debug, Default)]
pub struct ProjectState {
    /// As it was opened: what is not ours goes from here back into the file.
    pub(super) base: Arc<Project>,
    /// Ids of entries whose files are not open: not yet, or not found.
    pub(super) waiting: BTreeSet<String>,
    /// Ids of entries by the layers that they became.
    pub(super) entries: BTreeMap<LayerId, String>,
    /// What becomes of event files once they are read.
    pub(super) pending: BTreeMap<EventLayerId, Pending>,
    /// Parts of filters that a table had no column for.
    pub(super) left: BTreeMap<EventLayerId, SavedFilter>,
    /// Selected once its file is read.
    pub(super) selection: Option<Selected>,
    pub(super) stamps: BTreeMap<String, Stamp>,
    /// Where the text of the open article lies: the article's id and the path.
    pub(super) text: Option<(String, String)>,
}

/// What waits for the rows of an event file.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    pub filter: SavedFilter,
    /// Whether the file is the one that the project knew, so that its rows have the same numbers.
    pub same: bool,
}

impl ProjectState {
    /// The project as it was opened.
    pub fn base(&self) -> &Project {
        &self.base
    }

    /// Whether an entry's file is not open.
    pub fn is_waiting(&self, entry: &str) -> bool {
        self.waiting.contains(entry)
    }

    /// The layer that an entry became.
    pub(super) fn in_session(&self, entry: &str) -> Option<&LayerId> {
        self.entries.iter().find(|(_, e)| *e == entry).map(|(layer, _)| layer)
    }

    /// The event layer that an entry became.
    pub(super) fn events_in_session(&self, entry: &str) -> Option<EventLayerId> {
        match self.in_session(entry)? {
            LayerId::Events(layer) => Some(*layer),
            LayerId::Features(_) | LayerId::Annotations => None,
        }
    }

    /// A file as the project tells it; `was` is how it told the same file before.
    pub(super) fn source(&self, path: &str, was: Option<&Source>) -> Source {
        let Stamp { bytes, sha256 } = self.stamps.get(path).cloned().unwrap_or_default();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        Source { path: path.to_owned(), bytes, sha256, other }
    }

    /// The user closed a layer: it is no part of the project any more.
    pub(in crate::session) fn forget(&mut self, layer: &LayerId) {
        self.entries.remove(layer);
        match layer {
            LayerId::Events(layer) => {
                self.pending.remove(layer);
                self.left.remove(layer);
            }
            LayerId::Features(_) | LayerId::Annotations => {}
        }
    }

    /// Files of the project whose checksums are not known.
    pub fn unstamped<'p>(&self, project: &'p Project) -> Vec<&'p str> {
        let known = |path: &str| self.stamps.get(path).is_some_and(|stamp| stamp.sha256.is_some());
        project.sources().map(|s| s.path.as_str()).filter(|path| !known(path)).collect()
    }
}
