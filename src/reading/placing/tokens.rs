use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// A word, or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// In lower case, with plain apostrophes and hyphens, European digits, without Arabic vowel marks; a
    /// punctuation mark is one character.
    pub text: String,
    /// Byte range.
    pub bytes: Range<usize>,
    pub is_word: bool,
}

/// The words and punctuation of a text. A full stop or comma between digits, and a full stop, an apostrophe
/// or a hyphen between letters, belong to their word.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open = false;
    let mut chars = text.char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((start, c)) = chars.next() {
        let bytes = start..start + c.len_utf8();
        let next = chars.peek().map(|&(_, next)| next);
        let part = is_letter(c) || (open && joins(before, c, next));
        if part {
            if !open {
                found.push(Token { text: String::new(), bytes: bytes.clone(), is_word: true });
            }
            if let Some(word) = found.last_mut() {
                word.bytes.end = bytes.end;
                push_plain(&mut word.text, c);
            }
        } else if !c.is_whitespace() && !is_dropped(c) {
            found.push(Token { text: c.to_string(), bytes, is_word: false });
        }
        // Invisible characters do not split words.
        open = part || (open && is_dropped(c));
        if !is_dropped(c) {
            before = Some(c);
        }
    }
    found.retain(|token| !token.text.is_empty());
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | 'ـ')
}

/// Whether punctuation between two characters of a word is part of it.
fn joins(before: Option<char>, c: char, next: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else { return false };
    let digits = before.is_numeric() && next.is_numeric();
    let letters = before.is_alphabetic() && next.is_alphabetic();
    match c {
        ',' | '٫' | '٬' | '–' => digits,
        '.' => digits || letters,
        '\'' | '’' => letters,
        '-' | '\u{2010}' | '\u{2011}' => is_letter(before) && is_letter(next),
        _ => false,
    }
}

fn push_plain(word: &mut String, c: char) {
    match c {
        '’' => word.push('\''),
        '\u{2010}' | '\u{2011}' | '–' => word.push('-'),
        '٫' => word.push('.'),
        '٬' => word.push(','),
        'أ' | 'إ' | 'آ' | 'ٱ' => word.push('ا'),
        'ى' => word.push('ي'),
        'ة' => word.push('ه'),
        '٠'..='٩' | '۰'..='۹' => {
            // Both digit ranges are in order; the low four bits are the value.
            word.push(char::from_digit(c as u32 & 0xf, 10).unwrap_or(c));
        }
        c if is_combining_mark(c) && matches!(c, '\u{610}'..='\u{6ff}') => {}
        c => word.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> String {
        tokens(text).into_iter().map(|t| t.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn signs_inside_words_and_numbers_belong_to_them() {
        assert_eq!(words("1,200 km, U.S. al‑Qa’im’s"), "1,200|km|,|u.s|.|al-qa'im's");
        assert_eq!(words("10–15 km – north-west"), "10-15|km|–|north-west");
        assert_eq!(words("(65.5km)"), "(|65.5km|)");
    }

    #[test]
    fn arabic_is_read_without_vowels_and_in_european_digits() {
        assert_eq!(words("٦٥ كم شَمالَ أربيل؟"), "65|كم|شمال|اربيل|؟");
        assert_eq!(words("۱۲ کم"), "12|کم");
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_where_they_say(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.bytes.start >= end && token.bytes.end > token.bytes.start);
                prop_assert!(text.get(token.bytes.clone()).is_some());
                end = token.bytes.end;
            }
        }
    }
}
