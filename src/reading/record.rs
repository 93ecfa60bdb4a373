use super::{Aside, Document, checksum};
use crate::model::{Article, PartialDate, Period};

/// The paragraph numbering rule, as stated in every article record.
const PARAGRAPH_RULE: &str = "Paragraph number = position of the non-empty line in the text, counted from 1; title, captions and teasers count as well.";

/// Number of title words used as short name of an article without a publisher.
const SHORT_WORDS: usize = 6;

impl Document {
    /// The record by which the article is cited: its metadata, its checksum, and which of its paragraphs
    /// count.
    pub fn article(&self, id: &str) -> Article {
        let numbers = || self.evidence().map(|(number, _)| number);
        let repeated = self.repeated();
        Article {
            id: id.to_owned(),
            title: self.title.clone(),
            short: self.short(),
            publisher: self.publisher.clone(),
            author: self.author.clone(),
            published: self
                .published
                .clone()
                .unwrap_or_else(|| Period { text: "undated".to_owned(), ..Period::default() }),
            language: self.language.clone(),
            paragraph_rule: PARAGRAPH_RULE.to_owned(),
            paragraphs: u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX),
            evidence: [numbers().next().unwrap_or(0), numbers().last().unwrap_or(0)],
            notes: self.notes(&repeated),
            repeated,
            sha256: checksum(&self.paragraphs),
            criteria: Vec::new(),
            outside: Vec::new(),
        }
    }

    /// Publisher or author and year: “Foreign Policy, 2018”; otherwise the first words of the title.
    fn short(&self) -> String {
        let words: Vec<&str> = self.title.split_whitespace().collect();
        let title = match words.len() {
            0..=SHORT_WORDS => format!("“{}”", words.join(" ")),
            _ => format!("“{} …”", words[..SHORT_WORDS].join(" ")),
        };
        let who = self.publisher.clone().or_else(|| self.author.clone()).unwrap_or(title);
        let year = self.published.as_ref().and_then(|p| p.to.or(p.from)).map(PartialDate::year);
        year.map_or_else(|| who.clone(), |year| format!("{who}, {year}"))
    }

    /// Groups of identical paragraphs of the article.
    fn repeated(&self) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for (number, aside) in (1..).zip(&self.aside) {
            let Some(Aside::Repeat { of }) = aside else { continue };
            match groups.iter_mut().find(|group| group.first() == Some(of)) {
                Some(group) => group.push(number),
                None => groups.push(vec![*of, number]),
            }
        }
        groups.sort();
        groups
    }

    /// One sentence per group of repeats and per kind of paragraph set aside.
    fn notes(&self, repeated: &[Vec<u32>]) -> Vec<String> {
        let repeats = repeated
            .iter()
            .map(|group| format!("Paragraphs {} are identical: one piece of evidence.", listed(group)));
        let kinds = [Aside::Teaser, Aside::Furniture, Aside::AuthorNote, Aside::Credit];
        let apart = kinds.into_iter().filter_map(|kind| {
            let numbers: Vec<u32> =
                (1..).zip(&self.aside).filter(|(_, a)| **a == Some(kind)).map(|(n, _)| n).collect();
            let paragraphs = if numbers.len() == 1 { "Paragraph" } else { "Paragraphs" };
            (!numbers.is_empty())
                .then(|| format!("{paragraphs} {}: {}; no evidence.", listed(&numbers), kind.words()))
        });
        repeats.chain(apart).collect()
    }
}

/// `3, 4 and 5`; runs of more than three as `26 to 43`.
fn listed(numbers: &[u32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for run in numbers.chunk_by(|a, b| a + 1 == *b) {
        match run {
            [first, _, _, .., last] => parts.push(format!("{first} to {last}")),
            _ => parts.extend(run.iter().map(u32::to_string)),
        }
    }
    match parts.pop() {
        Some(last) if !parts.is_empty() => format!("{} and {last}", parts.join(", ")),
        last => last.unwrap_or_default(),
    }
}
