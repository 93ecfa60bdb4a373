use serde::Deserialize;

/// `assets/places.json`: names that the gazetteer has no position for, regions, borders, places
/// outside Iraq, and phrases that only look like places.
///
/// A name is one string; its other spellings follow after strokes: `Dora|Daura`. The first is
/// the one that lists show.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Data {
    pub parts: Vec<Parts>,
    pub within: Vec<Within>,
    pub regions: Vec<Region>,
    pub borders: Vec<BorderData>,
    pub country: Vec<String>,
    pub outside: Vec<Outside>,
    pub not_places: Vec<String>,
    /// Names of places that are also words or names of people: in running text they need a
    /// word beside them that says place.
    pub wary: Vec<String>,
    /// Those of them that are names of people: “from” and “to” do not say place of them.
    pub people: Vec<String>,
    /// Spellings of the gazetteer that are not used.
    pub dropped: Vec<MoreSpellings>,
    pub formerly: Vec<Formerly>,
    /// Places of the gazetteer that are parts of a city.
    pub inside: Vec<Inside>,
    /// Other spellings of governorates and towns that only count in tables and lists of places.
    pub more_spellings: Vec<MoreSpellings>,
}

/// Quarters, suburbs and the like of one town.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Parts {
    /// Key of the town.
    pub of: String,
    /// Whether the names are distinctive enough to be read in running text without a word
    /// beside them.
    #[serde(default)]
    pub known: bool,
    pub names: Vec<String>,
}

/// Sub-districts, villages, camps, dams … that lie in one governorate.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Within {
    #[serde(rename = "in")]
    pub governorate: String,
    /// Key of the town whose district it belongs to, if that is settled.
    #[serde(default)]
    pub district: Option<String>,
    pub names: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Region {
    pub key: String,
    pub names: Vec<String>,
    /// Codes of the governorates that it lies in or touches.
    pub governorates: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct BorderData {
    /// ISO 3166-1 alpha-2.
    pub with: String,
    pub shown: String,
    pub names: Vec<String>,
    pub governorates: Vec<String>,
}

/// Places outside Iraq of one kind.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Outside {
    pub names: Vec<String>,
}

/// A town that lists of an earlier time count to another governorate than the map does.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Formerly {
    pub town: String,
    pub governorate: String,
    /// The last year of the lists that do.
    pub until: i32,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Inside {
    /// Keys of the part and of the city.
    pub town: String,
    pub of: String,
}

/// Spellings of a town or a governorate.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct MoreSpellings {
    /// A town's key or a governorate's code.
    pub of: String,
    pub names: Vec<String>,
}

/// The spellings of a name: the shown one first. What stands in brackets tells namesakes apart
/// in the file and is no part of the name.
pub(super) fn spellings(names: &str) -> impl Iterator<Item = &str> {
    names.split('|').map(|name| name.split(" (").next().unwrap_or(name).trim())
}

/// Whether a name has namesakes that the file tells apart.
pub(super) fn has_namesakes(names: &str) -> bool {
    names.split('|').next().is_some_and(|name| name.contains(" ("))
}
