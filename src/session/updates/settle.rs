use std::collections::BTreeMap;
use std::sync::Arc;

use crate::events::{ChangeKind, ChangeMarks, Completeness, KindSet};
use crate::model::EventLayerId;
use crate::session::{Effect, EventLayer, Session};

use super::{Update, UpdateResult};

impl Session {
    /// Compares what is to be compared anew: layers that became an update of another one, and tables that
    /// changed. What is no update any more is forgotten.
    pub(in crate::session) fn settle_updates(&mut self) -> Vec<Effect> {
        let pairs: Vec<(EventLayerId, EventLayerId)> = self
            .document
            .layers
            .events()
            .filter_map(|layer| Some((layer.id, layer.update_of?)))
            .filter(|(_, of)| self.document.layers.event_layer(*of).is_some())
            .collect();
        self.updates.retain(|layer, update| pairs.contains(&(*layer, update.of)));
        let mut effects = Vec::new();
        for (layer, of) in pairs {
            let Some([old, new]) = self.loaded([of, layer]) else { continue };
            let is_known = self.updates.get(&layer).is_some_and(|update| {
                Arc::ptr_eq(&update.old, &old.table) && Arc::ptr_eq(&update.new, &new.table)
            });
            if is_known {
                continue;
            }
            let (old, new) = (old.table.clone(), new.table.clone());
            let before = self.updates.remove(&layer);
            let update = Update {
                of,
                old,
                new,
                run: before.as_ref().map_or(0, |update| update.run),
                completeness: before.as_ref().map_or(Completeness::Likely, |update| update.completeness),
                kinds: before.as_ref().map_or(KindSet::ALL, |update| update.kinds),
                on_map: before.is_none_or(|update| update.on_map),
                result: UpdateResult::Comparing(0.0),
                listed: Arc::default(),
                counts: [0; ChangeKind::ALL.len()],
                marks: Arc::new(ChangeMarks::default()),
                other_marks: None,
                fields: BTreeMap::new(),
                filters: None,
            };
            self.updates.insert(layer, update);
            effects.extend(self.compare(layer));
        }
        self.follow_filters();
        effects
    }

    /// What is listed and marked follows the days and filters of the layers.
    fn follow_filters(&mut self) {
        let other = self.document.maps.other_days(self.view.right);
        let layers = &self.document.layers;
        for (layer, update) in &mut self.updates {
            if let (Some(old), Some(new)) = (layers.event_layer(update.of), layers.event_layer(*layer)) {
                update.follow(old, new, other);
            }
        }
    }

    /// Both layers, if all their rows are there.
    fn loaded(&self, ids: [EventLayerId; 2]) -> Option<[&EventLayer; 2]> {
        let [a, b] = ids.map(|id| self.document.layers.event_layer(id).filter(|l| l.loading.is_none()));
        Some([a?, b?])
    }

    /// Asks for the comparison of a layer with the one that it updates.
    pub(super) fn compare(&mut self, layer: EventLayerId) -> Vec<Effect> {
        let Some(update) = self.updates.get_mut(&layer) else { return Vec::new() };
        update.run += 1;
        update.result = UpdateResult::Comparing(0.0);
        update.fields.clear();
        (update.listed, update.marks) = (Arc::default(), Arc::new(ChangeMarks::default()));
        (update.counts, update.other_marks) = (Default::default(), None);
        vec![Effect::Compare {
            old: update.of,
            new: layer,
            run: update.run,
            completeness: update.completeness,
        }]
    }

    /// The layer itself, what it is an update of, what that is one of, and so on.
    pub(super) fn updates_of(&self, layer: EventLayerId) -> impl Iterator<Item = EventLayerId> {
        let layers = &self.document.layers;
        // There are never more steps than layers.
        let most = layers.events().count();
        std::iter::successors(Some(layer), move |id| layers.event_layer(*id)?.update_of).take(most)
    }
}
