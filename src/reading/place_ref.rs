use serde::{Deserialize, Serialize};

/// What a name in a text can refer to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceRef {
    /// A town or village of the gazetteer, by its key: governorate code, slash, the name printed on the map
    /// (`IQ-KI/Hawija`).
    Town(String),
    /// The district named after a town, by the town's key: its outline is not known.
    District(String),
    /// A quarter, village or other part of unknown position, in or near the town with this key.
    PartOf { town: String, name: String },
    /// Something known only to be in the governorate with this code.
    Within { governorate: String, name: String },
    /// A governorate by its code: ISO 3166-2, or `halabja`.
    Governorate(String),
    /// A named region without limits, by its key (`kurdistan-region`, `southern-iraq`, `baghdad-belts`).
    Region(String),
    /// Iraq's border with the country of this ISO 3166-1 alpha-2 code.
    Border(String),
    /// Iraq as a whole.
    Country,
    /// A place outside Iraq, by its usual English name; listed separately.
    Outside(String),
}

impl PlaceRef {
    /// The key of the town that it is, is named after or lies in.
    pub fn town(&self) -> Option<&str> {
        match self {
            Self::Town(key) | Self::District(key) | Self::PartOf { town: key, .. } => Some(key),
            Self::Within { .. }
            | Self::Governorate(_)
            | Self::Region(_)
            | Self::Border(_)
            | Self::Country
            | Self::Outside(_) => None,
        }
    }
}
