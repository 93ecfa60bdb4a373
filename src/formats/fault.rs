use std::fmt;

/// One fault in a file, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1. A missing member is reported at the line where its object starts.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: Option<usize>,
    /// Id of the feature; `no. 3` if it has none.
    pub feature: Option<String>,
    /// The member inside its feature or file, for example `claims[0].stance`. For members of a feature's
    /// `properties`, without that prefix.
    pub field: Option<String>,
    pub message: String,
    pub remedy: String,
}

impl Fault {
    /// The same sentence prefixed with the file's name.
    pub fn in_file<'a>(&'a self, file: &'a str) -> impl fmt::Display + 'a {
        fmt::from_fn(move |f| write!(f, "{file}, {self}"))
    }
}

/// `line 12, column 5, feature FP-07, claims[0].stance: what is wrong; what to do.`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(feature) = &self.feature {
            write!(f, ", feature {feature}")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}; {}.", self.message, self.remedy)
    }
}
