//! JSON: parsing with plain error messages, positions of values, and readable printing. Out of scope: what
//! the values mean.

mod member;
mod parse;
mod pretty;
mod span_tree;
mod step;
mod to_value;

pub use member::has_member;
pub use parse::parse;
pub use pretty::{pretty, pretty_at};
pub use span_tree::{Lines, SpanTree};
pub use step::Step;
pub use to_value::to_value;
