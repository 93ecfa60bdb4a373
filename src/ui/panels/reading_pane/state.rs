use std::collections::HashMap;
use std::sync::Arc;

use egui::Id;

use crate::atlas::Match;
use crate::reading::Draft;
use crate::session::{Action, ReviewAction};

use super::chooser::Chooser;
use super::heights::Heights;

/// The drafts of each paragraph, by index.
pub(super) type ByParagraph = HashMap<u32, Vec<usize>>;

/// State of the pane between frames.
#[derive(Clone, Debug, Default)]
pub struct ReadingState {
    /// The paragraph to scroll into view, and for how many more frames: estimated heights are known after the
    /// first.
    pub(super) scroll_to: Option<(u32, u8)>,
    /// The draft under the pointer.
    pub(super) hovered: Option<usize>,
    pub(super) heights: Heights,
    /// The field that takes focus in the next frame.
    pub(super) wanted: Option<Field>,
    /// The list that is open in the card.
    pub(super) chooser: Option<Chooser>,
    /// Whether the list of places outside Iraq is shown instead of the text.
    pub(super) outside: bool,
    pub(super) search: PlaceQuery,
    /// Incomplete date input, by field.
    pub(super) dates: HashMap<Id, String>,
    /// The text, by its checksum, and the draft that the card showed last.
    at: Option<(String, usize)>,
    /// The user's wording, and the run of words copied from the text.
    pub(super) copy: Option<(String, Option<String>)>,
    index: Option<(Arc<Vec<Draft>>, Arc<ByParagraph>)>,
    /// The frame in which the keys were taken last.
    pub(super) keys_in: Option<u64>,
}

/// A place being searched by name.
#[derive(Clone, Debug, Default)]
pub struct PlaceQuery {
    pub query: String,
    pub searched: String,
    pub found: Vec<Match>,
    pub chosen: usize,
    pub open: bool,
}

/// A field of the card that a key focuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// No field: the pane's keys.
    Keys,
    Paraphrase,
    Place,
}

impl ReadingState {
    /// Scrolls a paragraph into view.
    pub fn show(&mut self, paragraph: u32) {
        self.scroll_to = Some((paragraph, 3));
        self.outside = false;
    }

    /// Focuses the wording field of the current draft.
    pub fn write(&mut self) {
        self.wanted = Some(Field::Paraphrase);
    }

    /// Whether a field of the card is requested and must be visible.
    pub fn wants_card(&self) -> bool {
        matches!(self.wanted, Some(Field::Paraphrase | Field::Place)) || self.chooser.is_some()
    }

    /// Focuses the pane's key handling.
    pub fn take_keys(&mut self) {
        self.wanted = Some(Field::Keys);
    }

    /// Open lists belong to one draft. Returns whether the card showed another one.
    pub(super) fn turn_to(&mut self, text: &str, draft: usize) -> bool {
        let is_new = self.at.as_ref().is_none_or(|(of, at)| of != text || *at != draft);
        if is_new {
            self.at = Some((text.to_owned(), draft));
            (self.chooser, self.search.open) = (None, false);
            self.dates.clear();
        }
        is_new
    }

    /// No mention is hovered any more: clears its highlight.
    pub fn leave(&mut self) -> Option<Action> {
        self.hovered.take().map(|_| ReviewAction::Light(None).into())
    }

    /// The drafts of each paragraph.
    pub(super) fn by_paragraph(&mut self, drafts: &Arc<Vec<Draft>>) -> Arc<ByParagraph> {
        if let Some((of, index)) = &self.index
            && Arc::ptr_eq(of, drafts)
        {
            return index.clone();
        }
        let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
        for (i, draft) in drafts.iter().enumerate() {
            index.entry(draft.paragraph).or_default().push(i);
        }
        let index = Arc::new(index);
        self.index = Some((drafts.clone(), index.clone()));
        index
    }
}

/// The pane's focus id.
pub(super) fn keys_id() -> Id {
    Id::unique("reading keys")
}
