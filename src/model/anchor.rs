use serde::{Deserialize, Serialize};

/// A few words that occur exactly once in their paragraph, after the W3C's `TextQuoteSelector`: `exact`, and
/// `prefix`/`suffix` where `exact` alone would not be unique.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub exact: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}
