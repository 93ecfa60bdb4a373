//! What commands answer with, and how they replace files.

mod answer;
mod entry;
mod failure;
mod progress_bar;
mod replace;

pub use answer::Answer;
pub use entry::{Entry, PeriodEntry};
pub use failure::{Failure, INTERNAL, NOTHING, USAGE};
pub use progress_bar::ProgressBar;
pub use replace::{OR_REPLACE, REPLACED, Replace, unpainted, unwritten};
