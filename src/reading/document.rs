use super::asides::{asides, byline, headline, of_author_note, prose, publisher};
use super::dateline::published;
use super::language::language;
use super::{Aside, Paragraphs};
use crate::formats::text::{ArticleText, Line, Mark, of_pasted_text, read_article};
use crate::formats::{Note, ReadError};
use crate::model::Period;

/// Number of lines above and below a text searched for its publication date.
const HEAD: usize = 12;

/// An opened article: its paragraphs, which of them are set aside, and its metadata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The file's name, or a substitute for pasted text.
    pub name: String,
    pub title: String,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// Publication date, if the text states it.
    pub published: Option<Period>,
    /// BCP 47 tag, for example `en`.
    pub language: String,
    pub paragraphs: Paragraphs,
    /// Per paragraph: why it is set aside, if at all.
    pub aside: Vec<Option<Aside>>,
}

impl Document {
    /// Opens an article file – text, Markdown, web page, word processor document – and returns notes on how
    /// it was read.
    ///
    /// # Errors
    /// A sentence for the user, if no text can be extracted.
    pub fn open(name: &str, bytes: &[u8]) -> Result<(Self, Vec<Note>), ReadError> {
        read_article(name, bytes).map(|text| (Self::of(name, &text), text.notes))
    }

    /// Opens pasted text.
    ///
    /// # Errors
    /// A sentence for the user, if there is no text in it or too much.
    pub fn pasted(text: &str) -> Result<(Self, Vec<Note>), ReadError> {
        const NAME: &str = "the pasted text";
        of_pasted_text(NAME, text).map(|text| (Self::of(NAME, &text), text.notes))
    }

    /// The document made of these lines.
    pub fn of(name: &str, text: &ArticleText) -> Self {
        let mut aside = asides(&text.lines);
        for aside in aside.iter_mut().skip(text.main) {
            aside.get_or_insert(Aside::Furniture);
        }
        let lines = &text.lines;
        let own = || (0..lines.len()).filter(|&at| aside[at].is_none()).map(|at| lines[at].text.as_str());
        let title = text.title.clone().unwrap_or_else(|| title(name, lines, &aside));
        let author = text.author.clone().or_else(|| author(lines, &aside));
        let publisher = text.publisher.clone().or_else(|| named_publisher(lines, &aside, author.as_deref()));
        let language = language(own(), text.language.as_deref());
        let published = text.published.as_deref().and_then(published).or_else(|| dated(lines, &aside));
        let paragraphs = lines.iter().map(|line| line.text.as_str()).collect();
        Self { name: name.to_owned(), title, publisher, author, published, language, paragraphs, aside }
    }

    /// Why paragraph `number` (from 1) is set aside, if at all.
    pub fn aside(&self, number: u32) -> Option<Aside> {
        self.aside.get(index(number)?).copied().flatten()
    }

    /// The paragraphs that count as evidence, with their numbers.
    pub fn evidence(&self) -> impl Iterator<Item = (u32, &str)> {
        self.paragraphs.iter().filter(|(number, _)| self.aside(*number).is_none())
    }
}

fn index(number: u32) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}

/// The line marked as title by the format, otherwise the article's first line if it looks like a headline,
/// otherwise the file's name.
fn title(name: &str, lines: &[Line], aside: &[Option<Aside>]) -> String {
    let marked = |mark: Mark| lines.iter().find(|line| line.mark == Some(mark));
    let own = lines.iter().zip(aside).filter(|(_, aside)| aside.is_none()).map(|(line, _)| line);
    let first = own.take(HEAD).take_while(|line| !prose(&line.text)).find(|line| {
        headline(&line.text) && published(&line.text).is_none() && line.mark != Some(Mark::Caption)
    });
    match marked(Mark::Title).or(first) {
        Some(line) => line.text.clone(),
        None => name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned(),
    }
}

/// The author from the byline, otherwise from the author note.
fn author(lines: &[Line], aside: &[Option<Aside>]) -> Option<String> {
    let notes = || {
        lines.iter().zip(aside).filter(|(_, aside)| **aside == Some(Aside::AuthorNote)).map(|(line, _)| line)
    };
    let by = notes().find_map(|line| byline(&line.text));
    by.or_else(|| notes().find_map(|line| of_author_note(&line.text))).map(str::to_owned)
}

/// The publisher from “More from …”, if the article mentions it too; it could be a series or the author.
fn named_publisher(lines: &[Line], aside: &[Option<Aside>], author: Option<&str>) -> Option<String> {
    let teasers = || lines.iter().zip(aside).filter(|(_, aside)| **aside == Some(Aside::Teaser));
    let spoken_of = |name: &str| {
        let rest = lines.iter().zip(aside).filter(|(_, aside)| **aside != Some(Aside::Teaser));
        rest.map(|(line, _)| line).any(|line| line.text.contains(name))
    };
    let name = teasers().find_map(|(line, _)| publisher(&line.text))?;
    (author != Some(name) && spoken_of(name)).then(|| name.to_owned())
}

/// A date on its own line above the article's prose or at its end.
fn dated(lines: &[Line], aside: &[Option<Aside>]) -> Option<Period> {
    let own = || {
        lines
            .iter()
            .zip(aside)
            .filter(|(_, aside)| !matches!(aside, Some(Aside::Teaser)))
            .map(|(line, _)| line)
    };
    let head = own().take(HEAD).take_while(|line| !prose(&line.text));
    let last = own().rfind(|line| line.mark != Some(Mark::Page));
    head.chain(last).find_map(|line| published(&line.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(document: &Document) -> Vec<u32> {
        document.evidence().map(|(number, _)| number).collect()
    }

    #[test]
    fn what_is_set_apart_is_no_evidence_and_the_record_says_so() {
        let (mut document, _) = Document::pasted("A headline\nCredit: somebody\nA line.").unwrap();
        assert_eq!(numbers(&document), [1, 3]);
        document.aside = vec![None, None, Some(Aside::Teaser)];
        assert_eq!(numbers(&document), [1, 2]);
        assert_eq!(document.article("x").notes, ["Paragraph 3: points to other articles; no evidence."]);
    }

    #[test]
    fn what_a_text_says_of_itself_above_its_prose_is_taken() {
        let text = "Quiet in Rawa\nBy Jane Q. Doe\nPublished: January 16, 2018\n\nThe forces went into the town of Rawa on Sunday, said an officer there.\n";
        let (document, _) = Document::pasted(text).unwrap();
        assert_eq!(
            (document.title.as_str(), document.author.as_deref()),
            ("Quiet in Rawa", Some("Jane Q. Doe"))
        );
        let record = document.article("x");
        assert_eq!(
            (record.published.text.as_str(), record.short.as_str()),
            ("16 January 2018", "Jane Q. Doe, 2018")
        );
    }

    #[test]
    fn a_text_without_a_headline_bears_its_files_name() {
        let line = "The forces went into the town of Rawa on Sunday, said an officer there.";
        let (document, _) = Document::open("rawa.2018.txt", line.as_bytes()).unwrap();
        assert_eq!(document.title, "rawa.2018");
    }
}
