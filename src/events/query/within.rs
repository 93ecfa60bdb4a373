use std::ops::Range;

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

use crate::geo::{Bounds, World};

use crate::events::{Bits, Cell, EventTable, FilteredView, block_capacity, world_of};

/// Ranges up to this many rows are scanned row by row.
const FEW: u32 = 32;

impl EventTable {
    /// The drawn, shown rows inside a ring of corners, which is closed implicitly and may have any winding
    /// and cross itself: a non-zero winding number is inside, and so is the edge. Fewer than three corners
    /// contain only what lies on them.
    pub fn rows_within(&self, shown: &FilteredView, ring: &[World]) -> Bits {
        let mut words = vec![0; self.len().div_ceil(64)];
        let corners = ring.iter().zip(ring.iter().cycle().skip(1));
        let edges: Vec<Edge> = corners.map(|(a, b)| Edge { from: coord(*a), to: coord(*b) }).collect();
        let mut walk = Walk { table: self, shown, words: &mut words };
        walk.descend(&Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 }, &edges);
        Bits::from_words(words, self.len())
    }

    /// The drawn, shown rows within a box, edges included, in table order.
    pub fn window_rows(&self, shown: &FilteredView, bounds: &Bounds) -> Vec<u32> {
        let mut rows = block_capacity::with_block_capacity(shown.count() as usize);
        let whole = Cell { level: 0, x: 0, y: 0, rows: 0..self.drawn(), count: 0 };
        window(self, shown.bits(), bounds, &whole, &mut rows);
        rows
    }
}

fn window(table: &EventTable, bits: &Bits, bounds: &Bounds, cell: &Cell, found: &mut Vec<u32>) {
    let ground = cell.bounds();
    if cell.rows.is_empty() || !ground.intersects(bounds) || bits.count_in(&cell.rows) == 0 {
        return;
    }
    if bounds.contains(ground.min) && bounds.contains(ground.max) {
        found.extend(bits.rows(cell.rows.clone()));
    } else if cell.rows.len() as u32 <= FEW || cell.level == 32 {
        let inside = |row: &u32| bounds.contains(world_of(table.codes()[*row as usize]));
        found.extend(bits.rows(cell.rows.clone()).filter(inside));
    } else {
        table.quarters(cell).iter().for_each(|child| window(table, bits, bounds, child, found));
    }
}

#[derive(Clone, Copy)]
struct Edge {
    from: Coord<f64>,
    to: Coord<f64>,
}

impl Edge {
    fn side(&self, p: Coord<f64>) -> Orientation {
        RobustKernel::orient2d(self.from, self.to, p)
    }

    fn bounds(&self) -> Bounds {
        Bounds::of([World::new(self.from.x, self.from.y), World::new(self.to.x, self.to.y)])
    }

    /// Whether an eastward ray from within the box may hit the edge.
    fn concerns(&self, ground: &Bounds) -> bool {
        let own = self.bounds();
        own.min.y <= ground.max.y && own.max.y >= ground.min.y && own.max.x >= ground.min.x
    }

    fn touches(&self, ground: &Bounds) -> bool {
        let (a, b) = (ground.min, ground.max);
        let corners = [(a.x, a.y), (b.x, a.y), (b.x, b.y), (a.x, b.y)];
        let first = self.side(corners[0].into());
        self.bounds().intersects(ground)
            && (first == Orientation::Collinear || corners.iter().any(|c| self.side((*c).into()) != first))
    }
}

struct Walk<'a> {
    table: &'a EventTable,
    shown: &'a FilteredView,
    words: &'a mut [u64],
}

impl Walk<'_> {
    /// `edges` includes at least those that [`Edge::concerns`] the cell.
    fn descend(&mut self, cell: &Cell, edges: &[Edge]) {
        if cell.rows.is_empty() || self.shown.bits().count_in(&cell.rows) == 0 {
            return;
        }
        let ground = cell.bounds();
        let edges: Vec<Edge> = edges.iter().copied().filter(|e| e.concerns(&ground)).collect();
        if !edges.iter().any(|edge| edge.touches(&ground)) {
            if is_inside(coord(ground.center()), &edges) {
                self.take(&cell.rows);
            }
        } else if cell.rows.len() as u32 <= FEW || cell.level == 32 {
            for row in cell.rows.clone() {
                if is_inside(coord(world_of(self.table.codes()[row as usize])), &edges) {
                    self.take(&(row..row + 1));
                }
            }
        } else {
            self.table.quarters(cell).iter().for_each(|child| self.descend(child, &edges));
        }
    }

    /// Takes the shown rows of a range.
    fn take(&mut self, rows: &Range<u32>) {
        for row in self.shown.bits().rows(rows.clone()) {
            self.words[row as usize / 64] |= 1 << (row % 64);
        }
    }
}

/// Whether a ring's edges enclose a position, or it lies on one of them; edges that no eastward ray hits may
/// be missing.
fn is_inside(p: Coord<f64>, edges: &[Edge]) -> bool {
    let mut turns = 0;
    for edge in edges {
        let (low, high) = (edge.from.y.min(edge.to.y), edge.from.y.max(edge.to.y));
        if p.y < low || p.y > high {
            continue;
        }
        let side = edge.side(p);
        let (west, east) = (edge.from.x.min(edge.to.x), edge.from.x.max(edge.to.x));
        if side == Orientation::Collinear && p.x >= west && p.x <= east {
            return true;
        }
        // An edge includes its lower end but not its upper one, so that a corner counts once.
        if p.y < high && side == Orientation::CounterClockwise && edge.from.y < edge.to.y {
            turns += 1;
        } else if p.y < high && side == Orientation::Clockwise && edge.from.y > edge.to.y {
            turns -= 1;
        }
    }
    turns != 0
}

fn coord(w: World) -> Coord<f64> {
    Coord { x: w.x, y: w.y }
}
