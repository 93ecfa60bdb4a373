use std::sync::Arc;

use crate::atlas::Atlas;
use crate::formats::Note;
use crate::model::{FeatureId, FeatureLayerId};
use crate::reading::{Aside, Document, Draft, Mention, PlaceRef};
use crate::scene::ShownLayer;

use crate::session::undo::{Gesture, StepName};
use crate::session::{Shared, UndoStack, UserLayerFile};

use super::decisions::Decisions;
use super::marks::Marks;
use super::review_error::ReviewError;
use super::{Decision, Edit, Item, Record};

/// An article under review: its text, the proposed drafts and the user's decisions.
#[derive(Clone, Debug)]
pub struct Review {
    /// With the record as corrected by the user.
    pub document: Document,
    pub drafts: Arc<Vec<Draft>>,
    /// Places outside Iraq that the text names.
    pub outside: Vec<Mention>,
    /// Notes on how it was read.
    pub notes: Vec<Note>,
    /// Path of the text's file; `None` for pasted text.
    pub path: Option<String>,
    /// Checksum of the paragraphs, to identify the text.
    pub sha256: String,
    pub(super) decisions: Decisions,
    pub(super) steps: UndoStack<Decisions>,
    pub(super) marks: Marks,
    /// Counts changes worth saving.
    pub(super) revision: u64,
    /// The layer file, and its saved revision.
    pub(super) saved: Option<(String, u64)>,
    /// Why paragraphs are set aside, before any was included.
    pub(super) asides: Vec<Option<Aside>>,
    /// Paragraphs included by the user although set aside.
    pub(super) taken_in: Vec<u32>,
    /// The layer file the review continues from; additions by other tools are kept.
    pub(super) file: Option<Shared<UserLayerFile>>,
}

/// Progress of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub accepted: usize,
    pub rejected: usize,
    pub all: usize,
}

impl Progress {
    pub fn reviewed(self) -> usize {
        self.accepted + self.rejected
    }

    pub fn words(self) -> String {
        format!("{} of {} reviewed", self.reviewed(), self.all)
    }
}

impl Review {
    /// The layer that the accepted drafts make: the same for the same text.
    pub fn layer_id(&self) -> FeatureLayerId {
        FeatureLayerId::user(&self.article_id(), |_| false)
    }

    /// Id of the article's record, and of its layer in a file.
    pub fn article_id(&self) -> String {
        format!("read-{}", self.sha256.get(..8).unwrap_or_default())
    }

    pub fn items(&self) -> &[Arc<Item>] {
        &self.decisions.items
    }

    /// A draft with its state.
    pub fn item(&self, index: usize) -> Option<(&Draft, &Item)> {
        self.drafts.get(index).zip(self.decisions.items.get(index).map(Arc::as_ref))
    }

    /// The current draft.
    pub fn focused(&self) -> Option<(&Draft, &Item)> {
        self.item(self.decisions.focus)
    }

    pub fn focus(&self) -> usize {
        self.decisions.focus
    }

    pub fn record(&self) -> &Record {
        &self.decisions.record
    }

    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    pub fn progress(&self) -> Progress {
        let count = |decision| self.decisions.items.iter().filter(|i| i.decision == decision).count();
        Progress {
            accepted: count(Decision::Accepted),
            rejected: count(Decision::Rejected),
            all: self.decisions.items.len(),
        }
    }

    pub fn next_undo(&self) -> Option<&str> {
        self.steps.undo_label()
    }

    pub fn next_redo(&self) -> Option<&str> {
        self.steps.redo_label()
    }

    /// Grows with every change worth saving.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The layer file, if any.
    pub fn saved_to(&self) -> Option<&str> {
        self.saved.as_ref().map(|(path, _)| path.as_str())
    }

    /// Whether there are changes not in the layer file.
    pub fn is_unsaved(&self) -> bool {
        match &self.saved {
            Some((_, revision)) => *revision != self.revision,
            None => self.revision > 0,
        }
    }

