use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Args;

use super::events::EventArgs;

use crate::cli::output::{REPLACED, Replace};

/// The formats by file extension.
pub static HELP: LazyLock<String> = LazyLock::new(|| {
    format!(
        "\
Endings:
  .geojson  RFC 7946 with simplestyle; features as layer files have them, so that they open here
            again; what the file holds and lacks stands in its member `iraq_risk_atlas`
  .csv      RFC 4180, UTF-8; a line for each claim, or for each row with the file's own columns
            first; FILE.csv-metadata.json beside it says what it holds and lacks (W3C CSVW)
  .bib .ris .txt  the articles that the claims cite, with the paragraphs; events cite none
A filter's conditions are those of `stats --help`.
{REPLACED}"
    )
});

/// The arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Take what these files hold, in any order: the rows of an event file, the features of layers, what
    /// a project shows; the other options go before what it says
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Export the rows shown of the project's event file, instead of features
    #[arg(long, conflicts_with_all = ["events", "layers", "select", "own"])]
    pub rows: bool,
    /// The file to write; its extension selects the format: .geojson, .csv, .bib, .ris or .txt
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub replace: Replace,
    /// Export these layers: comma-separated ids, or all, or none
    #[arg(long, value_name = "A,B", value_delimiter = ',', conflicts_with = "events")]
    pub layers: Option<Vec<String>>,
    /// Export only this feature or governorate; may be repeated
    #[arg(long, value_name = "ID", conflicts_with_all = ["events", "layers"])]
    pub select: Vec<String>,
    #[command(flatten)]
    pub events: EventArgs,
    /// Include annotations (GeoJSON only), labelled as not being evidence
    #[arg(long, conflicts_with = "events")]
    pub own: bool,
}
