use serde::{Deserialize, Serialize};

/// The speaker of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The name, or how the text describes an unnamed speaker: "a US State Department official".
    pub name: String,
    /// Office, institution or part in the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    pub kind: SpeakerKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// A person or body that is named.
    Named,
    /// A person or body that the text does not name.
    Anonymous,
    /// The article's own author, with no source given.
    Author,
}

impl SpeakerKind {
    pub fn words(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Anonymous => "anonymous",
            Self::Author => "the author, no source named",
        }
    }
}
