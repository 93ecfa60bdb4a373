use geo::Geometry;

use crate::model::{Basis, Precision};

/// Where a mention lies on the map, no more precisely than its words say.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub precision: Precision,
    /// The precision in words for this very mention: “round the town, 25 km, our choice”.
    pub precision_note: String,
    /// Longitude and latitude in degrees (WGS 84); `None` if, and only if, it is not drawn.
    pub geometry: Option<Geometry<f64>>,
    /// How the shape is made, so that it can be made again.
    pub basis: Basis,
    /// Codes of the governorates it lies in or speaks of.
    pub governorates: Vec<String>,
    /// Why it is not drawn; given if, and only if, it has no geometry.
    pub not_drawn: Option<String>,
}
