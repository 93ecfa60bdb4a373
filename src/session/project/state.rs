use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::formats::project::{Project, SavedFilter, Selected, Source};
use crate::model::{EventLayerId, LayerId};

/// Identifies the content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: Option<u64>,
    /// In hexadecimal; `None` if not computed.
    pub sha256: Option<String>,
}

/// The session's additional state for its project.
#[derive(Clone, Debug, Default)]
pub struct ProjectState {
    /// As opened: foreign members are written back from here.
    pub(super) base: Arc<Project>,
    /// Ids of entries with pending or missing files.
    pub(super) waiting: BTreeSet<String>,
    /// Ids of entries by the layers that they became.
    pub(super) entries: BTreeMap<LayerId, String>,
    /// What to apply to event files once they are loaded.
    pub(super) pending: BTreeMap<EventLayerId, Pending>,
    /// Parts of filters whose columns are missing.
    pub(super) left: BTreeMap<EventLayerId, SavedFilter>,
    /// Layers that were read again, and those that replaced them.
    pub(in crate::session) replaced: Vec<(EventLayerId, EventLayerId)>,
    /// To be selected once its file is loaded.
    pub(super) selection: Option<Selected>,
    pub(super) stamps: BTreeMap<String, Stamp>,
    /// The event file that the user has made the active one since the project was opened.
    pub(in crate::session) chosen_active: Option<EventLayerId>,
    /// The article's id and path of the open text.
    pub(super) text: Option<(String, String)>,
}

/// What is applied once an event file is loaded.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    pub filter: SavedFilter,
    /// Whether the file is unchanged, so that its row numbers are valid.
    pub same: bool,
}

impl ProjectState {
    /// Whether an event file is opened by the project, which says how it is shown.
    pub(in crate::session) fn awaits(&self, layer: EventLayerId) -> bool {
        self.pending.contains_key(&layer)
    }

    /// The project as it was opened.
    pub fn base(&self) -> &Project {
        &self.base
    }

    /// Whether an entry's file is pending or missing.
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

    /// A file entry of the project; `was` is the previous entry of the same file.
    pub(super) fn source(&self, path: &str, was: Option<&Source>) -> Source {
        let Stamp { bytes, sha256 } = self.stamps.get(path).cloned().unwrap_or_default();
        let other = was.map(|was| was.other.clone()).unwrap_or_default();
        Source { path: path.to_owned(), bytes, sha256, other }
    }

    /// What the project knows of a layer holds for the one in its place.
    pub(in crate::session) fn hand_over(&mut self, from: EventLayerId, to: EventLayerId) {
        if let Some(entry) = self.entries.remove(&from.into()) {
            self.entries.insert(to.into(), entry);
        }
        if self.chosen_active == Some(from) {
            self.chosen_active = Some(to);
        }
    }

    /// The user closed a layer: it is no longer part of the project.
    pub(in crate::session) fn forget(&mut self, layer: &LayerId) {
        self.entries.remove(layer);
        match layer {
            LayerId::Events(layer) => {
                self.chosen_active.take_if(|chosen| chosen == layer);
                self.pending.remove(layer);
                self.left.remove(layer);
            }
            LayerId::Features(_) | LayerId::Annotations => {}
        }
    }

    /// Project files with unknown checksums.
    pub fn unstamped<'p>(&self, project: &'p Project) -> Vec<&'p str> {
        let known = |path: &str| self.stamps.get(path).is_some_and(|stamp| stamp.sha256.is_some());
        project.sources().map(|s| s.path.as_str()).filter(|path| !known(path)).collect()
    }
}
