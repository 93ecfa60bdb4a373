//! Layers + viewport + selection → a display list in screen space; and hit testing. Out of scope: the toolkit
//! that draws the list.

mod annotations;
mod base;
mod build;
mod display_list;
mod draft_signs;
mod edge;
mod events;
mod hatch;
mod hit;
mod hits;
mod holding;
mod input;
mod labels;
mod name_script;
mod names;
mod on_shades;
mod outline;
mod overlay;
mod pin;
mod prepared;
mod prim;
mod seen;
mod soft;

pub use annotations::{
    AnnotationHit, PreparedAnnotation, ShownAnnotations, annotation_hits, annotation_prims,
};
pub use build::build;
pub use display_list::{Group, Scene};
pub use draft_signs::{cross, draft_ring};
pub use events::{
    ChangeHit, EventDisplay, Measure, SharedScale, ShownChanges, ShownEvents, change_hit, change_legend,
    change_marks, event_hits, event_legend, event_sign,
};
pub use hit::{Hit, RING_PX, outline_px};
pub use hits::{at, hits, hits_with_annotations};
pub use holding::is_of_other_times;
pub use input::{SceneInput, ShownLayer, StackItem};
pub use name_script::Names;
pub use overlay::Emphasis;
pub use pin::pin;
pub use prepared::{PreparedFeature, PreparedLayer};
pub use prim::{Circle, Fill, Label, Line, Prim, Soft};
pub use seen::seen_at;
pub use soft::SoftShape;
// A label's weight belongs to `style`, where text is measured; re-exported here for painters.
pub use crate::style::Weight;
