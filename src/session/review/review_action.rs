use std::sync::Arc;

use crate::formats::Note;
use crate::reading::{Document, Draft, Mention};

use super::super::{OwnFile, Shared};
use super::{Edit, Record, SavedReview};

/// A text that was read for places.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// With every paragraph set apart that the text itself sets apart.
    pub document: Document,
    /// What a reader should know about how it was read.
    pub notes: Vec<Note>,
    /// Paragraphs that are read all the same.
    pub taken_in: Vec<u32>,
    pub drafts: Arc<Vec<Draft>>,
    /// Places outside Iraq that it names.
    pub outside: Vec<Mention>,
    /// Where its file lies; `None` for a text that was pasted.
    pub path: Option<String>,
    /// What was decided in an earlier sitting.
    pub resumed: Option<SavedReview>,
    /// The layer file that it was saved in.
    pub file: Option<Shared<OwnFile>>,
}

impl Begun {
    /// A text that is still to be read.
    pub fn new(document: Document, path: Option<String>) -> Self {
        Self {
            document,
            notes: Vec::new(),
            taken_in: Vec::new(),
            drafts: Arc::default(),
            outside: Vec::new(),
            path,
            resumed: None,
            file: None,
        }
    }

    /// The document as it is to be read: what was taken in is no longer set apart.
    pub fn to_read(&self) -> Document {
        let mut document = self.document.clone();
        for number in &self.taken_in {
            let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
            if let Some(aside) = document.aside.get_mut(index) {
                *aside = None;
            }
        }
        document
    }
}

/// What a reader does with the drafts of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewAction {
    /// A text has been read; it takes the place of the one that was open.
    Begin(Shared<Begun>),
    /// The same text read again, with other paragraphs set apart; decisions stay.
    Again(Shared<Begun>),
    Close,
    /// Turns to a draft, by its place in the list.
    Focus(usize),
    /// Turns to the next open draft, or the one before.
    Next {
        forward: bool,
    },
    /// Turns to the next draft whatever was decided, or the one before.
    Step {
        forward: bool,
    },
    /// Takes the draft as a claim. Without own words it is not taken, and the keyboard goes
    /// to them.
    Accept,
    Reject,
    /// Makes an accepted or rejected draft an open one again.
    Reopen,
    Edit(Edit),
    Record(Record),
    Undo,
    Redo,
    /// The field that was typed into has been left.
    Pause,
    /// The layer file holds everything up to this revision.
    Saved {
        path: String,
        revision: u64,
    },
    /// Lights the marks of a draft on the map, or none.
    Light(Option<usize>),
}
