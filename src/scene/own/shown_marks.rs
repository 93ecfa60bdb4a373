use std::sync::Arc;

use crate::model::Annotation;

use super::PreparedMark;

/// The reader's own marks as they are shown now, bottom to top.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShownMarks<'a> {
    pub marks: &'a [Annotation],
    /// One for each mark, in the same order.
    pub prepared: &'a [Arc<PreparedMark>],
    /// A mark as the reader's hand is just changing it, in the place of the one with its id.
    pub preview: Option<(&'a Annotation, &'a PreparedMark)>,
}

impl<'a> ShownMarks<'a> {
    /// Those that are on the map.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (&'a Annotation, &'a PreparedMark)> {
        let preview = self.preview;
        let all = self.marks.iter().zip(self.prepared).filter(|(mark, _)| mark.visible);
        all.map(move |(mark, prepared)| match preview {
            Some((changed, ready)) if changed.id == mark.id => (changed, ready),
            _ => (mark, prepared.as_ref()),
        })
    }
}
