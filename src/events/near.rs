use std::ops::Range;

use crate::geo::World;

use super::cells::quarters;
use super::{Cell, EventTable, Shown, world_of};

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
        let mut search = Search { table: self, shown, middle, radius, most, found: Near::default() };
        search.descend(&Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 });
        search.found
    }
}

struct Search<'a> {
    table: &'a EventTable,
    shown: &'a Shown,
    middle: World,
    radius: f64,
    most: usize,
    found: Near,
}

/// A range of no more rows than this is looked through row by row.
const FEW: u32 = 32;

impl Search<'_> {
    fn descend(&mut self, cell: &Cell) {
        let (least, greatest) = self.distances(cell);
        if cell.rows.is_empty() || least > self.radius {
            return;
        }
        let count = self.shown.bits().count_in(&cell.rows);
        // A cell that lies within the circle is counted at once, unless it may hold a position
        // nearer than those found.
        if count == 0 {
            return;
        }
        if greatest <= self.radius && !self.wants(least) {
            self.found.rows += u64::from(count);
            return;
        }
        if cell.rows.len() as u32 <= FEW || cell.level == 32 || self.is_one_spot(cell) {
            self.look_through(&cell.rows);
            return;
        }
        let mut children = quarters(self.table.codes(), cell);
        // The nearest first: it fills the list, and the others are only counted.
        children.sort_by(|a, b| self.distances(a).0.total_cmp(&self.distances(b).0));
        children.iter().for_each(|child| self.descend(child));
    }

    fn is_one_spot(&self, cell: &Cell) -> bool {
        let codes = self.table.codes();
        codes[cell.rows.start as usize] == codes[cell.rows.end as usize - 1]
    }

    /// Whether a position at this distance would be one of the nearest.
    fn wants(&self, distance: f64) -> bool {
        self.found.spots.len() < self.most
            || self.found.spots.last().is_some_and(|farthest| distance < farthest.distance)
    }

    /// Runs of one code are one position.
    fn look_through(&mut self, rows: &Range<u32>) {
        let codes = self.table.codes();
        let mut start = rows.start;
        while start < rows.end {
            let code = codes[start as usize];
            let run = &codes[start as usize..rows.end as usize];
            let end = start + run.partition_point(|c| *c == code) as u32;
            let place = world_of(code);
            let distance = (place.x - self.middle.x).hypot(place.y - self.middle.y);
            let count = if distance <= self.radius { self.shown.bits().count_in(&(start..end)) } else { 0 };
            if count > 0 {
                self.found.rows += u64::from(count);
                self.keep(Spot { place, distance, rows: start..end, count });
            }
            start = end;
        }
    }

    fn keep(&mut self, spot: Spot) {
        if self.wants(spot.distance) {
            let at = self.found.spots.partition_point(|s| s.distance <= spot.distance);
            self.found.spots.insert(at, spot);
            self.found.spots.truncate(self.most);
        }
    }

    /// The least and the greatest distance of a cell's ground from the middle.
    fn distances(&self, cell: &Cell) -> (f64, f64) {
        let b = cell.bounds();
        let axis = |p: f64, min: f64, max: f64| {
            ((min - p).max(p - max).max(0.0), (p - min).abs().max((p - max).abs()))
        };
        let (near_x, far_x) = axis(self.middle.x, b.min.x, b.max.x);
        let (near_y, far_y) = axis(self.middle.y, b.min.y, b.max.y);
        (near_x.hypot(near_y), far_x.hypot(far_y))
    }
}
