//! Parts of a date that have columns of their own: months, weeks, quarters.

use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::folded::folded;
use crate::formats::events::month_names::{Month, letters, month};
use crate::formats::events::named_date::Named;
use crate::formats::events::number::decimal;

/// The number of a month in a column of months: a number, or a name of any calendar.
pub(in crate::formats::events) fn month_number(text: &str) -> Option<f64> {
    decimal(text.trim().as_bytes()).or_else(|| match named_month(text)? {
        Month::Gregorian(month) | Month::Islamic(month) | Month::Persian(month) => Some(f64::from(month)),
        Month::Kurdish => None,
    })
}

/// The month of a name.
pub(in crate::formats::events) fn named_month(text: &str) -> Option<Month> {
    month(&letters(&folded(text.as_bytes())).replace([' ', '-', '.'], ""))
}

/// Day and month in a column beside the year: `5 March`, `05-Mar`.
pub(in crate::formats::events) fn day_and_month(text: &str) -> Option<(u8, u8)> {
    match Named::of(&letters(&folded(text.as_bytes())))? {
        Named { day: Some(day), month: Some(month), year: None } => Some((day, month)),
        Named { .. } => None,
    }
}

/// Whether a text is a month with a number of two digits: in a column of months that is a year.
pub(in crate::formats::events) fn is_month_of_short_year(text: &str) -> bool {
    let parts = Parts::of(&letters(&folded(text.as_bytes())));
    parts.is_some_and(|parts| matches!(parts.list(), [Part::Month(Month::Gregorian(_)), Part::Number(_, 2)]))
}

/// The number of a week or a quarter in a column of its own: `5`, `W05`, `Week 5`, `Q1`.
pub(in crate::formats::events) fn part_of_year(text: &str) -> Option<u8> {
    let text = folded(text.as_bytes()).to_lowercase();
    let number = text.trim_start_matches(|c: char| c.is_alphabetic() || " .-_".contains(c));
    let name = text[..text.len() - number.len()].trim_matches([' ', '.', '-', '_']);
    const NAMES: [&str; 12] =
        ["", "w", "wk", "week", "kw", "q", "qtr", "quarter", "hafta", "semaine", "t", "epi week"];
    let whole = decimal(number.as_bytes()).filter(|n| n.fract() == 0.0 && (0.0..=53.0).contains(n));
    whole.filter(|_| NAMES.contains(&name)).map(|n| n as u8)
}

/// Whether a number in a column of months or days stands for one that is not known; 0 does so without being a code.
pub(in crate::formats::events) fn is_unknown(number: f64) -> bool {
    [99.0, -1.0, -9.0, -99.0].contains(&number)
}
