use std::io::Error;

use crate::formats::{RecordsError, SpreadsheetError};

use crate::files::IoReason;

/// Why a file cannot be read, as the end of a sentence about it, without a full stop.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error(transparent)]
    Io(#[from] IoReason),
    #[error("this is a folder; name a file in it")]
    Folder,
    /// A pipe, a device or a folder, where a file with a length is needed.
    #[error("this is no file with an end")]
    NoEnd,
    #[error("the file is too large ({} MiB); such files are read up to {} MiB", bytes >> 20, most >> 20)]
    TooLarge { bytes: u64, most: u64 },
    /// It yields more than `most` bytes, although its length says otherwise.
    #[error("the file is too large (it does not end); such files are read up to {} MiB", most >> 20)]
    Endless { most: u64 },
    /// No temporary file can be created for its decompressed bytes.
    #[error("no file to unpack it to: {0}")]
    NoTemporary(#[source] IoReason),
    #[error("it cannot be unpacked: {0}")]
    Unpacking(#[source] IoReason),
    #[error("unpacked it is larger than {} GiB", most >> 30)]
    UnpacksTooLarge { most: u64 },
    #[error("unpacking was cancelled")]
    UnpackingCancelled,
    #[error(transparent)]
    Spreadsheet(#[from] SpreadsheetError),
    /// JSON that holds no records which can be read.
    #[error(transparent)]
    Json(#[from] RecordsError),
    #[error("the file has been changed since it was opened; open it again")]
    Changed,
    #[error(
        "the file has been changed since it was opened: it has grown from {was} to {is} bytes; wait until it is complete and open it again"
    )]
    Grown { was: u64, is: u64 },
    #[error(
        "the file has been changed since it was opened: it was cut from {was} to {is} bytes; fetch it again"
    )]
    Cut { was: u64, is: u64 },
    #[error("the file has been replaced by another since it was opened; open it again")]
    Replaced,
    #[error("the file has been removed since it was opened; fetch it again")]
    Removed,
    #[error("it was not read to its end")]
    Cancelled,
}

impl SourceError {
    /// Whether the file changed while it was read.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Changed | Self::Grown { .. } | Self::Cut { .. } | Self::Replaced | Self::Removed => true,
            Self::Io(_)
            | Self::Folder
            | Self::NoEnd
            | Self::TooLarge { .. }
            | Self::Endless { .. }
            | Self::NoTemporary(_)
            | Self::Unpacking(_)
            | Self::UnpacksTooLarge { .. }
            | Self::UnpackingCancelled
            | Self::Spreadsheet(_)
            | Self::Json(_)
            | Self::Cancelled => false,
        }
    }

    pub(super) fn no_temporary(error: Error) -> Self {
        Self::NoTemporary(error.into())
    }

    pub(super) fn unpacking(error: Error) -> Self {
        Self::Unpacking(error.into())
    }
}

impl From<Error> for SourceError {
    fn from(error: Error) -> Self {
        Self::Io(error.into())
    }
}
