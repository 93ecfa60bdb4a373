use unicode_normalization::char::is_combining_mark;

use crate::atlas::{fold_word, is_article, plain};

use super::words::{Cue, Cues};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Byte range in the text, without a possessive suffix.
    pub start: usize,
    pub end: usize,
    /// Its number in the vocabulary of names, or [`UNKNOWN`].
    pub word: u32,
    pub cue: Cue,
    pub gap: Gap,
    /// Whether it is or could be the article in Latin script: al, ash, as.
    pub article: bool,
    /// Whether it is capitalised, or in a script without case.
    pub capital: bool,
    pub arabic: bool,
    /// Whether `'s` follows.
    pub possessive: bool,
    /// Bytes of an Arabic preposition or conjunction prefixed to it.
    pub prefix: u8,
}

/// A word that occurs in no name.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// What separates a word from the previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Hyphen,
    Slash,
    /// A quotation mark.
    Quote,
    Comma,
    Bracket,
    /// The end of a clause or sentence, or the beginning of the text.
    Stop,
}

/// Maps words to numbers.
pub(super) trait Vocabulary {
    /// The number of a folded word.
    fn number(&self, folded: &str) -> Option<u32>;
}

/// Splits a text into words. `out` is cleared first, to reuse its memory.
pub(super) fn tokens(text: &str, cues: &Cues, words: &impl Vocabulary, out: &mut Vec<Token>) {
    out.clear();
    let mut gap = Gap::Stop;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_letter(c) {
            gap = gap.max(gap_of(c, chars.peek().map(|p| p.1)));
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if is_letter(next) {
                // A Latin word ends where Arabic script starts.
                let script_changes = !is_combining_mark(next) && is_arabic(next) != is_arabic(c);
                // “20km” is a number and a unit.
                if script_changes || !is_combining_mark(next) && c.is_ascii_digit() != next.is_ascii_digit() {
                    break;
                }
                end = at + next.len_utf8();
            } else if !is_silent(next) {
                break;
            }
            chars.next();
        }
        let (end, possessive) = without_possessive(text, start, end);
        if end > start {
            out.push(token(text, start..end, gap, possessive, cues, words));
            gap = Gap::Space;
        }
    }
}

fn token(
    text: &str,
    bytes: std::ops::Range<usize>,
    gap: Gap,
    possessive: bool,
    cues: &Cues,
    words: &impl Vocabulary,
) -> Token {
    let written = &text[bytes.clone()];
    let first = written.chars().next().unwrap_or(' ');
    let arabic = is_arabic(first);
    let mut token = Token {
        start: bytes.start,
        end: bytes.end,
        word: UNKNOWN,
        cue: Cue::None,
        gap,
        article: false,
        capital: arabic || !first.is_lowercase(),
        arabic,
        possessive,
        prefix: 0,
    };
    let plain = plain(written);
    token.cue = cues.of(&plain);
    token.article = is_article(&plain);
    if token.cue == Cue::None && token.article {
        token.cue = Cue::Article;
    }
    let folded = fold_word(&plain);
    if let Some(word) = words.number(&folded) {
        token.word = word;
        // Folding would merge doubled letters: in ببغداد the first is a preposition.
        let second = written[first.len_utf8()..].chars().next();
        if arabic && second == Some(first) && matches!(first, 'و' | 'ب' | 'ل' | 'ك') {
            token.prefix = u8::try_from(first.len_utf8()).unwrap_or(0);
            token.start += first.len_utf8();
        }
    } else if arabic {
        attached(written, cues, words, &mut token);
    }
    token
}

/// Splits off an Arabic preposition or “and”: بالموصل, وبغداد, للموصل.
fn attached(written: &str, cues: &Cues, words: &impl Vocabulary, token: &mut Token) {
    let mut rest = written;
    for step in 0..2 {
        let Some(first) = rest.chars().next() else { return };
        let joins = matches!(first, 'و' | 'ف') && step == 0 || matches!(first, 'ب' | 'ل' | 'ك');
        if !joins {
            return;
        }
        // Its vowel sign goes with it.
        rest = rest[first.len_utf8()..].trim_start_matches(is_combining_mark);
        // With لـ the article loses its alef: للموصل.
        let stem = if first == 'ل' && rest.starts_with('ل') { &rest['ل'.len_utf8()..] } else { rest };
        if stem.chars().count() < 3 {
            return;
        }
        let plain = plain(stem);
        if let Some(word) = words.number(&fold_word(&plain)) {
            token.word = word;
            token.prefix = u8::try_from(written.len() - rest.len()).unwrap_or(0);
            token.start += written.len() - stem.len();
            token.cue = cues.of(&plain);
            return;
        }
    }
}

fn without_possessive(text: &str, start: usize, end: usize) -> (usize, bool) {
    let word = &text[start..end];
    for sign in ["'s", "’s", "'S", "’S", "`s"] {
        if let Some(stem) = word.strip_suffix(sign) {
            let stem = stem.trim_end_matches(is_silent);
            return (start + stem.len(), true);
        }
    }
    (end, false)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}')
}

/// Characters inside a word that do not split it, as in [`plain`].
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2018}'..='\u{201B}' | '′' | '\u{02B9}'..='\u{02BF}' | '\u{02C8}')
        || matches!(c, 'ـ' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn gap_of(c: char, next: Option<char>) -> Gap {
    match c {
        '-' | '\u{2010}' | '\u{2011}' => Gap::Hyphen,
        '–' | '/' | '\\' => Gap::Slash,
        ',' | '،' | '、' => Gap::Comma,
        '"' | '“' | '”' | '«' | '»' | '„' => Gap::Quote,
        '(' | ')' | '[' | ']' => Gap::Bracket,
        // The point of an abbreviation or number is followed by at most a space.
        '.' if next.is_some_and(|n| !n.is_whitespace()) => Gap::Space,
        '.' | ';' | ':' | '!' | '?' | '؛' | '؟' | '۔' | '—' | '\n' | '\r' | '|' | '•' | '…' => {
            Gap::Stop
        }
        _ if c.is_whitespace() => Gap::Space,
        _ if is_silent(c) => Gap::Space,
        _ => Gap::Comma,
    }
}
