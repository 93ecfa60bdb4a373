use std::path::PathBuf;

use crate::files::IoReason;

/// Why a file was not written, as the end of a sentence about it, without a full stop. What was
/// there before is still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    #[error("this names no file")]
    NoName,
    #[error("this is a folder; name a file in it")]
    Folder,
    #[error("there is no folder “{}”; make it first", .0.display())]
    NoFolder(PathBuf),
    /// What sort of file it is.
    #[error("it is the {0} itself, which is never written; name another file")]
    IsRead(&'static str),
    #[error("there is a file of this name already, and this program did not write it; name another file")]
    NotOurs,
    #[error("it exists already and is not an empty folder; name a new folder")]
    NotEmpty,
    #[error(transparent)]
    Io(#[from] IoReason),
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error.into())
    }
}
