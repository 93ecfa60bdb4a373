use crate::formats::events::header::key;
use crate::formats::events::{Dates, Layout, Recognised};

/// The columns that tell which rows are states of one event, and which of them is the latest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct IdColumns {
    pub id: usize,
    /// `None` if nothing tells which of two rows is the later, or if the ids do not last.
    pub version: Option<usize>,
    /// Whether the source promises that an id stands for one event for ever, so that all rows of an id are its
    /// states. In other tables that has to be seen in the rows.
    pub sure: bool,
}

/// Ids that are numbered anew whenever a file is made, so that they say nothing about another file. Of ACLED's,
/// `data_id` changed with each update and `event_id_no_cnty` repeats from country to country.
const OF_ONE_FILE: [&str; 9] =
    ["dataid", "eventidnocnty", "objectid", "fid", "oid", "row", "rownumber", "index", "ogcfid"];

/// Names of the columns that tell when a row was last changed, the best first.
const CHANGED: [&str; 24] = [
    "lastupdated",
    "lastupdate",
    "lastmodified",
    "lastedited",
    "lastediteddate",
    "editdate",
    "updatedat",
    "updatedon",
    "updated",
    "updatedate",
    "dateupdated",
    "updatetimestamp",
    "modifiedat",
    "modified",
    "modifieddate",
    "datemodified",
    "version",
    "dataversion",
    "datasetversion",
    "gedversion",
    "release",
    "releaseversion",
    "تاريخالتحديث",
    "آخرتحديث",
];

/// Likewise of survey tools, where a record that is corrected is sent again with its id.
const SENT: [&str; 3] = ["submissiontime", "submissiondate", "datereceived"];

/// Whether ids in a column of this name are those of one file only.
pub fn is_of_one_file(header: &str) -> bool {
    OF_ONE_FILE.contains(&key(header).as_str())
}

/// The column that tells when a row was last changed, or to which release it belongs. A “timestamp” is that only
/// in ACLED's exports; elsewhere it may be the time of the event.
pub(in crate::formats::events) fn version_column(layout: &Layout) -> Option<usize> {
    let keys: Vec<String> = layout.header.iter().map(|name| key(name)).collect();
    let timestamp = (layout.recognised == Recognised::Acled).then_some("timestamp");
    let mut names = timestamp.into_iter().chain(CHANGED).chain(SENT);
    let taken = |column: &usize| match layout.mapping.dates {
        Dates::None => false,
        Dates::One(day) => day == *column,
        Dates::Span { first, last } => first == *column || last == *column,
        Dates::Parts { year, month, day } => [Some(year), month, day].contains(&Some(*column)),
    };
    names.find_map(|name| keys.iter().position(|k| k == name).filter(|column| !taken(column)))
}

impl IdColumns {
    /// `None` if the file has no ids.
    pub fn of(layout: &Layout) -> Option<Self> {
        let id = layout.mapping.id?;
        let lasts = layout.header.get(id).is_some_and(|name| !is_of_one_file(name));
        let sure = match layout.recognised {
            Recognised::Acled | Recognised::UcdpGed | Recognised::UcdpExplorer => lasts,
            Recognised::Gtd | Recognised::Hapi | Recognised::Placed | Recognised::Table => false,
        };
        Some(Self { id, version: version_column(layout).filter(|_| lasts), sure })
    }
}
