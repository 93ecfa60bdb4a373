use std::sync::Arc;

use crate::geo::Screen;
use crate::style::{Colour, Weight};

/// One thing to draw, in logical pixels of the picture, already coloured.
/// Later ones lie on top of earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Prim {
    Fill(Fill),
    Soft(Soft),
    Line(Line),
    Circle(Circle),
    Label(Label),
}

/// An area in one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// All rings concatenated: for each polygon its outer ring, then its holes.
    pub points: Vec<Screen>,
    /// Where each ring ends in `points`. Rings are not closed (the last point is not the first).
    pub ring_ends: Vec<usize>,
    /// Three indices into `points` per triangle; together they cover the area once.
    pub triangles: Arc<[u32]>,
    pub colour: Colour,
}

/// An area that fades towards its rim: full opacity within `core` of `radius` from the axis,
/// none at `radius`.
#[derive(Clone, Debug, PartialEq)]
pub struct Soft {
    /// One point: a disc. Several: a band along the line.
    pub axis: Vec<Screen>,
    /// Distance from the axis at which it has faded out, in pixels.
    pub radius: f32,
    /// Share of `radius` (0..1) up to which the colour is full.
    pub core: f32,
    pub colour: Colour,
    /// Clip rings (even-odd); empty if not clipped.
    pub clip: Vec<Vec<Screen>>,
    /// The same shape as triangles for the screen: position and share of the opacity (0..=1).
    pub vertices: Vec<(Screen, f32)>,
    pub triangles: Arc<[u32]>,
}

/// A line, or a closed outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub points: Vec<Screen>,
    pub closed: bool,
    pub width: f32,
    pub colour: Colour,
    /// Pixels on, pixels off. Dashes start at the first point.
    pub dash: Option<[f32; 2]>,
}

/// A round symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub center: Screen,
    pub radius: f32,
    pub fill: Colour,
    pub stroke: Colour,
    pub stroke_width: f32,
}

/// A line of text, centred on `center` both ways, with a halo.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// In logical (reading) order; right-to-left text is not reordered here.
    pub text: String,
    pub center: Screen,
    /// Size of the font (its em) in pixels.
    pub size: f32,
    pub weight: Weight,
    pub colour: Colour,
    pub halo: Colour,
    /// Extra pixels between letters.
    pub spacing: f32,
}

impl Prim {
    /// Makes it fainter: 1 changes nothing, 0 leaves nothing to be seen.
    pub fn fade(&mut self, share: f32) {
        match self {
            Self::Fill(fill) => fill.colour = fill.colour.faded(share),
            Self::Soft(soft) => soft.colour = soft.colour.faded(share),
            Self::Line(line) => line.colour = line.colour.faded(share),
            Self::Circle(circle) => {
                (circle.fill, circle.stroke) = (circle.fill.faded(share), circle.stroke.faded(share));
            }
            Self::Label(label) => {
                (label.colour, label.halo) = (label.colour.faded(share), label.halo.faded(share));
            }
        }
    }
}
