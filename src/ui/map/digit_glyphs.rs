use std::sync::{Arc, Mutex};

use egui::emath::GuiRounding as _;
use egui::epaint::Vertex;
use egui::text::LayoutJob;
use egui::{Color32, Context, Galley, Id, Painter, Pos2, Rect, Shape, Vec2, pos2};

use crate::scene::{Label, Weight};
use crate::style::TextMetrics;

use crate::ui::map::label_format::label_format;

/// The characters of counts. No two are kerned in the embedded fonts, so a number is its glyphs in sequence;
/// a test compares with egui's layout.
const SIGNS: &[u8; 15] = b"0123456789,.+kM";

/// egui positions glyphs at quarter pixels.
const BINS: usize = 4;

/// Draws numbers as cached quads of the font texture: a screen of counts becomes one shape, whereas laying
/// out each text would cost more than the rest of the frame. Glyph positions equal those of egui's layout.
pub struct DigitGlyphs {
    /// A layout that is valid as long as the font texture is the same.
    witness: Option<Arc<Galley>>,
    faces: Vec<Face>,
    /// The glyphs of the current number.
    line: Vec<Letter>,
    run: Run,
    /// The clip rectangle.
    clip: Rect,
}

/// Quads waiting to become a shape.
#[derive(Default)]
struct Run {
    vertices: Vec<Vertex>,
    indices: Vec<u32>,
}

/// The glyphs at one size and weight.
struct Face {
    size: f32,
    weight: Weight,
    /// From a line's top to its baseline, in points.
    baseline: f32,
    /// Advance widths in pixels.
    advances: [f32; SIGNS.len()],
    letters: [[Letter; BINS]; SIGNS.len()],
}

/// A texture quad, relative to the pen's pixel and the line's top.
#[derive(Clone, Copy)]
struct Letter {
    place: Rect,
    texels: Rect,
}

impl Default for DigitGlyphs {
    fn default() -> Self {
        Self { witness: None, faces: Vec::new(), line: Vec::new(), run: Run::default(), clip: Rect::NOTHING }
    }
}

impl DigitGlyphs {
    /// Those of a context.
    pub fn of(ctx: &Context) -> Arc<Mutex<Self>> {
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Self>>>(Id::unique("figures")).clone())
    }

    /// Call before the first number of a frame: drops glyphs that egui has moved in the texture.
    pub fn begin(&mut self, painter: &Painter) {
        self.clip = painter.clip_rect();
        let witness = galley(painter, b'0', 9.0, Weight::Bold, 0.0);
        if !self.witness.as_ref().is_some_and(|w| Arc::ptr_eq(w, &witness)) {
            self.faces.clear();
            self.witness = Some(witness);
        }
    }

    /// Adds a label centred on `center` with its halo copies, if it is a number.
    pub fn add(
        &mut self,
        painter: &Painter,
        label: &Label,
        center: Pos2,
        (copies, halo): (&[Vec2], Color32),
        colour: Color32,
    ) -> bool {
        if label.spacing != 0.0 || !label.text.bytes().all(|b| SIGNS.contains(&b)) {
            return false;
        }
        let reach = label.size * label.text.len() as f32;
        if !self.clip.expand(reach).contains(center) {
            return true;
        }
        let per_point = painter.pixels_per_point();
        let face = self.face(painter, label.size, label.weight);
        let Some(face) = self.faces.get(face) else { return false };
        let mut pen = 0.0;
        self.line.clear();
        for sign in label.text.bytes().filter_map(sign) {
            let (pixel, bin) = bin(pen);
            let letter = face.letters[sign][bin];
            self.line
                .push(Letter { place: letter.place.translate(Vec2::new(pixel / per_point, 0.0)), ..letter });
            pen += face.advances[sign];
        }
        let width = (pen / per_point).round_ui();
        let top = center.y + TextMetrics::shared().baseline(label.size) - face.baseline;
        let corner = pos2(center.x - width / 2.0, top);
        for &off in copies {
            self.run.add((corner + off).round_to_pixels(per_point), &self.line, halo);
        }
        self.run.add(corner.round_to_pixels(per_point), &self.line, colour);
        true
    }

    /// Returns what was added as one shape.
    pub fn flush(&mut self, out: &mut Vec<Shape>) {
        let Some(witness) = self.witness.as_ref().filter(|_| !self.run.vertices.is_empty()) else { return };
        // Quads are in texels, which stay valid if the texture grows later in the same frame.
        let mut galley = Galley::clone(witness);
        let Some(placed) = galley.rows.first_mut() else { return };
        let row = Arc::make_mut(&mut placed.row);
        row.glyphs.clear();
        row.visuals.mesh.vertices = std::mem::take(&mut self.run.vertices);
        row.visuals.mesh.indices = std::mem::take(&mut self.run.indices);
        row.visuals.mesh_bounds = self.clip;
        row.visuals.glyph_vertex_range = 0..row.visuals.mesh.vertices.len();
        galley.num_vertices = row.visuals.mesh.vertices.len();
        galley.num_indices = row.visuals.mesh.indices.len();
        placed.pos = Pos2::ZERO;
        galley.mesh_bounds = self.clip;
        out.push(Shape::galley(Pos2::ZERO, Arc::new(galley), Color32::BLACK));
    }

    fn face(&mut self, painter: &Painter, size: f32, weight: Weight) -> usize {
        let known = self.faces.iter().position(|f| f.size == size && f.weight == weight);
        known.unwrap_or_else(|| {
            self.faces.push(Face::new(painter, size, weight));
            self.faces.len() - 1
        })
    }
}

