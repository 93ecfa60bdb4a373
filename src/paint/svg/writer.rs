use std::collections::HashMap;

use crate::geo::Screen;
use crate::scene::{Circle, Fill, Group, Label, Line, Prim, Soft};
use crate::style::{Colour, TextMetrics};

use super::clip::{Frame, Piece, ring_area};
use super::element::{Element, Run, Tag};
use super::ids::Ids;
use super::label::{self, Hold};
use super::path_data::PathData;
use super::soft;
use super::xml::{escape, number, opacity, paint, positive, share};
use crate::paint::overlay::furniture;

/// Margin in pixels beyond the picture's edge, so that neither cut line ends nor their round joins are
/// visible.
const MARGIN: f32 = 16.0;

/// Converts groups of prims to SVG; gradients and clip paths are shared within a file.
pub struct Writer {
    picture: Frame,
    body: String,
    /// Gradients and clip paths, written before the body.
    defs: String,
    ids: Ids,
    /// Text of a definition without its id → the id.
    defined: HashMap<String, String>,
    run: Run,
}

impl Writer {
    /// For a picture of `size`.
    pub fn new(size: [f32; 2]) -> Self {
        Self {
            picture: Frame::of_picture(size, MARGIN),
            body: String::new(),
            defs: String::new(),
            ids: Ids::default(),
            defined: HashMap::new(),
            run: Run::default(),
        }
    }

    /// From here on, anything outside a picture of `size` is omitted.
    pub fn look_at(&mut self, size: [f32; 2]) {
        self.picture = Frame::of_picture(size, MARGIN);
    }

    /// An id that no other element of the file has.
    pub fn unique(&mut self, wanted: &str) -> String {
        self.ids.unique(wanted)
    }

    /// Raw text, such as a tag around groups.
    pub fn raw(&mut self, text: &str) {
        self.body.push_str(text);
    }

    /// The definitions, in their tag, and the body.
    pub fn into_parts(self) -> (String, String) {
        let defs = if self.defs.is_empty() { self.defs } else { format!("<defs>\n{}</defs>\n", self.defs) };
        (defs, self.body)
    }

    /// The groups in order; those of a layer nested in one named group. Parts of a layer above other layers
    /// go into a further group.
    pub fn layers(&mut self, groups: &[Group], layers: &[(String, String)]) {
        let layer = |group: &Group| {
            let (id, _) = group.id.split_once('/')?;
            layers.iter().find(|(layer, _)| layer == id)
        };
        let mut met = Vec::new();
        for part in groups.chunk_by(|a, b| layer(a).is_some() && layer(a) == layer(b)) {
            match part.first().and_then(layer) {
                None => part.iter().for_each(|group| self.group(group)),
                Some((id, name)) => {
                    let title = if met.contains(&id) { format!("{name}, on top") } else { name.clone() };
                    met.push(id);
                    let before = std::mem::take(&mut self.body);
                    part.iter().for_each(|group| self.group(group));
                    self.close(before, id, &title);
                }
            }
        }
    }

    /// The group, with text anchored as its id implies.
    pub fn group(&mut self, group: &Group) {
        self.group_held(group, if furniture::is_furniture(group) { Hold::Start } else { Hold::Middle });
    }

    pub fn group_held(&mut self, group: &Group, hold: Hold) {
        let before = std::mem::take(&mut self.body);
        for prim in &group.prims {
            match prim {
                Prim::Fill(fill) => self.fill(fill),
                Prim::Soft(soft) => self.soft(soft),
                Prim::Line(line) => self.line(line),
                Prim::Circle(circle) => self.circle(circle),
                Prim::Label(label) => self.label(label, hold),
            }
        }
        self.run.flush(&mut self.body);
        self.close(before, &group.id, &group.title);
    }

    /// Wraps what was written since the body was `before` into a group, unless it is empty.
    fn close(&mut self, before: String, id: &str, title: &str) {
        let inner = std::mem::replace(&mut self.body, before);
        if inner.is_empty() {
            return;
        }
        let id = self.ids.unique(id);
        self.body.push_str(&format!("<g id=\"{}\">\n", escape(&id)));
        if !title.is_empty() {
            self.body.push_str(&format!("<title>{}</title>\n", escape(title)));
        }
        self.body.push_str(&inner);
        self.body.push_str("</g>\n");
    }

    fn element(&mut self, tag: Tag, look: String, place: String) {
        self.run.push(Element { tag, look, place, content: String::new() }, &mut self.body);
    }

    fn fill(&mut self, fill: &Fill) {
        if fill.colour.a == 0 {
            return;
        }
        let mut data = PathData::default();
        let mut start = 0;
        for &end in &fill.ring_ends {
            if let Some(ring) = fill.points.get(start..end) {
                data.add(&self.picture.ring(ring), true);
            }
            start = end;
        }
        if !data.is_empty() {
            let look = paint("fill", fill.colour) + " fill-rule=\"evenodd\"";
            self.element(Tag::Path, look, data.into_string());
        }
    }

