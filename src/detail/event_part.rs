use serde::Serialize;

use crate::model::Subject;
use crate::style::number::exact;

use super::{Link, event_words};

/// The part of a card that comes from an open event file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventPart {
    /// Of one row.
    Row(RowPart),
    /// Of the rows of one stack or one circle on the map.
    List(ListPart),
    /// Of a governorate.
    Here(EventsHere),
}

/// A row as it is in the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowPart {
    /// The file's name.
    pub file: String,
    /// Number in the file, from 1, not counting the header and unreadable rows.
    pub number: u64,
    pub fields: FileFields,
    /// How the program geocoded it from its names; empty if the file gives its position.
    pub placed_by: Vec<Field>,
    /// The articles' features whose shapes contain the position, in click order.
    pub lies_in: Vec<Link>,
    /// Whether it has a position that `lies_in` can speak of.
    pub placed: bool,
    /// How it differs from another state of its source that is open.
    pub change: Option<Box<ChangePart>>,
}

/// How a row differs between two open states of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangePart {
    /// The names of the files: the earlier and the later state.
    pub old: String,
    pub new: String,
    /// What differs, as a sentence.
    pub words: String,
    /// The fields that differ, or why they cannot be read.
    pub fields: Result<Vec<ChangedField>, String>,
    /// The event in the other state, if that has it, with the words of a link to it.
    pub other: Option<(Subject, String)>,
}

/// A field before and after; empty where it was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedField {
    pub name: String,
    pub before: String,
    pub after: String,
}

/// The fields of a row, which are read from the file and not kept in the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFields {
    /// Still being read.
    Waiting,
    Read(Vec<Field>),
    /// Why they cannot be read.
    Failed(String),
}

/// A column header and the row's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// Rows that are listed together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListPart {
    pub file: String,
    /// How many rows here pass the filter.
    pub count: u64,
    /// The first of them in the order of the table, no more than [`ListPart::MOST`].
    pub rows: Vec<EventLine>,
}

/// One row in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventLine {
    pub key: Subject,
    pub date: String,
    pub what: String,
    /// Empty if the file gives no number.
    pub killed: String,
}

/// A file's counts for a governorate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventsHere {
    pub file: String,
    /// Rows that pass the filter.
    pub shown: u64,
    /// All rows of the governorate.
    pub all: u64,
    /// People killed in the rows shown, by the numbers counted; `None` if the file gives none.
    pub killed: Option<u64>,
    /// Rows shown per 1,000 km² of the governorate as drawn.
    pub per_1000_km2: f64,
}

impl FileFields {
    /// From headers and values; empty values are omitted.
    pub fn read(fields: &[(String, String)]) -> Self {
        Self::Read(Field::list(fields))
    }
}

impl Field {
    /// From names and values; empty values are omitted.
    pub fn list(fields: &[(String, String)]) -> Vec<Self> {
        let given = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        given.map(|(name, value)| Self { name: name.clone(), value: value.clone() }).collect()
    }
}

impl ChangePart {
    /// “Changed from OLD to NEW”.
    pub fn title(&self) -> String {
        format!("Changed from {} to {}", self.old, self.new)
    }
}

impl ChangedField {
    /// “5 (was 3)”.
    pub fn words(&self) -> String {
        let shown = |text: &str| if text.trim().is_empty() { "empty".to_owned() } else { text.to_owned() };
        format!("{} (was {})", shown(&self.after), shown(&self.before))
    }
}

impl ListPart {
    /// Longer lists belong in the table.
    pub const MOST: usize = 2_000;
}

impl RowPart {
    /// The note on rows that the program has geocoded.
    pub const PLACED_BY: &str = "The file gives no coordinates for it; this program placed it by its words.";

    /// "row 12,345 of FILE".
    pub fn place_in_file(&self) -> String {
        format!("row {} of {}", exact(self.number), self.file)
    }

    /// States who says that the row lies in an article's area.
    pub fn lies_in_words(&self) -> &'static str {
        match (self.placed, self.lies_in.is_empty()) {
            (false, _) => "It has no position that could be laid over the articles’ areas.",
            (true, true) => "Its position lies in no area that the articles’ layers draw.",
            (true, false) => {
                "Its position lies in the shapes of these claims. That is our overlay of two sources; no \
                 article says that this event belongs to its claim."
            }
        }
    }
}

impl EventsHere {
    /// "1,234 of 5,678 events are shown".
    pub fn sentence(&self) -> String {
        if self.all == 0 {
            return "None of its events is known to lie here.".to_owned();
        }
        let density = self.per_1000_km2;
        let density = if density < 1.0 { format!("{density:.2}") } else { format!("{density:.1}") };
        let killed = match self.killed {
            Some(n) => format!("; people killed: {}", exact(n)),
            None => String::new(),
        };
        format!(
            "{} of {} shown, {density} per 1,000 km² as drawn{killed}.",
            exact(self.shown),
            event_words::events(self.all),
        )
    }
}
