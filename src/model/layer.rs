use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Feature, FeatureId, Kind};

/// A named set of features, shown and hidden together.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub meta: LayerMeta,
    pub features: Vec<Feature>,
    /// Members of the file that are not ours, preserved unchanged.
    pub other: Map<String, Value>,
}

/// The `layer` member of a layer file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerMeta {
    /// Short stable id, for example `designated-2018`.
    pub id: String,
    pub name: String,
    /// One or two sentences: what the layer contains and who says so.
    pub about: String,
    /// The kind of most of its features; decides colour and legend symbol.
    pub kind: Kind,
    /// The years it covers, for the layer list: "2018".
    pub years: String,
    /// Whether it is visible at the first start.
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

    /// Number of its features that are drawn.
    pub fn drawn(&self) -> usize {
        self.features.iter().filter(|f| f.geometry.is_some()).count()
    }
}
