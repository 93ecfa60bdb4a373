use geo::algorithm::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, LineString};

use crate::geo::LonLat;

/// Cells per degree.
const FINE: f64 = 64.0;

/// A cell in no governorate, and one crossed by a border.
const NONE: u8 = 255;
const BORDER: u8 = 254;

/// Most governorates a grid can distinguish.
pub(super) const MOST: u8 = 250;

/// A ring of a governorate's outline. The rings of one polygon are adjacent, the outer one first.
#[derive(Debug)]
pub(super) struct Ring {
    pub governorate: u8,
    pub hole: bool,
    pub line: LineString<f64>,
}

/// The state of every cell within the bounding box of all rings.
#[derive(Debug)]
pub(super) struct Grid {
    west: f64,
    south: f64,
    columns: usize,
    rows: usize,
    cells: Vec<u8>,
    /// For each row, where its lines start in `lines`, plus one final end.
    bands: Vec<u32>,
    /// The ring segments that touch a row, ring by ring.
    lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    ring: u32,
    start: Coord<f64>,
    end: Coord<f64>,
}

impl Grid {
    pub fn new(rings: &[Ring]) -> Self {
        let points = || rings.iter().flat_map(|r| &r.line.0);
        let least = |of: fn(&Coord<f64>) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Coord<f64>) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (west, south, east, north) = (least(|c| c.x), least(|c| c.y), most(|c| c.x), most(|c| c.y));
        if points().next().is_none() {
            let (columns, rows) = (0, 0);
            return Self {
                west: 0.0,
                south: 0.0,
                columns,
                rows,
                cells: vec![],
                bands: vec![0],
                lines: vec![],
            };
        }
        // At most a few hundred: the map's own extent, in degrees, times FINE.
        let count = |span: f64| (span * FINE) as usize + 1;
        let (columns, rows) = (count(east - west), count(north - south));
        let (cells, bands, lines) = (vec![NONE; columns * rows], Vec::new(), Vec::new());
        let mut grid = Self { west, south, columns, rows, cells, bands, lines };
        grid.take_lines(rings);
        grid.mark_borders();
        grid.fill(rings);
        grid
    }

    /// The column or row of a coordinate, with the part of the cell behind the point; an edge belongs to the next cell.
    fn index(from: f64, x: f64) -> f64 {
        (x - from) * FINE
    }

    fn take_lines(&mut self, rings: &[Ring]) {
        let mut by_row: Vec<Vec<Line>> = vec![Vec::new(); self.rows];
        for (ring, r) in (0..).zip(rings) {
            for line in r.line.lines() {
                let (low, high) = (line.start.y.min(line.end.y), line.start.y.max(line.end.y));
                // Within the rows, since no point lies outside the grid.
                let (first, last) =
                    (Self::index(self.south, low) as usize, Self::index(self.south, high) as usize);
                for of_row in &mut by_row[first..=last.min(self.rows - 1)] {
                    of_row.push(Line { ring, start: line.start, end: line.end });
                }
            }
        }
        for lines in by_row {
            self.bands.push(self.lines.len() as u32);
            self.lines.extend(lines);
        }
        self.bands.push(self.lines.len() as u32);
    }

    /// Marks every cell that a line touches, with some margin for rounding.
    fn mark_borders(&mut self) {
        let spare = 1e-9;
        for row in 0..self.rows {
            let (low, high) =
                (self.south + row as f64 / FINE - spare, self.south + (row + 1) as f64 / FINE + spare);
            for at in self.bands[row] as usize..self.bands[row + 1] as usize {
                let Line { start, end, .. } = self.lines[at];
                // The part of the line within the row.
                let x = |y: f64| {
                    let share = if end.y == start.y { 0.0 } else { (y - start.y) / (end.y - start.y) };
                    start.x + share.clamp(0.0, 1.0) * (end.x - start.x)
                };
                let mut span = [x(low), x(high)];
                if start.y == end.y {
                    span = [start.x, end.x];
                }
                let (from, to) = (span[0].min(span[1]) - spare, span[0].max(span[1]) + spare);
                let first = Self::index(self.west, from).max(0.0) as usize;
                let last = (Self::index(self.west, to).max(0.0) as usize).min(self.columns - 1);
                self.cells[row * self.columns + first..=row * self.columns + last].fill(BORDER);
            }
        }
    }

    /// Cells not separated by a border lie in the same governorate: one is looked up and its neighbours to
    /// the right and below follow.
    fn fill(&mut self, rings: &[Ring]) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                let at = row * self.columns + column;
                if self.cells[at] == BORDER {
                    continue;
                }
                let left = (column > 0).then(|| self.cells[at - 1]).filter(|c| *c != BORDER);
                let below = (row > 0).then(|| self.cells[at - self.columns]).filter(|c| *c != BORDER);
                self.cells[at] = left.or(below).unwrap_or_else(|| {
                    let middle = |from: f64, n: usize| from + (n as f64 + 0.5) / FINE;
                    let p = LonLat::new(middle(self.west, column), middle(self.south, row));
                    self.exact(p, row, rings).unwrap_or(NONE)
                });
            }
        }
    }

    pub fn at(&self, p: LonLat, rings: &[Ring]) -> Option<u8> {
        let (column, row) = (Self::index(self.west, p.lon), Self::index(self.south, p.lat));
        let inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64;
        if !inside {
            return None;
        }
        let (column, row) = (column as usize, row as usize);
        match self.cells[row * self.columns + column] {
            NONE => None,
            BORDER => self.exact(p, row, rings),
            governorate => Some(governorate),
        }
    }

    /// The first governorate that contains the position: inside an outer ring and neither in a hole nor on a
    /// border, as `geo` defines it.
    fn exact(&self, p: LonLat, row: usize, rings: &[Ring]) -> Option<u8> {
        let lines = &self.lines[self.bands[row] as usize..self.bands[row + 1] as usize];
        let mut holder: Option<(u8, bool)> = None;
        for of_ring in lines.chunk_by(|a, b| a.ring == b.ring) {
            let ring = &rings[of_ring[0].ring as usize];
            if !ring.hole {
                // All rings of the previous polygon are done.
                if let Some((governorate, true)) = holder {
                    return Some(governorate);
                }
                holder = Some((ring.governorate, side(of_ring, p) == Side::Inside));
            } else if side(of_ring, p) != Side::Outside
                && let Some((_, inside)) = &mut holder
            {
                *inside = false;
            }
        }
        holder.filter(|(_, inside)| *inside).map(|(governorate, _)| governorate)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
    Border,
}

/// Locates a position by winding number, `geo`'s rule, using only the segments that reach the position's
/// latitude.
fn side(lines: &[Line], p: LonLat) -> Side {
    let p = Coord { x: p.lon, y: p.lat };
    let mut winding = 0;
    for Line { start, end, .. } in lines {
        let (up, down) = (start.y <= p.y && end.y >= p.y, start.y > p.y && end.y <= p.y);
        if !up && !down {
            continue;
        }
        let turn = RobustKernel::orient2d(*start, *end, p);
        let between = (start.x.min(end.x)..=start.x.max(end.x)).contains(&p.x);
        if turn == Orientation::Collinear && between {
            return Side::Border;
        } else if turn == Orientation::CounterClockwise && up && end.y != p.y {
            winding += 1;
        } else if turn == Orientation::Clockwise && down {
            winding -= 1;
        }
    }
    if winding == 0 { Side::Outside } else { Side::Inside }
}
