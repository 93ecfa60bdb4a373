use std::sync::PoisonError;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::text::LayoutJob;
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2};

use crate::geo::Screen;
use crate::scene::{Circle, Fill, Label, Line, Prim, Scene, Soft};
use crate::style::{Colour, TextMetrics};

use crate::ui::map::digit_glyphs::DigitGlyphs;
use crate::ui::map::discs::Discs;
use crate::ui::map::label_format::label_format;
use crate::ui::widgets::bidi;
use crate::ui::widgets::visuals::colour;

/// Draws a scene with its top left corner at `origin`. The sea is the window's background, because painting
/// it would cost a software renderer more than the rest.
pub fn paint_scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    paint(painter, origin, scene.groups.iter().flat_map(|g| &g.prims));
}

/// Draws a few prims, such as a legend symbol.
pub fn paint_prims(painter: &Painter, origin: Pos2, prims: &[Prim]) {
    paint(painter, origin, prims.iter());
}

fn paint<'a>(painter: &Painter, origin: Pos2, prims: impl Iterator<Item = &'a Prim>) {
    let digits = DigitGlyphs::of(painter.ctx());
    // A panic elsewhere in egui's pass cannot leave invalid state here.
    let mut digits = digits.lock().unwrap_or_else(PoisonError::into_inner);
    digits.begin(painter);
    let mut canvas = Canvas { painter, origin, digits: &mut digits, discs: Discs::default(), shapes: vec![] };
    for prim in prims {
        canvas.add(prim);
    }
    canvas.close();
    painter.extend(canvas.shapes);
}

/// Turns prims into shapes. Consecutive discs of one colour become one shape, and so do numbers.
struct Canvas<'a> {
    painter: &'a Painter,
    origin: Pos2,
    digits: &'a mut DigitGlyphs,
    discs: Discs,
    shapes: Vec<Shape>,
}

impl Canvas<'_> {
    fn add(&mut self, prim: &Prim) {
        let origin = self.origin;
        let at = |p: Screen| pos2(origin.x + p.x, origin.y + p.y);
        match prim {
            Prim::Label(label) => {
                self.discs.flush(&mut self.shapes);
                return self.label(label, at(label.center));
            }
            Prim::Circle(circle) if is_disc(circle) => {
                self.digits.flush(&mut self.shapes);
                return self.disc(at(circle.center), circle.radius, colour(circle.fill));
            }
            Prim::Fill(_) | Prim::Soft(_) | Prim::Line(_) | Prim::Circle(_) => self.close(),
        }
        match prim {
            Prim::Fill(fill) => self.shapes.push(fill_shape(fill, at)),
            Prim::Soft(soft) => self.shapes.push(soft_shape(soft, at)),
            Prim::Line(line) => line_shapes(line, at, &mut self.shapes),
            Prim::Circle(circle) => circle_shapes(circle, at(circle.center), &mut self.shapes),
            Prim::Label(_) => {}
        }
    }

    fn disc(&mut self, center: Pos2, radius: f32, fill: Color32) {
        if self.discs.colour().is_some_and(|c| c != fill) {
            self.discs.flush(&mut self.shapes);
        }
        if radius < SMALL {
            // The order of two discs of one colour is invisible.
            self.shapes.push(Shape::circle_filled(center, radius, fill));
        } else {
            self.discs.add(self.painter, center, radius, fill);
        }
    }

    fn label(&mut self, label: &Label, center: Pos2) {
        let text = colour(label.colour);
        let halo = halo(label);
        if !self.digits.add(self.painter, label, center, halo, text) {
            self.digits.flush(&mut self.shapes);
            label_shapes(self.painter, label, center, halo, &mut self.shapes);
        }
    }

    fn close(&mut self) {
        self.discs.flush(&mut self.shapes);
        self.digits.flush(&mut self.shapes);
    }
}

fn fill_shape(fill: &Fill, at: impl Fn(Screen) -> Pos2) -> Shape {
    let color = colour(fill.colour);
    let vertex = |&p: &Screen| Vertex { pos: at(p), uv: WHITE_UV, color };
    Shape::mesh(Mesh {
        indices: fill.triangles.to_vec(),
        vertices: fill.points.iter().map(vertex).collect(),
        ..Mesh::default()
    })
}

fn soft_shape(soft: &Soft, at: impl Fn(Screen) -> Pos2) -> Shape {
    let vertex = |&(p, share): &(Screen, f32)| Vertex {
        pos: at(p),
        uv: WHITE_UV,
        color: colour(soft.colour.faded(share)),
    };
    Shape::mesh(Mesh {
        indices: soft.triangles.to_vec(),
        vertices: soft.vertices.iter().map(vertex).collect(),
        ..Mesh::default()
    })
}

