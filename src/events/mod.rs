//! The event table: millions of dated, placed rows in columns, in Morton order, so that what
//! lies in a cell, a window or a ring is a question of ranges, and a filter is one scan.
//! Where the rows come from is the business of `formats`, how they are drawn that of `scene`.

mod bits;
mod builder;
mod cells;
mod date_precision;
mod day;
mod dimension;
mod event;
mod filter;
mod governorates;
mod greatest;
mod groups;
mod kept;
mod morton;
mod near;
mod offsets;
mod shown;
mod stack;
mod table;
mod timeline;
mod tree;

pub use bits::Bits;
pub use builder::TableBuilder;
pub use cells::Cell;
pub use date_precision::DatePrecision;
pub use day::Day;
pub use dimension::{Column, DATED, Dimension, GOVERNORATE, PRECISION, Role};
pub use event::{Event, Fatalities};
pub use filter::{Filter, TextHits};
pub use governorates::Governorates;
pub use kept::Kept;
pub use morton::{cell_bounds, code_of, world_of};
pub use near::{Near, Spot};
pub use shown::{Shown, Tally};
pub use stack::Stack;
pub use table::{EventTable, Row};
pub use timeline::Timeline;
