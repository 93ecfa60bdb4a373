/// A row by its place in its source, counted from 0 without what cannot be read. It stays the same
/// as long as the source does; a table's own order is another one ([`super::EventTable::numbers`]).
pub type RowId = u32;
