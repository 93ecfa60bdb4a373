use crate::model::{FeatureId, Kind, Period, Precision, Speaker, Stance};

use super::NamedPlace;

/// One thing that a person changes in a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Takes another of the proposed readings, counted from 0.
    Choose(usize),
    /// A place that was not proposed.
    Place(Box<NamedPlace>),
    /// It has no place on the map, or none that can be drawn.
    NotDrawn,
    Kind(Kind),
    Stance(Stance),
    /// A coarser place than the words give, or back to what they give.
    Precision(Precision),
    Speaker(Speaker),
    Period(Period),
    Name(String),
    Paraphrase(String),
    /// One more claim about an accepted feature, or a feature of its own again.
    Merge(Option<FeatureId>),
}

impl Edit {
    /// What is changed, as an undo names it.
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

    /// Whether it changes what a draft looks like on the map; what is accepted changes with all.
    pub fn is_seen(&self) -> bool {
        !self.is_typed()
    }

    /// Whether it comes letter by letter: one after the other they are one step to undo.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Speaker(_) | Self::Period(_) | Self::Name(_) | Self::Paraphrase(_))
    }
}
