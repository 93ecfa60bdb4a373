use std::collections::BTreeMap;
use std::sync::Arc;

use crate::events::{ColumnInfo, FileColumn, LoadedColumns, ReadAs, Want};

/// The columns of an event file, and what has been read of them for its table. Neither saved nor undone.
#[derive(Clone, Debug, Default)]
pub struct FileColumns {
    /// In the order of the file.
    pub all: Arc<Vec<ColumnInfo>>,
    pub loaded: LoadedColumns,
    /// The share that is done of what is being read.
    pub loading: Option<f32>,
    /// Cells of the rows that a table showed last, in the order of the columns.
    pub cells: Arc<BTreeMap<u32, Vec<String>>>,
}

/// Columns that stay for the next condition although nothing uses them.
const SPARE: usize = 4;

/// Most rows of which cells are kept.
const MOST_CELLS: usize = 4_000;

impl FileColumns {
    pub fn info(&self, name: &str) -> Option<&ColumnInfo> {
        self.all.iter().find(|c| c.name == name)
    }

    pub fn column(&self, name: &str, read_as: ReadAs) -> Option<&Arc<FileColumn>> {
        self.loaded.column(name, read_as)
    }

    /// Adds cells that were read, and forgets those read long ago.
    pub(super) fn add_cells(&mut self, cells: &[(u32, Vec<String>)]) {
        let all = Arc::make_mut(&mut self.cells);
        if all.len() > MOST_CELLS {
            all.clear();
        }
        all.extend(cells.iter().cloned());
    }

    /// Drops what neither a filter nor a drawing uses, but for the last few.
    pub(super) fn drop_unused(&mut self, used: &[Want]) {
        let names: Vec<(String, ReadAs)> =
            self.loaded.columns().map(|c| (c.name.clone(), c.read_as())).collect();
        let spare = &names[names.len().saturating_sub(SPARE)..];
        self.loaded.retain(|want| {
            used.contains(want)
                || match want {
                    Want::Column { name, read_as } => spare.iter().any(|(n, r)| n == name && r == read_as),
                    Want::Hits(_) => false,
                }
        });
    }
}