impl Run {
    fn add(&mut self, corner: Pos2, line: &[Letter], color: Color32) {
        self.vertices.reserve(4 * line.len());
        self.indices.reserve(6 * line.len());
        for letter in line {
            // Far fewer than 2^32.
            let first = self.vertices.len() as u32;
            let (place, texels) = (letter.place.translate(corner.to_vec2()), letter.texels);
            self.indices.extend([first, first + 1, first + 2, first + 2, first + 1, first + 3]);
            self.vertices.extend([
                Vertex { pos: place.left_top(), uv: texels.left_top(), color },
                Vertex { pos: place.right_top(), uv: texels.right_top(), color },
                Vertex { pos: place.left_bottom(), uv: texels.left_bottom(), color },
                Vertex { pos: place.right_bottom(), uv: texels.right_bottom(), color },
            ]);
        }
    }
}

impl Face {
    fn new(painter: &Painter, size: f32, weight: Weight) -> Self {
        let per_point = painter.pixels_per_point();
        let nothing = Letter { place: Rect::ZERO, texels: Rect::ZERO };
        let mut face = Self {
            size,
            weight,
            baseline: 0.0,
            advances: [0.0; SIGNS.len()],
            letters: [[nothing; BINS]; SIGNS.len()],
        };
        for (i, &sign) in SIGNS.iter().enumerate() {
            for bin in 0..BINS {
                let before = bin as f32 / BINS as f32 / per_point;
                let galley = galley(painter, sign, size, weight, before);
                let Some(placed) = galley.rows.first() else { continue };
                let Some(glyph) = placed.row.glyphs.first() else { continue };
                face.advances[i] = glyph.advance_width * per_point;
                face.baseline = glyph.pos.y;
                if let [a, .., d] = placed.row.visuals.mesh.vertices[..] {
                    let place = Rect::from_min_max(a.pos, d.pos).translate(placed.pos.to_vec2());
                    face.letters[i][bin] = Letter { place, texels: Rect::from_min_max(a.uv, d.uv) };
                }
            }
        }
        face
    }
}

/// One glyph, `before` points after the pen.
fn galley(painter: &Painter, sign: u8, size: f32, weight: Weight, before: f32) -> Arc<Galley> {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    job.append(&char::from(sign).to_string(), before, label_format(size, weight, 0.0, Color32::PLACEHOLDER));
    painter.layout_job(job)
}

/// The index of a character in [`SIGNS`].
fn sign(letter: u8) -> Option<usize> {
    match letter {
        b'0'..=b'9' => Some(usize::from(letter - b'0')),
        _ => SIGNS.iter().position(|s| *s == letter),
    }
}

/// The pixel and quarter pixel at which egui draws a glyph.
fn bin(pen: f32) -> (f32, usize) {
    // Never negative, and never more than a few hundred.
    let quarters = (pen * BINS as f32 + 0.5).floor() as usize;
    ((quarters / BINS) as f32, quarters % BINS)
}

