use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::formats::project::{Project, SavedFilter, Selected, Source};

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
    /// Ids of entries by ids of the session's layers and event files.
    pub(super) entries: BTreeMap<String, String>,
    /// What becomes of event files once they are read, by their ids in the session.
    pub(super) pending: BTreeMap<String, Pending>,
    /// Parts of filters that a table had no column for, by ids in the session.
    pub(super) left: BTreeMap<String, SavedFilter>,
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

    /// The id in the session of the layer or event file that an entry became.
    pub(super) fn in_session(&self, entry: &str) -> Option<&str> {
        self.entries.iter().find(|(_, e)| *e == entry).map(|(layer, _)| layer.as_str())
    }

    /// A file as the project tells it; `was` is how it told the same file before.
    pub(super) fn source(&self, path: &str, was: Option<&Source>) -> Source {
        let Stamp { bytes, sha256 } = self.stamps.get(path).cloned().unwrap_or_default();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        Source { path: path.to_owned(), bytes, sha256, other }
    }

    /// The user closed a layer: it is no part of the project any more.
    pub(in crate::session) fn forget(&mut self, layer: &str) {
        self.entries.remove(layer);
        self.pending.remove(layer);
        self.left.remove(layer);
    }

    /// Files of the project whose checksums are not known.
    pub fn unstamped<'p>(&self, project: &'p Project) -> Vec<&'p str> {
        let known = |path: &str| self.stamps.get(path).is_some_and(|stamp| stamp.sha256.is_some());
        project.sources().map(|s| s.path.as_str()).filter(|path| !known(path)).collect()
    }
}
