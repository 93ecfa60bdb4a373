use crate::formats::project::{Entry, EventEntry, SavedFilter};
use crate::session::{EventLayer, Session};

use super::filter_words;
use super::words::{display_word, rounded};

/// The event files of a project.
impl Session {
    pub(super) fn event_entries(&self) -> Vec<Entry<EventEntry>> {
        let mut entries: Vec<Entry<EventEntry>> =
            self.document.layers.events().filter_map(|l| Some(self.event_entry(l)?.into())).collect();
        for (index, entry) in self.project.base.events.iter().enumerate() {
            if entry.read().is_none_or(|e| self.project.waiting.contains(&e.id)) {
                entries.insert(index.min(entries.len()), entry.clone());
            }
        }
        entries
    }

    /// `None` for rows without a file.
    fn event_entry(&self, layer: &EventLayer) -> Option<EventEntry> {
        let path = Some(&layer.about.path).filter(|path| !path.is_empty())?;
        let id = self.entry_id(&layer.id.into());
        // The active one may not be loaded yet; then no other is active.
        let waits = self.project.base.events.iter().filter_map(Entry::read);
        let waits = { waits }.any(|e| e.at_work && self.project.waiting.contains(&e.id));
        let opened_as = self.project.entries.get(&layer.id.into());
        let was = self.project.base.events.iter().filter_map(Entry::read);
        let was = { was }.find(|e| Some(&e.id) == opened_as);
        let filter: SavedFilter = match self.project.pending.get(&layer.id) {
            Some(pending) => pending.filter.clone(),
            None => filter_words::in_words(layer, was.map(|e| &e.filter), self.project.left.get(&layer.id)),
        };
        let unread = was.into_iter().flat_map(|e| &e.kept_filters).filter(|kept| kept.read().is_none());
        let unread: Vec<_> = unread.cloned().collect();
        Some(EventEntry {
            source: self.project.source(path, was.map(|e| &e.source)),
            said: match self.project.pending.contains_key(&layer.id) {
                true => was.map(|e| e.said.clone()).unwrap_or_default(),
                false => layer.about.said.clone(),
            },
            columns: match self.project.pending.contains_key(&layer.id) {
                true => was.and_then(|e| e.columns.clone()),
                false => layer.about.columns.clone(),
            },
            visible: layer.visible(),
            opacity: rounded(layer.opacity()),
            name: layer.settings.name.clone(),
            display: display_word(layer.display).to_owned(),
            at_work: !waits && self.view.active == Some(layer.id),
            filter,
            own_days: layer.own_days,
            update_of: self.update_entry(layer, was),
            sized_by: layer.sized_by.clone(),
            kept_filters: layer.kept_filters.iter().map(|kept| kept.clone().into()).chain(unread).collect(),
            other: was.map(|e| e.other.clone()).unwrap_or_default(),
            id,
        })
    }
}
