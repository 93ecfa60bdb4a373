//! Publication dates, as far as an article's period gives them.

use crate::model::Period;

/// A date known to the day, the month or the year; missing parts stay missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub year: i32,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// The date, if both bounds of the period are equal. “On or before” is not a date.
pub(super) fn known(period: &Period) -> Option<Known> {
    let date = period.from.filter(|from| Some(*from) == period.to)?;
    let text = date.to_string();
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().and_then(|p| p.parse().ok());
    Some(Known { year, month: part(), day: part() })
}

/// The four digits at the end of the words, if there are no other digits: such a text can be used as a year.
pub(super) fn ends_in_a_year(words: &str) -> bool {
    let digits = words.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4
}
