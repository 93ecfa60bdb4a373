//! The reader's own marks on the picture, and under the pointer. They lie above everything but
//! names and look like nothing that stands for evidence: an ink that no kind has, hollow double
//! lines, a double ring. What they say is not this room's business.

mod draw;
mod hits;
mod lettering;
mod prepared_mark;
mod shown_marks;

pub use draw::{draw, mark_prims};
pub use hits::{MarkHit, mark_hits};
pub use prepared_mark::PreparedMark;
pub use shown_marks::ShownMarks;
