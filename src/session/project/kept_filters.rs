use std::sync::Arc;

use crate::formats::project::{NamedFilter, SavedFilter};
use crate::model::EventLayerId;
use crate::session::{Effect, EventLayer, Session};

use super::filter_words;

/// Filters that the user keeps under a name.
impl Session {
    /// Keeps the filter of a layer, in terms of its columns; one of the same name is replaced.
    pub(in crate::session) fn keep_filter(&mut self, layer: EventLayerId, name: &str) {
        let name = name.trim();
        let Some(layer) = self.document.layers.event_layer_mut(layer).filter(|_| !name.is_empty()) else {
            return;
        };
        let was = layer.kept_filters.iter().find(|kept| kept.name == name).cloned();
        let filter = filter_words::in_words(layer, was.as_ref().map(|kept| &kept.filter), None);
        let other = was.map(|kept| kept.other).unwrap_or_default();
        let kept = NamedFilter { name: name.to_owned(), filter, other };
        let all = Arc::make_mut(&mut layer.kept_filters);
        match all.iter_mut().find(|known| known.name == name) {
            Some(known) => *known = kept,
            None => all.push(kept),
        }
    }

    /// The filter of a layer, in terms of its columns.
    pub(in crate::session) fn saved_filter(&self, layer: &EventLayer) -> SavedFilter {
        filter_words::in_words(layer, None, self.project.left.get(&layer.id))
    }

    pub(in crate::session) fn use_filter(&mut self, id: EventLayerId, name: &str) -> Vec<Effect> {
        let Some(layer) = self.events().layer(id) else { return Vec::new() };
        let Some(kept) = layer.kept_filters.iter().find(|kept| kept.name == name).cloned() else {
            return Vec::new();
        };
        let (mut effects, left) = self.apply_saved(id, &kept.filter);
        effects.extend(self.left_words(id, &left).map(Effect::Say));
        effects
    }
}
