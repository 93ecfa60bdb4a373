use super::{Draft, Location, PlaceRef, Reading};
use crate::model::{Anchor, FeatureId, Kind, Period, Speaker, Stance};

/// The user's decision on a draft: where it lies, what is said there, by whom and when, in the user's own
/// words. Layers are made only from these.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// Id of the draft it comes from (`21-2`).
    pub draft: String,
    /// Number of the paragraph with the anchor, from 1.
    pub paragraph: u32,
    pub anchor: Anchor,
    /// What the name was taken to mean; `None` if the user placed it differently.
    pub place: Option<PlaceRef>,
    /// Where it lies, as precisely as the user decided: precision, its note and basis can be edited. Without
    /// geometry it is listed, not drawn.
    pub location: Location,
    /// Name of the feature.
    pub name: String,
    /// The form printed in the text.
    pub printed: String,
    pub kind: Kind,
    pub stance: Stance,
    pub speaker: Speaker,
    pub period: Period,
    /// What is claimed, in the user's words. Never taken from the text.
    pub paraphrase: String,
    /// What one should know before using the claim.
    pub note: Option<String>,
    /// Id of the resulting feature, unique in its layer.
    pub feature: FeatureId,
    /// The accepted feature of the same layer to which it adds a claim; it then makes no feature, and its
    /// name, kind and location are not shown.
    pub merge_into: Option<FeatureId>,
}

/// What is still missing before an accepted draft can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AcceptedFault {
    #[error("the claim is not yet in your own words")]
    NoParaphrase,
    #[error("the feature has no name")]
    NoName,
    #[error("no speaker is named")]
    NoSpeaker,
    #[error("no time is given; enter “undated” if there is none")]
    NoPeriod,
}

impl Accepted {
    /// The draft as it was proposed, with the reading at `choice` (the first where there are fewer). The
    /// paraphrase is empty, for the user to write.
    pub fn of(draft: &Draft, choice: usize, printed: &str) -> Self {
        // Invariant: a draft always has a choice.
        let (reading, location) = draft.choices.get(choice).unwrap_or(&draft.choices[0]);
        Self {
            draft: draft.id.clone(),
            paragraph: draft.paragraph,
            anchor: draft.anchor.clone(),
            place: Some(reading.place.clone()),
            location: location.clone(),
            name: feature_name(reading),
            printed: printed.to_owned(),
            kind: draft.kind,
            stance: draft.stance,
            speaker: draft.speaker.clone(),
            period: draft.period.clone(),
            paraphrase: String::new(),
            note: None,
            feature: FeatureId(format!("R-{}", draft.id)),
            merge_into: None,
        }
    }

    /// Whether it may be saved.
    ///
    /// # Errors
    /// The first thing that is missing.
    pub fn check(&self) -> Result<(), AcceptedFault> {
        let empty = |text: &str| text.trim().is_empty();
        match self {
            a if empty(&a.paraphrase) => Err(AcceptedFault::NoParaphrase),
            a if empty(&a.name) && a.merge_into.is_none() => Err(AcceptedFault::NoName),
            a if empty(&a.speaker.name) => Err(AcceptedFault::NoSpeaker),
            a if empty(&a.period.text) => Err(AcceptedFault::NoPeriod),
            _ => Ok(()),
        }
    }
}

/// “Kirkuk, the city” is named “Kirkuk”.
fn feature_name(reading: &Reading) -> String {
    reading.shown.split(", the ").next().unwrap_or(&reading.shown).to_owned()
}
