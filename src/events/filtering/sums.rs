use std::sync::Arc;

use crate::events::{Cell, EventTable, FileColumn, FilteredView, RowSums};

/// Number of levels searched for the greatest sum, and how many of a level's fullest cells are followed.
const LEVELS: usize = 25;
const FOLLOWED: usize = 32;

impl FilteredView {
    /// The sums of a column over the drawn rows that pass. The first call for a column adds them all.
    pub fn sums(&self, table: &EventTable, column: &Arc<FileColumn>) -> Arc<RowSums> {
        self.last_sums.of(column, || RowSums::new(table.drawn(), self.bits.clone(), column.clone()))
    }
}

impl RowSums {
    /// Approximate greatest sum of a cell of a level, as [`FilteredView::greatest`] finds the greatest count.
    pub fn greatest(&self, table: &EventTable, level: u8) -> f64 {
        let all = self.greatest.get_or_init(|| follow(self, table));
        all.get(usize::from(level)).or(all.last()).copied().unwrap_or(0.0)
    }
}

fn follow(sums: &RowSums, table: &EventTable) -> Vec<f64> {
    let all = Cell { level: 0, x: 0, y: 0, rows: 0..table.drawn(), count: 0 };
    let mut fullest = vec![(sums.of(&all.rows), all)];
    let mut greatest = Vec::with_capacity(LEVELS);
    while greatest.len() < LEVELS {
        greatest.push(fullest.first().map_or(0.0, |(sum, _)| *sum));
        let below = fullest.iter().filter(|(_, cell)| !cell.rows.is_empty());
        let mut below: Vec<(f64, Cell)> = below
            .flat_map(|(_, cell)| table.quarters(cell))
            .filter(|cell| !cell.rows.is_empty())
            .map(|cell| (sums.of(&cell.rows), cell))
            .collect();
        // Ties in Z-order, so that the result is deterministic.
        below.sort_by(|a, b| b.0.total_cmp(&a.0));
        below.truncate(FOLLOWED);
        fullest = below;
    }
    greatest
}
