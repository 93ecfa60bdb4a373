use crate::reading::{Document, Mention};

use super::text::{Known, Passage};
use super::{PlaceFinder, RowPart, RowPlace, row};

impl PlaceFinder {
    /// All places that the article's own paragraphs name, inside Iraq and outside, in the text's
    /// order. Paragraphs that are set apart are not read. The whole text is the context: what
    /// is once called a town is that later too.
    pub fn mentions(&self, document: &Document) -> Vec<Mention> {
        let mut passages: Vec<Passage> =
            document.evidence().map(|(number, text)| Passage::new(self, number, text)).collect();
        let known = Known::of(self, &passages);
        passages.iter_mut().for_each(|passage| passage.decide(self, &known));
        passages.into_iter().flat_map(|passage| passage.mentions(self)).collect()
    }

    /// The places that one text names, as if it were an article's only paragraph.
    pub fn mentions_in(&self, text: &str) -> Vec<Mention> {
        let mut passage = Passage::new(self, 1, text);
        let known = Known::of(self, std::slice::from_ref(&passage));
        passage.decide(self, &known);
        passage.mentions(self)
    }

    /// Where a table's row lies, by the columns that say so.
    pub fn place_row(&self, parts: &[(&str, RowPart)]) -> RowPlace {
        row::place(self, parts)
    }
}
