use crate::geo::Screen;
use crate::style::Colour;

use super::{Circle, Line, Prim};

/// Smallest radius of a draft's ring, in pixels.
pub const LEAST_DRAFT: f32 = 8.0;

/// Corners of a ring of dots.
const CORNERS: u8 = 32;

/// A hollow ring of dots: a draft.
pub fn draft_ring(center: Screen, radius: f32, width: f32, colour: Colour) -> Prim {
    let corner = |i: u8| {
        let t = f32::from(i) / f32::from(CORNERS) * std::f32::consts::TAU;
        Screen::new(center.x + radius * t.cos(), center.y + radius * t.sin())
    };
    let points = (0..CORNERS).map(corner).collect();
    Prim::Line(Line { points, closed: true, width, colour, dash: Some([1.6, 2.4]) })
}

/// A light, outlined background for such a ring: the selected draft.
pub fn draft_casing(center: Screen, radius: f32, fill: Colour, stroke: Colour) -> Prim {
    Prim::Circle(Circle { center, radius: radius + 2.0, fill, stroke, stroke_width: 1.8 })
}

/// A small cross: rejected.
pub fn cross(center: Screen, arm: f32, width: f32, colour: Colour) -> [Prim; 2] {
    [1.0, -1.0].map(|sign| {
        let at = |by: f32| Screen::new(center.x + by, center.y + sign * by);
        Prim::Line(Line { points: vec![at(-arm), at(arm)], closed: false, width, colour, dash: None })
    })
}
