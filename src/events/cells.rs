use std::ops::Range;

use crate::geo::{Bounds, World};

use super::{EventTable, Shown, cell_bounds, world_of};

/// A quadtree cell with rows that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The World has 2^level cells a side.
    pub level: u8,
    /// Cells from the west and from the north.
    pub x: u32,
    pub y: u32,
    /// The cell's rows, shown or not.
    pub rows: Range<u32>,
    /// How many of them are shown; never 0.
    pub count: u32,
}

/// Most rows of a cell that its middle is taken from.
const SAMPLE: u32 = 8;

impl EventTable {
    /// The cells of a level (0 to 32) that hold rows shown and touch `bounds`, along the Z-curve.
    pub fn cells(&self, shown: &Shown, bounds: &Bounds, level: u8, mut visit: impl FnMut(Cell)) {
        let walk = Walk { table: self, shown, bounds, level: level.min(32) };
        let all = Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 };
        let ranks = [0, shown.bits().rank(self.drawn())];
        walk.descend(all, Some(0), ranks, &mut visit);
    }

    /// How many rows shown lie in the cells of a level that touch `bounds`.
    pub fn count_in(&self, shown: &Shown, bounds: &Bounds, level: u8) -> u64 {
        let mut sum = 0;
        self.cells(shown, bounds, level, |cell| sum += u64::from(cell.count));
        sum
    }

    /// About the middle of the rows shown of a cell: the mean of up to eight of them, evenly
    /// spaced along the Z-curve. Where all rows have one position it is that one.
    pub fn middle(&self, shown: &Shown, cell: &Cell) -> World {
        let mut sum = World::default();
        let mut found = 0.0;
        for code in self.samples(shown, cell) {
            let w = world_of(code);
            sum = World::new(sum.x + w.x, sum.y + w.y);
            found += 1.0;
        }
        if found > 0.0 { World::new(sum.x / found, sum.y / found) } else { cell.bounds().center() }
    }

    /// The codes of up to eight rows shown of a cell, evenly spaced along the Z-curve.
    pub fn samples(&self, shown: &Shown, cell: &Cell) -> impl Iterator<Item = u64> {
        let bits = shown.bits();
        let before = bits.rank(cell.rows.start);
        let n = cell.count.clamp(1, SAMPLE);
        (0..n).filter_map(move |i| {
            let nth = (u64::from(cell.count) * u64::from(2 * i + 1) / u64::from(2 * n)) as u32;
            bits.select_in(before + nth, &cell.rows).and_then(|row| self.codes().get(row as usize)).copied()
        })
    }
}

impl Cell {
    pub fn bounds(&self) -> Bounds {
        cell_bounds(self.level, self.x, self.y)
    }

    /// One of its quarters, 0 to 3 along the curve, not counted yet.
    pub(super) fn quarter(&self, q: u32, rows: Range<u32>) -> Self {
        Self { level: self.level + 1, x: self.x << 1 | (q & 1), y: self.y << 1 | (q >> 1), rows, count: 0 }
    }
}

struct Walk<'a> {
    table: &'a EventTable,
    shown: &'a Shown,
    bounds: &'a Bounds,
    level: u8,
}

impl Walk<'_> {
    /// `ranks` are how many rows are shown before the cell's first and up to its last.
    fn descend(&self, cell: Cell, node: Option<u32>, ranks: [u32; 2], visit: &mut impl FnMut(Cell)) {
        let count = ranks[1] - ranks[0];
        if count == 0 || !cell.bounds().intersects(self.bounds) {
            return;
        }
        if cell.level == self.level {
            visit(Cell { count, ..cell });
            return;
        }
        let mut before = ranks[0];
        for (part, node) in self.table.tree().quarters(self.table.codes(), &cell, node) {
            // The last quarter ends where the cell does.
            let end = part.rows.end;
            let after = if end == cell.rows.end { ranks[1] } else { self.shown.bits().rank(end) };
            self.descend(part, node, [before, after], visit);
            before = after;
        }
    }
}

/// The four cells of the next level, in the order of the curve.
pub(super) fn quarters(codes: &[u64], cell: &Cell) -> [Cell; 4] {
    let level = cell.level + 1;
    let below = &codes[cell.rows.start as usize..cell.rows.end as usize];
    // The two bits that tell the quarters apart.
    let shift = 64 - 2 * u32::from(level);
    let ends = |quarter: u64| cell.rows.start + below.partition_point(|c| c >> shift & 3 <= quarter) as u32;
    let cuts = [cell.rows.start, ends(0), ends(1), ends(2), cell.rows.end];
    std::array::from_fn(|q| cell.quarter(q as u32, cuts[q]..cuts[q + 1]))
}

/// The rows of one cell.
pub(super) fn rows_of(codes: &[u64], level: u8, x: u32, y: u32) -> Range<u32> {
    let mut cell = Cell { level: 0, x: 0, y: 0, rows: 0..codes.len() as u32, count: 0 };
    for l in (0..level.min(32)).rev() {
        let q = (x >> l & 1) as usize | ((y >> l & 1) as usize) << 1;
        let [a, b, c, d] = quarters(codes, &cell);
        cell = match q {
            0 => a,
            1 => b,
            2 => c,
            _ => d,
        };
    }
    cell.rows
}
