//! Legend symbols as prims.

use std::f32::consts::TAU;

use crate::geo::Screen;
use crate::scene::{Circle, Fill, Line, Prim, Soft, cross, draft_ring};
use crate::style::{Colour, LegendSign};

/// Width and height of a symbol in pixels.
pub const SIZE: [f32; 2] = [26.0, 14.0];

/// Opacity of a symbol's light fill, relative to its colour.
const LIGHT: f32 = 0.35;

/// The symbol centred on `center`.
pub fn prims(sign: LegendSign, center: Screen) -> Vec<Prim> {
    let [w, h] = SIZE;
    let (min, max) = (
        Screen::new(center.x - w / 2.0, center.y - h / 2.0),
        Screen::new(center.x + w / 2.0, center.y + h / 2.0),
    );
    let half = Screen::new(w / 2.0 - h / 2.0, 0.0);
    match sign {
        LegendSign::Fill { colour } => vec![rectangle(min, max, colour)],
        LegendSign::FadingDisc { colour } => vec![soft(vec![center], h * 0.6, colour)],
        LegendSign::Area { colour } => {
            vec![rectangle(min, max, colour.faded(LIGHT)), outline(min, max, 1.5, colour, false)]
        }
        LegendSign::Outline { colour, dashed } => vec![outline(min, max, 1.5, colour, dashed)],
        LegendSign::Hatch { colour } => {
            let mut prims = hatch(min, max, colour);
            prims.push(outline(min, max, 1.0, colour, false));
            prims
        }
        LegendSign::Band { colour } => {
            let ends = [center.x - half.x, center.x + half.x].map(|x| Screen::new(x, center.y));
            vec![soft(ends.to_vec(), h * 0.6, colour)]
        }
        LegendSign::Disc { colour } => vec![Prim::Circle(Circle {
            center,
            radius: 4.5,
            fill: colour,
            stroke: Colour::hex(0xff_ff_ff),
            stroke_width: 1.0,
        })],
        LegendSign::Draft { colour } => vec![draft_ring(center, 6.0, 1.4, colour)],
        LegendSign::Cross { colour } => cross(center, 4.0, 1.6, colour).to_vec(),
        LegendSign::Double { colour } => [0.0, 2.8]
            .map(|in_| {
                let (min, max) =
                    (Screen::new(min.x + in_, min.y + in_), Screen::new(max.x - in_, max.y - in_));
                outline(min, max, 1.1, colour, false)
            })
            .to_vec(),
    }
}

/// An axis-aligned rectangle in one colour.
pub fn rectangle(min: Screen, max: Screen, colour: Colour) -> Prim {
    Prim::Fill(Fill {
        points: corners(min, max),
        ring_ends: vec![4],
        triangles: [0, 1, 2, 0, 2, 3].into(),
        colour,
    })
}

/// The outline of an axis-aligned rectangle.
pub fn outline(min: Screen, max: Screen, width: f32, colour: Colour, dashed: bool) -> Prim {
    let dash = dashed.then_some([4.0, 2.5]);
    Prim::Line(Line { points: corners(min, max), closed: true, width, colour, dash })
}

fn corners(min: Screen, max: Screen) -> Vec<Screen> {
    vec![min, Screen::new(max.x, min.y), max, Screen::new(min.x, max.y)]
}

/// Lines rising to the right, clipped to the rectangle.
fn hatch(min: Screen, max: Screen, colour: Colour) -> Vec<Prim> {
    const STEP: f32 = 5.0;
    let (w, h) = (max.x - min.x, max.y - min.y);
    let lines = ((w + h) / STEP).ceil() as usize;
    (1..lines)
        .map(|i| {
            // Points with x + y = along, measured from the lower left corner upwards.
            let along = i as f32 * STEP;
            let at = |x: f32| Screen::new(min.x + x, min.y + along - x);
            let points = vec![at((along - h).max(0.0)), at(along.min(w))];
            Prim::Line(Line { points, closed: false, width: 1.2, colour, dash: None })
        })
        .collect()
}

/// A disc or a straight band with its triangles.
fn soft(axis: Vec<Screen>, radius: f32, colour: Colour) -> Prim {
    const CORE: f32 = 0.35;
    let (vertices, triangles) = match (axis.first(), axis.last()) {
        (Some(&a), Some(&b)) => mesh(a, b, radius, CORE),
        _ => (Vec::new(), Vec::new()),
    };
    let triangles = triangles.into();
    Prim::Soft(Soft { axis, radius, core: CORE, colour, clip: Vec::new(), vertices, triangles })
}

/// Rings of points on the axis, at the core's edge and at the rim, around the horizontal line from `a` to `b`
/// (`a` not right of `b`), joined into triangles.
fn mesh(a: Screen, b: Screen, radius: f32, core: f32) -> (Vec<(Screen, f32)>, Vec<u32>) {
    const SIDES: u32 = 24;
    let mut vertices = Vec::new();
    for (distance, share) in [(0.0, 1.0), (radius * core, 1.0), (radius, 0.0)] {
        for i in 0..SIDES {
            // Offset by half a step, so that no point is exactly above or below.
            let (sin, cos) = ((i as f32 + 0.5) / SIDES as f32 * TAU).sin_cos();
            let end = if cos > 0.0 { b } else { a };
            vertices.push((Screen::new(end.x + distance * cos, end.y + distance * sin), share));
        }
    }
    let mut triangles = Vec::new();
    for ring in 0..2 {
        for i in 0..SIDES {
            let [p, q] = [i, (i + 1) % SIDES].map(|i| ring * SIDES + i);
            triangles.extend([p, q, q + SIDES, p, q + SIDES, p + SIDES]);
        }
    }
    (vertices, triangles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_triangles_of_a_fading_band_cover_it() {
        let (vertices, triangles) = mesh(Screen::new(0.0, 0.0), Screen::new(30.0, 0.0), 10.0, 0.5);
        let area: f32 = triangles
            .chunks_exact(3)
            .map(|t| {
                let [a, b, c] = [t[0], t[1], t[2]].map(|i| vertices[i as usize].0);
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            })
            .sum();
        let exact = 30.0 * 20.0 + std::f32::consts::PI * 100.0;
        assert!((area / exact - 1.0).abs() < 0.02, "{area} {exact}");
    }

    #[test]
    fn hatch_lines_stay_in_their_rectangle() {
        let (min, max) = (Screen::new(0.0, 0.0), Screen::new(26.0, 14.0));
        for prim in hatch(min, max, Colour::hex(0)) {
            let Prim::Line(line) = prim else { panic!("a hatch is lines") };
            for p in line.points {
                assert!((0.0..=26.0).contains(&p.x) && (0.0..=14.0).contains(&p.y), "{p:?}");
            }
        }
    }
}
