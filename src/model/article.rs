use serde::{Deserialize, Serialize};

use super::{Anchor, Period, SpeakerKind};

/// A text that claims are taken from. Its sentences are not stored here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Short stable id, for example `fp-2018`.
    pub id: String,
    pub title: String,
    /// A few words for lists and badges, for example "Foreign Policy, 2018".
    pub short: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    pub published: Period,
    /// BCP 47 tag, for example `en`.
    pub language: String,
    /// How paragraphs are counted, in words.
    pub paragraph_rule: String,
    /// Number of paragraphs of the whole text.
    pub paragraphs: u32,
    /// First and last paragraph that count as evidence; the rest is captions and teasers.
    pub evidence: [u32; 2],
    /// Groups of identical paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated: Vec<Vec<u32>>,
    /// SHA-256 over the paragraphs, as computed by `reading::checksum`, in hex.
    pub sha256: String,
    /// What the user should know about the text as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Criteria by which areas were chosen, and who states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Places outside the map that the text names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<OutsideMention>,
}

/// A criterion by which areas were chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    pub text: String,
    pub paragraph: u32,
    pub said_by: String,
    /// Ids of the features it applies to; in the order of the text.
    pub applies_to: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A place outside the map that a text names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutsideMention {
    pub name: String,
    pub paragraph: u32,
    pub anchor: Anchor,
    /// What the text says about it, paraphrased.
    pub paraphrase: String,
    pub said_by: String,
    pub speaker_kind: SpeakerKind,
}
