use std::ops::Range;

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 52] = [
    "adm", "approx", "apr", "aug", "brig", "c", "capt", "cf", "cmdr", "co", "col", "dec", "dept", "dr",
    "e.g", "etc", "feb", "fig", "fr", "gen", "gov", "hon", "i.e", "inc", "jan", "jr", "jul", "jun", "km",
    "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "op", "pp", "prof",
    "rep", "rev", "sen", "sept", "sgt", "sr", "st", "vs",
];

/// Words that start a new sentence after an abbreviation in capitals (“the U.S. The …”).
const STARTERS: [&str; 22] = [
    "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "But", "And", "This", "These",
    "That", "There", "As", "For", "While", "After", "His",
];

/// The sentences of a paragraph, in bytes, without the space between them; together they cover all non-space
/// text.
pub fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_end(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        // “…?” and “.)” belong to the sentence they end.
        while let Some(&(at, c)) = chars.peek()
            && (is_end(c) || is_closing(c))
        {
            end = at + c.len_utf8();
            chars.next();
        }
        let rest = &paragraph[end..];
        if rest.is_empty() || (rest.starts_with(char::is_whitespace) && ends(&paragraph[start..at], c, rest))
        {
            push(&mut found, paragraph, start..end);
            start = end;
        }
    }
    push(&mut found, paragraph, start..paragraph.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, paragraph: &str, bytes: Range<usize>) {
    let text = &paragraph[bytes.clone()];
    let start = bytes.start + (text.len() - text.trim_start().len());
    let trimmed = start..start + text.trim().len();
    if !trimmed.is_empty() {
        found.push(trimmed);
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '؛' | '۔')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']')
}

/// Whether a sentence ends with the character `c` between `before` and `rest`.
fn ends(before: &str, c: char, rest: &str) -> bool {
    let next = rest.trim_start().trim_start_matches(['“', '‘', '"', '\'', '«', '(', '[']);
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    if c != '.' {
        return true;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || "([“‘\"'".contains(c)).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let initials = !word.is_empty()
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    if initials {
        let next_word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        return word.contains('.') && STARTERS.contains(&next_word);
    }
    !ABBREVIATIONS.contains(&lower.as_str())
}

/// The sentence that contains a position; the nearest one if it is between two.
pub fn sentence_at(sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let holding = sentences.get(sentences.partition_point(|sentence| sentence.end <= at));
    holding.or(sentences.last()).cloned().unwrap_or(0..0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn abbreviations_initials_and_figures_end_no_sentence() {
        for text in [
            "Iraqi forces on Nov. 4, 2017 after capturing al Qaim.",
            "Dr. Smith of the U.S. State Department met Lt. Gen. Townsend.",
            "(Map designed by C.K. Hickey)",
            "It lies 1.5 km off; Baghdad is 65 km. away",
            "“Is it over?” he said.",
            "markets, bus stops, etc.,” he said.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn sentences_end_with_their_quotation_marks() {
        assert_eq!(
            split("“It isn’t over.” He left the U.S. The war went on! Did it? (Yes.) So…"),
            ["“It isn’t over.”", "He left the U.S.", "The war went on!", "Did it?", "(Yes.)", "So…"]
        );
    }

    #[test]
    fn arabic_signs_end_sentences() {
        assert_eq!(split("هل عادوا؟ نعم؛ عادوا. وبعد"), ["هل عادوا؟", "نعم؛", "عادوا.", "وبعد"]);
    }

    proptest! {
        #[test]
        fn sentences_hold_all_that_is_no_space_in_order(text in "([A-Za-z ]|[.?!؟؛”“ )]|\\PC){0,60}") {
            let parts = sentences(&text);
            let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = parts.iter().map(|bytes| &text[bytes.clone()]).collect();
            prop_assert_eq!(plain(&joined), plain(&text));
            prop_assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
