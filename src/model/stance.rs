use serde::{Deserialize, Serialize};

/// How a claim relates to its feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    Designates,
    SaysMissing,
    Asserts,
    Reports,
    Supports,
    Disputes,
    Context,
}

impl Stance {
    /// In the order used by cards.
    pub const ALL: [Self; 7] = [
        Self::Designates,
        Self::SaysMissing,
        Self::Asserts,
        Self::Reports,
        Self::Supports,
        Self::Disputes,
        Self::Context,
    ];

    /// The heading above claims of this stance.
    pub fn words(self) -> &'static str {
        match self {
            Self::Designates => "Designated by",
            Self::SaysMissing => "Said to be missing by",
            Self::Asserts => "Asserted by",
            Self::Reports => "Reported by",
            Self::Supports => "Supported by",
            Self::Disputes => "Disputed by",
            Self::Context => "Context from",
        }
    }
}
