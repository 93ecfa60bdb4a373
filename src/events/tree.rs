use std::ops::Range;

use super::Cell;
use super::cells::quarters;

/// Where the quadtree's cells begin and end among the rows, as far down as they hold many:
/// what would be a search of the codes is a look at the neighbouring node.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The first is the whole World; four sisters lie one behind the other.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Where the cell's rows end; they begin where those of the sister before end.
    end: u32,
    /// The first of its four parts; 0 = it has few rows, or all at one position.
    parts: u32,
}

/// A cell with no more rows than this has no parts in the tree: they lie in some cache lines.
const FEW: usize = 96;

impl Tree {
    pub fn new(codes: &[u64]) -> Self {
        // A table has fewer than 2^32 rows.
        let end = codes.len() as u32;
        let mut tree = Self { nodes: vec![Node { end, parts: 0 }] };
        tree.split(codes, 0, Cell { level: 0, x: 0, y: 0, rows: 0..end, count: 0 });
        tree.nodes.shrink_to_fit();
        tree
    }

    fn split(&mut self, codes: &[u64], node: usize, cell: Cell) {
        let rows = &codes[cell.rows.start as usize..cell.rows.end as usize];
        if rows.len() <= FEW || cell.level == 32 || rows.first() == rows.last() {
            return;
        }
        let first = self.nodes.len();
        // At most a node for every few dozen rows.
        self.nodes[node].parts = first as u32;
        let parts = quarters(codes, &cell);
        self.nodes.extend(parts.iter().map(|part| Node { end: part.rows.end, parts: 0 }));
        for (i, part) in parts.into_iter().enumerate() {
            self.split(codes, first + i, part);
        }
    }

    /// The four quarters of a cell with their nodes; `node` is the cell's own.
    pub fn quarters(&self, codes: &[u64], cell: &Cell, node: Option<u32>) -> [(Cell, Option<u32>); 4] {
        let parts = node.and_then(|n| self.nodes.get(n as usize)).map_or(0, |n| n.parts);
        if parts == 0 {
            return quarters(codes, cell).map(|part| (part, None));
        }
        let mut start = cell.rows.start;
        std::array::from_fn(|q| {
            let node = parts + q as u32;
            let end = self.nodes[node as usize].end;
            let rows: Range<u32> = start..end;
            start = end;
            (cell.quarter(q as u32, rows), Some(node))
        })
    }

    pub fn bytes(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>()
    }
}
