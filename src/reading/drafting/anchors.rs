use std::ops::Range;

use crate::model::Anchor;
use crate::reading::fold::Folded;
use crate::reading::locate::locate_in;

/// Words of an anchor: at least this many if the sentence has them, more only if needed to be unique.
const WORDS: [usize; 2] = [4, 8];

/// Punctuation trimmed from the ends of an anchor.
const SIGNS: &[char] = &[
    ',', '.', ';', ':', '!', '?', '…', '“', '”', '"', '‘', '’', '\'', '(', ')', '[', ']', '«', '»', '–', '—',
    '،', '؛', '؟',
];

/// A few words around `name` that occur exactly once in the paragraph, within the sentence if possible.
/// `folded` is the paragraph.
pub fn anchor(paragraph: &str, folded: &Folded, sentence: &Range<usize>, name: &Range<usize>) -> Anchor {
    let words = words(paragraph, sentence);
    let first = words.iter().position(|word| word.end > name.start).unwrap_or(0);
    let last = words.iter().rposition(|word| word.start < name.end).unwrap_or(first).max(first);
    let mut span = first..last + 1;
    let mut behind = true;
    while span.len() < words.len() && span.len() < WORDS[1] {
        let enough = count(paragraph, &words[span.clone()]) >= WORDS[0];
        if enough && let Some(anchor) = found(paragraph, folded, &slice(&words, &span), name, ["", ""]) {
            return anchor;
        }
        // Grow alternately, one word after and one before, within the sentence.
        behind = if behind { span.end < words.len() } else { span.start == 0 };
        if behind {
            span.end += 1;
        } else {
            span.start -= 1;
        }
        behind = !behind;
    }
    let exact = slice(&words, &span);
    found(paragraph, folded, &exact, name, ["", ""])
        .unwrap_or_else(|| with_surroundings(paragraph, folded, &exact, name))
}

/// The anchor for these bytes, if it is found exactly once and there.
fn found(
    paragraph: &str,
    folded: &Folded,
    exact: &Range<usize>,
    name: &Range<usize>,
    [prefix, suffix]: [&str; 2],
) -> Option<Anchor> {
    let whole = paragraph.get(exact.clone())?;
    let trimmed = whole.trim_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    [trimmed, whole].into_iter().find_map(|words| {
        let anchor = Anchor { exact: words.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() };
        let place = locate_in(&anchor, folded).ok()?;
        let letters = paragraph.get(name.clone())?.trim_matches(SIGNS);
        let inside = place.start <= name.start && name.end <= place.end;
        (inside || paragraph.get(place)?.contains(letters)).then_some(anchor)
    })
}

/// The same words with enough text before and after to make them unique.
fn with_surroundings(paragraph: &str, folded: &Folded, exact: &Range<usize>, name: &Range<usize>) -> Anchor {
    let exact = &without_signs(paragraph, exact);
    let before = words(paragraph, &(0..exact.start));
    let behind = words(paragraph, &(exact.end..paragraph.len()));
    let mut take = 2;
    loop {
        let prefix = before.len().checked_sub(take).map_or(0, |at| before[at].start);
        let suffix = behind.get(take - 1).map_or(paragraph.len(), |word| word.end);
        let around = [&paragraph[prefix..exact.start], &paragraph[exact.end..suffix]].map(str::trim);
        if let Some(anchor) = found(paragraph, folded, exact, name, around) {
            return anchor;
        }
        if prefix == 0 && suffix == paragraph.len() {
            // The whole paragraph occurs exactly once.
            return Anchor { exact: paragraph.to_owned(), prefix: String::new(), suffix: String::new() };
        }
        take *= 2;
    }
}

fn without_signs(paragraph: &str, words: &Range<usize>) -> Range<usize> {
    let is_sign = |c: char| c.is_whitespace() || SIGNS.contains(&c);
    let whole = paragraph.get(words.clone()).unwrap_or_default();
    let start = words.start + (whole.len() - whole.trim_start_matches(is_sign).len());
    start..start + whole.trim_matches(is_sign).len()
}

/// Words that contain a letter or digit.
fn count(paragraph: &str, words: &[Range<usize>]) -> usize {
    let has_letter = |word: &&Range<usize>| paragraph[(*word).clone()].chars().any(char::is_alphanumeric);
    words.iter().filter(has_letter).count()
}

fn slice(words: &[Range<usize>], span: &Range<usize>) -> Range<usize> {
    let start = words.get(span.start).map_or(0, |word| word.start);
    start..words.get(span.end.wrapping_sub(1)).map_or(start, |word| word.end)
}

/// The byte ranges between spaces.
fn words(paragraph: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in paragraph.get(part.clone()).unwrap_or_default().char_indices() {
        let (start, end) = (part.start + at, part.start + at + c.len_utf8());
        match found.last_mut() {
            _ if c.is_whitespace() => open = false,
            Some(word) if open => word.end = end,
            _ => {
                found.push(start..end);
                open = true;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sentences::{sentence_at, sentences};
    use super::*;
    use crate::reading::locate;

    fn of(paragraph: &str, name: Range<usize>) -> Anchor {
        let sentence = sentence_at(&sentences(paragraph), name.start);
        anchor(paragraph, &Folded::of(paragraph), &sentence, &name)
    }

    fn named(paragraph: &str, name: &str) -> String {
        let start = paragraph.find(name).unwrap();
        of(paragraph, start..start + name.len()).exact
    }

    #[test]
    fn an_anchor_is_a_few_words_of_its_own_sentence() {
        let text = "It ended. In Hawija, on Nov. 4, a bomb went off. Rawa is quiet.";
        assert_eq!(named(text, "Hawija"), "In Hawija, on Nov");
        assert_eq!(named(text, "Rawa"), "Rawa is quiet");
        assert_eq!(named("(Rawa)", "Rawa"), "Rawa");
    }

    #[test]
    fn words_that_stand_twice_are_more_words_or_get_their_surroundings() {
        let text = "He went to Rawa and back, then to Rawa and home.";
        assert_eq!(named(text, "Rawa"), "to Rawa and back");
        let twice = "Rawa is calm. So it was. Rawa is calm. And now?";
        let second = of(twice, 25..29);
        assert_eq!((second.exact.as_str(), locate(&second, twice)), ("Rawa is calm", Ok(25..37)));
        assert!(!second.prefix.is_empty() || !second.suffix.is_empty());
    }

    proptest! {
        #[test]
        fn an_anchor_is_found_once_and_holds_its_name(
            text in "([ab]{1,2}[ .,]{1,2}|Rawa |الحَوِيجَة |é\u{301}|«|\u{ad}| ){1,30}", at in 0usize..400,
        ) {
            // Paragraphs are trimmed.
            let text = text.trim();
            let names: Vec<Range<usize>> = ["Rawa", "الحَوِيجَة"]
                .iter()
                .flat_map(|name| text.match_indices(name).map(|(at, name)| at..at + name.len()))
                .collect();
            prop_assume!(!names.is_empty());
            let name = names[at % names.len()].clone();
            let anchor = of(text, name.clone());
            let place = locate(&anchor, text);
            prop_assert!(place.is_ok(), "{:?} in {:?}: {:?}", anchor, text, place);
            let place = place.unwrap();
            prop_assert!(place.start <= name.start && name.end <= place.end, "{:?}", anchor);
        }
    }
}
