use crate::formats::events::{Dialect, Mapping, json_fields, json_object};

/// What is needed to read a single row again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub format: Format,
    /// Names of the columns, as the file has them; of lists of records, those that the
    /// beginning of the file has.
    pub header: Vec<String>,
    pub mapping: Mapping,
    pub recognised: Recognised,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Delimited(Dialect),
    /// An array of objects, by itself or as a member of an object.
    JsonArray,
    /// A GeoJSON FeatureCollection.
    GeoJson,
    /// One JSON object or GeoJSON feature after the other.
    JsonLines,
}

/// Whose export a file was recognised as, by its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recognised {
    Acled,
    UcdpGed,
    UcdpExplorer,
    Gtd,
    /// A table that this program has placed by the names in it.
    Placed,
    /// None of these: the columns' meanings were guessed or given by the reader.
    Table,
}

impl Recognised {
    pub fn words(self) -> &'static str {
        match self {
            Self::Acled => "ACLED export",
            Self::UcdpGed => "UCDP GED",
            Self::UcdpExplorer => "UCDP candidate/explorer",
            Self::Gtd => "GTD",
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
    /// Length in bytes of the record that begins here, with its line end; `None` if more
    /// bytes are needed to know. At the end of the file, and where the next row is known to
    /// begin, the record ends there.
    pub fn record_len(&self, bytes: &[u8]) -> Option<usize> {
        match self.format {
            Format::Delimited(dialect) => dialect.split(bytes, false, &mut Vec::new()),
            Format::JsonArray | Format::GeoJson | Format::JsonLines => json_object::object_len(bytes),
        }
    }

    /// All fields of a record, header and value, in the order of the file. Members of objects
    /// within a record are given with a dot: `actor.name`.
    pub fn fields(&self, record: &[u8]) -> Vec<(String, String)> {
        match self.format {
            Format::Delimited(dialect) => {
                crate::formats::events::delimited::fields(dialect, &self.header, record)
            }
            Format::JsonArray | Format::GeoJson | Format::JsonLines => json_fields::fields(record),
        }
    }
}
