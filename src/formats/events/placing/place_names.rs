use crate::geo::LonLat;
use crate::model::Precision;

use crate::formats::events::Cause;

/// Tells where the words of a row's place columns lie. How words are understood is known
/// further down (`reading`); a reader of files only asks.
pub trait PlaceNames: Send + Sync {
    /// Where a row lies, no more precisely than its words say. Each text comes with what its
    /// column holds, in the order of the mapping; texts may be empty. Lists of an earlier `year`
    /// may count a town to another governorate than today.
    fn place(&self, texts: &[(NameRole, &str)], year: Option<i32>) -> PlacedRow;

    /// What a text as a whole is the name of; `None` if it names no place that is known.
    /// [`NameRole::Text`] is no answer.
    fn role_of(&self, text: &str) -> Option<NameRole>;
}

/// What the words of a column name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameRole {
    Governorate,
    District,
    /// A town, a village, a quarter, or words like “20 km south of Mosul”.
    Place,
    /// Sentences with places in them.
    Text,
}

impl NameRole {
    pub const ALL: [Self; 4] = [Self::Governorate, Self::District, Self::Place, Self::Text];

    pub fn words(self) -> &'static str {
        match self {
            Self::Governorate => "governorate",
            Self::District => "district",
            Self::Place => "town or place",
            Self::Text => "text that names places",
        }
    }
}

/// A column that places rows by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameColumn {
    pub column: usize,
    pub role: NameRole,
}

/// Where a row lies by its words, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedRow {
    /// The place as lists name it; empty where none was found.
    pub name: String,
    /// Code and name of the governorate; `None` where the words tell none.
    pub governorate: Option<(String, String)>,
    /// Degrees; only where the words tell a point, exactly or about.
    pub position: Option<LonLat>,
    pub precision: Precision,
    /// How the spelling was met: `exact`, `alias`, `folded`, `near`; empty where it was not.
    pub how: &'static str,
    /// 0 to 100.
    pub sure: u8,
    /// The reasons, in a reader's words.
    pub why: String,
    /// Why it has neither a position nor a governorate.
    pub unplaced: Option<Unplaced>,
}

/// Why a row has neither a position nor a governorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unplaced {
    /// Its place columns are empty.
    Empty,
    /// Its words name no place that is known.
    Unknown,
    /// Several places could be meant, none rather than the others.
    Ambiguous,
    /// It is outside Iraq.
    Outside,
    /// It is somewhere in Iraq.
    Country,
    /// It is in a region that is no governorate.
    Region,
    /// Its columns name places that do not lie in one another.
    Disagree,
}

impl PlacedRow {
    /// How it was placed, in a reader's words: a title and what there is to say.
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
        add("Why there", self.why.clone());
        add("Spelling", self.how.to_owned());
        add("How sure", if self.sure > 0 { format!("{} of 100", self.sure) } else { String::new() });
        words
    }

    /// A row that cannot be placed.
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

    /// How notes count it.
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
