use serde::{Deserialize, Serialize};

use crate::formats::events::form::Form;
use crate::formats::events::{Dialect, Mapping, delimited, json_fields, json_object};

/// What is needed to reread a single row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    pub format: Format,
    /// Column names as in the file; for lists of records, those at the beginning of the file.
    pub header: Vec<String>,
    pub mapping: Mapping,
    pub recognised: Recognised,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Delimited(Dialect),
    /// An array of objects, by itself or as a member of an object.
    JsonArray,
    /// A GeoJSON FeatureCollection.
    GeoJson,
    /// A sequence of JSON objects or GeoJSON features.
    JsonLines,
}

/// The recognised origin of a file, by its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Recognised {
    Acled,
    UcdpGed,
    UcdpExplorer,
    Gtd,
    Hapi,
    /// A table geocoded by this program.
    Placed,
    /// Unknown: the columns were guessed or given by the user.
    Table,
}

impl Recognised {
    pub fn words(self) -> &'static str {
        match self {
            Self::Acled => "ACLED export",
            Self::UcdpGed => "UCDP GED",
            Self::UcdpExplorer => "UCDP candidate/explorer",
            Self::Gtd => "GTD",
            Self::Hapi => "HAPI conflict events",
            Self::Placed => "table placed by its place names",
            Self::Table => "table",
        }
    }
}

impl Format {
    pub fn words(self) -> &'static str {
        match self {
            Self::Delimited(dialect) => match dialect.delimiter {
                b',' => "text with commas",
                b';' => "text with semicolons",
                b'\t' => "text with tabs",
                b'|' => "text with vertical bars",
                _ => "delimited text",
            },
            Self::JsonArray => "JSON array",
            Self::GeoJson => "GeoJSON",
            Self::JsonLines => "lines of JSON",
        }
    }
}

impl Layout {
    /// Length in bytes of the record at the start, including its line end; `None` if more bytes are needed.
    /// At the end of the file, and where the next row is known to start, the record ends.
    pub fn record_len(&self, bytes: &[u8]) -> Option<usize> {
        match self.format {
            Format::Delimited(dialect) => {
                self.form(dialect).record(bytes, false, &mut Vec::new()).map(|extent| extent.len)
            }
            Format::JsonArray | Format::GeoJson | Format::JsonLines => json_object::object_len(bytes),
        }
    }

    /// What the rows of a table look like.
    pub(in crate::formats::events) fn form(&self, dialect: Dialect) -> Form {
        Form::of(dialect, self.header.len(), &self.mapping)
    }

    /// All fields of a record, header and value, in file order. Nested members are joined with a dot:
    /// `actor.name`.
    pub fn fields(&self, record: &[u8]) -> Vec<(String, String)> {
        match self.format {
            Format::Delimited(dialect) => delimited::fields(&self.header, &self.form(dialect), record),
            Format::JsonArray | Format::GeoJson | Format::JsonLines => json_fields::fields(record),
        }
    }
}
