use serde::{Deserialize, Serialize};

use crate::geo::LonLat;
use crate::model::Precision;

use crate::formats::events::Cause;

/// Geocodes the texts of a row's place columns. Implemented in `reading`; format readers use this trait.
pub trait PlaceNames: Send + Sync {
    /// The location of a row, no more precise than its words. Each text comes with its column's role, in
    /// mapping order; texts may be empty. Older lists, by `year`, may assign a town to another governorate
    /// than today.
    fn place(&self, texts: &[(NameRole, &str)], year: Option<i32>) -> PlacedRow;

    /// What a whole text names; `None` if it is not a known place. Never [`NameRole::Text`].
    fn role_of(&self, text: &str) -> Option<NameRole>;

    /// Whether a text is the name of a place and says nothing else: “Baghdad” is, “Baghdad hospital” is not.
    fn is_whole_name(&self, text: &str) -> bool {
        self.role_of(text).is_some()
    }

    /// Whether a whole text is the name of a country, and then whether it is Iraq.
    fn country(&self, _text: &str) -> Option<bool> {
        None
    }

    /// Whether a whole text is the name or code of a governorate, though perhaps of a town as well: Baghdad is,
    /// Mosul is not.
    fn is_governorate(&self, text: &str) -> bool {
        self.role_of(text) == Some(NameRole::Governorate)
    }
}

/// The role of a place name column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameRole {
    Governorate,
    District,
    /// A town, a village, a quarter, or words like “20 km south of Mosul”.
    Place,
    /// Sentences that mention places.
    Text,
    /// A country's name or code: a place in another one is not placed.
    Country,
}

impl NameRole {
    pub const ALL: [Self; 5] = [Self::Governorate, Self::District, Self::Place, Self::Text, Self::Country];

    pub fn words(self) -> &'static str {
        match self {
            Self::Governorate => "governorate",
            Self::District => "district",
            Self::Place => "town or place",
            Self::Text => "text that names places",
            Self::Country => "country",
        }
    }
}

/// A place name column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameColumn {
    pub column: usize,
    pub role: NameRole,
}

/// The geocoded location of a row, with reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedRow {
    /// The place's display name; empty if none was found.
    pub name: String,
    /// Code and name of the governorate; `None` if unknown.
    pub governorate: Option<(String, String)>,
    /// Degrees; only if the words give a point, exact or approximate.
    pub position: Option<LonLat>,
    pub precision: Precision,
    /// How the spelling matched: `exact`, `alias`, `folded`, `near`; empty if it did not.
    pub how: &'static str,
    /// 0 to 100.
    pub sure: u8,
    /// The reasons, for the user.
    pub why: String,
    /// Why it has neither a position nor a governorate.
    pub unplaced: Option<Unplaced>,
}

/// Why a row has neither a position nor a governorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unplaced {
    /// Its place columns are empty.
    Empty,
    /// Its words name no known place.
    Unknown,
    /// Several places are equally likely.
    Ambiguous,
    /// It is outside Iraq.
    Outside,
    /// It is somewhere in Iraq.
    Country,
    /// It is in a region that is not a governorate.
    Region,
    /// Its columns contradict each other.
    Disagree,
}

impl PlacedRow {
    /// How it was geocoded, for the user: titles and values.
    pub fn in_words(&self) -> Vec<(String, String)> {
        let place = match (&self.unplaced, self.name.is_empty()) {
            (Some(unplaced), true) => format!("not placed: {}", unplaced.cause().title()),
            (Some(unplaced), false) => format!("{} – not placed: {}", self.name, unplaced.cause().title()),
            (None, _) => self.name.clone(),
        };
        let mut words = vec![("Placed as".to_owned(), place)];
        let mut add = |title: &str, text: String| {
            if !text.is_empty() {
                words.push((title.to_owned(), text));
            }
        };
        add("Reasons", self.why.clone());
        add("Spelling", self.how.to_owned());
        add("Confidence", if self.sure > 0 { format!("{} of 100", self.sure) } else { String::new() });
        words
    }

    /// The same row, of which another column says that its place is known no better than this.
    pub fn lowered(&self, class: Precision) -> Self {
        let why =
            format!("A column of the row says that its place is known no better than to {}.", class.words());
        if class == Precision::Unplaced {
            return Self { name: self.name.clone(), ..Self::nowhere(Unplaced::Country, why) };
        }
        // The middle of an area is no place of an event.
        let position = self.position.filter(|_| class <= Precision::District);
        Self { position, precision: class, why: format!("{} {why}", self.why), ..self.clone() }
    }

    /// A row that cannot be geocoded.
    pub fn nowhere(unplaced: Unplaced, why: impl Into<String>) -> Self {
        Self {
            name: String::new(),
            governorate: None,
            position: None,
            precision: Precision::Unplaced,
            how: "",
            sure: 0,
            why: why.into(),
            unplaced: Some(unplaced),
        }
    }
}

impl Unplaced {
    pub const ALL: [Self; 7] = [
        Self::Empty,
        Self::Unknown,
        Self::Ambiguous,
        Self::Outside,
        Self::Country,
        Self::Region,
        Self::Disagree,
    ];

    /// The corresponding import problem.
    pub fn cause(self) -> Cause {
        match self {
            Self::Empty => Cause::NoPlaceName,
            Self::Unknown => Cause::UnknownPlaceName,
            Self::Ambiguous => Cause::AmbiguousPlaceName,
            Self::Outside => Cause::OutsideIraq,
            Self::Country => Cause::CountryOnly,
            Self::Region => Cause::RegionOnly,
            Self::Disagree => Cause::PlacesDisagree,
        }
    }
}