    /// The text as opened, with all automatically set-aside paragraphs.
    pub fn original(&self) -> Document {
        Document { aside: self.asides.clone(), ..self.document.clone() }
    }

    pub fn taken_in(&self) -> &[u32] {
        &self.taken_in
    }

    /// Accepted features of the same place, to which the current draft could be added. Adding it to another
    /// place would falsify the claim.
    pub fn features(&self) -> Vec<(FeatureId, String)> {
        let Some(place) = self.focused().and_then(|(_, item)| item.work.place.as_ref()) else {
            return Vec::new();
        };
        let own = self.decisions.items.iter().enumerate().filter(|(i, item)| {
            *i != self.decisions.focus && item.is_feature() && item.work.place.as_ref() == Some(place)
        });
        own.map(|(_, item)| (item.work.feature.clone(), item.work.name.clone())).collect()
    }

    /// Other layers are faded while the article is under review.
    pub(in super::super) fn stand_out(&self, shown: &mut [ShownLayer]) {
        /// Opacity factor of the other layers.
        const OTHERS: f32 = 0.3;
        let own = self.layer_id();
        for layer in shown {
            let id = &layer.prepared.id;
            if *id != FeatureLayerId::Drafts && *id != own {
                layer.opacity *= OTHERS;
            }
        }
    }

    /// A draft's place in short, for names of steps.
    fn title(&self, index: usize) -> String {
        self.decisions.items.get(index).map_or_else(String::new, |item| item.work.name.clone())
    }

    pub(super) fn turn_to(&mut self, index: usize) {
        if index < self.decisions.items.len() {
            self.decisions.focus = index;
            self.steps.end_transaction();
        }
    }

    /// The next draft that satisfies `wanted`, cyclically; the focus stays if there is none.
    pub(super) fn turn(&mut self, forward: bool, wanted: impl Fn(&Item) -> bool) {
        let count = self.decisions.items.len();
        let at = |by: usize| {
            if forward {
                (self.decisions.focus + by) % count
            } else {
                (self.decisions.focus + count - by) % count
            }
        };
        let next = (1..count).map(at).find(|i| self.decisions.items.get(*i).is_some_and(|item| wanted(item)));
        if let Some(next) = next {
            self.turn_to(next);
        }
    }

    /// Changes the current item, as one undo step.
    pub(super) fn change(&mut self, name: &str, typing: Option<&'static str>, with: impl FnOnce(&mut Item)) {
        let focus = self.decisions.focus;
        let words = format!("{name} {}", self.title(focus));
        let before = self.decisions.clone();
        let Some(item) = self.decisions.items.get_mut(focus) else { return };
        with(Arc::make_mut(item));
        if self.decisions != before {
            self.keep_whole();
            self.step(words, typing.map(|field| Gesture::Control(field, focus.to_string())), before);
        }
    }

    fn step(&mut self, words: String, gesture: Option<Gesture>, before: Decisions) {
        // Letters that follow one another in one field are one step, with the name of the first.
        let goes_on = self.steps.goes_on(gesture.as_ref());
        let words = self.steps.undo_label().filter(|_| goes_on).map_or(words, str::to_owned);
        self.steps.record(StepName { words, gesture }, before, &self.decisions);
        self.revision += 1;
    }

    pub(super) fn decide(&mut self, decision: Decision) {
        let name = match decision {
            Decision::Accepted => "Accept",
            Decision::Rejected => "Reject",
            Decision::Open => "Reopen",
        };
        self.change(name, None, |item| item.decision = decision);
    }

    /// Whether the current draft can be added to a feature.
    ///
    /// # Errors
    /// If it is of another place, or there is no such feature.
    fn can_merge(&self, into: &FeatureId) -> Result<(), ReviewError> {
        if self.features().iter().any(|(id, _)| id == into) {
            return Ok(());
        }
        let here = self.focused().map_or("", |(_, item)| item.shown.as_str());
        let other = self.decisions.items.iter().find(|i| i.is_feature() && i.work.feature == *into);
        Err(match other {
            Some(other) => ReviewError::OtherPlace { other: other.shown.clone(), here: here.to_owned() },
            None => ReviewError::NoFeature(into.clone()),
        })
    }

