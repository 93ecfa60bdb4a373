//! Undo and redo: a list of documents, whatever the document. The session has one of all that is in
//! front of the user, a review one of what is decided on its drafts.
//!
//! [`Session::apply`](super::Session::apply) takes a copy before each action that has a name; where
//! the document differs afterwards, the copy becomes a step. Copies share what is large. Changes that
//! come from outside are made in all documents of the list, so that undo never takes them back:
//! opening and closing event files, reading them on, what a review shows on the map. A closed event
//! file gives its memory back; “Recent files” opens it again.

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
pub(super) use watch::watched;
