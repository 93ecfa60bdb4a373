use std::path::Path;

use crate::cli::{Failure, files};
use crate::model::{Article, Period};
use crate::reading::{Aside, Document, Paragraphs, checksum, decode_text};

/// The article in a file, and what a reader should know of how it was read.
pub fn document(path: &Path) -> Result<(Document, Vec<String>), Failure> {
    let name = files::one_line(&path.display().to_string());
    let file = files::read_text(path)
        .map_err(|why| Failure::usage(format!("The article “{name}” cannot be opened: {why}.")))?;
    let text = decode_text(&name, &file.bytes).map_err(|error| Failure::usage(error.to_string()))?;
    let paragraphs = Paragraphs::of(&text);
    let mut aside: Vec<Option<Aside>> = vec![None; paragraphs.len()];
    for group in paragraphs.repeats() {
        for &number in group.iter().skip(1) {
            if let Some(aside) = (number as usize).checked_sub(1).and_then(|at| aside.get_mut(at)) {
                *aside = Some(Aside::Repeat { of: group[0] });
            }
        }
    }
    let title = paragraphs.get(1).unwrap_or_default().to_owned();
    let document = Document {
        name: file.name,
        title,
        language: "en".to_owned(),
        paragraphs,
        aside,
        ..Document::default()
    };
    Ok((document, Vec::new()))
}

/// The record under which the article is cited.
pub fn record(document: &Document, id: &str) -> Article {
    let count = u32::try_from(document.paragraphs.len()).unwrap_or(u32::MAX);
    Article {
        id: id.to_owned(),
        title: document.title.clone(),
        short: document.publisher.clone().unwrap_or_else(|| document.title.clone()),
        publisher: document.publisher.clone(),
        author: document.author.clone(),
        published: document
            .published
            .clone()
            .unwrap_or_else(|| Period { text: "undated".to_owned(), ..Period::default() }),
        language: document.language.clone(),
        paragraph_rule: "Index of the non-empty line, counted from 1.".to_owned(),
        paragraphs: count,
        evidence: [1, count],
        repeated: document.paragraphs.repeats(),
        sha256: checksum(&document.paragraphs),
        notes: Vec::new(),
        criteria: Vec::new(),
        outside: Vec::new(),
    }
}
