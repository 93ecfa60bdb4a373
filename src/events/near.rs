use std::ops::Range;

use crate::geo::World;

use super::{Bits, Cell, EventTable, Shown, world_of};

/// Rows shown within a circle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// How many rows shown lie in the circle.
    pub rows: u64,
    /// The positions nearest to the middle, nearest first, no more than asked for.
    pub spots: Vec<Spot>,
}

/// A position with one or more rows that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub place: World,
    /// World units from the middle of the circle.
    pub distance: f64,
    /// All rows of the position, shown or not.
    pub rows: Range<u32>,
    /// How many of them are shown; never 0.
    pub count: u32,
}

impl EventTable {
    /// The rows shown within `radius` (World units, edge included) of a position, and up to
    /// `most` of their positions.
    pub fn near(&self, shown: &Shown, middle: World, radius: f64, most: usize) -> Near {
        let square = radius * radius;
        let mut search = Search {
            table: self,
            codes: self.codes(),
            bits: shown.bits(),
            middle,
            radius,
            surely_in: square * (1.0 - ROUNDING),
            surely_out: square * (1.0 + ROUNDING),
            most,
            wanted: if most > 0 { f64::INFINITY } else { -1.0 },
            found: Near::default(),
        };
        // Neither a negative radius nor one that is no number holds anything.
        if radius >= 0.0 {
            search.descend(&Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 });
        }
        search.found
    }
}

/// More than the rounding of a squared distance can amount to, as a share of it. Squares are
/// quick and decide what is clear; `hypot` decides the rest.
const ROUNDING: f64 = 1e-12;

/// A range of no more rows than this is looked through row by row.
const FEW: usize = 32;

struct Search<'a> {
    table: &'a EventTable,
    codes: &'a [u64],
    bits: &'a Bits,
    middle: World,
    radius: f64,
    /// Squared distances below and above which no doubt is possible.
    surely_in: f64,
    surely_out: f64,
    most: usize,
    /// Squared distance beyond which a position is surely none of the nearest.
    wanted: f64,
    found: Near,
}

impl Search<'_> {
    fn descend(&mut self, cell: &Cell) {
        let (least, greatest) = self.squares(cell);
        if cell.rows.is_empty() || least > self.surely_out {
            return;
        }
        let count = self.bits.count_in(&cell.rows);
        if count == 0 {
            return;
        }
        // A cell that lies within the circle is counted at once, unless it may hold a position
        // nearer than those found.
        if greatest <= self.surely_in && least > self.wanted {
            self.found.rows += u64::from(count);
            return;
        }
        let codes = &self.codes[cell.rows.start as usize..cell.rows.end as usize];
        if codes.first() == codes.last() {
            self.spot(codes[0], count, &cell.rows);
        } else if codes.len() <= FEW {
            self.look_through(&cell.rows);
        } else {
            let mut children = self.table.quarters(cell);
            if least <= self.wanted {
                // The nearest first: it fills the list, and the others are only counted.
                let near = |cell: &Cell| self.squares(cell).0;
                children.sort_by(|a, b| near(a).total_cmp(&near(b)));
            }
            children.iter().for_each(|child| self.descend(child));
        }
    }

    /// Rows of one code are one position.
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

    /// Takes a position with `count` rows shown, all of whose rows are among `rows`.
    fn spot(&mut self, code: u64, count: u32, rows: &Range<u32>) {
        let place = world_of(code);
        let (x, y) = (place.x - self.middle.x, place.y - self.middle.y);
        let square = x * x + y * y;
        if count == 0 || square > self.surely_out || square > self.surely_in && x.hypot(y) > self.radius {
            return;
        }
        self.found.rows += u64::from(count);
        if square > self.wanted {
            return;
        }
        let distance = x.hypot(y);
        let at = self.found.spots.partition_point(|s| s.distance <= distance);
        if at < self.most {
            let codes = &self.codes[rows.start as usize..rows.end as usize];
            let from = rows.start + codes.partition_point(|c| *c < code) as u32;
            let to = rows.start + codes.partition_point(|c| *c <= code) as u32;
            self.found.spots.insert(at, Spot { place, distance, rows: from..to, count });
            self.found.spots.truncate(self.most);
        }
        if let Some(farthest) = self.found.spots.get(self.most - 1) {
            self.wanted = farthest.distance * farthest.distance * (1.0 + ROUNDING);
        }
    }

    /// The squares of the least and the greatest distance of a cell's ground from the middle.
    fn squares(&self, cell: &Cell) -> (f64, f64) {
        let b = cell.bounds();
        let axis = |p: f64, min: f64, max: f64| {
            ((min - p).max(p - max).max(0.0), (p - min).abs().max((p - max).abs()))
        };
        let (near_x, far_x) = axis(self.middle.x, b.min.x, b.max.x);
        let (near_y, far_y) = axis(self.middle.y, b.min.y, b.max.y);
        (near_x * near_x + near_y * near_y, far_x * far_x + far_y * far_y)
    }
}
