//! JSON texts: parsing with errors in plain words, where each value stands, and a
//! way of printing that people can read. What the values mean is not its business.

mod parse;
mod pretty;
mod span_tree;
mod step;

pub use parse::parse;
pub use pretty::{pretty, pretty_at};
pub use span_tree::{Lines, SpanTree};
pub use step::Step;
