use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Anchor, Period, Speaker, Stance};

/// One statement that somebody makes about a feature, and where it is written.
///
/// The wording is ours (`paraphrase`); only the few words of the `anchor` are the article's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Stable id of the claim, for example `FP-07`.
    pub id: String,
    /// Id of the article it is taken from.
    pub article: String,
    /// Paragraphs of the article, counted from 1; the anchor is in the first.
    pub paragraphs: Vec<u32>,
    /// Paragraphs identical to the first: the same evidence, not more of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeated_in: Vec<u32>,
    pub speaker: Speaker,
    pub stance: Stance,
    /// What is claimed, paraphrased.
    pub paraphrase: String,
    /// A few words that locate the passage in the user's copy of the text.
    pub anchor: Anchor,
    /// The time the claim is about.
    pub period: Period,
    /// Claims by the same voice, which together count as one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_voice_as: Vec<String>,
    /// Claims that this one responds to or contradicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// What the user should know before using the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Properties from other tools, preserved unchanged.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}
