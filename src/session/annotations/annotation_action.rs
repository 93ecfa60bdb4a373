use crate::geo::LonLat;
use crate::model::{Annotation, AnnotationShape};

use crate::session::Session;

/// The user's actions on annotations. Each is one undo step: the end of a drag, a text when its field loses
/// focus. `id` is the annotation's.
#[derive(Clone, Debug, PartialEq)]
pub enum AnnotationAction {
    /// Adds an annotation on top and selects it; its card asks for a name.
    Add {
        shape: AnnotationShape,
        /// Whether its length or area is shown on the map.
        measured: bool,
    },
    Rename {
        id: String,
        name: String,
    },
    /// Changes its notes.
    Write {
        id: String,
        text: String,
    },
    Show {
        id: String,
        visible: bool,
    },
    ShowAll(bool),
    /// Whether its length or area is shown on the map.
    ShowMeasure {
        id: String,
        measured: bool,
    },
    MoveVertex {
        id: String,
        index: usize,
        to: LonLat,
    },
    /// Inserts a corner at `index`.
    InsertVertex {
        id: String,
        index: usize,
        at: LonLat,
    },
    RemoveVertex {
        id: String,
        index: usize,
    },
    /// Replaces its shape, for example when moved as a whole.
    Reshape {
        id: String,
        shape: AnnotationShape,
    },
    /// Reorders it in the list, 0 = top.
    Order {
        id: String,
        to: usize,
    },
    Remove {
        id: String,
    },
    RemoveAll,
    /// Previews an edit in progress; `None` ends it. Changes nothing.
    Preview(Option<Box<Annotation>>),
}

impl AnnotationAction {
    /// Its name for the undo menu; `None` if it changes nothing. The session is still unchanged.
    pub fn step(&self, session: &Session) -> Option<String> {
        let named = |id: &String| match session.annotation(id) {
            Some(mark) if !mark.name.trim().is_empty() => format!("“{}”", mark.name.trim()),
            Some(mark) => format!("a {}", mark.shape.word()),
            None => "a mark".to_owned(),
        };
        Some(match self {
            Self::Add { shape, .. } => format!("Draw {} {}", article(shape), shape.word()),
            Self::Rename { id, .. } => format!("Rename {}", named(id)),
            Self::Write { id, .. } => format!("Notes on {}", named(id)),
            Self::Show { id, visible } => format!("{} {}", shows(*visible), named(id)),
            Self::ShowAll(visible) => format!("{} annotations", shows(*visible)),
            Self::ShowMeasure { id, measured } => {
                format!("{} the measurement of {}", shows(*measured), named(id))
            }
            Self::MoveVertex { id, .. } => match session.annotation(id).map(|mark| mark.shape.least()) {
                Some(1) => format!("Move {}", named(id)),
                _ => format!("Move a corner of {}", named(id)),
            },
            Self::InsertVertex { id, .. } => format!("Insert a corner in {}", named(id)),
            Self::RemoveVertex { id, .. } => format!("Remove a corner from {}", named(id)),
            Self::Reshape { id, .. } => format!("Move {}", named(id)),
            Self::Order { .. } => "Reorder annotations".to_owned(),
            Self::Remove { id } => format!("Delete {}", named(id)),
            Self::RemoveAll => "Delete all annotations".to_owned(),
            Self::Preview(_) => return None,
        })
    }
}

fn article(shape: &AnnotationShape) -> &'static str {
    if shape.is_area() { "an" } else { "a" }
}

fn shows(visible: bool) -> &'static str {
    if visible { "Show" } else { "Hide" }
}
