use std::sync::Arc;

use crate::events::{Bits, EventTable, FileColumn, FilteredView, SortKey, block_capacity};
use crate::geo::{Bounds, World};

use super::EventLayer;

/// The source of listed rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// All rows shown, drawn or not.
    All,
    /// Rows drawn within a box.
    Window(Bounds),
    /// Rows drawn within a polygon on the World.
    Region(Vec<World>),
}

/// Which rows a table lists, and in which order. Listing is linear in the number of rows, so it is done on a
/// worker thread.
#[derive(Clone, Debug)]
pub struct RowList {
    pub table: Arc<EventTable>,
    pub shown: Arc<FilteredView>,
    pub extent: Extent,
    pub by: SortKey,
    pub descending: bool,
    /// Sorts by a column of the file instead.
    pub column: Option<Arc<FileColumn>>,
}

impl PartialEq for RowList {
    fn eq(&self, other: &Self) -> bool {
        self.is_of(other)
            && Arc::ptr_eq(&self.shown, &other.shown)
            && self.extent == other.extent
            && self.by == other.by
            && self.descending == other.descending
            && match (&self.column, &other.column) {
                (None, None) => true,
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (Some(_), None) | (None, Some(_)) => false,
            }
    }
}

impl RowList {
    pub fn new(layer: &EventLayer, extent: Extent, by: SortKey, descending: bool) -> Self {
        Self { table: layer.table.clone(), shown: layer.shown.clone(), extent, by, descending, column: None }
    }

    /// Whether both refer to the same table, so that row numbers are comparable.
    pub fn is_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
    }

    /// The rows, in order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = match &self.extent {
            Extent::All => listed(self.shown.bits()),
            Extent::Window(bounds) => self.table.window_rows(&self.shown, bounds),
            Extent::Region(ring) => listed(&self.table.rows_within(&self.shown, ring)),
        };
        match &self.column {
            Some(column) => self.table.sort_rows_by(&mut rows, column, self.descending),
            None => self.table.sort_rows(&mut rows, self.by, self.descending),
        }
        rows
    }
}

fn listed(rows: &Bits) -> Vec<u32> {
    block_capacity::collect(rows.count() as usize, rows.rows(0..u32::MAX))
}
