//! Drawing and hit testing of annotations. They lie above everything but labels and look like nothing that
//! represents evidence: a colour that no kind uses, hollow double lines, a double ring. Out of scope: their
//! content.

mod draw;
mod hits;
mod lettering;
mod prepared_mark;
mod shown_marks;

pub use draw::{draw, mark_prims};
pub use hits::{MarkHit, mark_hits};
pub use prepared_mark::PreparedMark;
pub use shown_marks::ShownMarks;
