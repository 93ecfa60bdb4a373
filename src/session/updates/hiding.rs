//! The earlier of two states lies below the later one, so that each event would be seen twice: it is hidden while
//! they are compared.

use crate::model::{EventLayerId, Subject};
use crate::session::{LayerStack, Session};

impl LayerStack {
    /// Hides a layer while `later` is compared with it; false if it was not on the map anyway.
    pub(in crate::session) fn hide_for(&mut self, layer: EventLayerId, later: EventLayerId) -> bool {
        let layer = self.event_layer_mut(layer).filter(|layer| layer.settings.visible);
        let Some(layer) = layer else { return false };
        layer.settings.visible = false;
        layer.hidden_for = Some(later);
        true
    }

    /// Shows again what was hidden while `later` was compared with it, unless the user has changed it since.
    pub(in crate::session) fn show_after(&mut self, later: EventLayerId) {
        for layer in self.events_mut().filter(|layer| layer.hidden_for == Some(later)) {
            layer.settings.visible = true;
            layer.hidden_for = None;
        }
    }

    /// The user shows or hides a layer: that holds, whatever is compared.
    pub(in crate::session) fn visibility_is_chosen(&mut self, chosen: impl Fn(EventLayerId) -> bool) {
        let hidden = self.events_mut().filter(|layer| layer.hidden_for.is_some() && chosen(layer.id));
        hidden.for_each(|layer| layer.hidden_for = None);
    }
}

impl Session {
    /// Whether a layer is hidden because another one is compared with it.
    pub fn is_hidden_for_update(&self, layer: EventLayerId) -> bool {
        let layer = self.document.layers.event_layer(layer);
        layer.is_some_and(|layer| layer.hidden_for.is_some() && !layer.settings.visible)
    }

    /// Shows the layer of something that is selected by name. An event of the earlier of two states is marked on the
    /// map as a difference, without its layer.
    pub(in crate::session) fn reveal(&mut self, key: &Subject) {
        let is_marked = matches!(key, Subject::Event { layer, .. } if self.is_hidden_for_update(*layer));
        if !is_marked {
            self.document.layers.reveal(key.layer().as_ref());
        }
    }
}
