use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::events::{
    Bits, ColumnInfo, EventTable, LoadedColumns, RowError, RowId, RowSource, RowText, RuleColumn, Test, Want,
};
use crate::formats::events::{
    EventFile, Format, Layout, RowIndex, Watch, column_types, load_columns, rows_again, search,
};

use super::{EventSource, SourceError};

/// The rows of an open event file: where each one starts, and how to split it into fields.
#[derive(Clone, Debug)]
pub struct FileRows {
    pub source: Arc<EventSource>,
    pub layout: Arc<Layout>,
    pub index: Arc<RowIndex>,
}

/// Most bytes of a row read for its card.
const MOST_OF_A_ROW: u64 = 32 << 20;

impl FileRows {
    /// The rows of a file as they were read from this source.
    pub fn new(source: Arc<EventSource>, file: &EventFile) -> Self {
        Self { source, layout: file.layout.clone().into(), index: file.index.clone() }
    }
}

impl RowSource for FileRows {
    fn name(&self) -> &str {
        self.source.name()
    }

    fn path(&self) -> Option<&Path> {
        Some(self.source.path())
    }

    fn header(&self) -> Option<&[String]> {
        match self.layout.format {
            Format::Delimited(_) => Some(&self.layout.header),
            Format::JsonArray | Format::GeoJson | Format::JsonLines => None,
        }
    }

    fn row(&self, id: RowId) -> Result<Vec<(String, String)>, RowError> {
        let offset = self.index.offset_of(id).ok_or(RowError::NoSuchRow)?;
        let next = id.checked_add(1).and_then(|n| self.index.offset_of(n));
        let most = next.unwrap_or(self.source.len()).saturating_sub(offset).min(MOST_OF_A_ROW);
        // Bounded by a few megabytes.
        let bytes = self.source.read_at(offset, most as usize).map_err(unreadable)?;
        let len = self.layout.record_len(&bytes).unwrap_or(bytes.len());
        Ok(self.layout.fields(bytes.get(..len).unwrap_or(&bytes)))
    }

    fn texts(
        &self,
        table: &EventTable,
        rows: &Bits,
        each: &mut dyn FnMut(RowText) -> io::Result<()>,
    ) -> io::Result<()> {
        let open = |offset| -> Box<dyn Read + '_> { Box::new(self.source.reader_from(offset)) };
        rows_again(&self.layout, (table, &self.index), rows, &open, each)
    }

    fn search(&self, table: &EventTable, text: &str, go_on: &mut dyn FnMut() -> bool) -> Option<Bits> {
        let mut watch = |_| if go_on() { Watch::GoOn } else { Watch::Stop };
        search(&self.layout, &mut self.source.reader(), (table, &self.index), text, &mut watch)
    }

    fn columns(&self, table: &EventTable) -> Result<Vec<ColumnInfo>, RowError> {
        column_types(self, &self.layout, table).map_err(|why| unreadable(why.into()))
    }

    fn load(
        &self,
        table: &EventTable,
        wants: &[Want],
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<LoadedColumns>, RowError> {
        self.unchanged()?;
        let all = table.len().max(1) as f32;
        let mut watch = |rows| if go_on(rows as f32 / all) { Watch::GoOn } else { Watch::Stop };
        let loaded = load_columns(self, &self.layout, table, wants, &mut watch);
        let Some(mut loaded) = loaded.map_err(|why| unreadable(why.into()))? else { return Ok(None) };
        for want in wants {
            let Want::Hits(condition) = want else { continue };
            let (RuleColumn::Anywhere, Test::Contains(text)) = (&condition.column, &condition.test) else {
                continue;
            };
            match self.search(table, text, &mut || go_on(1.0)) {
                Some(rows) => loaded.add_hits(condition.clone(), rows),
                None => return Ok(None),
            }
        }
        // A file that changed meanwhile gave cells of other rows.
        self.unchanged()?;
        Ok(Some(loaded))
    }

    fn unchanged(&self) -> Result<(), RowError> {
        self.source.unchanged().map_err(unreadable)
    }
}

/// A table knows nothing of files.
fn unreadable(error: SourceError) -> RowError {
    RowError::Source(Arc::new(error))
}
