use crate::detail::{
    Card, CardContext, Tip, card, event_card, event_name, event_tip, own_name, own_tip, tip,
};
use crate::geo::Bounds;
use crate::model::{Feature, FeatureRef};

use super::{Session, events};

/// What a key names.
impl Session {
    /// The card of a feature or a governorate.
    pub fn card(&self, key: &FeatureRef) -> Option<Card> {
        let layers = self.prepared();
        let context = CardContext { atlas: &self.atlas, layers: &layers };
        let mut card = match self.event_of(key) {
            Some((layer, what)) => event_card(&layer.as_shown(), what, &context)?,
            None => card(key, &context)?,
        };
        self.renew_events(&mut card);
        Some(card)
    }

    /// Three lines on what lies under the pointer.
    pub fn tip(&self, key: &FeatureRef) -> Option<Tip> {
        if let Some((layer, what)) = self.event_of(key) {
            return event_tip(&layer.as_shown(), what);
        }
        if let Some((mark, prepared)) = self.own_of(key) {
            return Some(own_tip(mark, prepared));
        }
        tip(key, &CardContext { atlas: &self.atlas, layers: &self.prepared() })
    }

    pub fn feature(&self, key: &FeatureRef) -> Option<&Feature> {
        self.layer(&key.layer)?.prepared.layer.feature(&key.feature)
    }

    /// The name under which a feature or a governorate goes.
    pub fn name_of(&self, key: &FeatureRef) -> String {
        if let Some(feature) = self.feature(key) {
            return feature.properties.name.clone();
        }
        if let Some((layer, what)) = self.event_of(key) {
            return event_name(&layer.as_shown(), what);
        }
        if let Some((mark, _)) = self.own_of(key) {
            return own_name(mark);
        }
        let governorate = self.atlas.base.governorate(key.feature.as_str());
        governorate.map_or_else(|| key.feature.to_string(), |g| format!("{} governorate", g.name))
    }

    /// Where a feature lies; `None` if it is not drawn.
    pub fn bounds_of(&self, key: &FeatureRef) -> Option<Bounds> {
        if key.is_governorate() {
            return Some(self.atlas.base.governorate(key.feature.as_str())?.shape.bounds());
        }
        if let Some((layer, what)) = self.event_of(key) {
            return events::bounds(layer, what);
        }
        if key.is_own() {
            return self.own_bounds(key);
        }
        let layer = self.layer(&key.layer)?;
        Some(layer.prepared.features.iter().find(|f| f.key == *key)?.shape.bounds())
    }

    /// The features that something is said about through `applies_to`, if `key` itself is
    /// not drawn: selecting the parent highlights its children.
    pub fn stands_for(&self, key: &FeatureRef) -> Vec<FeatureRef> {
        let Some(feature) = self.feature(key).filter(|f| f.geometry.is_none()) else { return Vec::new() };
        feature.properties.applies_to.iter().filter_map(|id| self.atlas.find_id(id)).collect()
    }

    /// Whether the key names something that is there.
    pub(super) fn knows(&self, key: &FeatureRef) -> bool {
        self.feature(key).is_some()
            || self.event_of(key).is_some()
            || self.own_of(key).is_some()
            || key.is_governorate() && self.atlas.base.governorate(key.feature.as_str()).is_some()
    }
}
