//! Cells with two numbers, of people killed and wounded: “5/12”, “5K/12W”.

use crate::formats::events::KilledIn;
use crate::formats::events::count::is_count;

/// What a letter or word beside one of the numbers says that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Killed,
    Wounded,
}

/// One of the numbers of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Half<'a> {
    number: &'a str,
    counts: Option<Counts>,
}

/// The two numbers of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Pair<'a>([Half<'a>; 2]);

const KILLED: [&str; 9] = ["k", "kia", "killed", "dead", "deaths", "d", "شهداء", "قتلى", "tote"];
const WOUNDED: [&str; 9] = ["w", "wia", "wounded", "i", "inj", "injured", "جرحى", "verletzte", "hurt"];

/// Signs that part two numbers only if both say what they count.
const WEAK: [char; 2] = [',', ' '];

impl<'a> Pair<'a> {
    pub fn of(text: &'a str, sign: char) -> Option<Self> {
        let (first, second) = text.split_once(sign)?;
        let second = if sign == '(' { second.trim_end().strip_suffix(')')? } else { second };
        let pair = [half(first)?, half(second)?];
        let told = pair.iter().all(|half| half.counts.is_some());
        (told || !WEAK.contains(&sign)).then_some(Self(pair))
    }

    /// Whether the first number is that of people killed, if that is said.
    pub fn killed_first(&self) -> Option<bool> {
        let [first, second] = self.0;
        match (first.counts, second.counts) {
            (Some(Counts::Killed), Some(Counts::Wounded) | None) | (None, Some(Counts::Wounded)) => {
                Some(true)
            }
            (Some(Counts::Wounded), Some(Counts::Killed) | None) | (None, Some(Counts::Killed)) => {
                Some(false)
            }
            (Some(Counts::Killed), Some(Counts::Killed))
            | (Some(Counts::Wounded), Some(Counts::Wounded))
            | (None, None) => None,
        }
    }
}

/// The number of people killed in a cell of two numbers; empty if it only gives the wounded, `None` if nothing tells.
pub(in crate::formats::events) fn killed_part(text: &str, within: KilledIn) -> Option<&str> {
    let (sign, before) = match within {
        KilledIn::Whole => return Some(text),
        KilledIn::Before(sign) => (sign, true),
        KilledIn::After(sign) => (sign, false),
    };
    if let Some(pair) = Pair::of(text, sign) {
        let first = pair.killed_first().unwrap_or(before);
        return Some(pair.0[usize::from(!first)].number);
    }
    match (half(text), text.split_once(sign)) {
        (Some(Half { number, counts: Some(Counts::Killed) }), _) => Some(number),
        (Some(Half { counts: Some(Counts::Wounded), .. }), _) => Some(""),
        // A range, or words, beside the other number.
        (_, Some((first, second))) => Some(if before { first } else { second.trim_end_matches(')') }),
        // One number of two does not say which it is.
        (_, None) => None,
    }
}

fn half(text: &str) -> Option<Half<'_>> {
    let text = text.trim();
    let end = text.trim_end_matches(char::is_alphabetic);
    let word = text[end.len()..].to_lowercase();
    let counts = match word.as_str() {
        word if KILLED.contains(&word) => Some(Counts::Killed),
        word if WOUNDED.contains(&word) => Some(Counts::Wounded),
        _ => None,
    };
    let number = if counts.is_some() { end.trim_end() } else { text };
    is_count(number).then_some(Half { number, counts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_numbers_letters_or_places_tell_which_counts_people_killed() {
        use KilledIn::{After, Before};
        for (text, within, want) in [
            ("5/12", Before('/'), Some("5")),
            ("5 / 12", Before('/'), Some("5")),
            ("5/12", After('/'), Some("12")),
            ("5K/12W", Before('/'), Some("5")),
            ("12W/5K", Before('/'), Some("5")),
            ("5K", Before('/'), Some("5")),
            ("12W", Before('/'), Some("")),
            ("12", Before('/'), None),
            ("5 (12)", Before('('), Some("5")),
            ("5 killed, 12 wounded", Before(','), Some("5")),
            ("12 injured, 5 dead", Before(','), Some("5")),
        ] {
            assert_eq!(killed_part(text, within).map(str::trim), want, "{text}");
        }
        assert_eq!(Pair::of("5,12", ','), None);
        assert_eq!(Pair::of("5 12", ' '), None);
    }
}
