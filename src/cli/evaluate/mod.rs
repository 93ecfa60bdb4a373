//! How well places are recognised: two articles against a table of the places that they name,
//! and a table of locations against the governorates that people gave them. The same files
//! give the same numbers.

mod articles;
mod events;
mod table;

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::atlas::Atlas;
use crate::files;
use crate::formats::decode_utf8;
use crate::reading::PlaceFinder;

use super::{Answer, Failure};

use articles::ArticleScore;
use events::EventScore;

#[derive(Debug, Args)]
pub struct Evaluate {
    /// The folder with the two articles' texts
    #[arg(long, value_name = "DIR")]
    pub articles: Option<PathBuf>,
    /// A table with the columns location, governorate and, if wanted, district and Start
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// List so many locations of the even half that were not placed as expected
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub misses: usize,
    /// List those of both halves
    #[arg(long)]
    pub both: bool,
    /// Take no notice of dates: governorates as the map has them, not as older lists have them
    #[arg(long)]
    pub today: bool,
    /// Answer in JSON instead of lines for reading
    #[arg(long)]
    pub json: bool,
}

/// All scores. `--help` promises these members: add, never rename or remove.
#[derive(Debug, Serialize)]
struct Scores {
    articles: Option<ArticleScore>,
    events: Option<EventScore>,
}

pub fn run(args: &Evaluate) -> Result<Answer, Failure> {
    let atlas = Atlas::built_in().map_err(|e| Failure::internal(e.to_string()))?;
    let finder = PlaceFinder::new(&atlas);
    let articles = args.articles.as_deref().map(|folder| articles::score(&finder, folder)).transpose()?;
    let events = match &args.events {
        Some(file) => Some(events::score(&finder, &atlas, &text(file)?, args)?),
        None => None,
    };
    if articles.is_none() && events.is_none() {
        return Err(Failure::usage("Name a folder with --articles, or a table with --events."));
    }
    let scores = Scores { articles, events };
    if args.json {
        return Answer::json(&scores);
    }
    let parts = [scores.articles.map(|a| a.lines()), scores.events.map(|e| e.lines())];
    Ok(Answer::text(parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")))
}

fn text(path: &Path) -> Result<String, Failure> {
    let name = path.display();
    let bytes =
        files::read(path, files::MOST_OF_A_LAYER).map_err(|e| Failure::usage(format!("{name}: {e}.")))?;
    let text = decode_utf8(&name.to_string(), &bytes).map_err(|e| Failure::usage(e.to_string()))?;
    Ok(text.to_owned())
}

/// `12 of 13 (92.3 %)`.
fn share(part: usize, whole: usize) -> String {
    let percent = if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
    format!("{part} of {whole} ({percent:.1} %)")
}
