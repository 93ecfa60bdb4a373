use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Basis, Claim, FeatureId, Kind, Period, Precision};

/// A thing on the map, or one that honestly has no place on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub id: FeatureId,
    /// Longitude and latitude in degrees (WGS 84), `x` = longitude. `None` = not drawn.
    pub geometry: Option<geo::Geometry<f64>>,
    pub properties: Properties,
    /// Members of other tools beside the properties (`when`, `bbox`), kept as they were.
    pub other: Map<String, Value>,
}

/// What a layer file says of a feature beside its geometry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Properties {
    /// The usual name, as headings show it.
    pub name: String,
    /// The same in Arabic script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ar: Option<String>,
    /// Short text beside the shape; the name where missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The forms that the articles print where they differ from the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
    /// Other spellings that a search should find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    pub kind: Kind,
    pub precision: Precision,
    /// The precision in words for this very feature.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub precision_note: String,
    pub basis: Basis,
    pub period: Period,
    /// Codes of the governorates it lies in or speaks of (ISO 3166-2, `halabja` for Halabja).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub governorates: Vec<String>,
    /// Ids of features that this one says something about (a parent record, a badge).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<String>,
    /// Why the feature is not drawn; given if, and only if, it has no geometry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_drawn: Option<String>,
    /// What a reader should know before using it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    pub claims: Vec<Claim>,
    /// Properties of other tools, kept as they were.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Feature {
    /// The text that stands beside the shape.
    pub fn label(&self) -> &str {
        self.properties.label.as_deref().unwrap_or(&self.properties.name)
    }
}
