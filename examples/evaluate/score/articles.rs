use std::error::Error;
use std::fs;
use std::ops::{Range, RangeInclusive};
use std::path::Path;

use iraq_risk_atlas::reading::{Aside, Document, Mention, Paragraphs, PlaceFinder, PlaceRef};
use serde::Serialize;

use super::{share, table};

/// The places that the two articles name, read by a person: names only, no sentences.
const EXPECTED: &str = include_str!("../../../tests/data/article-places.csv");

/// The articles, and which of their paragraphs are their own.
const ARTICLES: [(&str, RangeInclusive<u32>); 2] =
    [("coalition-analysis-2018.txt", 1..=25), ("iraq-progress-2025.txt", 2..=33)];

#[derive(Debug, Default, Serialize)]
pub struct ArticleScore {
    /// Mentions of places inside Iraq that a person found.
    pub expected: usize,
    pub found: usize,
    /// Of those found: the right place, and the right one of city and governorate.
    pub right: usize,
    /// Mentions of places inside Iraq where there is none.
    pub false_places: usize,
    pub missed: Vec<String>,
    pub wrong: Vec<String>,
    pub false_names: Vec<String>,
    /// Places outside Iraq, which go to a list of their own.
    pub outside: Vec<String>,
}

struct Expected {
    article: String,
    paragraph: u32,
    bytes: Range<usize>,
    name: String,
    place: String,
}

/// The paragraphs outside the article's own range are set apart, and so are repeated ones.
fn document(name: &str, text: &str, own: RangeInclusive<u32>) -> Document {
    let paragraphs = Paragraphs::of(text);
    let mut aside: Vec<Option<Aside>> =
        paragraphs.iter().map(|(number, _)| (!own.contains(&number)).then_some(Aside::Teaser)).collect();
    for group in paragraphs.repeats() {
        for &number in &group[1..] {
            if let Some(aside) = aside.get_mut(number as usize - 1) {
                *aside = Some(Aside::Repeat { of: group[0] });
            }
        }
    }
    Document { name: name.to_owned(), language: "en".to_owned(), paragraphs, aside, ..Document::default() }
}

fn expected(file: &str, document: &Document) -> Result<Vec<Expected>, Box<dyn Error>> {
    let mut all = Vec::new();
    for row in table::rows(EXPECTED)?.into_iter().skip(1).filter(|row| row[0] == file) {
        let paragraph: u32 = row[1].parse().unwrap_or_default();
        let nth: usize = row[3].parse().unwrap_or(1);
        let text = document.paragraphs.get(paragraph).unwrap_or_default();
        let Some(start) = places_of(text, &row[2]).nth(nth - 1) else {
            let sentence =
                format!("Paragraph {paragraph} of {file} does not hold “{}”: it is another text.", row[2]);
            return Err(sentence.into());
        };
        let [article, _, name, _, place] = <[String; 5]>::try_from(row).unwrap_or_default();
        all.push(Expected { article, paragraph, bytes: start..start + name.len(), name, place });
    }
    Ok(all)
}

/// Where a name stands as whole words.
fn places_of<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..*at].chars().next_back()) && !letter(text[at + name.len()..].chars().next())
    })
}

impl ArticleScore {
    /// The articles in a folder, by their names.
    pub fn of(finder: &PlaceFinder, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut score = Self::default();
        for (file, own) in ARTICLES {
            let document = document(file, &fs::read_to_string(folder.join(file))?, own);
            let mentions = finder.mentions(&document);
            let expected = expected(file, &document)?;
            score.add(&mentions, &expected, &document);
        }
        Ok(score)
    }

    fn add(&mut self, mentions: &[Mention], expected: &[Expected], document: &Document) {
        let meets = |m: &Mention, e: &Expected| {
            m.paragraph == e.paragraph && m.bytes.start < e.bytes.end && e.bytes.start < m.bytes.end
        };
        for e in expected {
            self.expected += 1;
            let line = format!("{}, paragraph {}: {} ({})", e.article, e.paragraph, e.name, e.place);
            match mentions.iter().find(|m| meets(m, e) && inside(m)) {
                None => self.missed.push(line),
                Some(m) => {
                    self.found += 1;
                    let read = place_words(&m.best().place);
                    if read == e.place { self.right += 1 } else { self.wrong.push(format!("{line}: {read}")) }
                }
            }
        }
        for m in mentions {
            let words =
                document.paragraphs.get(m.paragraph).and_then(|t| t.get(m.bytes.clone())).unwrap_or_default();
            let line = format!("{}, paragraph {}: {words} ({})", document.name, m.paragraph, m.best().shown);
            if !inside(m) {
                self.outside.push(line);
            } else if !expected.iter().any(|e| meets(m, e)) {
                self.false_places += 1;
                self.false_names.push(line);
            }
        }
    }

    pub fn lines(&self) -> String {
        let mut lines = vec![
            "Articles: mentions of places inside Iraq".to_owned(),
            format!("  found                       {}", share(self.found, self.expected)),
            format!("  right place and right kind  {}", share(self.right, self.found)),
            format!("  false places                {}", self.false_places),
            format!("  outside Iraq                {}", self.outside.len()),
        ];
        let lists = [("missed", &self.missed), ("wrong", &self.wrong), ("false", &self.false_names)];
        for (what, list) in lists {
            lines.extend(list.iter().map(|line| format!("  {what}: {line}")));
        }
        lines.join("\n")
    }
}

fn inside(mention: &Mention) -> bool {
    !matches!(mention.best().place, PlaceRef::Outside(_))
}

/// A place as the table of expected ones writes it.
fn place_words(place: &PlaceRef) -> String {
    match place {
        PlaceRef::Town(key) => key.clone(),
        PlaceRef::District(key) => format!("district {key}"),
        PlaceRef::PartOf { town, name } => format!("{name} in {town}"),
        PlaceRef::Within { governorate, name } => format!("{name} in {governorate}"),
        PlaceRef::Governorate(code) => format!("governorate {code}"),
        PlaceRef::Region(key) => format!("region {key}"),
        PlaceRef::Border(with) => format!("border {with}"),
        PlaceRef::Country => "country".to_owned(),
        PlaceRef::Outside(name) => format!("outside {name}"),
    }
}
