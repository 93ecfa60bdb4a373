//! What happened in two periods of one table, compared.

mod compared;
mod period_pair;

pub use compared::{Compared, ComparedCount, Verdict};
pub use period_pair::PeriodPair;
