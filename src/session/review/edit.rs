use crate::model::{FeatureId, Kind, Period, Precision, Speaker, Stance};

use super::NamedPlace;

/// A change to a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Chooses another of the proposed readings, by index.
    Choose(usize),
    /// A place that was not proposed.
    Place(Box<NamedPlace>),
    /// Marks it as not drawn.
    NotDrawn,
    Kind(Kind),
    Stance(Stance),
    /// Makes the place coarser than the text, or restores the text's precision.
    Precision(Precision),
    Speaker(Speaker),
    Period(Period),
    Name(String),
    Paraphrase(String),
    /// Merges it into an accepted feature, or separates it again.
    Merge(Option<FeatureId>),
}

impl Edit {
    /// What is changed, for undo.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Choose(_) | Self::Place(_) | Self::NotDrawn => "place",
            Self::Kind(_) => "kind",
            Self::Stance(_) => "stance",
            Self::Precision(_) => "precision",
            Self::Speaker(_) => "speaker",
            Self::Period(_) => "period",
            Self::Name(_) => "name",
            Self::Paraphrase(_) => "words",
            Self::Merge(_) => "feature",
        }
    }

    /// Whether it changes how a draft looks on the map; accepted drafts change with any edit.
    pub fn is_seen(&self) -> bool {
        !self.is_typed()
    }

    /// Whether it is typing: consecutive ones are one undo step.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Speaker(_) | Self::Period(_) | Self::Name(_) | Self::Paraphrase(_))
    }
}
