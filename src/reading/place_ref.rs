use serde::{Deserialize, Serialize};

/// What a name in a text can stand for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceRef {
    /// A town or village of the gazetteer, by its key: code of the governorate, a stroke, the
    /// name that the map prints (`IQ-KI/Hawija`).
    Town(String),
    /// The district that bears a town's name, by the town's key: no outline of it is known.
    District(String),
    /// A quarter, village or other part whose own position is not known here, in or by the town
    /// with this key.
    PartOf { town: String, name: String },
    /// Something known only to lie in the governorate with this code.
    Within { governorate: String, name: String },
    /// A governorate by its code: ISO 3166-2, or `halabja`.
    Governorate(String),
    /// A region that has a name but no limits, by its own key (`kurdistan-region`,
    /// `southern-iraq`, `baghdad-belts`).
    Region(String),
    /// Iraq's border with the country of this ISO 3166-1 alpha-2 code.
    Border(String),
    /// Iraq as a whole.
    Country,
    /// A place outside Iraq, by its usual English name: it goes into a list of its own.
    Outside(String),
}
