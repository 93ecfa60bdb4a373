use serde::Serialize;

use crate::model::{Kind, Stance, Subject};

use super::{CriterionView, OutsideRow};

/// A paragraph of an article with everything the map takes from it. Its text is not included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphRow {
    /// Index of the non-empty line in the text, from 1.
    pub number: u32,
    pub kind: ParagraphKind,
    /// The other paragraphs that are identical.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ParagraphClaim>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<OutsideRow>,
}

/// A claim as listed under its paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphClaim {
    pub key: Subject,
    /// Name of the feature.
    pub name: String,
    pub kind: Kind,
    /// Id of the claim.
    pub claim: String,
    pub stance: Stance,
    pub paraphrase: String,
    pub speaker: String,
    /// True for the paragraph with the claim's anchor; false if the paragraph only adds to the claim.
    pub anchored: bool,
}

/// What a paragraph contributes to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// It is evidence for something on the map or in its lists.
    Evidence,
    /// Identical to an earlier paragraph: no further evidence.
    Repeated,
    /// A caption or a link to another story: not evidence.
    Teaser,
    /// Part of the article, but about nothing that has a place.
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
