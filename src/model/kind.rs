use serde::{Deserialize, Serialize};

/// What sort of thing a feature represents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A risk area that an institution designated.
    RiskDesignated,
    /// A risk area that somebody says is missing from the list.
    RiskSaidMissing,
    /// A risk area that an author asserts.
    RiskAsserted,
    /// Something that happened, or an operation.
    Incident,
    /// A city that is called stable.
    StabilisedCity,
    /// Aid, training, local watch: something that is done.
    Programme,
    /// Influence from across a border.
    CrossBorder,
    /// Background from a text, not a claim of risk.
    Context,
    /// A figure for the whole country.
    Statistic,
    /// A governorate of the base map.
    Governorate,
}

impl Kind {
    /// The kind in plain words, as shown on a card's badge.
    pub fn words(self) -> &'static str {
        match self {
            Self::RiskDesignated => "risk area, designated",
            Self::RiskSaidMissing => "risk area, said to be missing",
            Self::RiskAsserted => "risk area, asserted",
            Self::Incident => "incident or operation",
            Self::StabilisedCity => "city called stable",
            Self::Programme => "programme",
            Self::CrossBorder => "cross-border influence",
            Self::Context => "context",
            Self::Statistic => "national figure",
            Self::Governorate => "governorate",
        }
    }
}
