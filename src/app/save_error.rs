use std::path::PathBuf;

use crate::files::{SourceError, WriteError};
use crate::formats::ReadError;

/// Why a file was not saved: a sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("{} cannot be written: {why}.", path.display())]
    Write { path: PathBuf, why: WriteError },
    /// The table whose rows are saved cannot be read again.
    #[error(transparent)]
    Table(#[from] ReadError),
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// Why unsaved work is not stored in the program's data folder: a sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    #[error("Unsaved work cannot be stored for recovery: {0}.")]
    Write(#[from] WriteError),
    #[error("Unsaved work cannot be stored for recovery: {0}.")]
    Json(#[from] serde_json::Error),
}
