use crate::events::{ColumnInfo, ColumnType, EventTable};
use crate::session::{EventLayer, FileColumns, Session};

/// What a table of rows is filled from: the event table, and cells of the file that were read for it.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    pub table: &'a EventTable,
    pub columns: Option<&'a FileColumns>,
}

impl<'a> Cells<'a> {
    pub fn of(session: &'a Session, layer: &'a EventLayer) -> Self {
        Self { table: &layer.table, columns: session.file_columns(layer.id) }
    }

    /// The columns of the file, in its order.
    pub fn all(self) -> &'a [ColumnInfo] {
        self.columns.map_or(&[], |c| c.all.as_slice())
    }

    /// The columns of the file that the table does not keep anyway.
    pub fn further(self) -> impl Iterator<Item = (usize, &'a ColumnInfo)> {
        let kept = |name: &str| self.table.dimensions().iter().any(|d| d.header == name);
        self.all().iter().enumerate().filter(move |(_, column)| !kept(&column.name))
    }

    pub fn info(self, index: usize) -> Option<&'a ColumnInfo> {
        self.all().get(index)
    }

    /// A cell as it stands in the file; `None` until it is read.
    pub fn text(self, index: usize, row: u32) -> Option<&'a str> {
        let columns = self.columns?;
        let cell = columns.cells.get(&row).and_then(|cells| cells.get(index));
        let of_column = || {
            let info = columns.all.get(index)?;
            columns.column(&info.name, crate::events::ReadAs::Words)?.word(row)
        };
        cell.map(String::as_str).or_else(of_column)
    }

    pub fn is_number(self, index: usize) -> bool {
        self.info(index).is_some_and(|column| column.kind == ColumnType::Number)
    }

    /// Whether a row's cells have been read.
    pub fn has(self, row: u32) -> bool {
        self.columns.is_some_and(|columns| columns.cells.contains_key(&row))
    }
}
