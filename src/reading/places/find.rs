use crate::reading::{Document, Mention};

use super::rows::row;
use super::text::{Known, Passage};
use super::{PlaceFinder, RowPart, RowPlace};

impl PlaceFinder {
    /// All places named in the article's paragraphs, inside Iraq and outside, in the order of the text.
    /// Paragraphs set aside are skipped. The whole text is the context: what is called a town once is a town
    /// later too.
    pub fn mentions(&self, document: &Document) -> Vec<Mention> {
        let mut passages: Vec<Passage> =
            document.evidence().map(|(number, text)| Passage::new(self, number, text)).collect();
        let known = Known::of(self, &passages);
        passages.iter_mut().for_each(|passage| passage.decide(self, &known));
        passages.into_iter().flat_map(|passage| passage.mentions(self)).collect()
    }

    /// The places named in a text, as if it were the only paragraph of an article.
    pub fn mentions_in(&self, text: &str) -> Vec<Mention> {
        let mut passage = Passage::new(self, 1, text);
        let known = Known::of(self, std::slice::from_ref(&passage));
        passage.decide(self, &known);
        passage.mentions(self)
    }

    /// Locates a table row from its place columns.
    pub fn place_row(&self, parts: &[(&str, RowPart)]) -> RowPlace {
        row::place(self, parts)
    }
}
