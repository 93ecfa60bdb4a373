//! Language-independent features of a paragraph's shape.

/// Fewest words of a paragraph of article prose.
const PROSE: usize = 12;

pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether it ends like a sentence, ignoring a closing quotation mark or bracket. A trailing ellipsis
/// (“comprising…”) does not count.
pub fn ends_as_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '\u{200f}', '\u{200e}']);
    text.ends_with(['.', '!', '?', '؟', '۔', '。']) && !text.ends_with("...")
}

/// Approximate number of sentences: enough to tell one from several.
pub fn sentences(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let mut count = usize::from(ends_as_sentence(text));
    let mut letters = 0;
    while let Some(c) = chars.next() {
        let is_end = matches!(c, '.' | '!' | '?' | '؟')
            && chars.peek().is_some_and(|next| matches!(next, ' ' | '”' | '"'));
        // “U.S.” and “Nov.” do not end a sentence.
        if is_end && letters > 3 {
            count += 1;
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
    }
    count
}

/// Article prose: whole sentences, not a headline or menu line.
pub fn prose(text: &str) -> bool {
    words(text) >= PROSE && ends_as_sentence(text)
}

/// Short and not a sentence: a headline, a label, a name.
pub fn headline(text: &str) -> bool {
    words(text) <= 25 && !text.ends_with(['.', '…', ':', ',', ';']) && text.chars().any(char::is_alphabetic)
}

/// If the text starts with a person's name, its length in bytes: two to four capitalised words, with “al-”
/// and the like in between.
pub fn name(text: &str) -> Option<usize> {
    let (mut capitals, mut end, mut at) = (0, 0, 0);
    for word in text.split(' ') {
        let core = word.trim_end_matches([',', ':', '’', '\'']);
        let small = ["al", "el", "de", "bin", "ibn", "van", "von", "der", "bint", "abu"].contains(&core);
        let capital = core.split('-').any(|part| part.chars().next().is_some_and(char::is_uppercase));
        if !(capital || small) || core.is_empty() {
            break;
        }
        capitals += usize::from(capital);
        at += word.len();
        end = at - (word.len() - core.len());
        at += 1;
        if core.len() != word.len() {
            break;
        }
    }
    (2..=4).contains(&capitals).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_headlines() {
        for (text, is_prose, is_headline) in [
            ("‘The Regime’ Misunderstands Autocracy", false, true),
            ("The forces took the town on Sunday, said an officer, and went on to the border.", true, false),
            ("“It is inflammatory stuff, and when you add them up, there are a lot of them.”", true, true),
            (
                "Started with 34 member states, it has grown since then to more than forty, comprising…",
                false,
                false,
            ),
            ("وقال مسؤول إن القوات عادت من الحدود بعد أن سيطرت على البلدة كلها أمس.", true, false),
        ] {
            assert_eq!((prose(text), headline(text)), (is_prose, is_headline), "{text}");
        }
    }

    #[test]
    fn sentences_are_counted_past_abbreviations() {
        assert_eq!(sentences("He said so on Nov. 4 in the U.S. capital. They left."), 2);
        assert_eq!(sentences("A headline without end"), 0);
    }

    #[test]
    fn names_are_two_to_four_capital_words() {
        let name = |text: &'static str| name(text).map(|end| &text[..end]);
        assert_eq!(name("Rhys Dubin was an editorial fellow"), Some("Rhys Dubin"));
        assert_eq!(name("Ahmad al-Rubaye is a photographer"), Some("Ahmad al-Rubaye"));
        assert_eq!(name("Rhys Dubin, a fellow"), Some("Rhys Dubin"));
        assert_eq!(name("Diyala has long been"), None);
        assert_eq!(name("the Islamic State was"), None);
    }
}
