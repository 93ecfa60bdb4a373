//! Event layers that are a later state of another one, and how they differ from it.

mod apply;
mod changed_rows;
mod comparable;
mod compared;
mod hiding;
mod legends;
mod look_up;
mod row_change;
mod settle;
mod update;
mod update_action;

pub use compared::Compared;
pub use row_change::{ChangedPair, RowChange};
pub use update::{Update, UpdateResult};
pub use update_action::UpdateAction;

pub(super) use apply::apply;
