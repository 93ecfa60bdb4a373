use super::Fault;

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {fault}")]
pub struct ReadError {
    /// Name of the file as given by the caller.
    pub file: String,
    pub fault: Box<Fault>,
    /// Not a fault: cancelled by the watcher.
    cancelled: bool,
}

impl ReadError {
    pub fn new(file: &str, fault: Fault) -> Self {
        Self { file: file.to_owned(), fault: Box::new(fault), cancelled: false }
    }

    /// An error about the file as a whole.
    pub fn whole(file: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (message, remedy) = (message.into(), remedy.into());
        Self::new(file, Fault { line: 1, column: None, feature: None, field: None, message, remedy })
    }

    /// Reading was cancelled by the watcher.
    pub fn cancelled(file: &str) -> Self {
        let stopped = Self::whole(file, "reading was cancelled", "open the file again to read it");
        Self { cancelled: true, ..stopped }
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }
}
