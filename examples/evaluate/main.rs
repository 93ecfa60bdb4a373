//! How well places are recognised: two articles against a table of the places that they name,
//! and a table of locations against the governorates that people gave them. The same files
//! give the same numbers.
//!
//! `cargo run --release --example evaluate -- --articles DIR --events FILE`

mod score;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::reading::PlaceFinder;
use serde::Serialize;

use score::{ArticleScore, EventOptions, EventScore};

#[derive(Debug, Parser)]
struct Evaluate {
    /// The folder with the two articles' texts
    #[arg(long, value_name = "DIR", required_unless_present = "events")]
    articles: Option<PathBuf>,
    /// A table with the columns location, governorate and, if wanted, district and Start
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// List so many locations of the even half that were not placed as expected
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,
    /// List those of both halves
    #[arg(long)]
    both: bool,
    /// Ignore dates: governorates as the map has them, not as older lists have them
    #[arg(long)]
    today: bool,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Scores {
    articles: Option<ArticleScore>,
    events: Option<EventScore>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Evaluate::parse();
    let atlas = Atlas::built_in()?;
    let finder = PlaceFinder::new(&atlas);
    let articles = args.articles.as_deref().map(|folder| ArticleScore::of(&finder, folder)).transpose()?;
    let options = EventOptions { misses: args.misses, both: args.both, today: args.today };
    let events = match &args.events {
        Some(file) => Some(EventScore::of(&finder, &atlas, &fs::read_to_string(file)?, options)?),
        None => None,
    };
    let scores = Scores { articles, events };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&scores)?);
        return Ok(());
    }
    let parts = [scores.articles.map(|a| a.lines()), scores.events.map(|e| e.lines())];
    println!("{}", parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"));
    Ok(())
}
