use std::path::{Path, PathBuf};

use crate::formats::ReadError;

use crate::files::SourceError;

/// Why a file was not opened: a sentence that names it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be read.
    #[error("{} cannot be opened: {why}.", path.display())]
    Source { path: PathBuf, why: SourceError },
    /// It changed while it was read.
    #[error("{}: {why}.", path.display())]
    Changed { path: PathBuf, why: SourceError },
    /// Its content is of no use here.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl OpenError {
    /// For a file that cannot be read, or that changed meanwhile.
    pub fn source(path: &Path, why: SourceError) -> Self {
        let path = path.to_owned();
        if why.is_change() { Self::Changed { path, why } } else { Self::Source { path, why } }
    }

    /// Whether the file changed while it was read.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Changed { .. } => true,
            Self::Source { .. } | Self::Read(_) => false,
        }
    }
}
