//! The event table: millions of dated, placed rows in columns, in Morton order, so that a query for a cell, a
//! window or a ring is a few ranges, and a filter is one scan. Out of scope: parsing (`formats`) and drawing
//! (`scene`).

mod bin;
mod bits;
mod builder;
mod cells;
mod columns;
mod counted;
mod counting;
mod date_precision;
mod day;
mod dimension;
mod directory;
mod event;
mod filter;
mod governorates;
mod greatest;
mod groups;
mod kept;
mod masks;
mod morton;
mod move_filter;
mod offsets;
mod parts;
pub(crate) mod room;
mod show;
mod shown;
mod sort_key;
mod stack;
mod summary;
mod table;
mod tally;
mod timeline;
mod unit;
mod within;

pub use bin::Bin;
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
pub use shown::Shown;
pub use sort_key::SortKey;
pub use stack::Stack;
pub use summary::{Sum, Summary};
pub use table::{EventTable, Row};
pub use tally::Tally;
pub use timeline::Timeline;
pub use unit::Unit;
