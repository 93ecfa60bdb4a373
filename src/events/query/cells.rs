use std::ops::Range;

use crate::geo::{Bounds, World};

use crate::events::columns::morton::{interleaved, xy_of};
use crate::events::{EventTable, FilteredView, cell_bounds, world_of};

/// A quadtree cell with rows that pass the filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The World has 2^level cells per side.
    pub level: u8,
    /// Column from the west and row from the north.
    pub x: u32,
    pub y: u32,
    /// The cell's rows, filtered out or not.
    pub rows: Range<u32>,
    /// How many of them pass the filter; never 0.
    pub count: u32,
}

/// Ranges up to this many rows are scanned row by row.
const FEW: usize = 16;

/// Up to this many rows, all rows of a cell are sampled for its middle.
const ALL: u32 = 8;

/// Beyond that, this many are. Each costs a few scattered memory reads, and a full picture of a large table
/// samples a thousand cells.
const OF_MANY: u32 = 4;

impl EventTable {
    /// The cells of a level (0 to 32) that contain shown rows and touch `bounds`, in Z-order.
    pub fn cells(&self, shown: &FilteredView, bounds: &Bounds, level: u8, mut visit: impl FnMut(Cell)) {
        let walk = Walk { table: self, shown, bounds, level: level.min(32) };
        walk.descend(Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 }, &mut visit);
    }

    /// How many shown rows lie in the cells of a level that touch `bounds`.
    pub fn count_in(&self, shown: &FilteredView, bounds: &Bounds, level: u8) -> u64 {
        let mut sum = 0;
        self.cells(shown, bounds, level, |cell| sum += u64::from(cell.count));
        sum
    }

    /// Approximate middle of a cell's shown rows: the mean of all if at most eight, otherwise of four evenly
    /// spaced along the Z-curve. If all rows share one position, it is that position.
    pub fn middle(&self, shown: &FilteredView, cell: &Cell) -> World {
        let mut sum = World::default();
        let mut found = 0.0;
        for code in self.samples(shown, cell) {
            let w = world_of(code);
            sum = World::new(sum.x + w.x, sum.y + w.y);
            found += 1.0;
        }
        if found > 0.0 { World::new(sum.x / found, sum.y / found) } else { cell.bounds().center() }
    }

    /// The codes of a cell's shown rows: all if at most eight, otherwise four evenly spaced along the
    /// Z-curve.
    pub fn samples<'a>(&'a self, shown: &'a FilteredView, cell: &'a Cell) -> impl Iterator<Item = u64> {
        let bits = shown.bits();
        let n = if cell.count > ALL { OF_MANY } else { cell.count.max(1) };
        (0..n).filter_map(move |i| {
            let nth = (u64::from(cell.count) * u64::from(2 * i + 1) / u64::from(2 * n)) as u32;
            bits.nth_in(&cell.rows, nth).and_then(|row| self.codes().get(row as usize)).copied()
        })
    }
}

impl Cell {
    pub fn bounds(&self) -> Bounds {
        cell_bounds(self.level, self.x, self.y)
    }
}

struct Walk<'a> {
    table: &'a EventTable,
    shown: &'a FilteredView,
    bounds: &'a Bounds,
    level: u8,
}

impl Walk<'_> {
    fn descend(&self, cell: Cell, visit: &mut impl FnMut(Cell)) {
        if cell.rows.is_empty() || !cell.bounds().intersects(self.bounds) {
            return;
        }
        let count = self.shown.bits().count_in(&cell.rows);
        if count == 0 {
            return;
        }
        if cell.level == self.level {
            visit(Cell { count, ..cell });
        } else if cell.rows.len() <= FEW {
            self.look_through(&cell.rows, visit);
        } else {
            self.table.quarters(&cell).into_iter().for_each(|child| self.descend(child, visit));
        }
    }

    /// Visits the cells of the level directly; the level is at least 1.
    fn look_through(&self, rows: &Range<u32>, visit: &mut impl FnMut(Cell)) {
        let codes = self.table.codes();
        let of_level = |row: u32| codes[row as usize] >> (64 - 2 * u32::from(self.level));
        let mut start = rows.start;
        while start < rows.end {
            let own = of_level(start);
            let end = (start + 1..rows.end).find(|row| of_level(*row) != own).unwrap_or(rows.end);
            let (x, y) = xy_of(own);
            let count = self.shown.bits().count_in(&(start..end));
            let cell = Cell { level: self.level, x, y, rows: start..end, count };
            if count > 0 && cell.bounds().intersects(self.bounds) {
                visit(cell);
            }
            start = end;
        }
    }
}

impl EventTable {
    /// The four child cells, in Z-order, of a cell that contains rows.
    pub(in crate::events) fn quarters(&self, cell: &Cell) -> [Cell; 4] {
        let codes = self.codes();
        let level = cell.level + 1;
        // The two bits that select the quarter, and those above them.
        let shift = 64 - 2 * u32::from(level);
        let first = codes[cell.rows.start as usize] >> shift & !3;
        let (rows, directory) = (&cell.rows, &self.columns.directory);
        let own = &codes[rows.start as usize..rows.end as usize];
        let end = |quarter: u64| {
            let code = (first + quarter) << shift;
            let listed = directory.listed(code, shift);
            listed.unwrap_or_else(|| rows.start + own.partition_point(|c| *c < code) as u32)
        };
        let cuts = [cell.rows.start, end(1), end(2), end(3), cell.rows.end];
        std::array::from_fn(|q| Cell {
            level,
            x: cell.x << 1 | (q as u32 & 1),
            y: cell.y << 1 | (q as u32 >> 1),
            rows: cuts[q]..cuts[q + 1],
            count: 0,
        })
    }

    /// The drawn rows that lie in the cell `x`, `y` of a level (0 to 32); none if there is no such cell.
    pub fn rows_of_cell(&self, level: u8, x: u32, y: u32) -> Range<u32> {
        let level = u32::from(level.min(32));
        if (u64::from(x) | u64::from(y)) >> level != 0 {
            return 0..0;
        }
        let (cell, zeros) = (u128::from(interleaved(x, y)), 64 - 2 * level);
        let below = |cell: u128| match u64::try_from(cell << zeros) {
            Ok(code) => self
                .columns
                .directory
                .listed(code, zeros)
                .unwrap_or_else(|| self.codes().partition_point(|c| *c < code) as u32),
            // The end of the World.
            Err(_) => self.drawn(),
        };
        below(cell)..below(cell + 1)
    }
}
