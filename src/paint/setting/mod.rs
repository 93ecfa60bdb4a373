//! Text and symbols set in columns on paper: rows, and how they flow. Out of scope: their content.

mod faces;
mod flow;
mod placed;
mod row;

pub use faces::Faces;
pub use flow::{Area, Flow};
pub use placed::placed;
pub use row::{Face, LEADING, Lead, Part, Sign, TextRow};
