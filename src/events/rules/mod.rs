//! Conditions on any column, joined by “all of”, “any of” and “not”: as the user writes them, and as the rows
//! that meet them.

mod evaluate;
mod needs;
mod parse;
mod rule;
mod scan;
mod written;

pub use parse::{Known, RuleError};
pub use rule::{Condition, Rule, RuleColumn, Test};
