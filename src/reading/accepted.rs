use super::{Draft, PlaceRef, Reading, Spot};
use crate::model::{Anchor, FeatureId, Kind, Period, Speaker, Stance};

/// What a person has made of a draft: where it lies, what is said there, by whom and when,
/// in their own words. The only thing that a layer is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// Id of the draft it comes from (`21-2`).
    pub draft: String,
    /// Number of the paragraph that holds the anchor, from 1.
    pub paragraph: u32,
    pub anchor: Anchor,
    /// What the name was taken to stand for; `None` where the person placed it otherwise.
    pub place: Option<PlaceRef>,
    /// Where it lies, as precisely as the person says: precision, its note and basis are theirs
    /// to change. Without geometry it is listed, not drawn.
    pub spot: Spot,
    /// Name of the feature.
    pub name: String,
    /// The form that the text prints.
    pub printed: String,
    pub kind: Kind,
    pub stance: Stance,
    pub speaker: Speaker,
    pub period: Period,
    /// What is claimed, in the person's words. Never taken from the text.
    pub paraphrase: String,
    /// What a reader should know before using the claim.
    pub note: Option<String>,
    /// Id of the feature it makes, unique in its layer.
    pub feature: FeatureId,
    /// The accepted feature of the same layer that it is one more claim about; it then makes
    /// no feature, and its own name, kind and spot are not shown.
    pub merge_into: Option<FeatureId>,
}

/// What is still missing before an accepted draft can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AcceptedFault {
    #[error("the claim is not yet put into your own words")]
    NoParaphrase,
    #[error("the feature has no name")]
    NoName,
    #[error("nobody is named who says it")]
    NoSpeaker,
    #[error("no time is given, not even that it is undated")]
    NoPeriod,
}

impl Accepted {
    /// The draft as it was proposed, with the reading at `choice` (the first where there are
    /// fewer). The paraphrase is empty: it is the person's to write.
    pub fn of(draft: &Draft, choice: usize, printed: &str) -> Self {
        // Invariant: a draft is only made with a choice.
        let (reading, spot) = draft.choices.get(choice).unwrap_or(&draft.choices[0]);
        Self {
            draft: draft.id.clone(),
            paragraph: draft.paragraph,
            anchor: draft.anchor.clone(),
            place: Some(reading.place.clone()),
            spot: spot.clone(),
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

/// “Kirkuk, the city” is called “Kirkuk”.
fn feature_name(reading: &Reading) -> String {
    reading.shown.split(", the ").next().unwrap_or(&reading.shown).to_owned()
}
