use geo::Geometry;

use crate::model::{Basis, Precision};

/// The location of a mention on the map, no more precise than its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    pub precision: Precision,
    /// The wording of the precision for this mention: “round the town, 25 km, our choice”.
    pub precision_note: String,
    /// Longitude and latitude in degrees (WGS 84); `None` if and only if it is not drawn.
    pub geometry: Option<Geometry<f64>>,
    /// How the shape was made, so that it can be rebuilt.
    pub basis: Basis,
    /// Codes of the governorates it lies in or is about.
    pub governorates: Vec<String>,
    /// Why it is not drawn; present if and only if it has no geometry.
    pub not_drawn: Option<String>,
}
