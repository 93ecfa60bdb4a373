//! Layer files: GeoJSON (RFC 7946) whose collection has our `layer` member and whose features carry claims;
//! and any other GeoJSON, read with documented assumptions. Coordinates are longitude, latitude in degrees
//! (WGS 84).

mod check;
pub(in crate::formats) mod fields;
mod foreign;
mod geometry;
mod precision;
mod properties;
mod read;
mod recipe;
mod shape;
mod write;

pub use check::check_layer;
pub use read::read_layer;
pub use write::write_layer;
pub(super) use write::{feature as feature_value, geometry as geometry_value};
