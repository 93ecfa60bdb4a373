//! Drawing and hit testing of annotations. They lie above everything but labels and look like nothing that
//! represents evidence: a colour that no kind uses, hollow double lines, a double ring. Out of scope: their
//! content.

mod draw;
mod hits;
mod lettering;
mod prepared_annotation;
mod shown_annotations;

pub use draw::{annotation_prims, draw};
pub use hits::{AnnotationHit, annotation_hits};
pub use prepared_annotation::PreparedAnnotation;
pub use shown_annotations::ShownAnnotations;
