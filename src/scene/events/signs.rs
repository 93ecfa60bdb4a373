use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::events::{Cell, RowSums, world_of};
use crate::geo::{Bounds, Screen, Viewport, World};
use crate::model::{EventKey, Precision};
use crate::style::EventSign;

use super::ShownEvents;
use super::area_scale::AreaScale;
use super::number::Number;
use super::positions::{EventPosition, positions};
use super::samples::Samples;
use super::sign::{Sign, What};
use super::step::Step;

/// The least width of a cell whose rows share a circle, in pixels; half the greatest.
const CELL: f64 = 45.25;

/// Cells with no more positions than this may be drawn by position, whatever their count.
const CROWDED: usize = 3;

/// Computes the circles, stacks and single events of a table in a view: one geometry for drawing, hit testing
/// and highlighting.
pub struct Signs<'a> {
    pub events: &'a ShownEvents<'a>,
    pub view: &'a Viewport,
    pub step: Step,
    pub scale: AreaScale,
    /// The numbers that symbols are sized by, instead of by count.
    sums: Option<Arc<RowSums>>,
}

/// The symbols found in the cells of an area.
#[derive(Debug, Default)]
pub struct Walked {
    pub signs: Vec<Sign>,
    /// Cells drawn by the positions of their rows, by level, x and y, with the degree (0 to 1).
    pub opened: FxHashMap<(u8, u32, u32), f32>,
}

impl<'a> Signs<'a> {
    pub fn new(events: &'a ShownEvents<'a>, view: &'a Viewport) -> Self {
        let step = Step::of(events, view, CELL);
        let sums = events.size.map(|column| events.shown.sums(events.table, column));
        let scale = AreaScale::new(events, step);
        Self { events, view, step, scale, sums }
    }

    /// The symbols of the cells that touch an area. Without `circles`, only those at exact positions: single
    /// events and small stacks.
    pub fn within(&self, ground: &Bounds, circles: bool) -> Walked {
        let (table, shown) = (self.events.table, self.events.shown);
        let mut walked = Walked::default();
        let fade = self.step.fade;
        table.cells(shown, ground, self.step.level, |cell| {
            self.cell(&cell, [1.0 - fade, 1.0], circles, &mut walked);
        });
        if fade > 0.0 {
            table.cells(shown, ground, self.step.level + 1, |cell| {
                // Single events do not change between levels.
                if walked.opened.get(&(cell.level - 1, cell.x / 2, cell.y / 2)) != Some(&1.0) {
                    self.cell(&cell, [fade, fade], circles, &mut walked);
                }
            });
        }
        walked
    }

    /// The symbols of one cell, with its opacity and that of individually drawn rows, which do not fade with
    /// the circle.
    fn cell(&self, cell: &Cell, [opacity, apart_opacity]: [f32; 2], circles: bool, walked: &mut Walked) {
        let samples = if circles { Samples::of(self.events, cell) } else { Samples::default() };
        let apart = self.apart(cell, circles.then_some(&samples));
        let room = apart.as_ref().map_or(0.0, |signs| room(signs, self.view.scale()));
        if room < 1.0 && circles {
            walked.signs.push(self.circle(cell, samples.middle(cell), opacity * (1.0 - room)));
        }
        if let Some(signs) = apart.filter(|_| room > 0.0) {
            let opacity = if room < 1.0 { opacity * room } else { apart_opacity };
            walked.opened.insert((cell.level, cell.x, cell.y), opacity);
            walked.signs.extend(signs.into_iter().map(|sign| Sign { opacity, ..sign }));
        }
    }

    /// A cell's positions as separate symbols, if they are few.
    fn apart(&self, cell: &Cell, samples: Option<&Samples>) -> Option<Vec<Sign>> {
        let (table, shown) = (self.events.table, self.events.shown);
        let few = few(cell.level);
        let most = if cell.count as usize <= few {
            few
        } else if samples.is_some_and(|s| s.positions() <= CROWDED) {
            CROWDED
        } else {
            return None;
        };
        let positions = positions(table, shown, cell, most)?;
        Some(positions.into_iter().map(|position| self.position(position)).collect())
    }

    /// What the size of a symbol stands for: the sum of its rows' numbers, or their count.
    fn amount(&self, rows: &std::ops::Range<u32>, count: u32) -> u64 {
        self.sums.as_ref().map_or(u64::from(count), |sums| sums.of(rows).round() as u64)
    }

