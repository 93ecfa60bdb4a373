use std::path::PathBuf;

use clap::Args;

use super::columns::ReadArgs;
use super::deleted::DeletedArgs;

/// The events that a command uses, and how their file is read.
#[derive(Clone, Debug, Default, Args)]
pub struct EventArgs {
    /// Use the events of this file
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    #[command(flatten)]
    pub chosen: ChosenArgs,
}

/// Which events of a file are used, and how it is read.
#[derive(Clone, Debug, Default, Args)]
pub struct ChosenArgs {
    /// Only events that meet this condition (see `stats --help`); may be repeated
    #[arg(long, value_name = "CONDITION")]
    pub filter: Vec<String>,
    #[command(flatten)]
    pub read_as: ReadArgs,
    #[command(flatten)]
    pub deleted: DeletedArgs,
}
