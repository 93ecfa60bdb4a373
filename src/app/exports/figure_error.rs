use std::path::PathBuf;

use crate::files::WriteError;
use crate::paint::PaintError;

/// Why a figure was not made.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    #[error("Select something on the map to print its card.")]
    NothingSelected,
    #[error("There is nothing to write.")]
    NoPage,
    #[error("The figure was not written.")]
    Cancelled,
    #[error("{} cannot be written: {why}.", path.display())]
    Unwritable { path: PathBuf, why: WriteError },
    #[error(transparent)]
    Paint(#[from] PaintError),
}
