use std::error::Error;
use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::{Bits, ColumnInfo, EventTable, LoadedColumns, RowId, RowText, Want};

/// Where the rows of a table come from: a file, a part of one, a database. The table keeps what is
/// filtered and drawn; everything else about a row is asked of its source again, by the row's id.
/// Looking into a source and reading its rows into a table is done before there is a table, by the
/// readers of `formats`.
pub trait RowSource: Debug + Send + Sync {
    /// Display name of the source, such as the file name.
    fn name(&self) -> &str;

    /// The file that the rows are read from, which nothing may be written over.
    fn path(&self) -> Option<&Path>;

    /// Names of the columns; `None` if rows are JSON objects that need not have the same members.
    fn header(&self) -> Option<&[String]>;

    /// Header and text of each field of a row.
    ///
    /// # Errors
    /// If there is no such row, or the source cannot be read or is no longer what it was.
    fn row(&self, id: RowId) -> Result<Vec<(String, String)>, RowError>;

    /// Passes on the text of some rows, in the order of the source, with about one row in memory.
    ///
    /// # Errors
    /// The first error of `each`, or if the source cannot be read or has been cut short.
    fn texts(
        &self,
        table: &EventTable,
        rows: &Bits,
        each: &mut dyn FnMut(RowText) -> io::Result<()>,
    ) -> io::Result<()>;

    /// The rows of the table, in its order, of which any field holds the text, letters' case aside;
    /// all rows if the text is empty. `go_on` is asked now and then; `None` if it stops the search.
    fn search(&self, table: &EventTable, text: &str, go_on: &mut dyn FnMut() -> bool) -> Option<Bits>;

    /// The columns of the source with their types, by a sample of rows.
    ///
    /// # Errors
    /// If the source cannot be read or is no longer what it was.
    fn columns(&self, table: &EventTable) -> Result<Vec<ColumnInfo>, RowError>;

    /// Reads what is wanted of the columns, for all rows of the table. `go_on` is called now and then with
    /// the share of the work done; `None` if it stops the work.
    ///
    /// # Errors
    /// Likewise.
    fn load(
        &self,
        table: &EventTable,
        wants: &[Want],
        go_on: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<LoadedColumns>, RowError>;

    /// # Errors
    /// If the source is no longer what the table was made of.
    fn unchanged(&self) -> Result<(), RowError>;
}

/// Why a row's text cannot be had, as the end of a sentence, without a full stop.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RowError {
    #[error("there is no such row")]
    NoSuchRow,
    #[error("The file is still loading; its fields are shown after that.")]
    Loading,
    /// What the source itself reports; which kinds of errors there are depends on the source.
    #[error(transparent)]
    Source(Arc<dyn Error + Send + Sync>),
}

/// An error of a source equals only itself.
impl PartialEq for RowError {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::NoSuchRow, Self::NoSuchRow) | (Self::Loading, Self::Loading) => true,
            (Self::Source(a), Self::Source(b)) => Arc::ptr_eq(a, b),
            (Self::NoSuchRow | Self::Loading | Self::Source(_), _) => false,
        }
    }
}
