//! How well places are recognised: two articles against a table of the places that they name,
//! and a table of locations against the governorates that people gave them. The same files
//! give the same numbers.

mod articles;
mod events;
mod table;

use std::path::Path;

use serde::Serialize;

use crate::atlas::Atlas;
use crate::files;
use crate::reading::PlaceFinder;

use super::args::Evaluate;
use super::{Answer, Failure};

use articles::ArticleScore;
use events::EventScore;

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
    crate::reading::decode_text(&name.to_string(), &bytes).map_err(|e| Failure::usage(e.to_string()))
}

/// `12 of 13 (92.3 %)`.
fn share(part: usize, whole: usize) -> String {
    let percent = if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
    format!("{part} of {whole} ({percent:.1} %)")
}
