/// What the cells of a column are, by a sample of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnType {
    Number,
    Date,
    /// Few different texts.
    Category,
    /// Anything else.
    Text,
}

/// A column of a file, as its header names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Unlike any other of the file.
    pub name: String,
    pub kind: ColumnType,
}

/// As what the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadAs {
    Numbers,
    Days,
    Words,
}

impl ColumnType {
    pub fn words(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Category => "category",
            Self::Text => "text",
        }
    }

    /// As what such a column is sorted.
    pub fn read_as(self) -> ReadAs {
        match self {
            Self::Number => ReadAs::Numbers,
            Self::Date => ReadAs::Days,
            Self::Category | Self::Text => ReadAs::Words,
        }
    }
}

impl ReadAs {
    /// What its cells are, if they can be read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Days => "dates",
            Self::Words => "texts",
        }
    }
}
