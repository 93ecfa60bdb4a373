//! Exports of a session: the features or rows, and the description of what is left out.

mod about;
mod changes;
mod citations;
mod features;
mod filter;
mod governorate;
mod rows;
mod simplestyle;

pub use changes::export_changes;
pub use features::ExportFeatures;
pub use rows::ExportRows;
