use crate::formats::events::date_tokens::{Token, Tokens};
use crate::formats::events::month_names::{Month, month};
use crate::formats::events::weekdays::is_weekday;

/// A part of a date: a number with its digit count, or a word that stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Part {
    Number(i64, usize),
    Month(Month),
    /// What a number next to it is: a week, a quarter.
    Week,
    Quarter,
}

/// The parts of a date, without weekday and time of day.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats::events) struct Parts {
    list: [Part; 4],
    count: usize,
    /// The last sign before the last part.
    pub sign: char,
    /// The text says that the year is of the Islamic calendar.
    pub islamic: bool,
    /// Likewise of the Persian calendar.
    pub persian: bool,
}

/// Words behind which a time of day follows.
const AT: [&str; 12] = ["at", "t", "um", "a", "as", "alle", "om", "kl", "saat", "ساعه", "الساعه", "كاتژمير"];

/// Words that add nothing to a date.
const FILLING: [&str; 46] = [
    "of",
    "the",
    "de",
    "den",
    "le",
    "du",
    "on",
    "am",
    "pm",
    "em",
    "في",
    "من",
    "يوم",
    "شهر",
    "سنه",
    "عام",
    "م",
    "ال",
    "ي",
    "year",
    "г",
    "года",
    "z",
    "utc",
    "gmt",
    "ad",
    "ce",
    "day",
    "date",
    "uhr",
    "hrs",
    "ast",
    "ص",
    "صباحا",
    "مساء",
    "y",
    "dated",
    "del",
    "las",
    "op",
    "ماه",
    "سال",
    "روز",
    "مورخ",
    "год",
    "в",
];

/// Of an ordinal number, attached to it.
const ORDINAL: [&str; 11] = ["e", "ي", "st", "nd", "rd", "th", "er", "re", "eme", "ve", "em"];

const HOURS: [&str; 7] = ["h", "hr", "hrs", "hours", "hour", "uhr", "oclock"];

const NOON: [&str; 6] = ["am", "pm", "a", "p", "ص", "م"];

const ISLAMIC: [&str; 6] = ["ah", "h", "ه", "هجري", "هجريه", "hijri"];

const PERSIAN: [&str; 9] = ["ap", "sh", "hs", "ش", "هش", "شمسي", "خورشيدي", "shamsi", "jalali"];

/// Months by Roman numerals, between day and year: 5.III.2017.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

impl Parts {
    pub fn list(&self) -> &[Part] {
        &self.list[..self.count]
    }

    /// The parts of a text in lower case without accents; `None` if it is no date.
    pub fn of(text: &str) -> Option<Self> {
        let tokens = Tokens::of(text)?;
        let mut parts = Self { list: [Part::Week; 4], count: 0, sign: ' ', islamic: false, persian: false };
        let (mut at, mut sign) = (0, ' ');
        while let Some(token) = tokens.get(at) {
            match token {
                Token::Sign(found) if "-/. ,_'\t".contains(found) || found == ':' && parts.is_year() => {
                    sign = if sign == ' ' { found } else { sign };
                    at += 1;
                }
                // "1º"
                Token::Sign('°') if at > 0 && tokens.is_number(at - 1) => at += 1,
                // "(Arabian Standard Time)"
                Token::Sign('(') if parts.count == 3 => break,
                Token::Sign(_) => return None,
                Token::Number { value, length } => {
                    if let Some(end) = parts.time_of_day(&tokens, at, sign) {
                        at = end;
                        continue;
                    }
                    let is_time = matches!(length, 4 | 6) && sign == ' ' && value < 240_000;
                    // Of a second date it is the year.
                    let of_date = ['-', '/'].iter().any(|sign| tokens.is_sign(at + 1, *sign));
                    if is_time && !of_date && parts.is_complete() {
                        break;
                    }
                    parts.push(Part::Number(value, length), sign)?;
                    (at, sign) = (at + 1, ' ');
                }
                Token::Word(word) => {
                    let attached = at > 0 && tokens.is_number(at - 1);
                    if AT.contains(&word)
                        && parts.count > 0
                        && !attached_ordinal(attached, word)
                        && follows_time(&tokens, at)
                    {
                        break;
                    }
                    let length = parts.word(word, &tokens, at, attached, sign)?;
                    (at, sign) = (
                        at + length,
                        if matches!(parts.list().last(), Some(Part::Number(..)) | None) { sign } else { ' ' },
                    );
                }
            }
        }
        Some(parts)
    }

    fn push(&mut self, part: Part, sign: char) -> Option<()> {
        // "آذار/مارس" is one month.
        if matches!(part, Part::Month(_)) && self.list().last() == Some(&part) {
            return Some(());
        }
        // "2016.0" and other numbers end in digits that mean nothing in a date.
        *self.list.get_mut(self.count)? = part;
        (self.count, self.sign) = (self.count + 1, sign);
        Some(())
    }

    /// Takes a word, and returns how many pieces it is long; `None` if it does not belong in a date.
    fn word(&mut self, word: &str, tokens: &Tokens, at: usize, attached: bool, sign: char) -> Option<usize> {
        if attached && ORDINAL.contains(&word) {
            return Some(1);
        }
        let has_such_year = self.list().iter().any(|part| matches!(part, Part::Number(1300..=1500, 4)));
        if has_such_year && PERSIAN.contains(&word) {
            self.persian = true;
            return Some(1);
        }
        if has_such_year && ISLAMIC.contains(&word) {
            self.islamic = true;
            return Some(1);
        }
        if let Some(month) = roman_month(word, tokens, at).filter(|_| self.count == 1) {
            self.push(Part::Month(Month::Gregorian(month)), sign)?;
            return Some(1);
        }
        if let Some((month, length)) = joined_month(tokens, at) {
            self.push(Part::Month(month), sign)?;
            return Some(length);
        }
        let marked = match word {
            "w" | "week" | "wk" | "kw" | "semaine" | "hafta" => Some(Part::Week),
            "q" | "quarter" | "qtr" => Some(Part::Quarter),
            _ => None,
        };
        if let Some(part) = marked {
            self.push(part, sign)?;
            return Some(1);
        }
        (FILLING.contains(&word) || is_weekday(word)).then_some(1)
    }

