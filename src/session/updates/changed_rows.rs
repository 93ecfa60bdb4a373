use crate::detail::{ChangePart, State, change_part};
use crate::events::ChangeKind;
use crate::model::{EventKey, EventLayerId, Subject};
use crate::session::{RowRead, Session};

use super::{ChangedPair, RowChange};

impl Session {
    /// How a row of a layer differs from the state that its layer updates, or else from one that updates its
    /// layer; `None` if it does not differ, or nothing was compared.
    pub fn changed_pair(&self, layer: EventLayerId, row: u32) -> Option<ChangedPair> {
        let later = self.updates.get(&layer).map(|update| (layer, update));
        let earlier = self.updates.iter().filter(|(_, update)| update.of == layer).map(|(id, u)| (*id, u));
        later.into_iter().chain(earlier).find_map(|(new, update)| {
            let compared = update.compared()?.clone();
            let change = *compared.change_of(row, new == layer)?;
            Some(ChangedPair { old: update.of, new, change, compared })
        })
    }

    /// How the event of a subject differs, in a word or two, if it does and is marked on the map.
    pub fn change_title(&self, key: &Subject) -> Option<&'static str> {
        let (layer, what) = self.event_of(key)?;
        let EventKey::Row(row) = what else { return None };
        let change = self.changed_pair(layer.id, row)?.change;
        change.kinds().next().map(ChangeKind::title)
    }

    /// What was read of a row's change, unless the layers are compared no more or anew.
    pub(in crate::session) fn current_change<'r>(&self, read: &'r RowRead) -> Option<&'r RowChange> {
        let change = read.change.as_ref()?;
        let update = self.updates.get(&change.pair.new).filter(|update| update.of == change.pair.old)?;
        (update.compared() == Some(&change.pair.compared)).then_some(change)
    }

    /// The part of a row's card about how it differs.
    pub(in crate::session) fn row_change_part(
        &self,
        change: &RowChange,
        key: &Subject,
    ) -> Option<ChangePart> {
        let ChangedPair { old, new, change: what, .. } = &change.pair;
        let state = |id| {
            let layer = self.document.layers.event_layer(id)?;
            Some(State { layer: id, name: layer.name(), table: &layer.table })
        };
        let cells = change.cells.as_deref().map_err(ToString::to_string);
        let comparison = &change.pair.compared.comparison;
        let others = change.cells.as_ref().map(|cells| comparison.other_fields(cells)).unwrap_or_default();
        Some(change_part(what, state(*old)?, state(*new)?, (cells, &others), key))
    }
}
