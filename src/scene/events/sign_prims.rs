use std::f32::consts::TAU;
use std::sync::{Arc, OnceLock};

use crate::geo::Screen;
use crate::scene::{Circle, Fill, Line, Prim, Soft};
use crate::style::{Colour, DotLook, EventSign};

use super::changes::{change_sign, count_sign};

/// An event symbol as prims around `center`, for both the map and its legends.
pub fn event_sign(sign: EventSign, center: Screen) -> Vec<Prim> {
    match sign {
        EventSign::Circle { radius, fill } => vec![disc(center, radius, fill)],
        EventSign::Position { radius, fill, ring } => vec![ringed(center, radius, fill, ring)],
        EventSign::Dot(look) => vec![dot(center, look, 1.0)],
        EventSign::Soft { colour } => vec![soft(center, colour)],
        EventSign::Change(look) if look.kind.is_none() => count_sign(3, center, 9.0, look),
        EventSign::Change(look) => change_sign(center, look),
        EventSign::Swatch { fill, line } | EventSign::Plate { fill, line } => {
            let [w, h] = sign.size();
            plate(
                [
                    Screen::new(center.x - w / 2.0, center.y - h / 2.0),
                    Screen::new(center.x + w / 2.0, center.y + h / 2.0),
                ],
                fill,
                line,
            )
        }
    }
}

pub fn disc(center: Screen, radius: f32, fill: Colour) -> Prim {
    Prim::Circle(Circle { center, radius, fill, stroke: Colour { a: 0, ..fill }, stroke_width: 0.0 })
}

pub fn ringed(center: Screen, radius: f32, fill: Colour, stroke: Colour) -> Prim {
    Prim::Circle(Circle { center, radius: radius - 0.8, fill, stroke, stroke_width: 1.6 })
}

/// A filled dot with a thin rim in the background colour, or a hollow one.
pub fn dot(center: Screen, look: DotLook, opacity: f32) -> Prim {
    let (colour, ground) = (look.colour.faded(opacity), look.ground.faded(opacity));
    Prim::Circle(if look.hollow {
        Circle { center, radius: EventSign::DOT - 0.9, fill: ground, stroke: colour, stroke_width: 2.0 }
    } else {
        Circle { center, radius: EventSign::DOT, fill: colour, stroke: ground, stroke_width: 1.0 }
    })
}

/// Opacity in the middle of a soft disc.
pub const SOFT: f32 = 0.8;

/// Share of the radius up to which a soft disc is full.
const CORE: f32 = 0.3;

/// Corners of a soft disc; its rim is invisible, so a few suffice.
const SIDES: u32 = 10;

/// A disc that fades towards its rim.
pub fn soft(center: Screen, colour: Colour) -> Prim {
    let radius = EventSign::SOFT;
    let mut vertices = Vec::with_capacity(2 * SIDES as usize + 1);
    vertices.push((center, 1.0));
    for (reach, share) in [(radius * CORE, 1.0), (radius, 0.0)] {
        for i in 0..SIDES {
            let (sin, cos) = (i as f32 / SIDES as f32 * TAU).sin_cos();
            vertices.push((Screen::new(center.x + reach * cos, center.y + reach * sin), share));
        }
    }
    Prim::Soft(Soft {
        axis: vec![center],
        radius,
        core: CORE,
        colour,
        clip: Vec::new(),
        vertices,
        triangles: sewn(),
    })
}

fn sewn() -> Arc<[u32]> {
    static SEWN: OnceLock<Arc<[u32]>> = OnceLock::new();
    let sew = || {
        let mut triangles = Vec::new();
        for i in 0..SIDES {
            let (a, b) = (1 + i, 1 + (i + 1) % SIDES);
            triangles.extend([0, a, b, a, a + SIDES, b + SIDES, a, b + SIDES, b]);
        }
        triangles.into()
    };
    SEWN.get_or_init(sew).clone()
}

/// An outlined box from its upper left to its lower right corner.
pub fn plate([min, max]: [Screen; 2], fill: Colour, line: Colour) -> Vec<Prim> {
    let points = vec![min, Screen::new(max.x, min.y), max, Screen::new(min.x, max.y)];
    vec![
        Prim::Fill(Fill {
            points: points.clone(),
            ring_ends: vec![4],
            triangles: Arc::from([0, 1, 2, 0, 2, 3]),
            colour: fill,
        }),
        Prim::Line(Line { points, closed: true, width: 1.0, colour: line, dash: None }),
    ]
}
