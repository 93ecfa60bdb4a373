use std::sync::Arc;

use serde_json::{Map, Value};

use crate::model::{Annotation, Article, Feature, Layer, LayerMeta};

use super::{Citation, ExportAbout};

/// Features to be taken away, with all that their files say.
#[derive(Clone, Debug)]
pub struct FeatureExport {
    pub about: ExportAbout,
    /// The layer that the file is, when it is opened again.
    pub layer: LayerMeta,
    /// Members of the file that are not the program's, kept as they were.
    pub other: Map<String, Value>,
    pub features: Vec<Exported>,
    /// The reader's own marks; only GeoJSON holds them.
    pub marks: Vec<Annotation>,
    /// Members of a mark that say how it is drawn.
    pub mark_style: Map<String, Value>,
    /// The articles that are cited, each once.
    pub citations: Vec<Citation>,
}

/// A feature of a layer.
#[derive(Clone, Debug)]
pub struct Exported {
    pub layer: Arc<Layer>,
    /// Its place in the layer.
    pub index: usize,
    /// An id that no other feature of the export has; `None` = its own.
    pub id: Option<String>,
    /// Properties that are added: how it is drawn, which layer it is of. One of the feature's
    /// own of the same name goes before.
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
