//! What a row says: its days, its number of people killed, its governorate, the values of its file's columns.

mod bin;
mod date_precision;
mod day;
mod dimension;
mod event;
mod governorates;
mod named_town;
mod unit;

pub use bin::Bin;
pub use date_precision::DatePrecision;
pub use day::Day;
pub use dimension::{Column, DATED, Dimension, GOVERNORATE, PRECISION, Role};
pub use event::{Event, Fatalities, Values};
pub use governorates::Governorates;
pub use named_town::NamedTown;
pub use unit::Unit;
