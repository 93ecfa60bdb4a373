//! Layers + viewport + selection → a display list in screen space; and what lies
//! under a point. Which toolkit draws the list is not its business.

mod display_list;
mod prim;

pub use display_list::{Group, Scene};
pub use prim::{Circle, Fill, Label, Line, Prim, Soft};
// A label's weight belongs to `style`, where text is measured; painters find it with the other prims.
pub use crate::style::Weight;
