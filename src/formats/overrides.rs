use std::path::PathBuf;

use super::TextEncoding;

/// What the user says about a table file besides what its columns mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// How the letters of a text are stored.
    pub encoding: Option<TextEncoding>,
    /// The sheet of a spreadsheet, by its name.
    pub sheet: Option<String>,
    /// A list of events that are left out because their source has deleted them.
    pub deleted: Option<PathBuf>,
    /// Whether rows that only add up others count as well.
    pub keep_totals: bool,
}