#[cfg(test)]
mod tests {
    use egui::epaint::{ClippedPrimitive, Primitive};
    use egui::{RawInput, Ui, vec2};

    use super::*;
    use crate::geo::Screen;
    use crate::style::{Colour, number};
    use crate::ui::map::paint_scene::{halo, label_shapes};

    fn labels() -> Vec<Label> {
        let mut texts: Vec<String> = (0..10).map(|i| i.to_string()).collect();
        for count in
            [10, 47, 71, 111, 999, 1_000, 1_249, 7_417, 12_345, 99_999, 220_854, 1_234_567, 10_400_000]
        {
            texts.extend([number::exact(count), number::short(count), format!("+{}", number::short(count))]);
        }
        let label = |(i, text): (usize, String)| Label {
            text,
            center: Screen::new(200.0 + i as f32 * 7.13, 150.0 + i as f32 * 5.37),
            size: [9.0, 10.0, 11.0, 12.0, 13.0][i % 5],
            weight: if i % 3 == 0 { Weight::Regular } else { Weight::Bold },
            colour: Colour::hex(0x102030),
            halo: Colour { a: if i % 2 == 0 { 0 } else { 200 }, ..Colour::hex(0xFFFFFF) },
            spacing: 0.0,
        };
        texts.into_iter().enumerate().map(label).collect()
    }

    fn painted(ctx: &Context, draw: impl Fn(&Painter) -> Vec<Shape>) -> Vec<Vertex> {
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
        let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
        let paint = |ui: &mut Ui| {
            let painter = ui.painter();
            painter.extend(draw(painter));
        };
        let mut output = ctx.run_ui(input, paint);
        output.textures_delta.clear();
        let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
        let vertices = |p: ClippedPrimitive| match p.primitive {
            Primitive::Mesh(mesh) => mesh.indices.iter().map(|i| mesh.vertices[*i as usize]).collect(),
            Primitive::Callback(_) => Vec::new(),
        };
        meshes.into_iter().flat_map(vertices).collect()
    }

    #[test]
    fn a_number_is_where_the_toolkits_layout_puts_it() {
        for per_point in [1.0, 1.25, 1.5, 2.0] {
            let ctx = Context::default();
            crate::ui::install(&ctx);
            ctx.set_pixels_per_point(per_point);
            let center = |label: &Label| pos2(label.center.x, label.center.y);
            let by_toolkit = |painter: &Painter| {
                let mut shapes = Vec::new();
                for label in labels() {
                    label_shapes(painter, &label, center(&label), halo(&label), &mut shapes);
                }
                shapes
            };
            let by_digit_glyphs = |painter: &Painter| {
                let (mut digits, mut shapes) = (DigitGlyphs::default(), Vec::new());
                digits.begin(painter);
                for label in labels() {
                    let colour = crate::ui::widgets::visuals::colour(label.colour);
                    assert!(
                        digits.add(painter, &label, center(&label), halo(&label), colour),
                        "{}",
                        label.text
                    );
                }
                digits.flush(&mut shapes);
                shapes
            };
            // The first passes load the glyphs and apply the scale.
            for _ in 0..3 {
                painted(&ctx, by_toolkit);
                painted(&ctx, by_digit_glyphs);
            }
            assert_eq!(ctx.pixels_per_point(), per_point);
            let (want, found) = (painted(&ctx, by_toolkit), painted(&ctx, by_digit_glyphs));
            assert!(want.len() > 2_000, "{}", want.len());
            assert_eq!(want.len(), found.len());
            for (a, b) in want.iter().zip(&found) {
                assert!(a.pos.distance(b.pos) < 1e-3 && a.color == b.color, "{a:?} {b:?} at {per_point}");
                assert!(a.uv.distance(b.uv) < 1e-6, "{a:?} {b:?} at {per_point}");
            }
        }
    }

    #[test]
    fn words_are_left_to_the_toolkit() {
        let ctx = Context::default();
        crate::ui::install(&ctx);
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let label = Label { text: "Mosul 12".to_owned(), ..labels().remove(0) };
            let mut digits = DigitGlyphs::default();
            digits.begin(ui.painter());
            assert!(!digits.add(ui.painter(), &label, Pos2::ZERO, halo(&label), Color32::BLACK));
        });
        output.textures_delta.clear();
    }
}
