use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::events::{Block, EventTable, Parallel, StoredBlock, TableShape};
use crate::formats::events::{EventFile, EventNotes, Format, Layout, RoleRead, RowIndex};

/// What is to be known of a stored file beside the blocks of its columns. It holds no more of the file's text
/// than the table and its notes do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredFile {
    pub notes: EventNotes,
    layout: Layout,
    roles: Vec<RoleRead>,
    /// The upper halves of the offsets of rows.
    high: Vec<(u32, u64)>,
    table: TableShape,
}

impl EventFile {
    /// The file as it can be stored, so that it need not be read again; `None` if the texts of its rows are not
    /// found by their offsets.
    pub fn stored(&self) -> Option<(StoredFile, Vec<StoredBlock<'_>>)> {
        if self.rows.is_some() {
            return None;
        }
        let (low, high) = self.index.parts();
        let (table, mut blocks) = self.table.stored();
        blocks.insert(0, StoredBlock::from(low));
        let (notes, layout, roles) = (self.notes.clone(), self.layout.clone(), self.roles.clone());
        Some((StoredFile { notes, layout, roles, high: high.to_vec(), table }, blocks))
    }

    /// A file that was stored, if these are its blocks.
    pub fn restored(stored: StoredFile, blocks: Vec<Block>, parallel: &dyn Parallel) -> Option<Self> {
        let StoredFile { notes, layout, roles, high, table } = stored;
        let mut blocks = blocks.into_iter();
        let index = RowIndex::of_parts(blocks.next()?.u32()?, high)?;
        let table = EventTable::restored(table, &mut blocks, parallel)?;
        let columns = layout.header.len();
        let known = match layout.format {
            Format::Delimited(_) => layout.mapping.columns().all(|column| column < columns),
            Format::JsonArray | Format::GeoJson | Format::JsonLines => true,
        };
        let whole = blocks.next().is_none() && index.rows() == table.len();
        (known && whole).then(|| Self {
            table: table.into(),
            layout,
            index: Arc::new(index),
            rows: None,
            notes,
            roles,
            revision: None,
        })
    }
}
