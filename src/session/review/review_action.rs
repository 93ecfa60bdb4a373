use std::sync::Arc;

use crate::formats::Note;
use crate::reading::{Document, Draft, Mention};

use super::super::{Shared, UserLayerFile};
use super::{Edit, Record, SavedReview};

/// A text searched for places.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// With all automatically set-aside paragraphs.
    pub document: Document,
    /// Notes on how it was read.
    pub notes: Vec<Note>,
    /// Paragraphs that are included anyway.
    pub taken_in: Vec<u32>,
    pub drafts: Arc<Vec<Draft>>,
    /// Places outside Iraq that it names.
    pub outside: Vec<Mention>,
    /// Path of its file; `None` for pasted text.
    pub path: Option<String>,
    /// Decisions of an earlier session.
    pub resumed: Option<SavedReview>,
    /// The layer file it was saved in.
    pub file: Option<Shared<UserLayerFile>>,
}

impl Begun {
    /// A text still to be read.
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

    /// The document to be read: included paragraphs are no longer set aside.
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

/// The user's actions on the drafts of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewAction {
    /// A text has been read; it replaces the open one.
    Begin(Shared<Begun>),
    /// The same text read again, with other paragraphs set aside; decisions stay.
    Again(Shared<Begun>),
    Close,
    /// Goes to a draft, by index.
    Focus(usize),
    /// Goes to the next or previous open draft.
    Next {
        forward: bool,
    },
    /// Goes to the next or previous draft, open or not.
    Step {
        forward: bool,
    },
    /// Accepts the draft as a claim. Without a paraphrase it is not accepted, and the wording field gets
    /// focus.
    Accept,
    Reject,
    /// Reopens an accepted or rejected draft.
    Reopen,
    Edit(Edit),
    Record(Record),
    Undo,
    Redo,
    /// The edited field has lost focus.
    Pause,
    /// The layer file contains everything up to this revision.
    Saved {
        path: String,
        revision: u64,
    },
    /// Highlights a draft on the map, or none.
    Light(Option<usize>),
}