    /// Whether the only part so far is a year, as in the dates of cameras: `2017:03:17`.
    fn is_year(&self) -> bool {
        matches!(self.list(), [Part::Number(1800.., 4), ..])
    }

    fn is_complete(&self) -> bool {
        self.count == 3 || matches!(self.list(), [Part::Number(_, 8)])
    }

    /// The piece behind the time of day at `at`, if there is one: `18:30:00.5 +0300`, `6 pm`, `18h30`.
    fn time_of_day(&self, tokens: &Tokens, at: usize, before: char) -> Option<usize> {
        let Some(Token::Number { length, .. }) = tokens.get(at) else { return None };
        let mut end = at + 1;
        let of_camera = before == ':' && self.count < 3;
        if !of_camera && length <= 2 && tokens.is_sign(end, ':') && tokens.is_number(end + 1) {
            end += 2;
            while [':', '.', ','].iter().any(|sign| tokens.is_sign(end, *sign)) && tokens.is_number(end + 1) {
                // "18:30, 17 March" has a space behind the comma.
                end += 2;
            }
            end = after_noon(tokens, end).unwrap_or(end);
            return Some(after_zone(tokens, end));
        }
        if length <= 2
            && let Some(end) = after_noon(tokens, end)
        {
            return Some(end);
        }
        let hours = tokens.after_spaces(end);
        let attached = hours == end || length == 4;
        if attached && tokens.is_word(hours, &HOURS) && !self.ends_an_islamic_year(tokens, at) {
            end = hours + 1;
            return Some(if tokens.is_number(end) { end + 1 } else { end });
        }
        None
    }

    fn ends_an_islamic_year(&self, tokens: &Tokens, at: usize) -> bool {
        self.count >= 2 && matches!(tokens.get(at), Some(Token::Number { value: 1300..=1500, length: 4 }))
    }
}

fn attached_ordinal(attached: bool, word: &str) -> bool {
    attached && ORDINAL.contains(&word)
}

/// Whether a number follows the word, so that it can stand before a time of day.
fn follows_time(tokens: &Tokens, at: usize) -> bool {
    // “kl. 18:30”
    let next = at + 1 + usize::from(tokens.is_sign(at + 1, '.'));
    tokens.is_number(tokens.after_spaces(next))
}

/// The month of a Roman numeral that stands between two numbers.
fn roman_month(word: &str, tokens: &Tokens, at: usize) -> Option<u8> {
    let month = (1..).zip(ROMAN).find(|(_, numeral)| *numeral == word)?.0;
    let is_sign = |at: usize| [' ', '.', '-', '/'].iter().any(|sign| tokens.is_sign(at, *sign));
    let last = if is_sign(at + 2) { at + 3 } else { at + 2 };
    (is_sign(at + 1) && tokens.is_number(last)).then_some(month)
}

fn after_noon(tokens: &Tokens, at: usize) -> Option<usize> {
    let word = tokens.after_spaces(at);
    // "a.m." has points.
    if tokens.is_word(word, &["a", "p"]) && tokens.is_sign(word + 1, '.') && tokens.is_word(word + 2, &["m"])
    {
        return Some(word + 3 + usize::from(tokens.is_sign(word + 3, '.')));
    }
    tokens.is_word(word, &NOON).then_some(word + 1)
}

/// The piece behind a time zone.
fn after_zone(tokens: &Tokens, at: usize) -> usize {
    let mut end = at;
    let word = tokens.after_spaces(end);
    if tokens.is_word(word, &["z", "utc", "gmt", "ast", "bst", "est", "edt"]) {
        end = word + 1;
    }
    let sign = tokens.after_spaces(end);
    let signed = ['+', '-'].iter().any(|s| tokens.is_sign(sign, *s));
    let length = match tokens.get(sign + 1) {
        Some(Token::Number { length, .. }) => length,
        _ => 0,
    };
    // A date may follow as well: "18:30 - 17/03/2017" has a space.
    if !signed || !matches!(length, 2 | 4) || tokens.is_sign(sign + 2, '/') {
        return end;
    }
    let minutes = tokens.is_sign(sign + 2, ':') && tokens.is_number(sign + 3);
    sign + if minutes { 4 } else { 2 }
}

/// The month at `at`, whose name may have up to four words, and how many pieces it is long.
fn joined_month(tokens: &Tokens, at: usize) -> Option<(Month, usize)> {
    let mut name = String::new();
    let (mut ends, mut end) = (Vec::new(), at);
    while let Some(Token::Word(word)) = tokens.get(end) {
        name.push_str(word);
        end += 1;
        ends.push((name.len(), end));
        let between = end;
        while ends.len() < 4
            && matches!(tokens.get(end), Some(Token::Sign(' ' | '-' | '\'' | '.')))
            && end < between + 2
        {
            end += 1;
        }
    }
    ends.into_iter().rev().find_map(|(length, end)| Some((month(&name[..length])?, end - at)))
}
