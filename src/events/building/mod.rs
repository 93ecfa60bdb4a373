//! Rows in file order to a table.

mod builder;
mod packed;
mod parts;
mod pieces;
mod segment;
mod sorting;
mod words;

pub use builder::TableBuilder;
