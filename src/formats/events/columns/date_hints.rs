//! What the values of a column of dates tell of how all of them are written.

use super::day_names::plainly_month;
use super::header::Name;
use super::ranked::Sampled;
use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::dated::PERSIAN;
use crate::formats::events::folded::folded;
use crate::formats::events::month_names::{Month, letters};
use crate::formats::events::part_columns::is_month_of_short_year;
use crate::formats::events::six_digits::order_of;
use crate::formats::events::{DateHints, DateOrder, Dates, Mapping};

/// The order of days in six digits, if the first column of dates holds those.
pub(super) fn six_digit_order(sampled: &Sampled, mapping: &Mapping) -> Option<DateOrder> {
    match mapping.dates {
        Dates::One(day) | Dates::Span { first: day, .. } => order_of(sampled.values(day)),
        Dates::None | Dates::Parts { .. } => None,
    }
}

/// The hints of a mapping's dates.
pub(super) fn date_hints(header: &[String], sampled: &Sampled, mapping: &Mapping) -> DateHints {
    let columns = match mapping.dates {
        Dates::None => Vec::new(),
        Dates::One(day) => vec![day],
        Dates::Span { first, last } => vec![first, last],
        Dates::Parts { year, month, .. } => std::iter::once(year).chain(month).collect(),
    };
    let mut hints =
        DateHints { six_digits: six_digit_order(sampled, mapping).is_some(), ..DateHints::default() };
    for column in columns {
        let named = header
            .get(column)
            .is_some_and(|name| is_persian_text(name) || Name::new(name).has("سال ماه روز"));
        hints.short_years |= plainly_month(&sampled.names[column])
            && sampled.share(column, is_month_of_short_year).is_some_and(|share| share > 0.5);
        hints.persian |= is_persian(sampled, column, named);
        hints.year_pairs |= are_year_pairs(sampled, column);
    }
    hints
}

/// Whether a column has dates of the Persian calendar. Its years from 1400 on were also years of the Islamic one.
fn is_persian(sampled: &Sampled, column: usize, named: bool) -> bool {
    // Of a Gregorian year nothing is to be told, and most files have no other.
    let may_be = |text: &&str| named || !text.is_ascii() || text.contains("13") || text.contains("14");
    sampled.values(column).filter(may_be).any(|text| {
        let digits = text.chars().any(|c| ('\u{6f0}'..='\u{6f9}').contains(&c));
        let Some(parts) = Parts::of(&letters(&folded(text.as_bytes()))) else { return false };
        let (mut sure, mut year, mut short, mut islamic) = (parts.persian, false, true, parts.islamic);
        for part in parts.list() {
            match part {
                Part::Month(Month::Persian(_)) => sure = true,
                Part::Month(Month::Islamic(_)) => islamic = true,
                Part::Number(n, 4) => {
                    short = false;
                    year |= (1300..=1405).contains(n);
                    sure |= PERSIAN.contains(n);
                }
                Part::Number(_, 8) => short = false,
                Part::Number(31, _) => sure |= year,
                Part::Number(..) | Part::Month(_) | Part::Week | Part::Quarter => {}
            }
        }
        // Two digits of a year of either calendar, in a table that is Persian.
        let of_table = (named || digits) && (year || short && parts.list().len() == 3);
        !islamic && (sure || of_table)
    })
}

/// Whether a text has letters that Persian has and Arabic has not, and none that only Kurdish has.
fn is_persian_text(text: &str) -> bool {
    text.contains(['ی', 'ک', 'پ', 'چ', 'ژ', 'گ']) && !text.contains(['ێ', 'ۆ', 'ڕ', 'ڵ', 'ە', 'ھ'])
}

/// Whether all of a column that looks like `2011/12` is two years in a row, and some of it can be nothing else.
fn are_year_pairs(sampled: &Sampled, column: usize) -> bool {
    let pair = |text: &str| {
        let text = (text.len() <= 20).then_some(text)?;
        let text = folded(text.as_bytes());
        let (first, last) = text.split_once(['/', '-'])?;
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let sound = first.trim().len() == 4 && last.trim().len() == 2;
        let (first, last) = (number(first)?, number(last)?);
        sound.then_some((last == (first + 1) % 100, !(1..=12).contains(&last)))
    };
    let (mut in_row, mut no_month) = (true, false);
    for (follows, beyond) in sampled.values(column).filter_map(pair) {
        in_row &= follows;
        no_month |= beyond;
    }
    in_row && no_month
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(name: &str, values: &[&str]) -> DateHints {
        let rows: Vec<Vec<String>> = values.iter().map(|v| vec![(*v).to_owned()]).collect();
        let header = [name.to_owned()];
        let mapping = Mapping { dates: Dates::One(0), ..Mapping::empty() };
        date_hints(&header, &Sampled::new(&header, &rows), &mapping)
    }

    #[test]
    fn persian_dates_are_told_by_their_years_months_digits_and_the_table() {
        for (name, value, want) in [
            ("date", "1396/01/05", true),
            ("date", "5 Farvardin 1402", true),
            ("تاریخ", "1402/01/05", true),
            ("date", "۱۴۰۲/۰۱/۰۵", true),
            ("date", "1402/01/31", true),
            ("تاریخ", "96/01/05", true),
            ("date", "1402/01/05", false),
            ("date", "2017-03-05", false),
            ("تاریخ", "2017-03-05", false),
            ("date", "96/01/05", false),
            ("تاريخ", "1438/06/18", false),
            ("تاریخ", "18 محرم 1402", false),
            ("بەروار", "1402/01/05", false),
        ] {
            assert_eq!(hints(name, &[value]).persian, want, "{name} {value}");
        }
    }

    #[test]
    fn pairs_of_years_are_told_by_those_that_can_be_no_month() {
        for (values, want) in [
            (&["2011/12", "2014/15"][..], true),
            (&["2009-10", "2012-13"], true),
            (&["1999/00", "2000/01"], true),
            (&["2011/12"], false),
            (&["2011/12", "2014/11"], false),
            (&["2011/11", "2014/15"], false),
        ] {
            assert_eq!(hints("period", values).year_pairs, want, "{values:?}");
        }
    }
}
