/// A column of the file whose values become a [`Dimension`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the file's header has it.
    pub header: String,
    /// As the reader sees it.
    pub title: String,
    pub role: Role,
}

/// What a dimension speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Governorate,
    Precision,
    DatePrecision,
    /// What kind of event: the timeline is stacked and dots are coloured by it.
    Type,
    Subtype,
    Actor,
    Source,
    Place,
    /// Anything else with few enough values to choose from.
    Other,
}

/// A quality that rows are filtered and counted by. Row codes index `values`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The file's header, or `governorate`, `precision`, `dated` for those that are derived.
    pub header: String,
    pub title: String,
    pub role: Role,
    /// Words for each code; an empty text stands for "not given".
    pub values: Vec<String>,
}

impl Dimension {
    /// The value in words.
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
/// [`super::DatePrecision::ALL`].
pub const DATED: usize = 2;
