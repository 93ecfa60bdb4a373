use serde::{Deserialize, Serialize};

use super::StoredBlock;
use crate::events::{Dimension, EventTable};

/// What is to be known of a stored table beside its blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableShape {
    pub(super) dimensions: Vec<Dimension>,
    /// Number of groups of rows.
    pub(super) groups: usize,
    /// Of each dimension, whether rows are grouped by it; if not, it has a code for each row.
    pub(super) grouped: Vec<bool>,
}

impl EventTable {
    /// The table as it can be stored; what follows from its columns is not.
    pub fn stored(&self) -> (TableShape, Vec<StoredBlock<'_>>) {
        let columns = &self.columns;
        let shape = TableShape {
            dimensions: columns.dimensions.clone(),
            groups: columns.groups.count,
            grouped: columns.groups.codes.iter().map(Option::is_some).collect(),
        };
        let mut blocks = vec![
            StoredBlock::from(&columns.codes[..]),
            StoredBlock::from(&columns.numbers[..]),
            StoredBlock::from(&columns.first[..]),
            StoredBlock::from(&columns.lasting[..]),
            StoredBlock::from(&columns.best[..]),
            StoredBlock::from(&columns.low[..]),
            StoredBlock::from(&columns.high[..]),
            StoredBlock::from(&columns.events[..]),
            StoredBlock::from(&columns.groups.of_row[..]),
        ];
        for (grouped, wide) in columns.groups.codes.iter().zip(&columns.wide) {
            // A dimension that is not grouped has its own column.
            let codes = grouped.as_deref().or(wide.as_deref()).unwrap_or_default();
            blocks.push(StoredBlock::from(codes));
        }
        (shape, blocks)
    }
}
