//! Rows read again from their file: one for a card, some for an export, all for a search.

pub(super) mod again;
mod column_builder;
pub(super) mod load_columns;
pub(super) mod needle;
pub(super) mod row_index;
pub(super) mod search;
pub(super) mod stored;
