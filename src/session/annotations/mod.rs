//! The user's annotations: notes, points, lines and areas, which are not evidence.

mod annotation_action;
mod annotations;
mod apply;
mod read;
mod vertices;

pub use annotation_action::AnnotationAction;
pub use annotations::Annotations;
pub use apply::LONGEST_NAME;
pub use vertices::{insert_vertex, move_vertex, remove_vertex};

pub(super) use apply::apply;
