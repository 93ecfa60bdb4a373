//! Rows in file order to a table.

mod builder;
mod parts;
mod pieces;
mod segment;
mod words;

pub use builder::TableBuilder;
