use crate::events::Cell;
use crate::geo::{Bounds, Screen, Viewport};
use crate::scene::{Fill, Group, Label, Prim};
use crate::style::{Classes, Colour, EventColours, Weight};

use super::ShownEvents;
use super::number::Number;
use super::signs::Walked;
use super::step::Step;

/// The least width of a shaded cell in pixels; half the greatest.
const CELL: f64 = 20.0;

/// Narrower cells have no numbers.
const NUMBERED: f32 = 24.0;

/// Number of shades.
const SHADES: usize = 6;

/// Opacity of a shade; rivers and borders are drawn above it.
const OPACITY: f32 = 0.92;

/// Density as shaded square cells, classified per level by its fullest cell.
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
        Classes::rising(self.events.greatest_count(level), SHADES)
    }

    /// The shades of an area, and the numbers on them: of every four sibling cells, the fullest shows its
    /// number. Numbers on every cell of a full picture would be illegible.
    pub fn draw(&self, ground: &Bounds, walked: &Walked, colours: &EventColours) -> (Group, Vec<Label>) {
        let mut squares = Squares::default();
        let mut labels = Vec::new();
        let fade = self.step.fade;
        let [width, height] = self.view.size();
        let levels = [(self.step.level, 1.0 - fade), (self.step.level + 1, fade)];
        for (level, opacity) in levels.into_iter().filter(|(_, opacity)| *opacity > 0.0) {
            let classes = self.classes(level);
            let shade = |class| colours.shade(class, classes.len());
            let side = Step::side(self.view, level);
            let mut fullest = Fullest::default();
            self.events.table.cells(self.events.shown, ground, level, |cell| {
                let left = 1.0 - opened(walked, &cell);
                let Some(class) = classes.class(f64::from(cell.count)).filter(|_| left > 0.0) else { return };
                let corner = self.view.to_screen(cell.bounds().min);
                if corner.x + side > 0.0 && corner.x < width && corner.y + side > 0.0 && corner.y < height {
                    squares.add(class, opacity * left, corner, side);
                }
                if left == 1.0 {
                    fullest.add(&cell, class, corner);
                }
            });
            let numbered = (1.0 - 2.0 * fade) * self.events.opacity;
            if side >= NUMBERED && numbered > 0.0 && level == self.step.level {
                let inks: Vec<Colour> = (0..classes.len()).map(|class| shade(class).readable()).collect();
                labels.extend(fullest.of_fours().filter_map(|full| {
                    let middle = Screen::new(full.corner.x + side / 2.0, full.corner.y + side / 2.0);
                    let number = Number::in_square(u64::from(full.count), middle, side)?;
                    Some(label(number, inks.get(full.class)?.faded(numbered)))
                }));
            }
            squares.close(|class| shade(class).faded(OPACITY * self.events.opacity));
        }
        let group = Group {
            id: format!("{}/cells", self.events.id),
            title: format!("{}: events in cells", self.events.name),
            prims: squares.prims,
        };
        (group, labels)
    }

    /// Margin in pixels that the area passed to [`Self::draw`] needs beyond the picture: a visible cell then
    /// always comes with its siblings, and its number does not flicker while panning.
    pub fn margin(&self) -> f32 {
        Step::side(self.view, self.step.level)
    }

    /// The shaded cells that touch an area, at the dominant level of the picture.
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

/// The fullest of every four sibling cells, in Z-order.
#[derive(Default)]
struct Fullest {
    found: Vec<Full>,
}

struct Full {
    /// Of the four.
    parent: (u32, u32),
    count: u32,
    class: usize,
    corner: Screen,
}

impl Fullest {
    fn add(&mut self, cell: &Cell, class: usize, corner: Screen) {
        let full = Full { parent: (cell.x / 2, cell.y / 2), count: cell.count, class, corner };
        match self.found.last_mut().filter(|last| last.parent == full.parent) {
            Some(last) if last.count >= full.count => {}
            Some(last) => *last = full,
            None => self.found.push(full),
        }
    }

    fn of_fours(self) -> impl Iterator<Item = Full> {
        self.found.into_iter()
    }
}

/// To what degree the rows of a shaded cell are drawn individually.
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

/// Batches squares of one class and opacity into one prim.
#[derive(Default)]
struct Squares {
    /// By class, and by step of opacity within it.
    corners: Vec<Vec<Screen>>,
    prims: Vec<Prim>,
}

/// Steps of opacity, and so the most prims per class.
const STEPS: usize = 16;

/// Pixels between neighbouring squares.
const GUTTER: f32 = 1.0;

impl Squares {
    fn add(&mut self, class: usize, opacity: f32, corner: Screen, side: f32) {
        // At most STEPS.
        let step = (opacity * STEPS as f32).round() as usize;
        let (near, far) = (GUTTER / 2.0, side - GUTTER / 2.0);
        let at = |x: f32, y: f32| Screen::new(corner.x + x, corner.y + y);
        let place = class * (STEPS + 1) + step;
        if self.corners.len() <= place {
            self.corners.resize_with(place + 1, Vec::new);
        }
        self.corners[place].extend([at(near, near), at(far, near), at(far, far), at(near, far)]);
    }

    fn close(&mut self, colour: impl Fn(usize) -> Colour) {
        for (place, points) in std::mem::take(&mut self.corners).into_iter().enumerate() {
            let (class, step) = (place / (STEPS + 1), place % (STEPS + 1));
            let squares = points.len() / 4;
            if squares == 0 {
                continue;
            }
            // Far fewer than 2^30 squares.
            let corner = |square: usize| (square * 4) as u32;
            self.prims.push(Prim::Fill(Fill {
                points,
                ring_ends: (1..=squares).map(|n| n * 4).collect(),
                triangles: (0..squares)
                    .map(corner)
                    .flat_map(|c| [c, c + 1, c + 2, c, c + 2, c + 3])
                    .collect(),
                colour: colour(class).faded(step as f32 / STEPS as f32),
            }));
        }
    }
}
