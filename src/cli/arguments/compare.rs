use std::path::PathBuf;

use clap::Args;

use crate::cli::output::Replace;

use super::{DeletedArgs, ReadArgs};

pub const HELP: &str = "\
Events are compared by their ids: `event_id_cnty` of ACLED, `id` of UCDP, `eventid` of GTD, or the column that
--column id=NAME says. An event of OLD that NEW lacks counts as removed only if NEW has events of its days and of
its country; how many are not judged is said. If more than half of them would be removed, NEW is taken for a part of
the source, and none is; --whole and --part say which it is.
JSON: {old, new, id, added, removed, changed, moved, redated, killed_changed, fields_changed, unchanged,
  not_judged: {other_days, other_countries, undated, partial}, repeated: {old, new}, without_id: {old, new},
  notes[], changes[]: {change, kinds[], id, before, after, moved_km, moved_days, fields[]: {field, before, after}}}
`before` and `after` are {row, first, last, longitude, latitude, governorate, precision, killed, killed_low,
killed_high}. Output as .geojson has a line for each event that moved and a point for the others.";

#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier state of the source
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later state
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// NEW holds all events of its days and countries: those it lacks were removed
    #[arg(long, conflicts_with = "part")]
    pub whole: bool,
    /// NEW holds only some events, such as those that changed: none was removed
    #[arg(long)]
    pub part: bool,
    #[command(flatten)]
    pub deleted: DeletedArgs,
    /// List every difference, not only the first of each kind
    #[arg(long)]
    pub all: bool,
    /// Write the differences to this file: .geojson or .csv
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub replace: Replace,
    #[command(flatten)]
    pub read_as: ReadArgs,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
}
