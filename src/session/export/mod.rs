//! What of a session is taken away: the features or the rows, and what is said of those that are
//! left out.

mod about;
mod citations;
mod features;
mod filter;
mod governorate;
mod rows;
mod simplestyle;

pub use features::ExportFeatures;
pub use rows::ExportRows;
