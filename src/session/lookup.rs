use crate::detail::{
    Card, CardContext, Tip, annotation_name, annotation_tip, card, event_card, event_name, event_tip, tip,
};
use crate::geo::Bounds;
use crate::model::{Feature, Subject};

use super::{Session, events};

/// Look-ups by subject.
impl Session {
    /// The card of a feature or a governorate.
    pub fn card(&self, key: &Subject) -> Option<Card> {
        let layers = self.prepared();
        let context = CardContext { atlas: &self.atlas, layers: &layers };
        let mut card = match key {
            Subject::Event { .. } => {
                let (layer, what) = self.event_of(key)?;
                event_card(&layer.as_shown(), what, &context)?
            }
            Subject::Feature { .. } | Subject::Governorate(_) | Subject::Annotation(_) => {
                card(key, &context)?
            }
        };
        self.renew_events(&mut card);
        Some(card)
    }

    /// The tooltip of what is under the pointer.
    pub fn tip(&self, key: &Subject) -> Option<Tip> {
        match key {
            Subject::Event { .. } => {
                self.event_of(key).and_then(|(layer, what)| event_tip(&layer.as_shown(), what))
            }
            Subject::Annotation(_) => {
                self.annotation_of(key).map(|(mark, prepared)| annotation_tip(mark, prepared))
            }
            Subject::Feature { .. } | Subject::Governorate(_) => {
                tip(key, &CardContext { atlas: &self.atlas, layers: &self.prepared() })
            }
        }
    }

    pub fn feature(&self, key: &Subject) -> Option<&Feature> {
        match key {
            Subject::Feature { layer, feature } => self.layer(layer)?.prepared.layer.feature(feature),
            Subject::Governorate(_) | Subject::Event { .. } | Subject::Annotation(_) => None,
        }
    }

    /// The name under which a subject goes; its id where it is not there.
    pub fn name_of(&self, key: &Subject) -> String {
        let name = match key {
            Subject::Feature { .. } => self.feature(key).map(|feature| feature.properties.name.clone()),
            Subject::Event { .. } => {
                self.event_of(key).map(|(layer, what)| event_name(&layer.as_shown(), what))
            }
            Subject::Annotation(_) => self.annotation_of(key).map(|(mark, _)| annotation_name(mark)),
            Subject::Governorate(code) => {
                self.atlas.base.governorate(code).map(|g| format!("{} governorate", g.name))
            }
        };
        name.unwrap_or_else(|| key.id().into_owned())
    }

    /// Where a feature is; `None` if it is not drawn.
    pub fn bounds_of(&self, key: &Subject) -> Option<Bounds> {
        match key {
            Subject::Governorate(code) => Some(self.atlas.base.governorate(code)?.shape.bounds()),
            Subject::Event { .. } => self.event_of(key).and_then(|(layer, what)| events::bounds(layer, what)),
            Subject::Annotation(_) => self.annotation_bounds(key),
            Subject::Feature { layer, .. } => {
                let layer = self.layer(layer)?;
                Some(layer.prepared.features.iter().find(|f| f.key == *key)?.shape.bounds())
            }
        }
    }

    /// The features referenced by `applies_to`, if `key` itself is not drawn: selecting the parent highlights
    /// its children.
    pub fn stands_for(&self, key: &Subject) -> Vec<Subject> {
        let Some(feature) = self.feature(key).filter(|f| f.geometry.is_none()) else { return Vec::new() };
        feature.properties.applies_to.iter().filter_map(|id| self.atlas.find_id(id)).collect()
    }

    /// Whether the key names something that is there.
    pub(super) fn knows(&self, key: &Subject) -> bool {
        match key {
            Subject::Feature { .. } => self.feature(key).is_some(),
            Subject::Governorate(code) => self.atlas.base.governorate(code).is_some(),
            Subject::Event { .. } => self.event_of(key).is_some(),
            Subject::Annotation(_) => self.annotation_of(key).is_some(),
        }
    }
}
