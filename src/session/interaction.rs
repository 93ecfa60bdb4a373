use std::sync::Arc;

use crate::model::{Annotation, Subject};
use crate::scene::PreparedAnnotation;

use super::events::{Playback, RowRead};
use super::{Document, History, Selection, Shared, UndoStack};

/// What the user is doing just now. None of it is undone.
#[derive(Clone, Debug, Default)]
pub struct Interaction {
    /// A project remembers what is selected, as it remembers the view.
    pub selection: Option<Selection>,
    /// What was selected before.
    pub history: History,
    /// Hits under the pointer, in click order.
    pub hovered: Vec<Subject>,
    /// What the hovered list, table or paragraph highlights.
    pub highlighted: Vec<Subject>,
    /// An annotation as a drag is just changing it.
    pub preview: Option<(PreparedAnnotation, Annotation)>,
    /// Whether the pointer is over the one of two maps that is not active.
    pub over_other: bool,
    /// Rows of the active event layer that are marked in the table, ascending.
    pub marked: Arc<Vec<u32>>,
    /// What its file says of the row that was asked for last.
    pub read: Option<Shared<RowRead>>,
    /// Whether the view is zooming in or out just now.
    pub zooming: bool,
    pub playback: Playback,
    /// The documents before and after this one.
    pub undo: UndoStack<Document>,
}

impl Interaction {
    pub(super) fn select(&mut self, key: Subject) {
        self.selection = Some(Selection::of(key));
    }

    /// Drops entries that no longer exist.
    pub(super) fn forget(&mut self, gone: impl Fn(&Subject) -> bool) {
        self.hovered.retain(|key| !gone(key));
        self.highlighted.retain(|key| !gone(key));
        if self.selection.as_ref().is_some_and(|s| s.hits().iter().any(&gone)) {
            self.selection = None;
        }
        self.history.forget(gone);
    }

    /// The next click is a new one, even on the same pixel.
    pub(super) fn forget_spot(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.forget_spot();
        }
    }

    /// Other things are under the same pixels now.
    pub(super) fn moved(&mut self) {
        self.hovered.clear();
        self.forget_spot();
    }
}
