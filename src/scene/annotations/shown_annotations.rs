use std::sync::Arc;

use crate::model::Annotation;

use super::PreparedAnnotation;

/// Annotations in their current display state, bottom to top.
#[derive(Clone, Copy, Debug)]
pub struct ShownAnnotations<'a> {
    pub marks: &'a [Annotation],
    /// One per annotation, in the same order.
    pub prepared: &'a [Arc<PreparedAnnotation>],
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// An annotation being edited; it replaces the one with its id.
    pub preview: Option<(&'a Annotation, &'a PreparedAnnotation)>,
}

impl Default for ShownAnnotations<'_> {
    fn default() -> Self {
        Self { marks: &[], prepared: &[], opacity: 1.0, preview: None }
    }
}

impl<'a> ShownAnnotations<'a> {
    /// The visible ones.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (&'a Annotation, &'a PreparedAnnotation)> {
        let preview = self.preview;
        let all = self.marks.iter().zip(self.prepared).filter(|(mark, _)| mark.visible);
        all.map(move |(mark, prepared)| match preview {
            Some((changed, ready)) if changed.id == mark.id => (changed, ready),
            Some(_) | None => (mark, prepared.as_ref()),
        })
    }
}
