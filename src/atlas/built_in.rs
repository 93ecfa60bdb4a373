use crate::formats::{read_articles, read_layer};
use crate::model::{Article, Feature, FeatureLayerId, Layer, Subject};

use super::{AtlasError, BaseFiles, BaseMap, Gazetteer};

/// All data that ships with the program.
#[derive(Clone, Debug)]
pub struct Atlas {
    pub base: BaseMap,
    pub gazetteer: Gazetteer,
    pub articles: Vec<Article>,
    /// The articles' layers, topmost first.
    pub layers: Vec<Layer>,
}

macro_rules! asset {
    ($path:literal) => {
        include_bytes!(concat!("../../assets/", $path))
    };
}

/// Top to bottom.
const LAYERS: [(&str, &[u8]); 10] = [
    ("incidents-2014-2017", asset!("layers/incidents-2014-2017.geojson")),
    ("designated-2018", asset!("layers/designated-2018.geojson")),
    ("said-missing-2018", asset!("layers/said-missing-2018.geojson")),
    ("cities-2025", asset!("layers/cities-2025.geojson")),
    ("cells-2025", asset!("layers/cells-2025.geojson")),
    ("programmes-2025", asset!("layers/programmes-2025.geojson")),
    ("cross-border", asset!("layers/cross-border.geojson")),
    ("context", asset!("layers/context.geojson")),
    ("comparison", asset!("layers/comparison.geojson")),
    ("unplaced", asset!("layers/unplaced.geojson")),
];

/// Sources and licences of the built-in data, as readable text.
pub const PROVENANCE: &str = include_str!("../../assets/PROVENANCE.md");

/// The credits on every picture of the map.
pub const CREDITS: &str = "Map data: Natural Earth (public domain), GeoNames (CC BY 4.0)";

impl Atlas {
    /// Parses the embedded files.
    ///
    /// # Errors
    /// If one of them is invalid, which a test rules out.
    pub fn built_in() -> Result<Self, AtlasError> {
        Ok(Self {
            base: BaseMap::read(&BaseFiles {
                governorates: asset!("governorates.geojson"),
                iraq: asset!("base/iraq.geojson"),
                neighbours: asset!("base/neighbours.geojson"),
                sea: asset!("base/sea.geojson"),
                lakes: asset!("base/lakes.geojson"),
                rivers: asset!("base/rivers.geojson"),
            })?,
            gazetteer: Gazetteer::from_json(asset!("gazetteer.json"), asset!("aliases.json"))
                .map_err(|e| AtlasError { file: "gazetteer", text: e.to_string() })?,
            articles: read_articles(asset!("articles.json"))
                .map_err(|e| AtlasError { file: "articles", text: e.to_string() })?,
            layers: LAYERS.iter().map(|(name, bytes)| layer(name, bytes)).collect::<Result<_, _>>()?,
        })
    }

    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|a| a.id == id)
    }

    pub fn layer(&self, id: &str) -> Option<&Layer> {
        self.layers.iter().find(|l| l.meta.id == id)
    }

    /// A feature of a built-in layer.
    pub fn feature(&self, subject: &Subject) -> Option<&Feature> {
        match subject {
            Subject::Feature { layer: FeatureLayerId::BuiltIn(name), feature } => {
                self.layer(name.as_str())?.feature(feature)
            }
            Subject::Feature { layer: FeatureLayerId::User(_) | FeatureLayerId::Drafts, .. }
            | Subject::Governorate(_)
            | Subject::Event { .. }
            | Subject::Annotation(_) => None,
        }
    }

    /// The layer that a file of the user's calls `id`.
    pub fn user_layer(&self, id: &str) -> FeatureLayerId {
        FeatureLayerId::user(id, |name| self.layers.iter().any(|l| l.meta.id.eq_ignore_ascii_case(name)))
    }

    /// The feature with this id, the feature with the claim of this id, or the governorate with this code,
    /// ignoring case.
    pub fn find_id(&self, id: &str) -> Option<Subject> {
        let same = |other: &str| other.eq_ignore_ascii_case(id);
        for layer in &self.layers {
            for feature in &layer.features {
                let claims = &feature.properties.claims;
                if same(feature.id.as_str()) || claims.iter().any(|c| same(&c.id)) {
                    return Some(Subject::feature(&FeatureLayerId::built_in(&layer.meta.id), &feature.id));
                }
            }
        }
        let governorate = self.base.governorates.iter().find(|g| same(&g.code))?;
        Some(Subject::governorate(&governorate.code))
    }
}

/// Built-in layers must be flawless: a note on one is our bug.
fn layer(name: &'static str, bytes: &[u8]) -> Result<Layer, AtlasError> {
    let fault = |text: String| AtlasError { file: name, text };
    let (layer, notes) = read_layer(name, bytes).map_err(|e| fault(e.to_string()))?;
    match notes.first() {
        Some(note) => Err(fault(note.to_string())),
        None => Ok(layer),
    }
}
