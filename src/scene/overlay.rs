use crate::geo::{Screen, Viewport};
use crate::model::{Kind, Subject};
use crate::style::{Colour, Theme, Treatment};

use super::base::fill;
use super::draft_signs::{LEAST_DRAFT, cross, draft_casing, draft_ring};
use super::hatch::hatch;
use super::outline::{Pen, visible};
use super::{Circle, Group, Line, PreparedFeature, PreparedLayer, Prim};

/// How strongly a feature stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    None,
    /// Hovered, or mentioned by the hovered paragraph.
    Highlighted,
    Selected,
}

/// Smallest radius of a crisp disc, in pixels, so that it can be clicked.
pub(super) const LEAST_DISC: f32 = 6.0;

/// Opacity factors of a feature.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// Factor for light fills, 0 to 1.
    pub fills: f32,
    pub emphasis: Emphasis,
}

/// One feature as a group of prims.
pub fn feature(
    layer: &PreparedLayer,
    prepared: &PreparedFeature,
    view: &Viewport,
    theme: &Theme,
    looks: Looks,
) -> Group {
    let Looks { opacity, fills, emphasis } = looks;
    let feature = layer.feature(prepared);
    let draw = Draw { view, opacity, fills, emphasis, ink: theme.ink(feature.properties.kind), theme };
    let mut prims = Vec::new();
    match prepared.treatment {
        Treatment::Crisp => draw.crisp(prepared, &mut prims),
        Treatment::FadingDisc | Treatment::FadingBand => draw.fading(prepared, &mut prims),
        Treatment::Area => draw.area(prepared, 0.20, Pen::solid(1.8, draw.ink), &mut prims),
        Treatment::Outline => draw.area(prepared, 0.0, Pen::solid(2.4, draw.ink), &mut prims),
        Treatment::Dashed => {
            // The gaps between dashes show the land, not another layer's line.
            if emphasis != Emphasis::Selected {
                draw.line_under(prepared, &mut prims);
            }
            let pen = Pen { dash: Some([9.0, 6.0]), ..Pen::solid(2.4, draw.ink) };
            draw.area(prepared, 0.0, pen, &mut prims);
        }
        Treatment::Thin => draw.area(prepared, 0.0, Pen::solid(1.1, draw.ink), &mut prims),
        Treatment::Hatch => draw.hatch(prepared, &mut prims),
        Treatment::Draft => draw.draft(prepared, &mut prims),
        Treatment::Rejected => draw.rejected(prepared, &mut prims),
    }
    Group {
        id: prepared.key.to_string(),
        title: format!("{} ({})", feature.properties.name, feature.properties.kind.words()),
        prims,
    }
}

/// The outline of a highlighted or selected governorate.
pub fn governorate(
    key: &Subject,
    name: &str,
    shape: &crate::geo::Shape,
    view: &Viewport,
    theme: &Theme,
    emphasis: Emphasis,
) -> Group {
    let mut prims = Vec::new();
    let (tint, width) = match emphasis {
        Emphasis::Selected => (theme.selected_area, 2.6),
        Emphasis::None | Emphasis::Highlighted => (theme.ink(Kind::Governorate).faded(0.08), 1.6),
    };
    prims.push(fill(shape, view, tint));
    for ring in shape.level(view).parts() {
        if emphasis == Emphasis::Selected {
            visible(ring, true, view, Pen::solid(width + 2.4, theme.halo), &mut prims);
        }
        visible(ring, true, view, Pen::solid(width, theme.text), &mut prims);
    }
    Group { id: key.to_string(), title: name.to_owned(), prims }
}

/// Half the width of a shape on screen, in pixels.
fn radius(prepared: &PreparedFeature, view: &Viewport) -> f32 {
    (prepared.shape.bounds().width() * view.scale() / 2.0) as f32
}

struct Draw<'a> {
    view: &'a Viewport,
    theme: &'a Theme,
    opacity: f32,
    fills: f32,
    emphasis: Emphasis,
    ink: Colour,
}

