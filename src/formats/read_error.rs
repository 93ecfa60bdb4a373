use super::Fault;

/// Why nothing at all could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {fault}")]
pub struct ReadError {
    /// Name of the file as the caller gave it.
    pub file: String,
    pub fault: Box<Fault>,
    /// Nothing is wrong: whoever watched the reading stopped it.
    cancelled: bool,
}

impl ReadError {
    pub fn new(file: &str, fault: Fault) -> Self {
        Self { file: file.to_owned(), fault: Box::new(fault), cancelled: false }
    }

    /// An error that concerns the file as a whole.
    pub fn whole(file: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (message, remedy) = (message.into(), remedy.into());
        Self::new(file, Fault { line: 1, column: None, feature: None, field: None, message, remedy })
    }

    /// Reading was stopped by whoever watched it.
    pub fn cancelled(file: &str) -> Self {
        let stopped = Self::whole(file, "reading was cancelled", "open the file again to read it");
        Self { cancelled: true, ..stopped }
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }
}
