use std::collections::HashSet;

use crate::detail::{AnnotationCard, annotation_card};
use crate::geo::Bounds;
use crate::model::{Annotation, LayerId, Subject};
use crate::scene::{PreparedAnnotation, ShownAnnotations};
use crate::session::{AnnotationLayer, Annotations, Session};

impl Session {
    /// The user's annotations, bottom to top.
    pub fn annotations(&self) -> &[Annotation] {
        self.document.layers.annotations()
    }

    /// The annotations that are on the map, bottom to top.
    pub fn annotations_on_map(&self) -> impl Iterator<Item = &Annotation> {
        let shown = self.document.layers.is_shown(&LayerId::Annotations);
        self.annotations().iter().filter(move |mark| shown && mark.visible)
    }

    /// Replaces all annotations, as opening a project does. Deselects what no longer exists.
    pub fn set_annotations(&mut self, marks: impl Into<Annotations>) {
        if let Some(layer) = self.document.layers.annotation_layer_mut() {
            layer.marks = marks.into();
        }
        self.interaction.preview = None;
        let left: HashSet<&str> = self.document.layers.annotations().iter().map(|m| m.id.as_str()).collect();
        self.interaction.forget(|key| matches!(key, Subject::Annotation(id) if !left.contains(id.as_str())));
        self.interaction.forget_spot();
    }

    /// Deletes all annotations; their layer is as it was at first.
    pub(in crate::session) fn delete_annotations(&mut self) {
        if let Some(layer) = self.document.layers.annotation_layer_mut() {
            *layer = AnnotationLayer::default();
        }
        self.set_annotations(Annotations::default());
    }

    /// An annotation.
    pub fn annotation(&self, id: &str) -> Option<&Annotation> {
        self.document.layers.annotations().find(id).map(|(mark, _)| mark)
    }

    /// The selected annotation, including an edit in progress.
    pub fn selected_annotation(&self) -> Option<(&Annotation, &PreparedAnnotation)> {
        self.annotation_of(self.interaction.selection.as_ref()?.key())
    }

    /// The card of the selected annotation.
    pub fn annotation_card(&self) -> Option<AnnotationCard> {
        let (mark, prepared) = self.selected_annotation()?;
        Some(annotation_card(mark, prepared, &self.atlas.base))
    }

    /// The annotation of a key, as currently shown.
    pub fn annotation_of(&self, key: &Subject) -> Option<(&Annotation, &PreparedAnnotation)> {
        let id = match key {
            Subject::Annotation(id) => id,
            Subject::Feature { .. } | Subject::Governorate(_) | Subject::Event { .. } => return None,
        };
        let found = self.document.layers.annotations().find(id)?;
        let preview = self.interaction.preview.as_ref().filter(|(_, mark)| mark.id == *id);
        Some(preview.map_or(found, |(prepared, mark)| (mark, prepared)))
    }

    /// The annotations as a picture needs them; none where their layer is hidden.
    pub fn shown_annotations(&self) -> ShownAnnotations<'_> {
        let layers = &self.document.layers;
        let layer = layers.annotation_layer().filter(|_| layers.is_shown(&LayerId::Annotations));
        let Some(layer) = layer else { return ShownAnnotations::default() };
        ShownAnnotations {
            marks: &layer.marks,
            prepared: layer.marks.prepared(),
            opacity: layer.settings.opacity,
            preview: self.interaction.preview.as_ref().map(|(prepared, mark)| (mark, prepared)),
        }
    }

    /// Where an annotation is; `None` if it cannot be drawn.
    pub(in crate::session) fn annotation_bounds(&self, key: &Subject) -> Option<Bounds> {
        Some(self.annotation_of(key)?.1.shape.as_ref()?.bounds())
    }
}
