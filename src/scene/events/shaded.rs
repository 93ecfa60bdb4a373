use crate::events::Cell;
use crate::geo::{Bounds, Screen, Viewport};
use crate::scene::{Fill, Group, Label, Prim};
use crate::style::{Classes, Colour, EventColours, Weight};

use super::ShownEvents;
use super::number::Number;
use super::signs::Walked;
use super::step::Step;

/// The least width of a shaded cell in pixels; half of the greatest.
const CELL: f64 = 20.0;

/// Narrower cells bear no numbers.
const NUMBERED: f32 = 24.0;

/// How many shades there are.
const SHADES: usize = 6;

/// Opacity of a shade: rivers and borders lie above it.
const OPACITY: f32 = 0.92;

/// Density as square cells in shades, classed for each level by its fullest cell.
pub struct Shaded<'a> {
    pub events: &'a ShownEvents<'a>,
    pub view: &'a Viewport,
    pub step: Step,
}

impl<'a> Shaded<'a> {
    pub fn new(events: &'a ShownEvents<'a>, view: &'a Viewport) -> Self {
        Self { events, view, step: Step::of(events, view, CELL) }
    }

    /// The classes of counts at a level.
    pub fn classes(&self, level: u8) -> Classes {
        Classes::rising(u64::from(self.events.shown.greatest(self.events.table, level)), SHADES)
    }

    /// The shades of some ground, and the numbers on them.
    pub fn draw(&self, ground: &Bounds, walked: &Walked, colours: &EventColours) -> (Group, Vec<Label>) {
        let mut squares = Squares::default();
        let mut labels = Vec::new();
        let fade = self.step.fade;
        let levels = [(self.step.level, 1.0 - fade), (self.step.level + 1, fade)];
        for (level, opacity) in levels.into_iter().filter(|(_, opacity)| *opacity > 0.0) {
            let classes = self.classes(level);
            let side = Step::side(self.view, level);
            self.events.table.cells(self.events.shown, ground, level, |cell| {
                let left = 1.0 - opened(walked, &cell);
                let Some(class) = classes.class(f64::from(cell.count)).filter(|_| left > 0.0) else { return };
                let corner = self.view.to_screen(cell.bounds().min);
                squares.add(class, opacity * left, corner, side);
                let numbered = (1.0 - 2.0 * fade) * self.events.opacity;
                if side >= NUMBERED && left == 1.0 && numbered > 0.0 && level == self.step.level {
                    let middle = Screen::new(corner.x + side / 2.0, corner.y + side / 2.0);
                    let fill = colours.shade(class, classes.len());
                    let number = Number::in_square(u64::from(cell.count), middle, side);
                    labels.extend(number.map(|n| label(n, readable(fill).faded(numbered))));
                }
            });
            squares.close(|class| colours.shade(class, classes.len()).faded(OPACITY * self.events.opacity));
        }
        let group = Group {
            id: format!("{}/cells", self.events.id),
            title: format!("{}: events in cells", self.events.name),
            prims: squares.prims,
        };
        (group, labels)
    }

    /// The shaded cells that touch some ground, at the level that dominates the picture.
    pub fn cells(&self, ground: &Bounds, walked: &Walked) -> Vec<Cell> {
        let mut found = Vec::new();
        self.events.table.cells(self.events.shown, ground, self.step.main_level(), |cell| {
            if opened(walked, &cell) < 0.5 {
                found.push(cell);
            }
        });
        found
    }
}

/// How far the rows of a shaded cell are drawn one by one.
fn opened(walked: &Walked, cell: &Cell) -> f32 {
    let above = (1..=3).filter_map(|up: u8| {
        let level = cell.level.checked_sub(up)?;
        walked.opened.get(&(level, cell.x >> up, cell.y >> up))
    });
    above.sum::<f32>().min(1.0)
}

fn label(number: Number, colour: Colour) -> Label {
    Label {
        text: number.text,
        center: number.center,
        size: number.size,
        weight: Weight::Bold,
        colour,
        halo: Colour { a: 0, ..colour },
        spacing: 0.0,
    }
}

/// Black or white, whichever can be read better on a shade.
pub fn readable(fill: Colour) -> Colour {
    let (dark, light) = (Colour::hex(0x1B1524), Colour::hex(0xFFFFFF));
    if fill.contrast(dark) > fill.contrast(light) { dark } else { light }
}

/// Squares of one class and opacity become one prim.
#[derive(Default)]
struct Squares {
    corners: std::collections::BTreeMap<(usize, u8), Vec<Screen>>,
    prims: Vec<Prim>,
}

/// Steps of opacity: so many prims a class at most.
const STEPS: f32 = 16.0;

/// Pixels between neighbouring squares.
const GUTTER: f32 = 1.0;

impl Squares {
    fn add(&mut self, class: usize, opacity: f32, corner: Screen, side: f32) {
        // At most STEPS.
        let step = (opacity * STEPS).round() as u8;
        let (near, far) = (GUTTER / 2.0, side - GUTTER / 2.0);
        let at = |x: f32, y: f32| Screen::new(corner.x + x, corner.y + y);
        let points = self.corners.entry((class, step)).or_default();
        points.extend([at(near, near), at(far, near), at(far, far), at(near, far)]);
    }

    fn close(&mut self, colour: impl Fn(usize) -> Colour) {
        for ((class, step), points) in std::mem::take(&mut self.corners) {
            let squares = points.len() / 4;
            // Far fewer than 2^30 squares.
            let corner = |square: usize| (square * 4) as u32;
            self.prims.push(Prim::Fill(Fill {
                points,
                ring_ends: (1..=squares).map(|n| n * 4).collect(),
                triangles: (0..squares)
                    .map(corner)
                    .flat_map(|c| [c, c + 1, c + 2, c, c + 2, c + 3])
                    .collect(),
                colour: colour(class).faded(f32::from(step) / STEPS),
            }));
        }
    }
}
