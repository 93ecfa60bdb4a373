use serde_json::Value;

use super::Rest;
use super::members::Members;
use super::out::Out;
use crate::formats::findings::Findings;

/// What is selected: a feature of a layer, or a part of an event file.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// Id of a layer or of an event file of the project; `governorates` for those.
    pub layer: String,
    /// Id of the feature; for an event file `record-17` for its 17th row, or one of its positions.
    pub feature: String,
    pub other: Rest,
}

impl Selected {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let (layer, feature) = (m.need("layer"), m.need("feature"));
        Some(Self { layer: layer?, feature: feature?, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        Out::default().put("layer", &self.layer).put("feature", &self.feature).end(&self.other)
    }
}
