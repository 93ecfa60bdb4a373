use geo::Geometry;

use crate::geo::{LonLat, Shape, Significance, label_point, polygons};

use super::AtlasError;
use super::raw_feature::RawFeature;

/// A governorate of the base map.
#[derive(Clone, Debug)]
pub struct Governorate {
    /// ISO 3166-2 (`IQ-KI`); `halabja` for Halabja, which has none yet.
    pub code: String,
    /// The usual English form.
    pub name: String,
    /// In Arabic, without the word for "governorate".
    pub name_ar: Option<String>,
    /// In Central Kurdish, if known.
    pub name_ckb: Option<String>,
    pub alternatives: Vec<String>,
    /// Former names, some of which now mean its capital.
    pub former: Vec<String>,
    pub capital: Option<String>,
    /// Official area in km²; the drawn one is `shape.area_km2()`.
    pub official_km2: Option<f64>,
    /// OCHA's place code, such as `IQG13`.
    pub pcode: Option<String>,
    /// Why its outline is only approximate; `None` if it is as in the source.
    pub approx_note: Option<String>,
    /// Position of its label: the point farthest from its outline.
    pub label: LonLat,
    pub shape: Shape,
}

impl Governorate {
    pub(super) fn read(raw: RawFeature, shared: &Significance) -> Result<Self, AtlasError> {
        let missing =
            |what: &str| AtlasError { file: raw.file, text: format!("a governorate has no {what}") };
        Ok(Self {
            code: raw.id.clone().ok_or_else(|| missing("id"))?,
            name: raw.text("display").ok_or_else(|| missing("display name"))?,
            name_ar: raw.text("short_ar").or_else(|| raw.text("name_ar")),
            name_ckb: raw.text("name_ckb"),
            alternatives: raw.texts("alt"),
            former: raw.texts("former"),
            capital: raw.text("capital"),
            official_km2: raw.number("official_km2"),
            pcode: raw.text("pcode"),
            approx_note: raw.text("approx_note"),
            label: label_of(&raw.geometry).ok_or_else(|| missing("polygon"))?,
            shape: Shape::new(raw.geometry, shared),
        })
    }
}

/// The position of an area's label: the pole of inaccessibility of its largest polygon.
fn label_of(geometry: &Geometry<f64>) -> Option<LonLat> {
    use geo::Area;
    let polygons = polygons(geometry);
    let largest = polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    Some(label_point(largest))
}
