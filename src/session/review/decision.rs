use serde::{Deserialize, Serialize};

/// The user's decision on a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    #[default]
    Open,
    Accepted,
    Rejected,
}

impl Decision {
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "draft",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}
