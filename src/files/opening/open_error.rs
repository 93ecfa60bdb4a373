use std::path::{Path, PathBuf};

use crate::formats::ReadError;

use crate::files::SourceError;

/// Why a file was not opened: a sentence that names it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its bytes cannot be had.
    #[error("{} cannot be opened: {why}.", path.display())]
    Source { path: PathBuf, why: SourceError },
    /// Its bytes tell nothing that is of use here.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl OpenError {
    pub(super) fn source(path: &Path, why: SourceError) -> Self {
        Self::Source { path: path.to_owned(), why }
    }
}
