use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Feature, FeatureId, Kind};

/// A named set of features that is switched on and off as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub meta: LayerMeta,
    pub features: Vec<Feature>,
    /// Members of the file that are not ours, kept as they were.
    pub other: Map<String, Value>,
}

/// The `layer` member of a layer file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerMeta {
    /// Short stable name, for example `designated-2018`.
    pub id: String,
    pub name: String,
    /// One or two sentences: what the layer holds and on whose word.
    pub about: String,
    /// What most of its features are; decides colour and legend sign.
    pub kind: Kind,
    /// The years it speaks of, for the layer list: "2018".
    pub years: String,
    /// Whether it is switched on when the program is first started.
    #[serde(default = "yes")]
    pub visible: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

fn yes() -> bool {
    true
}

impl Layer {
    pub fn feature(&self, id: &FeatureId) -> Option<&Feature> {
        self.features.iter().find(|f| &f.id == id)
    }

    /// How many of its features are drawn.
    pub fn drawn(&self) -> usize {
        self.features.iter().filter(|f| f.geometry.is_some()).count()
    }
}
