use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{EventKey, EventLayerId, FeatureId, FeatureLayerId, LayerId};

/// Whatever can be selected, hovered, listed or linked. Districts join with their boundaries.
///
/// Its printed form, `designated-2018/FP-07`, names the groups of a picture; no two subjects of a
/// session print alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    Feature {
        layer: FeatureLayerId,
        feature: FeatureId,
    },
    /// A governorate of the base map, by its code: ISO 3166-2, or `halabja`.
    Governorate(String),
    Event {
        layer: EventLayerId,
        key: EventKey,
    },
    /// An annotation by its id.
    Annotation(String),
}

impl Subject {
    /// How governorates print as a layer.
    pub const GOVERNORATES: &'static str = "governorates";

    pub fn feature(layer: &FeatureLayerId, feature: &FeatureId) -> Self {
        Self::Feature { layer: layer.clone(), feature: feature.clone() }
    }

    pub fn governorate(code: &str) -> Self {
        Self::Governorate(code.to_owned())
    }

    pub fn event(layer: EventLayerId, key: EventKey) -> Self {
        Self::Event { layer, key }
    }

    pub fn annotation(id: &str) -> Self {
        Self::Annotation(id.to_owned())
    }

    /// `None` for governorates, which are no layer that is shown and hidden.
    pub fn layer(&self) -> Option<LayerId> {
        match self {
            Self::Feature { layer, .. } => Some(layer.clone().into()),
            Self::Event { layer, .. } => Some((*layer).into()),
            Self::Annotation(_) => Some(LayerId::Annotations),
            Self::Governorate(_) => None,
        }
    }

    /// What it names of an event layer, if it names something of that one.
    pub fn key_in(&self, events: EventLayerId) -> Option<EventKey> {
        match self {
            Self::Event { layer, key } => Some(*key).filter(|_| *layer == events),
            Self::Feature { .. } | Self::Governorate(_) | Self::Annotation(_) => None,
        }
    }

    /// Its id as cards print it: `FP-17`, `IQ-KI`, `own-1`. Two subjects may have the same.
    pub fn id(&self) -> Cow<'_, str> {
        match self {
            Self::Feature { feature, .. } => feature.as_str().into(),
            Self::Governorate(code) => code.into(),
            Self::Event { key, .. } => key.to_string().into(),
            Self::Annotation(id) => id.into(),
        }
    }

    /// The name of the layer as files and JSON have it.
    pub fn layer_name(&self) -> String {
        self.layer().map_or_else(|| Self::GOVERNORATES.to_owned(), |layer| layer.to_string())
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let layer = self.layer().map_or_else(|| Self::GOVERNORATES.to_owned(), |layer| layer.path_part());
        write!(f, "{layer}/{}", self.id())
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Subject", 2)?;
        members.serialize_field("layer", &self.layer_name())?;
        members.serialize_field("feature", &self.id())?;
        members.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_of_one_id_print_apart() {
        let feature = |layer: FeatureLayerId| Subject::feature(&layer, &"own-1".into());
        let all = [
            feature(FeatureLayerId::built_in("designated-2018")),
            feature(FeatureLayerId::user("own", |_| false)),
            feature(FeatureLayerId::user("governorates", |_| false)),
            feature(FeatureLayerId::user("events-1", |_| false)),
            feature(FeatureLayerId::Drafts),
            Subject::governorate("own-1"),
            Subject::annotation("own-1"),
        ];
        let printed: std::collections::BTreeSet<String> = all.iter().map(Subject::to_string).collect();
        assert_eq!(printed.len(), all.len(), "{printed:?}");
    }

    #[test]
    fn json_has_a_layer_and_a_feature() {
        let event = Subject::event(EventLayerId(2), EventKey::Row(7));
        let json = |subject: &Subject| serde_json::to_string(subject).unwrap();
        assert_eq!(json(&event), r#"{"layer":"events-2","feature":"row-7"}"#);
        assert_eq!(json(&Subject::governorate("IQ-KI")), r#"{"layer":"governorates","feature":"IQ-KI"}"#);
    }
}