impl Draw<'_> {
    /// A fill's opacity, stronger if emphasised.
    fn tint(&self, share: f32) -> Colour {
        let more = match self.emphasis {
            Emphasis::None => 0.0,
            Emphasis::Highlighted => 0.14,
            Emphasis::Selected => 0.12,
        };
        self.ink.faded((share + more) * self.opacity)
    }

    fn pen(&self, pen: Pen) -> Pen {
        let more = if self.emphasis == Emphasis::None { 0.0 } else { 1.0 };
        Pen { width: pen.width + more, colour: pen.colour.faded(self.opacity), ..pen }
    }

    /// The rings of the shape, over a light casing if selected.
    fn rings(&self, prepared: &PreparedFeature, pen: Pen, out: &mut Vec<Prim>) {
        let pen = self.pen(pen);
        for ring in prepared.shape.level(self.view).parts() {
            if self.emphasis == Emphasis::Selected {
                let casing = Pen::solid(pen.width + 3.0, self.theme.halo.faded(self.opacity));
                visible(ring, true, self.view, casing, out);
            }
            visible(ring, true, self.view, pen, out);
        }
    }

    fn line_under(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let pen = Pen::solid(3.0, self.theme.land.faded(self.opacity));
        for ring in prepared.shape.level(self.view).parts() {
            visible(ring, true, self.view, pen, out);
        }
    }

    /// The tint of a selected area, which is no kind's.
    fn selected(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        if self.emphasis == Emphasis::Selected && prepared.shape.is_area() {
            out.push(fill(&prepared.shape, self.view, self.theme.selected_area));
        }
    }

    fn area(&self, prepared: &PreparedFeature, share: f32, pen: Pen, out: &mut Vec<Prim>) {
        let tint = self.tint(share).faded(self.fills);
        if tint.a > 0 {
            out.push(fill(&prepared.shape, self.view, tint));
        }
        self.selected(prepared, out);
        self.rings(prepared, pen, out);
    }

    fn crisp(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let center = self.view.to_screen(prepared.shape.bounds().center());
        let radius = radius(prepared, self.view);
        let pen = self.pen(Pen::solid(1.8, self.ink));
        if radius < LEAST_DISC || !prepared.shape.is_area() {
            out.push(Prim::Circle(Circle {
                center,
                radius: LEAST_DISC + if self.emphasis == Emphasis::None { 0.0 } else { 1.5 },
                fill: self.tint(0.80),
                stroke: pen.colour,
                stroke_width: pen.width,
            }));
        } else {
            self.area(prepared, 0.28, Pen::solid(1.8, self.ink), out);
        }
    }

    fn fading(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let Some(soft) = &prepared.soft else {
            return self.area(
                prepared,
                0.25,
                Pen { dash: Some([1.5, 4.0]), ..Pen::solid(1.2, self.ink) },
                out,
            );
        };
        let share = if prepared.treatment == Treatment::FadingBand { 0.26 } else { 0.42 };
        let mut placed = soft.place(self.view, self.tint(share));
        // Close up, where it fills the picture, a lighter tint keeps the ground legible.
        let close = ((placed.radius - 120.0) / 400.0).clamp(0.0, 1.0);
        placed.colour = placed.colour.faded(1.0 - 0.45 * close);
        out.push(Prim::Soft(placed));
        if self.emphasis != Emphasis::None {
            // Dots, not a line: they show the shape without claiming an outline.
            let dots = Pen { dash: Some([1.5, 4.5]), ..Pen::solid(0.8, self.ink) };
            self.rings(prepared, dots, out);
        }
    }

    /// Hollow, in thin dots; small ones become a dotted ring that can still be clicked.
    fn draft(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let pen = self.pen(Pen { dash: Some([1.6, 3.2]), ..Pen::solid(1.5, self.ink) });
        if radius(prepared, self.view) < LEAST_DRAFT {
            let center = self.view.to_screen(prepared.shape.bounds().center());
            if self.emphasis == Emphasis::Selected {
                out.push(draft_casing(center, LEAST_DRAFT + 2.0, self.theme.halo, self.theme.selection));
            }
            out.push(draft_ring(center, LEAST_DRAFT, pen.width, pen.colour));
            return;
        }
        if self.emphasis != Emphasis::None {
            out.push(fill(&prepared.shape, self.view, self.tint(0.0).faded(self.fills)));
        }
        self.rings(prepared, Pen { dash: pen.dash, ..Pen::solid(1.5, self.ink) }, out);
    }

    fn rejected(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let pen = self.pen(Pen::solid(1.3, self.theme.text_soft));
        let center = self.view.to_screen(prepared.inside.into());
        out.extend(cross(center, 4.0, pen.width, pen.colour));
        if self.emphasis != Emphasis::None {
            self.rings(
                prepared,
                Pen { dash: Some([1.6, 5.0]), ..Pen::solid(0.8, self.theme.text_soft) },
                out,
            );
        }
    }

    fn hatch(&self, prepared: &PreparedFeature, out: &mut Vec<Prim>) {
        let level = prepared.shape.level(self.view);
        let place = |w: &crate::geo::World| self.view.to_screen(*w);
        let rings: Vec<Vec<Screen>> = level.parts().map(|r| r.iter().map(place).collect()).collect();
        out.push(fill(&prepared.shape, self.view, self.tint(0.07).faded(self.fills)));
        self.selected(prepared, out);
        let anchor = self.view.to_screen(prepared.shape.bounds().center());
        let pen = self.pen(Pen::solid(1.3, self.ink));
        for [a, b] in hatch(&rings, anchor, 7.0, self.view.size()) {
            out.push(Prim::Line(Line {
                points: vec![a, b],
                closed: false,
                width: pen.width,
                colour: pen.colour.faded(0.8),
                dash: None,
            }));
        }
        if self.emphasis != Emphasis::None {
            self.rings(prepared, Pen { dash: Some([1.5, 4.5]), ..Pen::solid(0.8, self.ink) }, out);
        }
    }
}
