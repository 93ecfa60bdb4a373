use serde::{Deserialize, Serialize};

/// A column of the file whose values become a [`Dimension`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// As in the file's header.
    pub header: String,
    /// As shown to the user.
    pub title: String,
    pub role: Role,
}

/// The role of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    Governorate,
    Precision,
    DatePrecision,
    /// The event type: stacks the timeline and colours the dots.
    Type,
    Subtype,
    Actor,
    Source,
    Place,
    /// Anything else with few enough values to filter by.
    Other,
}

/// A categorical column that rows are filtered and counted by. Row codes index `values`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// The file's header, or `governorate`, `precision`, `dated` for those that are derived.
    pub header: String,
    pub title: String,
    pub role: Role,
    /// The value of each code; an empty text means "not given".
    pub values: Vec<String>,
}

impl Dimension {
    /// The value for display.
    pub fn words(&self, code: u16) -> &str {
        match self.values.get(usize::from(code)).map_or("", String::as_str) {
            "" => "not given",
            words => words,
        }
    }
}

/// Index of the dimension of governorates; it always exists. Its last two values are
/// "outside Iraq" and "not known".
pub const GOVERNORATE: usize = 0;

/// Index of the dimension of place precision; it always exists. Its values are those of
/// [`crate::model::Precision::ALL`], then "not stated".
pub const PRECISION: usize = 1;

/// Index of the dimension of date precision; it always exists. Its values are those of
/// [`crate::events::DatePrecision::ALL`].
pub const DATED: usize = 2;
