//! How rows are kept: columns of short codes, bitmaps, and the Z-curve that puts the rows in order.

mod bits;
pub mod block_capacity;
pub(super) mod directory;
pub(super) mod groups;
pub(super) mod morton;
pub(super) mod table_columns;

pub use bits::Bits;
pub use morton::{cell_bounds, code_of, world_of};
