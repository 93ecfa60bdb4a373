//! What commands read: files in any order, ids, positions and conditions.

mod built_in;
pub(in crate::cli) mod event_file;
pub(in crate::cli) mod event_filter;
mod file_session;
pub(in crate::cli) mod inputs;
pub(in crate::cli) mod lookup;
mod position;
mod said_columns;
mod said_places;

pub use built_in::session as built_in_session;
pub use event_file::{OpenEvents, range};
pub use file_session::{FileSession, OpenRows};
pub use inputs::{Inputs, Wanted};
pub use position::position;
pub use said_places::SaidPlaces;
