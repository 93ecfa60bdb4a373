//! Conditions on any column of the file, in groups, and filters kept under a name.

mod draft;
mod editor;
mod facts;
mod kept;
mod line_fields;
mod range_bar;
mod section;

pub use section::{Conditions, section};
