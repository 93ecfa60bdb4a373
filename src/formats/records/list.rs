use super::scan::{Inner, Span, documents, inner};

/// Records somewhere in a text.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// Names of the members that lead to it, joined by dots; empty at the top.
    pub path: String,
    pub span: Span,
    /// Whether it is the texts that stand one after another in the file, and no list.
    pub texts: bool,
    pub shape: Shape,
    /// How many records there are.
    pub records: usize,
    /// Names in the first records.
    pub keys: Vec<String>,
}

/// How the records stand in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A list of objects.
    Objects,
    /// An object of objects, each a record with its key.
    Keyed,
    /// A list of lists, with the column names, and how many rows at the beginning are no records.
    Rows { header: Vec<String>, skip: usize },
    /// An object of columns: each an object with the rows' keys, or a list.
    Columns,
    /// One object.
    One,
}

/// How much a list looks like events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It describes the data: columns, links.
    About,
    Unknown,
    /// Its records have a date or a place.
    Events,
}

/// Members that describe the data.
const ABOUT: [&str; 20] = [
    "links",
    "link",
    "fields",
    "columns",
    "schema",
    "meta",
    "metadata",
    "headers",
    "facets",
    "facetgroups",
    "aggregations",
    "errors",
    "warnings",
    "messages",
    "resources",
    "sources",
    "tags",
    "fieldaliases",
    "parameters",
    "statistics",
];

/// Names that events have.
const EVENTS: [&str; 34] = [
    "geometry",
    "attributes",
    "latitude",
    "lat",
    "longitude",
    "lon",
    "lng",
    "long",
    "coordinates",
    "y",
    "x",
    "geo",
    "geopoint",
    "geolocation",
    "position",
    "location",
    "date",
    "eventdate",
    "datestart",
    "startdate",
    "incidentdate",
    "year",
    "iyear",
    "governorate",
    "province",
    "admin1",
    "admin1name",
    "adm1",
    "city",
    "town",
    "fatalities",
    "killed",
    "best",
    "wkt",
];

/// A name in lower case, without spaces and punctuation.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an object of events would have a member of this name.
pub(super) fn names_event(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    EVENTS.contains(&plain(last).as_str())
}

impl List {
    /// What is in it.
    pub fn items<'t>(&self, text: &'t [u8]) -> Inner<'t> {
        if self.texts { documents(text) } else { inner(text, self.span) }
    }

    pub fn worth(&self) -> Worth {
        let about = self.path.split('.').any(|name| ABOUT.contains(&plain(name).as_str()));
        let links = self.keys.iter().any(|k| k == "href") && self.keys.iter().any(|k| k == "rel");
        match () {
            () if links => Worth::About,
            () if self.keys.iter().filter(|k| names_event(k)).count() >= 1 && !about => Worth::Events,
            () if about => Worth::About,
            () => Worth::Unknown,
        }
    }

    /// Whether the records of both have mostly the same names.
    pub fn is_like(&self, other: &Self) -> bool {
        let shared = self.keys.iter().filter(|key| other.keys.contains(key)).count();
        let all = self.keys.len() + other.keys.len() - shared;
        shared > 0 && shared * 2 >= all
    }

    /// For a sentence: “data.items” (1,200 records).
    pub fn words(&self) -> String {
        let records = if self.records == 1 { "1 record" } else { &format!("{} records", self.records) };
        if self.path.is_empty() { records.to_owned() } else { format!("“{}” ({records})", self.path) }
    }
}
