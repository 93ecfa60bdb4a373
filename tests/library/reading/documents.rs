//! An article's file, opened: the two articles as their notes describe them.

use std::path::PathBuf;
use std::process::Command;

use iraq_risk_atlas::reading::{Aside, Document, checksum};

use crate::support::files::shared;

fn article(file: &str) -> Option<(Document, PathBuf)> {
    let path = shared(&format!("articles/{file}"))?;
    let bytes = std::fs::read(&path).unwrap();
    Some((Document::open(file, &bytes).unwrap().0, path))
}

fn numbers(document: &Document) -> Vec<u32> {
    document.evidence().map(|(number, _)| number).collect()
}

#[test]
fn the_2018_article_is_set_apart_as_its_notes_say() {
    let Some((document, _)) = article("coalition-analysis-2018.txt") else { return };
    assert_eq!(numbers(&document), [1, 2, 3, 6].into_iter().chain(8..=25).collect::<Vec<_>>());
    assert_eq!(document.aside(5), Some(Aside::Repeat { of: 3 }));
    assert_eq!(document.aside(7), Some(Aside::Repeat { of: 6 }));
    assert_eq!(document.aside(26), Some(Aside::AuthorNote));
    assert!((27..=43).all(|number| document.aside(number) == Some(Aside::Teaser)));
    assert_eq!(document.title, "Coalition Analysis Warns of Potential Islamic State Resurgence");
    assert_eq!(
        (document.author.as_deref(), document.publisher.as_deref()),
        (Some("Rhys Dubin"), Some("Foreign Policy"))
    );
    assert_eq!((document.published.as_ref(), document.language.as_str()), (None, "en"));
    let record = document.article("fp");
    assert_eq!((record.paragraphs, record.evidence), (43, [1, 25]));
    assert_eq!(record.repeated, [vec![3, 4, 5], vec![6, 7]]);
    assert_eq!(record.sha256, "2316dd3795bcc5ede4b476ae9f9669893ae381674d87279e362524d67fa71fba");
}

#[test]
fn the_2025_article_is_set_apart_as_its_notes_say() {
    let Some((document, _)) = article("iraq-progress-2025.txt") else { return };
    assert_eq!(numbers(&document), (2..=33).collect::<Vec<_>>());
    assert_eq!((document.aside(1), document.aside(34)), (Some(Aside::Credit), Some(Aside::Furniture)));
    assert!((35..=44).all(|number| document.aside(number) == Some(Aside::Teaser)));
    assert!(document.title.starts_with("How Iraq’s progress"));
    let record = document.article("ti");
    assert_eq!((record.paragraphs, record.evidence, record.repeated), (44, [2, 33], Vec::new()));
    assert_eq!(record.sha256, checksum(&document.paragraphs));
    assert_eq!((record.published.text.as_str(), record.author), ("undated", None));
}

#[test]
fn paragraphs_are_numbered_as_awk_numbers_lines_that_are_not_empty() {
    for file in ["coalition-analysis-2018.txt", "iraq-progress-2025.txt"] {
        let Some((document, path)) = article(file) else { return };
        let Ok(awk) = Command::new("awk").args(["NF{print ++n \"\\t\" $0}"]).arg(&path).output() else {
            eprintln!("skipped: there is no awk");
            return;
        };
        let ours: String =
            document.paragraphs.iter().map(|(number, text)| format!("{number}\t{text}\n")).collect();
        assert_eq!(ours, String::from_utf8(awk.stdout).unwrap());
    }
}
