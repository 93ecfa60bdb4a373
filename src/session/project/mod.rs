//! Converts the session to a project and back; the counterpart of [`crate::formats::project`].

mod action;
mod apply;
mod filter_words;
mod kept_filters;
mod kept_updates;
mod make;
mod make_events;
mod select_wanted;
mod settle;
mod stack_order;
mod state;
mod words;

pub use action::ProjectAction;
pub use state::{ProjectState, Stamp};

pub(super) use apply::apply;
