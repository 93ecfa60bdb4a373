use serde::{Deserialize, Serialize};

/// How precisely a place is known: one scale through everything, after
/// UCDP's `where_prec`, ACLED's `geo_precision` and GTD's `specificity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A named town, and it happened there. Drawn as a small crisp disc.
    Town,
    /// Somewhere around a named town. Drawn as a disc with a fading rim.
    AroundTown,
    /// A district. Drawn as its outline where that is known.
    District,
    /// A governorate. Drawn as its outline, never as a pin in its middle.
    Governorate,
    /// A region, a belt, a stretch of border. Drawn as a hatch or a soft band.
    Region,
    /// The whole country, or nowhere named. Not drawn: listed as unplaced.
    Unplaced,
}

impl Precision {
    pub const ALL: [Self; 6] =
        [Self::Town, Self::AroundTown, Self::District, Self::Governorate, Self::Region, Self::Unplaced];

    /// What the class means, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Town => "a named town",
            Self::AroundTown => "somewhere round a named town",
            Self::District => "a district",
            Self::Governorate => "a governorate as a whole",
            Self::Region => "a region, belt or stretch of border",
            Self::Unplaced => "the country, or nowhere named",
        }
    }

    /// The word used in layer files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::AroundTown => "around-town",
            Self::District => "district",
            Self::Governorate => "governorate",
            Self::Region => "region",
            Self::Unplaced => "unplaced",
        }
    }

    /// UCDP's `where_prec` code of the class.
    pub fn ucdp(self) -> u8 {
        match self {
            Self::Town => 1,
            Self::AroundTown => 2,
            Self::District => 3,
            Self::Governorate => 4,
            Self::Region => 5,
            Self::Unplaced => 6,
        }
    }

    /// ACLED's `geo_precision` code of the class.
    pub fn acled(self) -> u8 {
        match self {
            Self::Town => 1,
            Self::AroundTown | Self::District => 2,
            Self::Governorate | Self::Region | Self::Unplaced => 3,
        }
    }
}