fn line_shapes(line: &Line, at: impl Fn(Screen) -> Pos2, out: &mut Vec<Shape>) {
    let stroke = Stroke::new(line.width, colour(line.colour));
    let mut points: Vec<Pos2> = line.points.iter().map(|&p| at(p)).collect();
    match line.dash {
        Some([on, off]) => {
            if line.closed {
                points.extend(points.first().copied());
            }
            Shape::dashed_line_many(&points, stroke, on, off, out);
        }
        None if line.closed => out.push(Shape::closed_line(points, stroke)),
        None => out.push(Shape::line(points, stroke)),
    }
}

/// Discs up to about this radius in pixels are prepared textures in egui.
const SMALL: f32 = 7.0;

/// Whether a circle has a fill and no line round it.
fn is_disc(circle: &Circle) -> bool {
    circle.fill.a > 0 && (circle.stroke_width <= 0.0 || circle.stroke.a == 0)
}

fn circle_shapes(circle: &Circle, center: Pos2, out: &mut Vec<Shape>) {
    let stroked = circle.stroke_width > 0.0 && circle.stroke.a == 255;
    if stroked && circle.fill.a == 255 && circle.radius < SMALL {
        // Two discs look the same as an outlined disc, and are prepared textures.
        let half = circle.stroke_width / 2.0;
        out.push(Shape::circle_filled(center, circle.radius + half, colour(circle.stroke)));
        out.push(Shape::circle_filled(center, circle.radius - half, colour(circle.fill)));
        return;
    }
    if circle.fill.a > 0 {
        out.push(Shape::circle_filled(center, circle.radius, colour(circle.fill)));
    }
    if circle.stroke_width > 0.0 && circle.stroke.a > 0 {
        let stroke = Stroke::new(circle.stroke_width, colour(circle.stroke));
        out.push(Shape::circle_stroke(center, circle.radius, stroke));
    }
}

/// Offsets of the copies that make a text's halo, in pixels.
const HALO: [Vec2; 8] = [
    Vec2::new(-1.5, 0.0),
    Vec2::new(1.5, 0.0),
    Vec2::new(0.0, -1.5),
    Vec2::new(0.0, 1.5),
    Vec2::new(-1.1, -1.1),
    Vec2::new(1.1, -1.1),
    Vec2::new(-1.1, 1.1),
    Vec2::new(1.1, 1.1),
];

/// Text up to this size in pixels has a thinner halo.
const SMALL_LETTERS: f32 = 10.0;

/// The offsets and colour of a label's halo copies.
pub(in crate::ui) fn halo(label: &Label) -> (&'static [Vec2], Color32) {
    // A fainter halo colour, because eight copies add up.
    let halo = colour(Colour { a: label.halo.a / 2, ..label.halo });
    // Round small letters the four slanted copies leave no gap.
    let copies = match halo.a() {
        0 => &HALO[..0],
        _ if label.size <= SMALL_LETTERS => &HALO[4..],
        _ => &HALO[..],
    };
    (copies, halo)
}

pub(in crate::ui) fn label_shapes(
    painter: &Painter,
    label: &Label,
    center: Pos2,
    (copies, halo): (&[Vec2], Color32),
    out: &mut Vec<Shape>,
) {
    let text_colour = colour(label.colour);
    let galley = painter.layout_job(job(label, Color32::PLACEHOLDER));
    // The baseline is where the other painters put it, whatever the font's line height.
    let baseline = galley.rows.first().map_or(0.0, |row| row.row.glyphs.first().map_or(0.0, |g| g.pos.y));
    let top = center.y + TextMetrics::shared().baseline(label.size) - baseline;
    let left = center.x - galley.size().x / 2.0;
    let corner = pos2(left, if baseline > 0.0 { top } else { center.y - galley.size().y / 2.0 });
    for &offset in copies {
        out.push(Shape::galley(corner + offset, galley.clone(), halo));
    }
    out.push(Shape::galley(corner, galley, text_colour));
}

fn job(label: &Label, colour: Color32) -> LayoutJob {
    let format = label_format(label.size, label.weight, label.spacing, colour);
    if bidi::has_rtl(&label.text) {
        return bidi::line(&label.text, None, &format.font_id, colour);
    }
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    job.append(&label.text, 0.0, format);
    job
}
