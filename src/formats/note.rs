use std::fmt;

/// What a reader should know about how a file was read: what was skipped, assumed
/// or mended, and why. The rest of the file is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Counted from 1; `None` where the note is about the whole file.
    pub line: Option<usize>,
    /// Id of the feature; `no. 3` where it has none.
    pub feature: Option<String>,
    /// True where the feature was left out.
    pub skipped: bool,
    /// One sentence without the place.
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
