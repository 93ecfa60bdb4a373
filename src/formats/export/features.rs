use std::sync::Arc;

use serde_json::{Map, Value};

use crate::model::{Annotation, Article, Feature, Layer, LayerMeta};

use super::{Citation, ExportAbout};

/// Features to be exported, with everything that goes into the file.
#[derive(Clone, Debug)]
pub struct FeatureExport {
    pub about: ExportAbout,
    /// The layer that the file becomes when opened again.
    pub layer: LayerMeta,
    /// Members of the file that are not ours, preserved unchanged.
    pub other: Map<String, Value>,
    pub features: Vec<Exported>,
    /// Annotations; only GeoJSON supports them.
    pub marks: Vec<Annotation>,
    /// Members of an annotation that say how it is drawn.
    pub mark_style: Map<String, Value>,
    /// The cited articles, each once.
    pub citations: Vec<Citation>,
}

/// A feature of a layer.
#[derive(Clone, Debug)]
pub struct Exported {
    pub layer: Arc<Layer>,
    /// Its index in the layer.
    pub index: usize,
    /// An id unique in the export; `None` to use its own.
    pub id: Option<String>,
    /// Added properties: how it is drawn, its layer. A property of the feature with the same name takes
    /// precedence.
    pub more: Map<String, Value>,
}

impl Exported {
    pub fn feature(&self) -> Option<&Feature> {
        self.layer.features.get(self.index)
    }

    pub fn id(&self) -> &str {
        self.id.as_deref().or(self.feature().map(|f| f.id.as_str())).unwrap_or_default()
    }
}

impl FeatureExport {
    /// The article with this id.
    pub(super) fn article(&self, id: &str) -> Option<&Article> {
        self.citations.iter().map(|c| &c.article).find(|a| a.id == id)
    }
}
