use std::ops::Range;

use crate::geo::World;

use super::boxes::ROUNDING;
use super::{Bits, Cell, EventTable, Shown, world_of};

/// Shown rows within a circle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// How many shown rows lie in the circle.
    pub rows: u64,
    /// The positions nearest to the centre, nearest first, at most as many as requested.
    pub spots: Vec<Spot>,
}

/// A position with one or more shown rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub place: World,
    /// Distance from the centre of the circle, in World units.
    pub distance: f64,
    /// All rows at the position, filtered out or not.
    pub rows: Range<u32>,
    /// How many of them pass the filter; never 0.
    pub count: u32,
}

impl EventTable {
    /// The shown rows within `radius` (World units, edge included) of a position, and up to `most` of their
    /// positions.
    pub fn near(&self, shown: &Shown, middle: World, radius: f64, most: usize) -> Near {
        let rows = self.count_near(shown, middle, radius);
        Near { rows, spots: self.nearest(shown, middle, radius, most) }
    }

    /// How many shown rows lie within `radius` (World units, edge included) of a position. Only rows along
    /// the edge are examined. The first call scans every row once.
    pub fn count_near(&self, shown: &Shown, middle: World, radius: f64) -> u64 {
        // A negative or NaN radius contains nothing.
        if radius >= 0.0 { self.boxes().count(self.codes(), shown.bits(), middle, radius) } else { 0 }
    }

    /// Up to `most` positions with shown rows within `radius` (World units, edge included) of a position,
    /// nearest first. Anything farther away is not examined.
    pub fn nearest(&self, shown: &Shown, middle: World, radius: f64, most: usize) -> Vec<Spot> {
        let square = radius * radius;
        let mut search = Search {
            table: self,
            codes: self.codes(),
            bits: shown.bits(),
            middle,
            radius,
            surely_in: square * (1.0 - ROUNDING),
            wanted: square * (1.0 + ROUNDING),
            most,
            spots: Vec::new(),
        };
        if radius >= 0.0 && most > 0 {
            search.descend(&Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 });
        }
        search.spots
    }
}

/// Ranges up to this many rows are scanned row by row.
const FEW: usize = 32;

struct Search<'a> {
    table: &'a EventTable,
    codes: &'a [u64],
    bits: &'a Bits,
    middle: World,
    radius: f64,
    /// Squared distance up to which a position is certainly in the circle.
    surely_in: f64,
    /// Squared distance beyond which a position is certainly not among the nearest.
    wanted: f64,
    most: usize,
    spots: Vec<Spot>,
}

impl Search<'_> {
    fn descend(&mut self, cell: &Cell) {
        if cell.rows.is_empty() || self.least(cell) > self.wanted {
            return;
        }
        let count = self.bits.count_in(&cell.rows);
        if count == 0 {
            return;
        }
        let codes = &self.codes[cell.rows.start as usize..cell.rows.end as usize];
        if codes.first() == codes.last() {
            self.spot(codes[0], count, &cell.rows);
        } else if codes.len() <= FEW {
            self.look_through(&cell.rows);
        } else {
            // Nearest first: its results prune the others.
            let mut children = self.table.quarters(cell);
            children.sort_by(|a, b| self.least(a).total_cmp(&self.least(b)));
            children.iter().for_each(|child| self.descend(child));
        }
    }

    /// Rows with the same code share a position.
    fn look_through(&mut self, rows: &Range<u32>) {
        let bits = self.bits;
        let mut run = (0, 0);
        for row in bits.rows(rows.clone()) {
            let code = self.codes[row as usize];
            if code != run.0 {
                self.spot(run.0, run.1, rows);
                run = (code, 0);
            }
            run.1 += 1;
        }
        self.spot(run.0, run.1, rows);
    }

    /// Takes a position with `count` shown rows, all of whose rows are among `rows`.
    fn spot(&mut self, code: u64, count: u32, rows: &Range<u32>) {
        let place = world_of(code);
        let (x, y) = (place.x - self.middle.x, place.y - self.middle.y);
        let square = x * x + y * y;
        if count == 0 || square > self.wanted || square > self.surely_in && x.hypot(y) > self.radius {
            return;
        }
        let distance = x.hypot(y);
        let at = self.spots.partition_point(|s| s.distance <= distance);
        if at < self.most {
            let codes = &self.codes[rows.start as usize..rows.end as usize];
            let from = rows.start + codes.partition_point(|c| *c < code) as u32;
            let to = rows.start + codes.partition_point(|c| *c <= code) as u32;
            self.spots.insert(at, Spot { place, distance, rows: from..to, count });
            self.spots.truncate(self.most);
        }
        if let Some(farthest) = self.spots.get(self.most - 1) {
            self.wanted = farthest.distance * farthest.distance * (1.0 + ROUNDING);
        }
    }

    /// The square of a cell's least distance from the centre.
    fn least(&self, cell: &Cell) -> f64 {
        let b = cell.bounds();
        let x = (b.min.x - self.middle.x).max(self.middle.x - b.max.x).max(0.0);
        let y = (b.min.y - self.middle.y).max(self.middle.y - b.max.y).max(0.0);
        x * x + y * y
    }
}