    /// Claims that were about a feature which is no longer there, or which is of another place
    /// now, stand for themselves again.
    pub(super) fn keep_whole(&mut self) {
        let items = &mut self.decisions.items;
        let there: Vec<(FeatureId, Option<PlaceRef>)> = items
            .iter()
            .filter(|i| i.is_feature())
            .map(|i| (i.work.feature.clone(), i.work.place.clone()))
            .collect();
        for item in items.iter_mut() {
            let work = &item.work;
            let is_whole = |id| there.iter().any(|(of, place)| of == id && *place == work.place);
            if work.merge_into.as_ref().is_some_and(|id| !is_whole(id)) {
                Arc::make_mut(item).work.merge_into = None;
            }
        }
    }

    /// Applies one edit to the current draft.
    ///
    /// # Errors
    /// If it is impossible; then nothing changes.
    pub(super) fn edit(&mut self, edit: Edit, atlas: &Atlas) -> Result<(), ReviewError> {
        let Some((draft, item)) = self.focused() else { return Ok(()) };
        if let Edit::Merge(Some(into)) = &edit {
            self.can_merge(into)?;
        }
        let name = format!("Change the {} of", edit.words());
        let typing = edit.is_typed().then(|| edit.words());
        let chosen = if let Edit::Choose(index) = &edit {
            draft.choices.get(*index).cloned().map(|c| (*index, c))
        } else {
            None
        };
        let location = match &edit {
            Edit::Precision(to) => Some(super::coarser::coarser(&item.evidence, *to, atlas)?),
            Edit::NotDrawn => Some(super::place::not_drawn(&item.work.location.governorates)),
            Edit::Choose(_)
            | Edit::Place(_)
            | Edit::Kind(_)
            | Edit::Stance(_)
            | Edit::Speaker(_)
            | Edit::Period(_)
            | Edit::Name(_)
            | Edit::Paraphrase(_)
            | Edit::Merge(_) => None,
        };
        self.change(&name, typing, |item| match edit {
            Edit::Choose(_) => {
                if let Some((index, (reading, location))) = chosen {
                    item.put(Some(reading.place), &reading.shown, location, Some(index));
                }
            }
            Edit::Place(named) => item.put(Some(named.place), &named.shown, named.location, None),
            Edit::NotDrawn | Edit::Precision(_) => {
                if let Some(location) = location {
                    item.work.location = location;
                }
            }
            Edit::Kind(kind) => item.work.kind = kind,
            Edit::Stance(stance) => item.work.stance = stance,
            Edit::Speaker(speaker) => item.work.speaker = speaker,
            Edit::Period(period) => item.work.period = period,
            Edit::Name(name) => item.work.name = name,
            Edit::Paraphrase(words) => item.work.paraphrase = words,
            Edit::Merge(into) => item.work.merge_into = into,
        });
        Ok(())
    }

    pub(super) fn set_record(&mut self, record: Record) {
        if record != self.decisions.record {
            let before = self.decisions.clone();
            self.decisions.record = record;
            self.document = self.decisions.record.put_into(&self.document);
            let gesture = Gesture::Control("record", String::new());
            self.step("Change the article’s record".to_owned(), Some(gesture), before);
        }
    }

    /// Undoes or redoes a step; returns its name.
    pub(super) fn travel(&mut self, back: bool) -> Option<String> {
        let next = self.steps.next(back)?;
        // A step leads to the draft that it was about; one of the record leads nowhere.
        if next.has_items_of(&self.decisions) {
            next.focus = self.decisions.focus;
        } else {
            self.decisions.focus = next.focus;
        }
        let name = self.steps.travel(back, &mut self.decisions)?;
        self.document = self.decisions.record.put_into(&self.document);
        self.revision += 1;
        Some(name)
    }
}
