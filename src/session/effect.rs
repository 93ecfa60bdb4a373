use crate::events::{Completeness, Want};
use crate::geo::Viewport;
use crate::model::EventLayerId;

use super::{Compared, Shared};

/// What the caller has to do after an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Animate the view to there.
    FlyTo(Viewport),
    /// Copy this to the clipboard.
    Copy(String),
    /// Show a toast.
    Say(String),
    /// Read a row's fields from an event file; [`crate::session::EventAction::RowRead`] is the answer.
    ReadRow { layer: EventLayerId, row: u32 },
    /// Focus the wording field of the current draft.
    WriteParaphrase,
    /// Scroll the current draft into view, which is in this paragraph.
    ShowDraft { paragraph: u32 },
    /// Scroll the paragraph into view in the article pane.
    ScrollTo { article: String, paragraph: u32 },
    /// Search a file for rows that contain a text, and answer with [`crate::session::EventAction::TextFound`]. A later one
    /// for the same file replaces it.
    FindText { layer: EventLayerId, query: String },
    /// Read columns of a file, and answer with [`crate::session::EventAction::Loaded`] or
    /// [`crate::session::EventAction::NotLoaded`]. A later one for the same file is done after it.
    LoadColumns { layer: EventLayerId, wants: Vec<Want> },
    /// Stop reading columns.
    StopLoading { layer: EventLayerId },
    /// Read all cells of these rows, and answer with [`crate::session::EventAction::Cells`].
    ReadCells { layer: EventLayerId, rows: Vec<u32> },
    /// Compare two event layers, and answer with [`crate::session::UpdateAction::Compared`].
    Compare { old: EventLayerId, new: EventLayerId, run: u32, completeness: Completeness },
    /// Read the names of other fields in which events of a comparison differ, by their numbers in its list, and answer
    /// with [`crate::session::UpdateAction::FieldsNamed`].
    ReadFields {
        old: EventLayerId,
        new: EventLayerId,
        run: u32,
        compared: Shared<Compared>,
        changes: Vec<u32>,
    },
    /// Focus the name of the selected annotation.
    NameMark,
}
