use crate::detail::event_words::events as events_words;
use crate::events::Filter;
use crate::model::EventLayerId;
use crate::session::{Days, Effect, EventLayer, Session};

impl Session {
    /// Selects days: for all files that share them or, if the active one has days of its own, for this one.
    pub(super) fn choose_days(&mut self, days: Days) {
        let own = self.events().active().filter(|layer| layer.own_days.is_some()).map(|layer| layer.id);
        match own.and_then(|id| self.document.layers.event_layer_mut(id)) {
            Some(layer) => layer.keep_days(days),
            None => self.document.set_days(self.view.right, days),
        }
    }

    /// Gives a file days of its own, which are at first those it has, or the days of all files again.
    pub(super) fn set_own_days(&mut self, layer: EventLayerId, own: bool) {
        let shared = self.document.maps.days(self.view.right);
        if let Some(layer) = self.document.layers.event_layer_mut(layer) {
            if own {
                layer.keep_days(layer.filter().days);
            } else {
                layer.share_days(shared);
            }
        }
    }

    /// Two states of a source are compared over the same days: the later one has those of the earlier.
    pub(in crate::session) fn follow_days(&mut self, later: EventLayerId, earlier: EventLayerId) {
        let shared = self.document.maps.days(self.view.right);
        let Some(own) = self.events().layer(earlier).map(|layer| layer.own_days) else { return };
        if let Some(layer) = self.document.layers.event_layer_mut(later) {
            match own {
                Some(days) => layer.keep_days(days),
                None => layer.share_days(shared),
            }
        }
    }

    /// A file that is opened beside others shows all of its rows, even if days are selected that would hide some: it
    /// then has days of its own.
    pub(super) fn open_whole(&mut self, id: EventLayerId) -> Option<Effect> {
        let is_beside = self.events().layers().len() > 1;
        let layer = self.events().layer(id).filter(|layer| is_beside && layer.own_days.is_none())?;
        let days = layer.filter().days?;
        let hidden = (layer.table.len() as u64).saturating_sub(layer.shown.count().into());
        if hidden == 0 {
            return None;
        }
        let words = format!(
            "{} has days of its own: those selected ({}) would hide {} of it. “Events” changes that.",
            layer.name(),
            crate::detail::span_words(days.0, days.1),
            events_words(hidden)
        );
        self.change_everywhere(|document| {
            if let Some(layer) = document.layers.event_layer_mut(id) {
                layer.keep_days(None);
            }
        });
        Some(Effect::Say(words))
    }
}

impl EventLayer {
    /// Its days on a map with these.
    pub(crate) fn days_on(&self, map: Days) -> Days {
        self.own_days.unwrap_or(map)
    }

    /// From now on its days are its own.
    pub(crate) fn keep_days(&mut self, days: Days) {
        self.own_days = Some(days);
        self.refilter(days);
    }

    fn share_days(&mut self, days: Days) {
        self.own_days = None;
        self.refilter(days);
    }

    /// A layer of an undo step is counted when it comes back.
    fn refilter(&mut self, days: Days) {
        if !self.is_thin() {
            self.set_filter(Filter { days, ..self.filter().clone() });
        }
    }
}