    fn line(&mut self, line: &Line) {
        if line.colour.a == 0 || !positive(line.width) {
            return;
        }
        let look = paint("stroke", line.colour) + &format!(" stroke-width=\"{}\"", number(line.width));
        let tag = if line.colour.a == 255 { Tag::JoinedPath } else { Tag::Path };
        let frame = Frame::of_picture(
            [self.picture.max.x - MARGIN, self.picture.max.y - MARGIN],
            MARGIN + line.width,
        );
        for Piece { points, start, closed } in frame.line(&line.points, line.closed) {
            let mut data = PathData::default();
            data.add(&points, closed);
            if !data.is_empty() {
                self.element(tag, look.clone() + &dashes(line.dash, start), data.into_string());
            }
        }
    }

    fn circle(&mut self, circle: &Circle) {
        let Circle { center, radius, fill, stroke, stroke_width } = *circle;
        let reach = radius + stroke_width;
        let seen = Frame::round(&[center], reach).and_then(|b| b.common(&self.picture)).is_some();
        let stroked = stroke.a > 0 && positive(stroke_width);
        if !seen || !positive(radius) || (fill.a == 0 && !stroked) {
            return;
        }
        let mut look = if fill.a > 0 { paint("fill", fill) } else { String::new() };
        if stroked {
            look += &paint("stroke", stroke);
            look += &format!(" stroke-width=\"{}\"", number(stroke_width));
        }
        self.element(Tag::Circle, look, circle_place(center, radius));
    }

    fn label(&mut self, label: &Label, hold: Hold) {
        let metrics = TextMetrics::shared();
        let half = metrics.width(&label.text, label.size, label.weight, label.spacing) / 2.0;
        let seen = label.center.x + half >= self.picture.min.x
            && label.center.x - half <= self.picture.max.x
            && label.center.y + label.size >= self.picture.min.y
            && label.center.y - label.size <= self.picture.max.y;
        if let Some(element) = label::element(label, hold).filter(|_| seen) {
            self.run.push(element, &mut self.body);
        }
    }

    fn soft(&mut self, soft: &Soft) {
        let box_of_shape = Frame::round(&soft.axis, soft.radius).and_then(|b| b.common(&self.picture));
        let Some(frame) = box_of_shape.filter(|_| positive(soft.radius) && soft.colour.a > 0) else { return };
        let Some(clip) = self.clip(&soft.clip, &frame) else { return };
        if let Some(center) = soft::disc_center(soft) {
            let gradient = soft::gradient("", soft.core, soft.colour);
            let id = self.define("fade", gradient);
            let mut look = format!(" fill=\"url(#{id})\"");
            if soft.colour.a < 255 {
                look += &format!(" fill-opacity=\"{}\"", share(opacity(soft.colour)));
            }
            self.element(Tag::Circle, look + &clip, circle_place(center, soft.radius));
        } else {
            self.band(soft, &clip);
        }
    }

    fn band(&mut self, soft: &Soft, clip: &str) {
        let mut data = PathData::default();
        data.add(&soft.axis, false);
        self.run.flush(&mut self.body);
        let opaque = Colour { a: 255, ..soft.colour };
        let look = format!("{} opacity=\"{}\"", paint("stroke", opaque), share(opacity(soft.colour)));
        let id = self.ids.unique("axis");
        let strokes = soft::band(&id, &data.into_string(), soft);
        self.body.push_str(&format!("<g{look} stroke-linecap=\"round\"{clip}>\n{strokes}</g>\n"));
    }

    /// The attribute that clips a shape in `frame` to `rings`: empty if they leave it whole, `None` if they
    /// leave nothing.
    fn clip(&mut self, rings: &[Vec<Screen>], frame: &Frame) -> Option<String> {
        if rings.is_empty() {
            return Some(String::new());
        }
        let rings: Vec<_> =
            rings.iter().map(|ring| frame.ring(ring)).filter(|ring| ring_area(ring) > 0.0).collect();
        if let [ring] = rings.as_slice()
            && ring_area(ring) > frame.area() * 0.9999
        {
            return Some(String::new());
        }
        let mut data = PathData::default();
        for ring in &rings {
            data.add(ring, true);
        }
        if data.is_empty() {
            return None;
        }
        let d = data.into_string();
        let id = self
            .define("cut", format!("<clipPath id=\"\"><path clip-rule=\"evenodd\" d=\"{d}\"/></clipPath>\n"));
        Some(format!(" clip-path=\"url(#{id})\""))
    }

    /// Adds a definition, written with an empty id, unless it exists already; returns its id.
    fn define(&mut self, kind: &str, text: String) -> String {
        if let Some(id) = self.defined.get(&text) {
            return id.clone();
        }
        let id = self.ids.unique(&format!("{kind}{}", self.defined.len() + 1));
        self.defs.push_str(&text.replacen("id=\"\"", &format!("id=\"{id}\""), 1));
        self.defined.insert(text, id.clone());
        id
    }
}

fn circle_place(center: Screen, radius: f32) -> String {
    format!(" cx=\"{}\" cy=\"{}\" r=\"{}\"", number(center.x), number(center.y), number(radius))
}

/// The dash attributes of a piece that starts `start` pixels along its line.
fn dashes(dash: Option<[f32; 2]>, start: f32) -> String {
    let Some([on, off]) = dash.filter(|[on, off]| positive(*on) && positive(*off)) else {
        return String::new();
    };
    let mut out = format!(" stroke-dasharray=\"{} {}\"", number(on), number(off));
    let offset = number(start % (on + off));
    if offset != "0" {
        out += &format!(" stroke-dashoffset=\"{offset}\"");
    }
    out
}
