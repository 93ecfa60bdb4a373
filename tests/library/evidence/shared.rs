//! The source texts and the table of evidence, if available.

use std::fs;
use std::path::PathBuf;

use iraq_risk_atlas::model::Anchor;

use crate::support::files::{shared, shared_folder};

/// A row of the checked table of evidence.
#[derive(Clone)]
pub struct Row {
    pub id: String,
    pub article: &'static str,
    pub paragraph: u32,
    /// `P4,P5 identical`, `also P8, P10` or nothing.
    pub other_paragraphs: String,
    pub kind: String,
    pub ucdp: u8,
    pub acled: u8,
    pub anchor: String,
}

pub fn file_of(article: &str) -> &'static str {
    match article {
        "fp-2018" => "coalition-analysis-2018.txt",
        "iraq-progress-2025" => "iraq-progress-2025.txt",
        other => panic!("no text is known for article {other}"),
    }
}

fn path(name: &str) -> PathBuf {
    shared_folder().join("articles").join(name)
}

/// Whether the sources are available.
pub fn at_hand() -> bool {
    shared("articles/evidence.csv").is_some()
}

/// The paragraphs of an article: its non-empty lines, trimmed.
pub fn paragraphs(article: &str) -> Vec<String> {
    let text = fs::read_to_string(path(file_of(article))).expect("the article's text");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

pub fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path("evidence.csv")).expect("evidence.csv");
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|record| {
        let record = record.expect("a record");
        let field = |name: &str| {
            let column = header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
            record[column].to_owned()
        };
        Row {
            id: field("id"),
            article: if field("article_file").contains("2018") { "fp-2018" } else { "iraq-progress-2025" },
            paragraph: field("paragraph").parse().expect("a paragraph number"),
            other_paragraphs: field("duplicate_paragraphs"),
            kind: field("kind"),
            ucdp: field("ucdp_where_prec").parse().expect("a UCDP code"),
            acled: field("acled_geo_precision").parse().expect("an ACLED code"),
            anchor: field("anchor_exact"),
        }
    });
    rows.collect()
}

/// How often an anchor, with its prefix and suffix, occurs in a paragraph.
pub fn occurrences(paragraph: &str, anchor: &Anchor) -> usize {
    let whole = format!("{}{}{}", anchor.prefix, anchor.exact, anchor.suffix);
    // Overlapping hits count too, so step on by one character and not by the whole anchor.
    paragraph.char_indices().filter(|(at, _)| paragraph[*at..].starts_with(&whole)).count()
}

/// The words of a text in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    split.map(str::to_lowercase).collect()
}
