use super::TextEncoding;

/// What the user says about a table file where the program's own choice is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// How the letters of a text are stored.
    pub encoding: Option<TextEncoding>,
    /// The sheet of a spreadsheet, by its name.
    pub sheet: Option<String>,
}
