use std::borrow::Cow;

use super::RowId;

/// The text of a row, read from its source again.
pub struct RowText<'a> {
    /// Index in the table.
    pub row: u32,
    pub id: RowId,
    pub fields: Fields<'a>,
}

/// How a source keeps the fields of a row.
pub enum Fields<'a> {
    /// One text for each column of the source.
    Cells(&'a mut dyn Iterator<Item = Cow<'a, str>>),
    /// A JSON object, whose members need not be those of other rows.
    Json(&'a [u8]),
}