    fn position(&self, position: EventPosition) -> Sign {
        let place = world_of(position.code);
        let center = self.view.to_screen(place);
        let plain = Sign {
            key: EventKey::Position(position.code),
            what: What::Position,
            count: position.count,
            place,
            center,
            radius: EventSign::DOT,
            opacity: 1.0,
            number: None,
            rows: position.rows,
        };
        if position.count > 1 {
            let count = self.amount(&plain.rows, position.count);
            let radius = self.scale.radius(count).max(Number::least_radius(count));
            return Sign { radius, number: Number::inside(count, center, radius), ..plain };
        }
        let class = self.class(position.first);
        let around = matches!(
            self.events.table.precision(position.first),
            Some(Precision::AroundTown | Precision::District)
        );
        let (what, radius) = match around {
            true => (What::Soft { class }, EventSign::SOFT),
            false => (What::Dot { class }, EventSign::DOT),
        };
        let rows = position.first..position.first + 1;
        if self.sums.is_some() && what == (What::Dot { class }) {
            return self.sized(position.first, class, plain);
        }
        Sign { key: EventKey::Row(position.first), what, radius, rows, ..plain }
    }

    /// A single event with the area that its number has in this scale, if that is larger than a dot.
    fn sized(&self, row: u32, class: usize, plain: Sign) -> Sign {
        let rows = row..row + 1;
        let amount = self.amount(&rows, 1);
        let radius = self.scale.true_radius(amount);
        let key = EventKey::Row(row);
        if radius <= EventSign::DOT {
            return Sign { key, what: What::Dot { class }, rows, ..plain };
        }
        let number = Number::inside(amount, plain.center, radius);
        Sign { key, what: What::Circle, radius, number, rows, ..plain }
    }

    /// The type class of a row.
    fn class(&self, row: u32) -> usize {
        let table = self.events.table;
        table.type_dimension().map_or(0, |d| table.type_classes().class(table.code(d, row)))
    }

    /// A circle that fits its cell stays inside it, as does its number, so neighbours never overlap.
    fn circle(&self, cell: &Cell, place: World, opacity: f32) -> Sign {
        let count = self.amount(&cell.rows, cell.count);
        let radius = self.scale.radius(count);
        let (corner, side) = self.square(cell);
        let half = radius.min(side / 2.0);
        let at = self.view.to_screen(place);
        let center = Screen::new(
            within(at.x, corner.x + half, corner.x + side - half),
            within(at.y, corner.y + half, corner.y + side - half),
        );
        let number = Number::inside(count, center, radius)
            .unwrap_or_else(|| Number::beside(count, center, radius, [corner.x, corner.x + side]));
        Sign {
            key: EventKey::Cell { level: cell.level, x: cell.x, y: cell.y },
            what: What::Circle,
            rows: cell.rows.clone(),
            count: cell.count,
            place,
            center,
            radius,
            opacity,
            number: Some(number),
        }
    }

    /// A cell's upper left corner and side, in pixels.
    fn square(&self, cell: &Cell) -> (Screen, f32) {
        let corner: World = cell.bounds().min;
        (self.view.to_screen(corner), Step::side(self.view, cell.level))
    }

    /// The greatest number of pixels by which a symbol may extend beyond its cell: a stack on a cell's edge
    /// does so by half its size.
    pub fn overhang(&self) -> f32 {
        let greatest = self.scale.greatest();
        // The greatest count is only approximate.
        let largest = self.scale.true_radius(greatest) * 1.2;
        largest.max(Number::least_radius(greatest)).max(EventSign::SOFT)
    }
}

/// Like `clamp`, but tolerates bounds swapped by rounding.
fn within(v: f32, least: f32, most: f32) -> f32 {
    v.min(most).max(least)
}

/// Most rows of a cell that are drawn individually: at low zoom a few dots in a cell would look like more
/// than a circle does.
fn few(level: u8) -> usize {
    match level {
        0..=8 => 1,
        9 => 2,
        10 => 4,
        _ => 6,
    }
}

/// Whether symbols fit next to each other: 0 (they overlap) to 1.
fn room(signs: &[Sign], scale: f64) -> f32 {
    let mut least = f32::INFINITY;
    for (i, a) in signs.iter().enumerate() {
        for b in &signs[i + 1..] {
            let wanted = footprint(a) + footprint(b);
            // On the ground, so that it does not depend on the position of the view.
            let apart = (a.place.x - b.place.x).hypot(a.place.y - b.place.y) * scale;
            least = least.min(apart as f32 / wanted);
        }
    }
    ((least - 0.6) / 0.05).clamp(0.0, 1.0)
}

/// The radius kept free of other symbols.
fn footprint(sign: &Sign) -> f32 {
    match sign.what {
        What::Soft { .. } => sign.radius * 0.6,
        What::Circle | What::Position | What::Dot { .. } => sign.radius,
    }
}
