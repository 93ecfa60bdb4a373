use std::path::PathBuf;

use clap::Args;

use crate::cli::output::Replace;

/// The JSON of `read --json`.
pub const HELP: &str = "\
JSON: {file, title, author, publisher, published, language, sha256, counts, notes[],
  paragraphs[]: {paragraph, set_apart, places[]: {name, start, end, draft, why_no_draft, readings[]}},
  drafts[], outside[]: {name, paragraphs[]}}
a reading is
  {place, shown, matched, how, sure, because[]}
and a draft is
  {id, paragraph, name, start, end, anchor, choices[], kind, kind_because, stance, speaker,
   speaker_because, period, period_because}
and a choice of it is
  {shown, place, sure, because[], precision, precision_note, basis, governorates[], not_drawn}
Paragraphs are counted from 1, `start` and `end` are bytes of the paragraph; `sure` goes to 100.
`place` is what a name may stand for: {town: key}, {district: key}, {part-of: {town, name}},
{within: {governorate, name}}, {governorate: code}, {region: key}, {border: country}, country or
{outside: name}. Other values are as in layer files (see `at --help`).";

/// The arguments of `read`.
#[derive(Debug, Args)]
pub struct Read {
    /// The article file
    #[arg(value_name = "ARTICLE")]
    pub file: PathBuf,
    /// The file to write the drafts to: .geojson or .json
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub replace: Replace,
    /// Answer in JSON (see below) instead of text
    #[arg(long)]
    pub json: bool,
}
