//! The marks of what differs between two states of a source.

mod draw;
mod hits;
mod legend;
mod shown_changes;
mod signs;
mod spots;

pub use draw::marks as change_marks;
pub use hits::{ChangeHit, change_hit};
pub use legend::change_legend;
pub use shown_changes::ShownChanges;
pub use signs::{change_sign, count_sign};
