use serde::Serialize;

use crate::model::{FeatureRef, Kind, Stance};

use super::{CriterionView, OutsideRow};

/// A paragraph of an article with all that the map takes from it. The paragraph's own
/// words are not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphRow {
    /// Position of the non-empty line in the text, from 1.
    pub number: u32,
    pub kind: ParagraphKind,
    /// The other paragraphs that are the same word for word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ParagraphClaim>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<OutsideRow>,
}

/// A claim as its paragraph lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphClaim {
    pub key: FeatureRef,
    /// Name of the feature.
    pub name: String,
    pub kind: Kind,
    /// Id of the claim.
    pub claim: String,
    pub stance: Stance,
    pub paraphrase: String,
    pub speaker: String,
    /// True in the paragraph in which the claim's anchor stands; false where a paragraph
    /// only adds to it.
    pub anchored: bool,
}

/// What a paragraph is to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// Something on the map, or in its lists, rests on it.
    Evidence,
    /// Word for word an earlier paragraph: no further evidence.
    Repeated,
    /// A caption, a link to another story: outside the evidence.
    Teaser,
    /// Part of the article; nothing that has a place.
    Plain,
}

impl ParagraphKind {
    pub fn words(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Repeated => "the same text again",
            Self::Teaser => "caption or teaser, not evidence",
            Self::Plain => "nothing for the map",
        }
    }
}
