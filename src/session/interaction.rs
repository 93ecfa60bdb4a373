use std::sync::Arc;

use crate::geo::LonLat;
use crate::model::{Annotation, EventLayerId, Subject};
use crate::scene::PreparedAnnotation;

use super::events::{Playback, PlayedSteps, RowRead};
use super::view::MapMoves;
use super::{Document, History, Selection, Shared, UndoStack};

/// The user's current interaction. Not undoable.
#[derive(Clone, Debug, Default)]
pub struct Interaction {
    /// A project stores the selection, as it stores the view.
    pub selection: Option<Selection>,
    /// The selection history.
    pub history: History,
    /// Hits under the pointer, in click order.
    pub hovered: Vec<Subject>,
    /// What the hovered list, table or paragraph highlights.
    pub highlighted: Vec<Subject>,
    /// The position that “Go to…” led to.
    pub pin: Option<LonLat>,
    /// An annotation with a drag in progress.
    pub preview: Option<(PreparedAnnotation, Annotation)>,
    /// Whether the pointer is over the inactive of two maps.
    pub over_other: bool,
    /// Rows of the active event layer that are marked in the table, ascending.
    pub marked: Arc<Vec<u32>>,
    /// The fields of the row requested last.
    pub read: Option<Shared<RowRead>>,
    /// Whether the view is zooming right now.
    pub zooming: bool,
    pub playback: Playback,
    /// The steps of the playback, as long as the selected days are one of them.
    pub(super) played: Option<PlayedSteps>,
    /// How the map was moved.
    pub(super) moves: MapMoves,
    /// The undo and redo stacks.
    pub undo: UndoStack<Document>,
}

impl Interaction {
    /// The row that was read last, if it is this one.
    pub(super) fn read_row(&self, layer: EventLayerId, row: u32) -> Option<RowRead> {
        self.read
            .as_ref()
            .filter(|read| read.layer == layer && read.row == row)
            .map(|read| RowRead::clone(read))
    }

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
