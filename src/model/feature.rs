use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Basis, Claim, FeatureId, Kind, Period, Precision};

/// Something drawn on the map, or listed because it has no place there.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub id: FeatureId,
    /// Longitude and latitude in degrees (WGS 84), `x` = longitude. `None` = not drawn.
    pub geometry: Option<geo::Geometry<f64>>,
    pub properties: Properties,
    /// Members from other tools next to the properties (`when`, `bbox`), preserved unchanged.
    pub other: Map<String, Value>,
}

/// A feature's properties in a layer file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Properties {
    /// The usual name, as shown in headings.
    pub name: String,
    /// The same in Arabic script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ar: Option<String>,
    /// Short label next to the shape; the name if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The forms printed by the articles where they differ from the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
    /// Other spellings that search should find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    pub kind: Kind,
    pub precision: Precision,
    /// A wording of the precision specific to this feature.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub precision_note: String,
    pub basis: Basis,
    pub period: Period,
    /// Codes of the governorates it lies in or is about (ISO 3166-2, `halabja` for Halabja).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub governorates: Vec<String>,
    /// Ids of features that this one is about (a parent record, a badge).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<String>,
    /// Why the feature is not drawn; present if and only if it has no geometry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_drawn: Option<String>,
    /// What the user should know before using it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    pub claims: Vec<Claim>,
    /// Properties from other tools, preserved unchanged.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Feature {
    /// The label next to the shape.
    pub fn label(&self) -> &str {
        self.properties.label.as_deref().unwrap_or(&self.properties.name)
    }
}
