//! A file from its beginning to a table, with what was met on the way.

pub(super) mod assemble;
mod assemble_rows;
pub(super) mod at;
pub(super) mod cause;
pub(super) mod decisions;
pub(super) mod file_head;
pub(super) mod head;
pub(super) mod header_names;
pub(super) mod header_rows;
pub(super) mod killed_decisions;
pub(super) mod later;
pub(super) mod notes;
pub(super) mod preview;
pub(super) mod progress;
pub(super) mod read;
pub(super) mod revise;
pub(super) mod roles_read;
mod row;
pub(super) mod settled;
pub(super) mod side_table;
pub(super) mod standing;
pub(super) mod stream;
pub(super) mod sums;
pub(super) mod table_head;
pub(super) mod tallies;
pub(super) mod trial;
pub(super) mod wide;
