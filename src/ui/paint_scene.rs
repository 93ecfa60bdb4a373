use eframe::egui::epaint::{Mesh, Vertex, WHITE_UV};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, FontId, Painter, Pos2, Shape, Stroke, Vec2, pos2};

use crate::geo::Screen;
use crate::scene::{Circle, Fill, Label, Line, Prim, Scene, Soft, Weight};
use crate::style::{Colour, TextMetrics};

use super::visuals::colour;
use super::{bidi, fonts};

/// Draws a scene with its top left corner at `origin`. The ground is the window's own
/// background: painting it would cost a software renderer more than the rest.
pub fn paint_scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    let mut shapes: Vec<Shape> = Vec::new();
    for prim in scene.groups.iter().flat_map(|g| &g.prims) {
        prim_shapes(painter, origin, prim, &mut shapes);
    }
    painter.extend(shapes);
}

/// Draws a few prims, such as a legend's sign.
pub fn paint_prims(painter: &Painter, origin: Pos2, prims: &[Prim]) {
    let mut shapes = Vec::new();
    for prim in prims {
        prim_shapes(painter, origin, prim, &mut shapes);
    }
    painter.extend(shapes);
}

fn prim_shapes(painter: &Painter, origin: Pos2, prim: &Prim, out: &mut Vec<Shape>) {
    let at = |p: Screen| pos2(origin.x + p.x, origin.y + p.y);
    match prim {
        Prim::Fill(fill) => out.push(fill_shape(fill, at)),
        Prim::Soft(soft) => out.push(soft_shape(soft, at)),
        Prim::Line(line) => line_shapes(line, at, out),
        Prim::Circle(circle) => circle_shapes(circle, at(circle.center), out),
        Prim::Label(label) => label_shapes(painter, label, at(label.center), out),
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

/// Discs up to about this radius in pixels are textures that the toolkit has ready.
const SMALL: f32 = 7.0;

fn circle_shapes(circle: &Circle, center: Pos2, out: &mut Vec<Shape>) {
    let stroked = circle.stroke_width > 0.0 && circle.stroke.a == 255;
    if stroked && circle.fill.a == 255 && circle.radius < SMALL {
        // Two discs look the same as a disc with a line round it, and are ready-made textures.
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

/// Where copies of a text make its halo, in pixels.
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

/// Letters up to this size in pixels have a thinner halo.
const SMALL_LETTERS: f32 = 10.0;

fn label_shapes(painter: &Painter, label: &Label, center: Pos2, out: &mut Vec<Shape>) {
    let text_colour = colour(label.colour);
    let job = job(label, Color32::PLACEHOLDER);
    let galley = painter.layout_job(job);
    // The baseline sits where the other painters put it, whatever the font's own line height.
    let baseline = galley.rows.first().map_or(0.0, |row| row.row.glyphs.first().map_or(0.0, |g| g.pos.y));
    let top = center.y + TextMetrics::shared().baseline(label.size) - baseline;
    let left = center.x - galley.size().x / 2.0;
    let corner = pos2(left, if baseline > 0.0 { top } else { center.y - galley.size().y / 2.0 });
    // A fainter halo colour, because eight copies add up.
    let halo = colour(Colour { a: label.halo.a / 2, ..label.halo });
    // Round small letters the four slanted copies leave no gap.
    let copies = match halo.a() {
        0 => &HALO[..0],
        _ if label.size <= SMALL_LETTERS => &HALO[4..],
        _ => &HALO[..],
    };
    for &offset in copies {
        out.push(Shape::galley(corner + offset, galley.clone(), halo));
    }
    out.push(Shape::galley(corner, galley, text_colour));
}

fn job(label: &Label, colour: Color32) -> LayoutJob {
    let font = match label.weight {
        Weight::Regular => FontId::proportional(label.size),
        Weight::Bold => fonts::bold(label.size),
    };
    if bidi::has_rtl(&label.text) {
        return bidi::line(&label.text, None, &font, colour);
    }
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let format = TextFormat {
        font_id: font,
        color: colour,
        extra_letter_spacing: label.spacing,
        valign: Align::Center,
        ..TextFormat::default()
    };
    job.append(&label.text, 0.0, format);
    job
}
