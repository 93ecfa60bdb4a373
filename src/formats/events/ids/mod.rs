//! The ids of events: which rows repeat one, and which of them is the latest state of its event.

pub(super) mod deleted;
pub(super) mod duplicates;
pub(super) mod id_columns;
pub(super) mod keys;
pub(super) mod repeated;
pub(super) mod shared_ids;
pub(super) mod version;
pub(super) mod whole_rows;
