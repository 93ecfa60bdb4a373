use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Args;

use super::columns::ReadArgs;

use crate::cli::output::{REPLACED, Replace};

/// The JSON of `place --json`.
pub static HELP: LazyLock<String> = LazyLock::new(|| {
    format!(
        "\
JSON: {{file, columns[]: {{column, holds}}, rows, located, counted_only, unplaced,
  precisions[]: {{precision, rows}}, governorates[]: {{value, rows}}, how: {{exact, alias, …}},
  causes[]: {{cause, rows, first[]: {{line, text}}}}, notes[], output, unplaced_output}}
`located` rows have a position, `counted_only` a governorate and none, `unplaced` neither; `how`
counts how spellings were met, `causes` why rows are not placed.
`--column NAME` without a role names a column with place names, whose role is found out.
{REPLACED}"
    )
});

/// The arguments of `place`.
#[derive(Debug, Args)]
pub struct Place {
    /// The table: CSV or TSV, also gzipped, or a spreadsheet (xlsx, ods, xls)
    #[arg(value_name = "TABLE")]
    pub file: PathBuf,
    /// The file to write all rows to; its extension selects the format: .csv, .tsv or .geojson
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The file to write unplaced rows to, with reasons
    #[arg(long, value_name = "FILE")]
    pub unplaced: Option<PathBuf>,
    #[command(flatten)]
    pub replace: Replace,
    #[command(flatten)]
    pub read_as: ReadArgs,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
}
