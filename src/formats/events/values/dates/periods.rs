//! Periods that people write in words: `3-5 March 2017`, `late May 2017`, `spring 2016`, `1st week of June 2017`.

use crate::events::{DatePrecision, Day};
use crate::formats::events::dated::{Dated, span};
use crate::formats::events::named_date::Named;
use crate::formats::events::shares::{part, season};
use crate::model::days_in;

/// Reads a whole date.
type Whole<'a> = &'a dyn Fn(&str) -> Option<Dated>;

/// Longest text of a period, in bytes.
const LONGEST: usize = 60;

/// A period in a text in lower case without accents, which is no date by itself; `whole` reads those. Nothing is
/// taken to be more exact than it is written.
pub(in crate::formats::events) fn period(text: &str, whole: Whole) -> Option<Dated> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.replace(',', " ").replace(" of ", " ").replace(" the ", " ");
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| !["the", "in", "during"].contains(word)).collect();
    let text = words.join(" ");
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    week(&text, whole)
        .or_else(|| part(&text))
        .or_else(|| season(&text))
        .or_else(|| iso_tail(&text, whole))
        .or_else(|| range(&text, whole))
}

/// Signs and words between the ends of a range.
const BETWEEN: [&str; 15] = [
    " to ",
    " until ",
    " till ",
    " through ",
    " thru ",
    " and ",
    " or ",
    " & ",
    " au ",
    " bis ",
    " الي ",
    "..",
    "-",
    "/",
    "&",
];

