use serde::Deserialize;

/// `assets/places.json`: names without a position in the gazetteer, regions, borders, places outside Iraq,
/// and phrases that only look like places.
///
/// A name is one string with alternative spellings separated by `|`: `Dora|Daura`. The first is displayed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Data {
    pub parts: Vec<Parts>,
    pub within: Vec<Within>,
    pub regions: Vec<Region>,
    pub borders: Vec<BorderData>,
    pub country: Vec<String>,
    pub outside: Vec<Outside>,
    pub not_places: Vec<String>,
    /// Place names that are also words or names of people: in running text they need a word next to them that
    /// implies a place.
    pub wary: Vec<String>,
    /// Those that are names of people: “from” and “to” do not imply a place.
    pub people: Vec<String>,
    /// Gazetteer spellings that are ignored.
    pub dropped: Vec<MoreSpellings>,
    pub formerly: Vec<Formerly>,
    /// Gazetteer places that are parts of a city.
    pub inside: Vec<Inside>,
    /// Other spellings of governorates and towns that only count in tables and lists of places.
    pub more_spellings: Vec<MoreSpellings>,
}

/// Quarters, suburbs and the like of one town.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Parts {
    /// Key of the town.
    pub of: String,
    /// Whether the names are distinctive enough to be recognised in running text without a cue.
    #[serde(default)]
    pub known: bool,
    pub names: Vec<String>,
}

/// Sub-districts, villages, camps, dams … in one governorate.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Within {
    #[serde(rename = "in")]
    pub governorate: String,
    /// Key of the town whose district it belongs to, if established.
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

/// A town that older lists assign to another governorate than the map does.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Formerly {
    pub town: String,
    pub governorate: String,
    /// The last year of such lists.
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

/// The spellings of a name: the shown one first. Text in brackets distinguishes namesakes in the file and is
/// not part of the name.
pub(super) fn spellings(names: &str) -> impl Iterator<Item = &str> {
    names.split('|').map(|name| name.split(" (").next().unwrap_or(name).trim())
}

/// Whether a name has namesakes distinguished in the file.
pub(super) fn has_namesakes(names: &str) -> bool {
    names.split('|').next().is_some_and(|name| name.contains(" ("))
}
