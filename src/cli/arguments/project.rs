use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::output::Replace;

use super::columns::ReadArgs;

/// The subcommands of `project`.
#[derive(Debug, Args)]
pub struct ProjectArgs {
    #[command(subcommand)]
    pub command: ProjectCommand,
}

#[derive(Debug, Subcommand)]
pub enum ProjectCommand {
    /// List the files of a project, and whether they are present and unchanged
    Check(CheckProject),
    /// Create a project from layers (GeoJSON with areas or lines, or of this program) and event files
    New(NewProject),
    /// Find the files of a project again, recompute their checksums, and save it
    ///
    /// Moved files are searched for next to the project and in the folders of the other files. Missing ones
    /// stay in the project unchanged.
    Renew(RenewProject),
}

#[derive(Debug, Args)]
pub struct CheckProject {
    #[arg(value_name = "PROJECT")]
    pub project: PathBuf,
}

#[derive(Debug, Args)]
pub struct NewProject {
    /// The project file to write; an older project of that name is replaced
    #[arg(short, long, value_name = "PROJECT")]
    pub output: PathBuf,
    #[command(flatten)]
    pub replace: Replace,
    /// Event files and layers, in any order
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub title: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub notes: String,
    /// An event file; may be repeated
    #[arg(long, value_name = "FILE")]
    pub events: Vec<PathBuf>,
    #[command(flatten)]
    pub read_as: ReadArgs,
    /// A layer file; may be repeated
    #[arg(long, value_name = "FILE")]
    pub layer: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RenewProject {
    #[arg(value_name = "PROJECT")]
    pub project: PathBuf,
    /// Change its title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}
