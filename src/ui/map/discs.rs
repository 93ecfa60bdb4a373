use std::f32::consts::{PI, TAU};
use std::sync::OnceLock;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Shape, Vec2};

/// Discs of one colour as one mesh, with a soft edge one pixel wide. Each is a polygon of exactly the disc's
/// area, because areas represent counts, with only as many corners as are visible.
#[derive(Default)]
pub struct Discs {
    mesh: Mesh,
    colour: Option<Color32>,
}

/// Largest deviation of an equal-area polygon from its circle, in pixels.
const STRAY: f32 = 0.06;

/// Corners are counted in fours.
const MOST_FOURS: usize = 32;

impl Discs {
    /// The colour of the pending discs.
    pub fn colour(&self) -> Option<Color32> {
        self.colour
    }

    pub fn add(&mut self, painter: &Painter, center: Pos2, radius: f32, colour: Color32) {
        self.colour = Some(colour);
        if !painter.clip_rect().expand(radius + 1.0).contains(center) {
            return;
        }
        let per_point = painter.pixels_per_point();
        let corners = corners(radius * per_point);
        let n = corners.len() as u32;
        let edge = 0.5 / per_point;
        // Half a turn has n / 2 corners; the area of the polygon is n / 2 sin(2π / n) of the square.
        let (inner, outer) = {
            let turn = TAU / n as f32;
            let equal_area_radius = radius * (turn / turn.sin()).sqrt();
            (equal_area_radius - edge, equal_area_radius + edge)
        };
        // Far fewer than 2^32.
        let first = self.mesh.vertices.len() as u32;
        let vertex = |pos, color| Vertex { pos, uv: WHITE_UV, color };
        self.mesh.vertices.extend(corners.iter().flat_map(|&c| {
            [vertex(center + inner * c, colour), vertex(center + outer * c, Color32::TRANSPARENT)]
        }));
        let indices = &mut self.mesh.indices;
        indices.reserve(9 * corners.len());
        for i in 2..n {
            indices.extend([first, first + 2 * (i - 1), first + 2 * i]);
        }
        for i in 0..n {
            let (a, b) = (first + 2 * i, first + 2 * ((i + 1) % n));
            indices.extend([a, b, a + 1, a + 1, b, b + 1]);
        }
    }

    /// Returns what was added as one shape.
    pub fn flush(&mut self, out: &mut Vec<Shape>) {
        self.colour = None;
        if !self.mesh.is_empty() {
            out.push(Shape::mesh(std::mem::take(&mut self.mesh)));
        }
    }
}

/// The corners of a unit circle drawn at a given radius in pixels.
fn corners(pixels: f32) -> &'static [Vec2] {
    static CIRCLES: OnceLock<Vec<Vec<Vec2>>> = OnceLock::new();
    let circles = CIRCLES.get_or_init(|| (1..=MOST_FOURS).map(|fours| circle(4 * fours)).collect());
    let half_turn = (1.0 - 2.0 * STRAY / pixels.max(1.0)).acos();
    let fours = (PI / half_turn / 4.0).ceil() as usize;
    &circles[fours.clamp(3, MOST_FOURS) - 1]
}

fn circle(corners: usize) -> Vec<Vec2> {
    (0..corners).map(|i| Vec2::angled(i as f32 / corners as f32 * TAU)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_has_few_corners_and_no_visible_ones() {
        let counts = [1.0, 7.0, 12.0, 21.0, 42.0, 1e6].map(|r| corners(r).len());
        assert_eq!(counts, [12, 20, 24, 32, 44, 128]);
    }

    #[test]
    fn the_mesh_of_a_disc_has_the_discs_area() {
        let ctx = egui::Context::default();
        let mut output = ctx.run_ui(Default::default(), |ui| {
            for radius in [8.0, 20.0, 42.0] {
                let mut discs = Discs::default();
                discs.add(ui.painter(), Pos2::new(60.0, 60.0), radius, Color32::WHITE);
                // Half-faded area counts half: the integral of the opacity.
                let weight = |i: u32| f32::from(discs.mesh.vertices[i as usize].color.a()) / 255.0;
                let at = |i: u32| discs.mesh.vertices[i as usize].pos;
                let area: f32 = discs
                    .mesh
                    .indices
                    .as_chunks::<3>()
                    .0
                    .iter()
                    .map(|&[a, b, c]| {
                        let (u, v) = (at(b) - at(a), at(c) - at(a));
                        (u.x * v.y - u.y * v.x).abs() / 2.0 * (weight(a) + weight(b) + weight(c)) / 3.0
                    })
                    .sum();
                let share = area / (PI * radius * radius);
                assert!((share - 1.0).abs() < 2e-3, "{share} at {radius}");
            }
        });
        output.textures_delta.clear();
    }
}
