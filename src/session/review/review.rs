use std::sync::Arc;

use crate::atlas::Atlas;
use crate::formats::Note;
use crate::model::{FeatureId, FeatureLayerId, Layer};
use crate::reading::{Aside, Document, Draft, Mention, PlaceRef, checksum};
use crate::scene::ShownLayer;

use super::super::{OwnFile, Shared};
use super::accepted_layer::saved_layer;
use super::marks::Marks;
use super::steps::{Before, Step, Steps};
use super::{Begun, Decision, Edit, Item, Record, SavedReview};

/// An article under review: its text, what was proposed, and what a person has made of it.
#[derive(Clone, Debug)]
pub struct Review {
    /// With the record as the person has corrected it.
    pub document: Document,
    pub drafts: Arc<Vec<Draft>>,
    /// Places outside Iraq that the text names.
    pub outside: Vec<Mention>,
    /// What a reader should know about how it was read.
    pub notes: Vec<Note>,
    /// Where the text's file lies; `None` for a text that was pasted.
    pub path: Option<String>,
    /// Checksum of the paragraphs: says whether a text is this one.
    pub sha256: String,
    /// One for each draft.
    pub(super) items: Vec<Item>,
    pub(super) record: Record,
    pub(super) focus: usize,
    pub(super) steps: Steps,
    pub(super) marks: Marks,
    /// Counts the changes that are worth keeping.
    pub(super) revision: u64,
    /// The layer file, and the revision that it holds.
    pub(super) saved: Option<(String, u64)>,
    /// Why paragraphs are set apart, before any was taken in.
    pub(super) asides: Vec<Option<Aside>>,
    /// Paragraphs that the person has taken in although they were set apart.
    pub(super) taken_in: Vec<u32>,
    /// The layer file that the review goes on from: what other tools have added to it stays.
    pub(super) file: Option<Shared<OwnFile>>,
}

