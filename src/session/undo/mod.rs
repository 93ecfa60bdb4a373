//! Undo and redo: a list of documents of any type. The session has one of its document, a review one of its
//! decisions.
//!
//! [`Session::apply`](super::Session::apply) copies the document before each named action; if it differs
//! afterwards, the copy becomes a step. Copies share large data. Changes from outside are made in all
//! documents of the list, so that undo never reverts them: opening, loading and closing event files, what a
//! review shows on the map. A closed event file frees its memory; “Recent files” opens it again.

mod apply;
mod edit_action;
mod filter_name;
mod session_steps;
mod step_name;
mod undo_stack;
mod watch;

pub use edit_action::EditAction;
pub use step_name::{Gesture, StepName};
pub use undo_stack::{UndoStack, Undoable};

pub(super) use apply::apply;
pub(super) use filter_name::filter_name;
pub(super) use watch::watched;
