use std::collections::HashSet;

use crate::atlas::plain;

/// Phrases from this module's tables, listed as people write them, separated by `|` and line breaks, stored
/// in plain form for comparison with plain lines.
#[derive(Debug)]
pub struct Phrases {
    whole: HashSet<String>,
    /// The same in table order, with the most words a line may have.
    list: Vec<(usize, String)>,
}

impl Phrases {
    /// A table line may start with a number and a colon: the most words of a text line that starts with one
    /// of its phrases.
    pub fn of(table: &str) -> Self {
        let mut list = Vec::new();
        for line in table.lines() {
            let (most, phrases) = match line.split_once(':').map(|(most, rest)| (most.trim().parse(), rest)) {
                Some((Ok(most), rest)) => (most, rest),
                _ => (usize::MAX, line),
            };
            let phrases = phrases.split('|').map(plain).filter(|phrase| !phrase.is_empty());
            list.extend(phrases.map(|phrase| (most, phrase)));
        }
        Self { whole: list.iter().map(|(_, phrase)| phrase.clone()).collect(), list }
    }

    /// Whether the plain text is one of the phrases.
    pub fn is(&self, plain: &str) -> bool {
        self.whole.contains(plain)
    }

    /// Whether a plain text of `count` words starts with one of the phrases.
    pub fn begin(&self, plain: &str, words: usize) -> bool {
        self.list.iter().any(|(most, phrase)| words <= *most && begins(plain, phrase))
    }
}

/// Whether the plain text starts with these words, ending on a word boundary.
pub fn begins(plain: &str, words: &str) -> bool {
    plain.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_met_whole_and_at_the_beginning() {
        let phrases = Phrases::of("related | don’t miss\n 3: اقرأ أيضا | more from");
        assert!(phrases.is("dont miss") && phrases.is(&plain("إقرأ أيضًا")) && !phrases.is("relate"));
        assert!(phrases.begin("more from us", 3) && !phrases.begin("more from us all", 4));
        assert!(phrases.begin("related news", 9) && !phrases.begin("relatedly", 1));
    }
}
