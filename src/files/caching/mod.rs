//! Tables of large event files, kept to be opened again without reading the files.

mod entry;
mod folder;
mod key;
mod table_cache;
#[cfg(test)]
mod tests;
mod unkept;

pub use folder::cache_folder;
pub use table_cache::{CacheSize, TableCache};
pub use unkept::Unkept;
