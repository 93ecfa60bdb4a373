use crate::model::EventLayerId;
use crate::session::{EventLayer, Session};

use super::Update;

impl Session {
    /// How a layer differs from the one that it updates.
    pub fn update(&self, layer: EventLayerId) -> Option<&Update> {
        self.updates.get(&layer)
    }

    /// The update that is looked at: of the active layer, or else the topmost one.
    pub fn active_update(&self) -> Option<(EventLayerId, &Update)> {
        let of_active = |update: &Update, layer| {
            let active = self.events().active_id();
            active == Some(layer) || active == Some(update.of)
        };
        let all = || self.document.layers.events().filter_map(|l| Some((l.id, self.updates.get(&l.id)?)));
        all().find(|(layer, update)| of_active(update, *layer)).or_else(|| all().next())
    }

    /// The layer of which this one seems to be a later state, unless the user has said whether it is.
    pub fn update_offer(&self, layer: EventLayerId) -> Option<&EventLayer> {
        let of = *self.update_offers.get(&layer)?;
        let is_open = self.events().layer(layer).is_some_and(|l| l.update_of.is_none());
        self.events().layer(of).filter(|_| is_open && self.can_update(layer, of))
    }

    /// Whether a layer can be said to be an update of another one: not if that is an update of it.
    pub fn can_update(&self, layer: EventLayerId, of: EventLayerId) -> bool {
        !self.updates_of(of).any(|id| id == layer)
    }
}
