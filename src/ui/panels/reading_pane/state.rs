use std::collections::HashMap;
use std::sync::Arc;

use egui::Id;

use crate::atlas::Match;
use crate::reading::Draft;
use crate::session::{Action, ReviewAction};

use super::chooser::Chooser;
use super::heights::Heights;

/// The drafts of each paragraph, by their place in the list.
pub(super) type ByParagraph = HashMap<u32, Vec<usize>>;

/// What the pane remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub struct ReadingState {
    /// The paragraph to bring into view, and for how many frames still: heights that were only
    /// guessed are known after the first.
    pub(super) scroll_to: Option<(u32, u8)>,
    /// The draft under the pointer.
    pub(super) hovered: Option<usize>,
    pub(super) heights: Heights,
    /// The field that takes the keyboard at the next frame.
    pub(super) wanted: Option<Field>,
    /// The list that is open in the card.
    pub(super) chooser: Option<Chooser>,
    /// Whether the list of places outside Iraq is shown instead of the text.
    pub(super) outside: bool,
    pub(super) search: PlaceQuery,
    /// Letters of a date that are no date yet, by field.
    pub(super) dates: HashMap<Id, String>,
    /// The text, by its checksum, and the draft that the card showed last.
    at: Option<(String, usize)>,
    /// Own words, and the run of them that stands in the text.
    pub(super) copy: Option<(String, Option<String>)>,
    index: Option<(Arc<Vec<Draft>>, Arc<ByParagraph>)>,
    /// The frame in which the keys were taken last.
    pub(super) keys_in: Option<u64>,
}

/// A place that the reader looks for by name.
#[derive(Clone, Debug, Default)]
pub struct PlaceQuery {
    pub query: String,
    pub searched: String,
    pub found: Vec<Match>,
    pub chosen: usize,
    pub open: bool,
}

/// A field of the card that a key gives the keyboard to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// No field: the pane's keys.
    Keys,
    Paraphrase,
    Place,
}

impl ReadingState {
    /// Brings a paragraph into view.
    pub fn show(&mut self, paragraph: u32) {
        self.scroll_to = Some((paragraph, 3));
        self.outside = false;
    }

    /// Gives the keyboard to the own words of the draft under focus.
    pub fn write(&mut self) {
        self.wanted = Some(Field::Paraphrase);
    }

    /// Whether something of the card is asked for, which has to be seen then.
    pub fn wants_card(&self) -> bool {
        matches!(self.wanted, Some(Field::Paraphrase | Field::Place)) || self.chooser.is_some()
    }

    /// Gives the keyboard to the pane's own keys.
    pub fn take_keys(&mut self) {
        self.wanted = Some(Field::Keys);
    }

    /// What is open in the card belongs to one draft. Says whether the card showed another one.
    pub(super) fn turn_to(&mut self, text: &str, draft: usize) -> bool {
        let is_new = self.at.as_ref().is_none_or(|(of, at)| of != text || *at != draft);
        if is_new {
            self.at = Some((text.to_owned(), draft));
            (self.chooser, self.search.open) = (None, false);
            self.dates.clear();
        }
        is_new
    }

    /// No mention is under the pointer any more: what it lit is no longer lit.
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

/// Where the pane's own keys are, for the keyboard's focus.
pub(super) fn keys_id() -> Id {
    Id::unique("reading keys")
}