/// How far a review has come.
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
    pub fn new(begun: &Begun, atlas: &Atlas) -> Self {
        let record = Record::of(&begun.document);
        let mut review = Self {
            sha256: checksum(&begun.document.paragraphs),
            document: begun.to_read(),
            drafts: begun.drafts.clone(),
            outside: begun.outside.clone(),
            notes: begun.notes.clone(),
            path: begun.path.clone(),
            items: items(&begun.document, &begun.drafts),
            record,
            focus: 0,
            steps: Steps::default(),
            marks: Marks::default(),
            revision: 0,
            saved: None,
            asides: begun.document.aside.clone(),
            taken_in: begun.taken_in.clone(),
            file: begun.file.clone(),
        };
        if let Some(saved) = &begun.resumed {
            saved.put_into(&mut review, atlas);
        }
        review.saved = begun.file.as_ref().map(|file| (file.path.clone(), 0));
        // What a crash has left may be ahead of the layer file, or in none.
        let in_file = begun.file.as_ref().and_then(|file| file.review());
        review.revision = u64::from(begun.resumed.is_some() && in_file != begun.resumed);
        review.marks = Marks::of(&review, &atlas.base);
        review
    }

    /// The layer that the accepted drafts make: the same for the same text.
    pub fn layer_id(&self) -> FeatureLayerId {
        FeatureLayerId::user(&self.article_id(), |_| false)
    }

    /// Id of the article's record, and of its layer in a file.
    pub fn article_id(&self) -> String {
        format!("read-{}", self.sha256.get(..8).unwrap_or_default())
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// A draft with what was made of it.
    pub fn item(&self, index: usize) -> Option<(&Draft, &Item)> {
        self.drafts.get(index).zip(self.items.get(index))
    }

    /// The draft that the reader is at.
    pub fn focused(&self) -> Option<(&Draft, &Item)> {
        self.item(self.focus)
    }

    pub fn focus(&self) -> usize {
        self.focus
    }

    pub fn record(&self) -> &Record {
        &self.record
    }

    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    pub fn progress(&self) -> Progress {
        let count = |decision| self.items.iter().filter(|i| i.decision == decision).count();
        Progress {
            accepted: count(Decision::Accepted),
            rejected: count(Decision::Rejected),
            all: self.items.len(),
        }
    }

    pub fn next_undo(&self) -> Option<&str> {
        self.steps.next_undo()
    }

    pub fn next_redo(&self) -> Option<&str> {
        self.steps.next_redo()
    }

    /// Grows with every change that is worth keeping.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The layer file, once there is one.
    pub fn saved_to(&self) -> Option<&str> {
        self.saved.as_ref().map(|(path, _)| path.as_str())
    }

    /// Whether the layer file lacks something.
    pub fn is_unsaved(&self) -> bool {
        match &self.saved {
            Some((_, revision)) => *revision != self.revision,
            None => self.revision > 0,
        }
    }

    /// The text as it was opened: with every paragraph set apart that it sets apart itself.
    pub fn original(&self) -> Document {
        Document { aside: self.asides.clone(), ..self.document.clone() }
    }

    /// The layer of what is accepted, as it is saved.
    pub fn layer(&self) -> Layer {
        saved_layer(self)
    }

    pub fn taken_in(&self) -> &[u32] {
        &self.taken_in
    }

    /// Accepted features of the same place: the draft under focus could be one more claim about
    /// them. About another place it would say what nobody has said.
    pub fn features(&self) -> Vec<(FeatureId, String)> {
        let Some(place) = self.focused().and_then(|(_, item)| item.work.place.as_ref()) else {
            return Vec::new();
        };
        let own = self.items.iter().enumerate().filter(|(i, item)| {
            *i != self.focus && item.is_feature() && item.work.place.as_ref() == Some(place)
        });
        own.map(|(_, item)| (item.work.feature.clone(), item.work.name.clone())).collect()
    }

    /// What else is on the map is drawn faintly while the article is under review.
    pub(in super::super) fn stand_out(&self, shown: &mut [ShownLayer]) {
        /// What is left of the other layers' strength.
        const OTHERS: f32 = 0.3;
        let own = self.layer_id();
        for layer in shown {
            let id = &layer.prepared.id;
            if *id != FeatureLayerId::Drafts && *id != own {
                layer.opacity *= OTHERS;
            }
        }
    }

    /// A draft's place in a few words for names of steps.
    fn title(&self, index: usize) -> String {
        self.items.get(index).map_or_else(String::new, |item| item.work.name.clone())
    }

    pub(super) fn turn_to(&mut self, index: usize) {
        if index < self.items.len() {
            self.focus = index;
            self.steps.pause();
        }
    }

    /// The next draft that `wanted` holds for, round and round; the focus stays where there is none.
    pub(super) fn turn(&mut self, forward: bool, wanted: impl Fn(&Item) -> bool) {
        let count = self.items.len();
        let at = |by: usize| {
            if forward { (self.focus + by) % count } else { (self.focus + count - by) % count }
        };
        let next = (1..count).map(at).find(|i| self.items.get(*i).is_some_and(&wanted));
        if let Some(next) = next {
            self.turn_to(next);
        }
    }

    /// Changes the item under focus, as one step that can be undone.
    pub(super) fn change(&mut self, name: &str, typing: Option<&'static str>, with: impl FnOnce(&mut Item)) {
        let name = format!("{name} {}", self.title(self.focus));
        let Some(item) = self.items.get_mut(self.focus) else { return };
        let was = item.clone();
        with(item);
        if *item != was {
            let typing = typing.map(|field| (self.focus, field));
            let mut before = vec![(self.focus, was)];
            before.extend(self.keep_whole());
            self.steps.done(Step { name, before: Before::Items(before), typing });
            self.revision += 1;
        }
    }

    pub(super) fn decide(&mut self, decision: Decision) {
        let name = match decision {
            Decision::Accepted => "Accept",
            Decision::Rejected => "Reject",
            Decision::Open => "Reopen",
        };
        self.change(name, None, |item| item.decision = decision);
    }

    /// Whether the draft under focus can be one more claim about a feature.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn can_merge(&self, into: &FeatureId) -> Result<(), String> {
        if self.features().iter().any(|(id, _)| id == into) {
            return Ok(());
        }
        let here = self.focused().map_or("", |(_, item)| item.shown.as_str());
        let other = self.items.iter().find(|i| i.is_feature() && i.work.feature == *into);
        Err(match other {
            Some(other) => format!(
                "{} is a different place from {here}: a claim can only be added to a feature of the same place.",
                other.shown
            ),
            None => format!("There is no accepted feature {into} that it could belong to."),
        })
    }

    /// Claims that were about a feature which is no longer there, or which is of another place
    /// now, stand for themselves again.
    /// Gives those that were changed, as they were.
    pub(super) fn keep_whole(&mut self) -> Vec<(usize, Item)> {
        let there: Vec<(FeatureId, Option<PlaceRef>)> = self
            .items
            .iter()
            .filter(|i| i.is_feature())
            .map(|i| (i.work.feature.clone(), i.work.place.clone()))
            .collect();
        let mut changed = Vec::new();
        for (index, item) in self.items.iter_mut().enumerate() {
            let work = &item.work;
            let is_whole = |id| there.iter().any(|(of, place)| of == id && *place == work.place);
            if work.merge_into.as_ref().is_some_and(|id| !is_whole(id)) {
                changed.push((index, item.clone()));
                item.work.merge_into = None;
            }
        }
        changed
    }

    /// Makes one change of the draft under focus.
    ///
    /// # Errors
    /// A sentence that says why it cannot be made; then nothing changes.
    pub(super) fn edit(&mut self, edit: Edit, atlas: &Atlas) -> Result<(), String> {
        let Some((draft, item)) = self.focused() else { return Ok(()) };
        if let Edit::Merge(Some(into)) = &edit {
            self.can_merge(into)?;
        }
        let name = format!("Change the {} of", edit.words());
        let typing = edit.is_typed().then(|| edit.words());
        let chosen = match &edit {
            Edit::Choose(index) => draft.choices.get(*index).cloned().map(|c| (*index, c)),
            _ => None,
        };
        let location = match &edit {
            Edit::Precision(to) => Some(super::coarser::coarser(&item.evidence, *to, atlas)?),
            Edit::NotDrawn => Some(super::place::not_drawn(&item.work.location.governorates)),
            _ => None,
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
        if record == self.record {
            return;
        }
        let before = Before::Record(Box::new(std::mem::replace(&mut self.record, record)));
        let name = "Change the article’s record".to_owned();
        self.steps.done(Step { name, before, typing: Some((usize::MAX, "record")) });
        self.document = self.record.put_into(&self.document);
        self.revision += 1;
    }

    /// Takes the last step back, or does it again; says which.
    pub(super) fn travel(&mut self, back: bool) -> Option<String> {
        let step = if back { self.steps.undo() } else { self.steps.redo() }?;
        let name = step.name.clone();
        let before = match step.before {
            Before::Items(items) => {
                // The first is the one that the step was about.
                self.focus = items.first().map_or(self.focus, |(index, _)| *index);
                let put = items.into_iter().filter_map(|(index, item)| {
                    Some((index, std::mem::replace(self.items.get_mut(index)?, item)))
                });
                Before::Items(put.collect())
            }
            Before::Record(record) => {
                let was = std::mem::replace(&mut self.record, *record);
                self.document = self.record.put_into(&self.document);
                Before::Record(Box::new(was))
            }
        };
        let step = Step { before, typing: None, ..step };
        if back {
            self.steps.undone(step);
        } else {
            self.steps.redone(step);
        }
        self.revision += 1;
        Some(name)
    }

    /// The same text read again with other paragraphs set apart: what was decided stays.
    pub(super) fn again(&mut self, begun: &Begun, atlas: &Atlas) {
        let saved = SavedReview::of(self);
        let at = self.drafts.get(self.focus).map(|d| d.id.clone());
        self.taken_in.clone_from(&begun.taken_in);
        self.document.aside = begun.to_read().aside;
        (self.drafts, self.outside) = (begun.drafts.clone(), begun.outside.clone());
        self.items = items(&self.document, &self.drafts);
        saved.put_into(self, atlas);
        self.steps.forget();
        self.focus = self.drafts.iter().position(|d| Some(&d.id) == at.as_ref()).unwrap_or(0);
        self.revision += 1;
    }
}

fn items(document: &Document, drafts: &[Draft]) -> Vec<Item> {
    let text = |number| document.paragraphs.get(number).unwrap_or_default();
    drafts.iter().map(|draft| Item::of(draft, text(draft.paragraph))).collect()
}