/// `3-5 March 2017`, `Mar 3 - Apr 5 2017`, `between 3 and 5 March 2017`, `March/April 2017`.
fn range(text: &str, whole: Whole) -> Option<Dated> {
    let text = ["between ", "from ", "von ", "du ", "بين "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let splits = BETWEEN.iter().flat_map(|between| {
        text.match_indices(between).map(|(at, sign)| (&text[..at], &text[at + sign.len()..]))
    });
    splits.map(|(left, right)| (left.trim(), right.trim())).find_map(|(left, right)| {
        let (first, last) = match (whole(left), whole(right)) {
            // "2017-03-17-18" is no range of a year and a day.
            (Some(first), Some(last)) if first.precision == last.precision => (first, last),
            _ => ends(Named::of(left)?, Named::of(right)?)?,
        };
        (first.first <= last.first).then(|| span(first, last))
    })
}

/// Both ends of a range, of which one may leave to the other what they share.
fn ends(left: Named, right: Named) -> Option<(Dated, Dated)> {
    let year = right.year.or(left.year)?;
    let months = left.month.or(right.month).zip(right.month.or(left.month))?;
    let same_kind = left.day.is_some() == right.day.is_some();
    // Of months alone both are named.
    if !same_kind || left.day.is_none() && (left.month.is_none() || right.month.is_none()) {
        return None;
    }
    // "28 Dec - 2 Jan 2017"
    let before = left.year.is_none() && months == (12, 1);
    let first = Named { month: Some(months.0), year: left.year.or(Some(year - i32::from(before))), ..left };
    let last = Named { month: Some(months.1), year: Some(year), ..right };
    first.dated().zip(last.dated())
}

/// `2017-03-03/05` and `2017-03-03/04-01`.
fn iso_tail(text: &str, whole: Whole) -> Option<Dated> {
    let (first, rest) = (text.get(..10)?, text.get(11..)?);
    let is_iso = |text: &str| text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let sign = text.as_bytes()[10];
    if !is_iso(first) || !matches!(sign, b'/' | b'-' | b'~' | b'_') {
        return None;
    }
    let last = match rest.len() {
        // Behind a hyphen it could be anything.
        2 if sign == b'/' => format!("{}{rest}", &first[..8]),
        5 if sign == b'/' => format!("{}{rest}", &first[..5]),
        10 if is_iso(rest) => rest.to_owned(),
        _ => return None,
    };
    let (first, last) = (whole(first)?, whole(&last)?);
    (first.first <= last.first).then(|| span(first, last))
}

/// Numbers of a week of a month; the last one is 0.
const ORDINALS: [(&str, u8); 11] = [
    ("first", 1),
    ("1st", 1),
    ("second", 2),
    ("2nd", 2),
    ("third", 3),
    ("3rd", 3),
    ("fourth", 4),
    ("4th", 4),
    ("fifth", 5),
    ("5th", 5),
    ("last", 0),
];

/// `1st week of June 2017`, `week of 5 June 2017`, `week ending 11 June 2017`.
fn week(text: &str, whole: Whole) -> Option<Dated> {
    let ending = ["week ending ", "w/e "].iter().find_map(|word| text.strip_prefix(word));
    let begun =
        ["week commencing ", "week beginning ", "week starting ", "week from ", "w/c ", "wc ", "week "]
            .iter()
            .find_map(|word| text.strip_prefix(word));
    if let Some(rest) = ending.or(begun) {
        let day = whole(rest.strip_prefix("on ").unwrap_or(rest))
            .filter(|d| d.precision == DatePrecision::Day)?
            .first;
        let first = if ending.is_some() { Day(day.0 - 6) } else { day };
        return Some(Dated::days(first, Day(first.0 + 6), DatePrecision::Week));
    }
    let (number, rest) =
        ORDINALS.iter().find_map(|(word, n)| Some((*n, text.strip_prefix(word)?.strip_prefix(" week ")?)))?;
    let Named { day: None, month, year: Some(year) } = Named::of(rest)? else { return None };
    let month = match (month, number) {
        (Some(month), _) => month,
        (None, 1) => 1,
        (None, 0) => 12,
        (None, _) => return None,
    };
    let length = days_in(year, month);
    let first = if number == 0 { length - 6 } else { number * 7 - 6 };
    let last = (first + 6).min(length);
    let day = |day| Day::from_ymd(year, month, day);
    Some(Dated { vague: true, ..Dated::days(day(first)?, day(last)?, DatePrecision::Week) })
}

#[cfg(test)]
mod tests {
    use super::super::shown::shown;

    #[test]
    fn days_that_share_their_month_or_year_are_a_range() {
        for text in [
            "3-5 March 2017",
            "3\u{2013}5 March 2017",
            "3 - 5 Mar 2017",
            "3rd-5th March 2017",
            "3rd to 5th of March 2017",
            "Mar 3-5, 2017",
            "March 3\u{2013}5, 2017",
            "March 3 - March 5, 2017",
            "Mar. 3 to 5, 2017",
            "between 3 and 5 March 2017",
            "between March 3 and March 5, 2017",
            "from 3 to 5 March 2017",
            "3 March - 5 March 2017",
            "3 March 2017 - 5 March",
            "3/5 March 2017",
            "2017-03-03/2017-03-05",
            "2017-03-03\u{2013}2017-03-05",
            "2017-03-03/05",
            "2017-03-03/03-05",
            "2017-03-03 to 2017-03-05",
            "03/03/2017-05/03/2017",
            "3.3.2017 - 5.3.2017",
            "3-5 آذار 2017",
        ] {
            assert_eq!(shown(text), "2017-03-03 2017-03-05 Week", "{text}");
        }
        for (text, want) in [
            ("3 and 4 March 2017", "2017-03-03 2017-03-04 Week"),
            ("3 or 4 March 2017", "2017-03-03 2017-03-04 Week"),
            ("28 Feb - 2 Mar 2017", "2017-02-28 2017-03-02 Week"),
            ("28 Dec - 2 Jan 2017", "2016-12-28 2017-01-02 Week"),
            ("30 December 2016 - 2 January 2017", "2016-12-30 2017-01-02 Week"),
            ("1-20 March 2017", "2017-03-01 2017-03-20 Month"),
            ("March/April 2017", "2017-03-01 2017-04-30 Year"),
            ("Mar-Apr 2017", "2017-03-01 2017-04-30 Year"),
            ("2014-2017", "2014-01-01 2017-12-31 Year"),
            ("3-3 March 2017", "2017-03-03 2017-03-03 Day"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn parts_of_months_and_years_are_no_more_exact_than_they_are_written() {
        for (text, want) in [
            ("early 2016", "2016-01-01 2016-04-30 Year"),
            ("mid-2016", "2016-05-01 2016-08-31 Year"),
            ("Late 2016", "2016-09-01 2016-12-31 Year"),
            ("late May 2017", "2017-05-21 2017-05-31 Month"),
            ("Mid-June 2017", "2017-06-11 2017-06-20 Month"),
            ("beginning of June 2017", "2017-06-01 2017-06-10 Month"),
            ("end of February 2016", "2016-02-21 2016-02-29 Month"),
            ("أواخر 2016", "2016-09-01 2016-12-31 Year"),
            ("Spring 2016", "2016-03-01 2016-05-31 Year"),
            ("summer of 2016", "2016-06-01 2016-08-31 Year"),
            ("2016 autumn", "2016-09-01 2016-11-30 Year"),
            ("Winter 2016/17", "2016-12-01 2017-02-28 Year"),
            ("winter 2015-2016", "2015-12-01 2016-02-29 Year"),
            ("first half of 2016", "2016-01-01 2016-06-30 Year"),
            ("H2 2016", "2016-07-01 2016-12-31 Year"),
            ("2016-H2", "2016-07-01 2016-12-31 Year"),
            ("second half of May 2017", "2017-05-16 2017-05-31 Month"),
            ("3rd quarter of 2017", "2017-07-01 2017-09-30 Quarter"),
            ("1Q 2017", "2017-01-01 2017-03-31 Quarter"),
            ("Q1 2017", "2017-01-01 2017-03-31 Quarter"),
            ("2017-Q1", "2017-01-01 2017-03-31 Quarter"),
            ("2017Q1", "2017-01-01 2017-03-31 Quarter"),
            ("1st week of June 2017", "2017-06-01 2017-06-07 Week"),
            ("fifth week of May 2017", "2017-05-29 2017-05-31 Week"),
            ("last week of June 2017", "2017-06-24 2017-06-30 Week"),
            ("week of 5 June 2017", "2017-06-05 2017-06-11 Week"),
            ("W/C 05/06/2017", "2017-06-05 2017-06-11 Week"),
            ("week ending 11 June 2017", "2017-06-05 2017-06-11 Week"),
            ("2017-W05", "2017-01-30 2017-02-05 Week"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn what_leaves_the_year_or_an_end_open_is_no_period() {
        for text in [
            "mid-June",
            "late May",
            "3-5 March",
            "spring",
            "winter 2016",
            "before 5 March 2017",
            "after March 2017",
            "since 2014",
            "5-3 March 2017",
            "30-32 March 2017",
            "fifth week of February 2017",
            "early 3 March 2017",
            "3 4 and 5 March 2017",
            "unknown 2017",
            "17-03-2017-18",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }
}
