use std::ops::Range;

use crate::geo::World;

use super::masks::pack;
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
            let world = Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 };
            let world = search.measured(world);
            search.descend(&world);
        }
        search.found
    }
}

/// More than the rounding of a squared distance can amount to, as a share of it. Squares are
/// quick and decide what is clear; `hypot` decides the rest.
const ROUNDING: f64 = 1e-12;

/// A range of no more rows than this is looked through row by row: as many as [`pack`] takes.
const FEW: usize = 64;

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

/// A cell and the squares of the least and the greatest distance of its ground from the middle.
struct Measured {
    cell: Cell,
    least: f64,
    greatest: f64,
}

impl Search<'_> {
    fn descend(&mut self, measured: &Measured) {
        let Measured { cell, least, greatest } = measured;
        if cell.rows.is_empty() || *least > self.surely_out {
            return;
        }
        // A cell that lies within the circle is counted at once, unless it may hold a position
        // nearer than those found.
        let counted = *least > self.wanted;
        if counted && *greatest <= self.surely_in {
            self.found.rows += u64::from(self.bits.count_in(&cell.rows));
            return;
        }
        let codes = &self.codes[cell.rows.start as usize..cell.rows.end as usize];
        if codes.len() <= FEW {
            if counted {
                self.count(codes, cell.rows.start)
            } else {
                self.look_through(&cell.rows)
            }
            return;
        }
        let count = self.bits.count_in(&cell.rows);
        if count == 0 {
            return;
        }
        if codes.first() == codes.last() {
            self.spot(codes[0], count, &cell.rows);
            return;
        }
        let mut children = self.table.quarters(cell).map(|child| self.measured(child));
        if !counted {
            // The nearest first: it fills the list, and the others are only counted.
            children.sort_unstable_by(|a, b| a.least.total_cmp(&b.least));
        }
        children.iter().for_each(|child| self.descend(child));
    }

    /// Counts the rows shown of a few, none of which is wanted in the list; the first is `from`.
    fn count(&mut self, codes: &[u64], from: u32) {
        // At most 64, and never none.
        let shown = self.bits.window(from) & u64::MAX >> (64 - codes.len());
        let mut squares = [f64::INFINITY; FEW];
        for (square, code) in squares.iter_mut().zip(codes) {
            let place = world_of(*code);
            let (x, y) = (place.x - self.middle.x, place.y - self.middle.y);
            *square = x * x + y * y;
        }
        let within = |limit: f64| shown & pack(&squares, |square| square <= limit);
        let (surely, perhaps) = (within(self.surely_in), within(self.surely_out));
        self.found.rows += u64::from(surely.count_ones());
        if surely != perhaps {
            let doubtful = codes.iter().enumerate().filter(|(i, _)| (surely ^ perhaps) >> i & 1 == 1);
            let inside = doubtful.filter(|(_, code)| self.distance(world_of(**code)) <= self.radius);
            self.found.rows += inside.count() as u64;
        }
    }

    fn distance(&self, place: World) -> f64 {
        (place.x - self.middle.x).hypot(place.y - self.middle.y)
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

    fn measured(&self, cell: Cell) -> Measured {
        let b = cell.bounds();
        let axis = |p: f64, min: f64, max: f64| {
            ((min - p).max(p - max).max(0.0), (p - min).abs().max((p - max).abs()))
        };
        let (near_x, far_x) = axis(self.middle.x, b.min.x, b.max.x);
        let (near_y, far_y) = axis(self.middle.y, b.min.y, b.max.y);
        let (least, greatest) = (near_x * near_x + near_y * near_y, far_x * far_x + far_y * far_y);
        Measured { cell, least, greatest }
    }
}
