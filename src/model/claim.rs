use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Anchor, Period, Speaker, Stance};

/// One thing that somebody says about a feature, with where it is written.
///
/// The wording is ours (`paraphrase`); the article's own words are only the few
/// of the `anchor`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Stable name of the claim, for example `FP-07`.
    pub id: String,
    /// Id of the article it stands in.
    pub article: String,
    /// Paragraphs of the article, counted from 1; the anchor stands in the first.
    pub paragraphs: Vec<u32>,
    /// Paragraphs that repeat the first word for word: the same evidence, not more of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated_in: Vec<u32>,
    pub speaker: Speaker,
    pub stance: Stance,
    /// What is claimed, in our words.
    pub paraphrase: String,
    /// A few words that find the place in the reader's own copy of the text.
    pub anchor: Anchor,
    /// When the claim speaks of.
    pub period: Period,
    /// Claims of the same voice: together they count as one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_voice_as: Vec<String>,
    /// Claims that this one answers or contradicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// What a reader should know before using the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Properties of other tools, kept as they were.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}
