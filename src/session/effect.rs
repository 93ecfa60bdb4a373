use crate::geo::Viewport;
use crate::model::EventLayerId;

/// What the world outside has to do after an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Move the view there in a short, steady flight.
    FlyTo(Viewport),
    /// Put this on the clipboard.
    Copy(String),
    /// Tell the reader, in a line that goes away by itself.
    Say(String),
    /// Read what stands in an event file for a row; [`EventAction::RowRead`] is the answer.
    ReadRow { layer: EventLayerId, row: u32 },
    /// Give the keyboard to the own words of the draft under focus.
    WriteParaphrase,
    /// Bring the draft under focus into view, which stands in this paragraph.
    ShowDraft { paragraph: u32 },
    /// Bring the paragraph into view in the article pane.
    ScrollTo { article: String, paragraph: u32 },
    /// Look for the rows of a file that hold a text, and answer with
    /// [`EventAction::TextFound`]. A later one for the same file takes its place.
    FindText { layer: EventLayerId, query: String },
    /// Give the keyboard to the name of the mark that is selected.
    NameMark,
}
