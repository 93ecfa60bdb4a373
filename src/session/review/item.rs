use crate::model::Precision;
use crate::reading::{Accepted, Draft, Location, PlaceRef};

use super::Decision;
use super::place::BY_CHOICE;

/// A draft with the user's edits and decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub decision: Decision,
    /// As it would be saved.
    pub work: Accepted,
    /// The place as precise as the text, or the user's choice of place, gives it.
    pub evidence: Location,
    /// The chosen reading; `None` if the user named another place.
    pub choice: Option<usize>,
    /// The place as shown in lists.
    pub shown: String,
}

impl Item {
    pub fn of(draft: &Draft, paragraph: &str) -> Self {
        let printed = paragraph.get(draft.bytes.clone()).unwrap_or_default();
        let work = Accepted::of(draft, 0, printed);
        let shown = draft.choices.first().map_or_else(String::new, |(reading, _)| reading.shown.clone());
        Self { decision: Decision::Open, evidence: work.location.clone(), work, choice: Some(0), shown }
    }

    pub fn is_open(&self) -> bool {
        self.decision == Decision::Open
    }

    /// Why it is not drawn, for the user.
    pub fn why_not_drawn(&self) -> Option<&str> {
        let why = self.work.location.not_drawn.as_deref()?;
        Some(if why == BY_CHOICE { "You chose not to draw it." } else { why })
    }

    /// Whether it is a separate feature in the layer of accepted drafts.
    pub(super) fn is_feature(&self) -> bool {
        self.decision == Decision::Accepted && self.work.merge_into.is_none()
    }

    pub fn precision(&self) -> Precision {
        self.work.location.precision
    }

    /// Whether anything differs from what was proposed.
    pub fn is_touched(&self, draft: &Draft) -> bool {
        let work = &self.work;
        // Places are compared by choice and precision, because comparing shapes is slow.
        let placed = self.choice == Some(0)
            && draft.choices.first().is_some_and(|(reading, location)| {
                location.precision == work.location.precision && work.name == bare(&reading.shown)
            });
        let said = work.kind == draft.kind
            && work.stance == draft.stance
            && work.speaker == draft.speaker
            && work.period == draft.period;
        !placed || !said || !work.paraphrase.is_empty() || work.note.is_some() || work.merge_into.is_some()
    }

    /// Changes the place, with its own precision.
    pub(super) fn put(
        &mut self,
        place: Option<PlaceRef>,
        shown: &str,
        location: Location,
        choice: Option<usize>,
    ) {
        // An unedited name follows the place.
        if self.work.name == bare(&self.shown) {
            self.work.name = bare(shown).to_owned();
        }
        self.shown = shown.to_owned();
        self.work.place = place;
        self.evidence = location.clone();
        self.work.location = location;
        self.choice = choice;
    }
}

/// “Kirkuk, the city” is called “Kirkuk”.
fn bare(shown: &str) -> &str {
    shown.split(", the ").next().unwrap_or(shown)
}
