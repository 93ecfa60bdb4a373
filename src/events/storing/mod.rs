//! Tables as blocks of bytes and back, to be kept in a file. Out of scope: the file.

mod block;
mod restored;
mod shape;

pub use block::{Block, BlockKind, StoredBlock};
pub use shape::TableShape;
