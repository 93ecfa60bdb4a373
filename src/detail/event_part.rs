use serde::Serialize;

use crate::model::FeatureRef;
use crate::style::number::exact;

use super::{Link, event_words};

/// What a card says of an open event file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventPart {
    /// Of one row.
    Row(RowPart),
    /// Of the rows of one spot or of a circle on the map.
    List(ListPart),
    /// Of a governorate.
    Here(EventsHere),
}

/// A row as its file has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowPart {
    /// The file's own name.
    pub file: String,
    /// Place in the file, from 1, without the header and without rows that could not be read.
    pub number: u64,
    pub fields: FileFields,
    /// How the program placed it by its words; empty where the file gives its position.
    pub placed_by: Vec<Field>,
    /// The articles' features in whose shapes the position lies, in click order.
    pub lies_in: Vec<Link>,
    /// Whether it has a position that `lies_in` can speak of.
    pub placed: bool,
}

/// The fields of a row, which stand in the file and not in the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFields {
    /// They are being read.
    Waiting,
    Read(Vec<Field>),
    /// Why they cannot be read.
    Failed(String),
}

/// A header of the file and the value that a row has under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// Rows that are listed together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListPart {
    pub file: String,
    /// How many rows are shown here under the filter.
    pub count: u64,
    /// The first of them in the order of the table, no more than [`ListPart::MOST`].
    pub rows: Vec<EventLine>,
}

/// One row in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventLine {
    pub key: FeatureRef,
    pub date: String,
    pub what: String,
    /// Empty where the file gives no number.
    pub killed: String,
}

/// What a file counts in a governorate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventsHere {
    pub file: String,
    /// Rows shown under the filter.
    pub shown: u64,
    /// All rows of the governorate.
    pub all: u64,
    /// People killed in the rows shown, by the best estimates; `None` if the file gives none.
    pub killed: Option<u64>,
    /// Rows shown per 1,000 km² of the governorate as drawn.
    pub per_1000_km2: f64,
}

impl FileFields {
    /// From headers and values; empty values are left out.
    pub fn read(fields: &[(String, String)]) -> Self {
        Self::Read(Field::list(fields))
    }
}

impl Field {
    /// From names and values; empty values are left out.
    pub fn list(fields: &[(String, String)]) -> Vec<Self> {
        let given = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        given.map(|(name, value)| Self { name: name.clone(), value: value.clone() }).collect()
    }
}

impl ListPart {
    /// Longer lists are the table's business.
    pub const MOST: usize = 2_000;
}

impl RowPart {
    /// What is to be known of a row that the program has placed.
    pub const PLACED_BY: &str = "The file gives no coordinates for it; this program placed it by its words.";

    /// "row 12,345 of FILE".
    pub fn place_in_file(&self) -> String {
        format!("row {} of {}", exact(self.number), self.file)
    }

    /// Whose statement it is that the row lies in an article's area.
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
            Some(n) => format!("; people killed, best estimates: {}", exact(n)),
            None => String::new(),
        };
        format!(
            "{} of {} shown, {density} per 1,000 km² as drawn{killed}.",
            exact(self.shown),
            event_words::events(self.all),
        )
    }
}
