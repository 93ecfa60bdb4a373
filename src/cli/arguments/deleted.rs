use std::path::PathBuf;

use clap::Args;

/// Events that are to be left out because their source has deleted them.
#[derive(Clone, Debug, Default, Args)]
pub struct DeletedArgs {
    /// Leave out the events that this list says their source has deleted: a table or JSON with their ids, as ACLED
    /// publishes it, or one id per line
    #[arg(long, value_name = "FILE")]
    pub deleted: Option<PathBuf>,
}
