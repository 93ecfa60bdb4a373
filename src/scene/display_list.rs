use crate::style::Colour;

use super::Prim;

/// A picture of the map as a list of drawing primitives, independent of the toolkit.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width and height in logical pixels.
    pub size: [f32; 2],
    pub background: Colour,
    /// Bottom to top.
    pub groups: Vec<Group>,
}

/// A group of prims: a base map layer, or one feature of an overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Stable id: `base/rivers`, or layer id and feature id, `designated-2018/FP-07`.
    pub id: String,
    /// What it shows, in words; written as the group's title in SVG.
    pub title: String,
    pub prims: Vec<Prim>,
}
