//! Overwriting files, the same for all commands.

use crate::paint::PaintError;
use clap::Args;

use crate::files::{Overwrite, WriteError};

use super::Failure;

/// What may be replaced, for `--help`.
pub const REPLACED: &str = "\
Replacing: a file that this program wrote earlier is replaced, and only once the new one is whole; any other file
only with --replace, and a file that the command reads never. What the program wrote is recognised by what is
in the file: the marker of its projects, GeoJSON and metadata, the columns that it adds to tables, its
name in pictures, PDF files and citations. An empty file may be replaced.";

/// The option of all commands that write a file.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Replace {
    /// Write over a file of this name even if this program did not write it
    #[arg(long)]
    pub replace: bool,
}

impl Replace {
    /// What may be overwritten, apart from the files being read.
    pub fn overwrite(self) -> Overwrite {
        if self.replace { Overwrite::any() } else { Overwrite::program_output() }
    }
}

/// Why a file was not written; `what` names it: `The picture “a.png”`.
pub fn unwritten(what: &str, error: &WriteError) -> Failure {
    let or = if *error == WriteError::NotOurs { OR_REPLACE } else { "" };
    Failure::usage(format!("{what} cannot be written: {error}{or}."))
}

/// Why a picture was not made or could not be written; `what` names it.
pub fn unpainted(what: &str, error: PaintError) -> Failure {
    match error {
        PaintError::Write(error) => unwritten(what, &error.into()),
        other @ (PaintError::TooLarge { .. }
        | PaintError::Scale(_)
        | PaintError::Svg(_)
        | PaintError::Png(_)
        | PaintError::Gif(_)
        | PaintError::Pdf(_)
        | PaintError::Stopped) => Failure::usage(other.to_string()),
    }
}

/// The remedy if the file exists.
pub const OR_REPLACE: &str = ", or say --replace";
