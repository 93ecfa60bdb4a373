use std::io::{Error, ErrorKind};

/// Why the system refused something, in plain words and as the end of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct IoReason(String);

impl From<&Error> for IoReason {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system has errors without number")]
    fn from(error: &Error) -> Self {
        let words = match error.kind() {
            ErrorKind::NotFound => "there is no such file",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::StorageFull => "the disk is full",
            ErrorKind::ReadOnlyFilesystem => "the disk cannot be written to",
            _ => return Self(error.to_string()),
        };
        Self(words.to_owned())
    }
}

impl From<Error> for IoReason {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}
