use std::fmt;

/// A note to the user on how a file was read: what was skipped, assumed or repaired, and why. The rest of the
/// file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Counted from 1; `None` if the note is about the whole file.
    pub line: Option<usize>,
    /// Id of the feature; `no. 3` if it has none.
    pub feature: Option<String>,
    /// True if the feature was skipped.
    pub skipped: bool,
    /// One sentence, without the location.
    pub message: String,
}

impl Note {
    /// A note about the whole file.
    pub fn whole(message: impl Into<String>) -> Self {
        Self { line: None, feature: None, skipped: false, message: message.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}, ")?;
        }
        if let Some(feature) = &self.feature {
            write!(f, "feature {feature}{}: ", if self.skipped { " skipped" } else { "" })?;
        }
        f.write_str(&self.message)
    }
}
