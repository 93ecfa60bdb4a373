use crate::model::Precision;
use crate::reading::{Accepted, Draft, PlaceRef, Spot};

use super::Decision;
use super::place::BY_CHOICE;

/// A draft with what a person has made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub decision: Decision,
    /// As it would be saved.
    pub work: Accepted,
    /// The place as precisely as the words, or the person's own choice of place, give it.
    pub evidence: Spot,
    /// Which of the proposed readings it follows; `None` where the person named another place.
    pub choice: Option<usize>,
    /// The place as lists show it.
    pub shown: String,
}

impl Item {
    pub fn of(draft: &Draft, paragraph: &str) -> Self {
        let printed = paragraph.get(draft.bytes.clone()).unwrap_or_default();
        let work = Accepted::of(draft, 0, printed);
        let shown = draft.choices.first().map_or_else(String::new, |(reading, _)| reading.shown.clone());
        Self { decision: Decision::Open, evidence: work.spot.clone(), work, choice: Some(0), shown }
    }

    pub fn is_open(&self) -> bool {
        self.decision == Decision::Open
    }

    /// Why it is not drawn, told to the person who reviews it.
    pub fn why_not_drawn(&self) -> Option<&str> {
        let why = self.work.spot.not_drawn.as_deref()?;
        Some(if why == BY_CHOICE { "You chose not to draw it." } else { why })
    }

    /// Whether it is a feature of its own in the layer of what is accepted.
    pub(super) fn is_feature(&self) -> bool {
        self.decision == Decision::Accepted && self.work.merge_into.is_none()
    }

    pub fn precision(&self) -> Precision {
        self.work.spot.precision
    }

    /// Whether anything differs from what was proposed.
    pub fn is_touched(&self, draft: &Draft) -> bool {
        let work = &self.work;
        // Places are told apart by choice and precision: shapes are long to compare.
        let placed = self.choice == Some(0)
            && draft.choices.first().is_some_and(|(reading, spot)| {
                spot.precision == work.spot.precision && work.name == bare(&reading.shown)
            });
        let said = work.kind == draft.kind
            && work.stance == draft.stance
            && work.speaker == draft.speaker
            && work.period == draft.period;
        !placed || !said || !work.paraphrase.is_empty() || work.note.is_some() || work.merge_into.is_some()
    }

    /// Takes another place, as precisely as it gives itself.
    pub(super) fn put(&mut self, place: Option<PlaceRef>, shown: &str, spot: Spot, choice: Option<usize>) {
        // A name that the person has not changed follows the place.
        if self.work.name == bare(&self.shown) {
            self.work.name = bare(shown).to_owned();
        }
        self.shown = shown.to_owned();
        self.work.place = place;
        self.evidence = spot.clone();
        self.work.spot = spot;
        self.choice = choice;
    }
}

/// “Kirkuk, the city” is called “Kirkuk”.
fn bare(shown: &str) -> &str {
    shown.split(", the ").next().unwrap_or(shown)
}
