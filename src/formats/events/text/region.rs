/// What a record of a file belongs to, as the records before it tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) enum Region {
    /// The table that is read.
    #[default]
    Table,
    /// Another table, below a header of its own.
    OtherTable,
    /// A summary, a key or remarks below the table.
    Remarks,
}
