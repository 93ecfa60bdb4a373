use crate::style::Colour;

use super::Prim;

/// A picture of the map as a list of things to draw, ready for any painter.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width and height in logical pixels.
    pub size: [f32; 2],
    pub background: Colour,
    /// Bottom to top.
    pub groups: Vec<Group>,
}

/// Prims that belong together: a base-map layer, or one feature of an overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Stable name: `base/rivers`, or layer id and feature id, `designated-2018/FP-07`.
    pub id: String,
    /// What it shows, in words; a picture carries it as the group's title.
    pub title: String,
    pub prims: Vec<Prim>,
}
