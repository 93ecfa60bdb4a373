//! Formatting of date ranges.

use crate::events::Day;
use crate::model::days_in;
use crate::style::number::exact;

use super::event_words;

/// "Feb", for the months 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    // Every month's name has three letters at least, all of them ASCII.
    &event_words::month(month.clamp(1, 12))[..3]
}

/// "23 Feb 2007".
pub fn day_words(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{day} {} {year}", month_name(month))
}

/// A date range, first and last day inclusive, without its length: "Feb 2007 – Jul 2008" where they are whole
/// months, "2007" where they are a whole year, else "23 Feb 2007 – 5 Jul 2008".
pub fn span_words(from: Day, to: Day) -> String {
    let ((first_year, first_month, _), (last_year, last_month, _)) = (from.ymd(), to.ymd());
    if from == to {
        return day_words(from);
    }
    if whole_months(from, to).is_none() {
        return format!("{} – {}", day_words(from), day_words(to));
    }
    let (a, b) = (month_name(first_month), month_name(last_month));
    match (first_year == last_year, first_month == 1 && last_month == 12) {
        (true, true) => first_year.to_string(),
        (false, true) => format!("{first_year} – {last_year}"),
        (true, false) if first_month == last_month => format!("{a} {first_year}"),
        (true, false) => format!("{a} – {b} {first_year}"),
        (false, false) => format!("{a} {first_year} – {b} {last_year}"),
    }
}

/// The same with its length: "Feb 2007 – Jul 2008, 18 months".
pub fn days_words(from: Day, to: Day) -> String {
    let words = span_words(from, to);
    match whole_months(from, to) {
        _ if from == to => words,
        // The words already say it.
        Some(1) => words,
        Some(12) if from.year() == to.year() => words,
        Some(months) if months % 12 == 0 && from.ymd().1 == 1 => format!("{words}, {} years", months / 12),
        Some(months) => format!("{words}, {months} months"),
        None => format!("{words}, {}", length_words(from, to)),
    }
}

/// "14 weeks" from a Monday to a Sunday, else "98 days".
fn length_words(from: Day, to: Day) -> String {
    let days = (i64::from(to.0) - i64::from(from.0) + 1).max(0).cast_unsigned();
    // 1970-01-01 was a Thursday.
    let from_monday = (i64::from(from.0) + 3).rem_euclid(7) == 0;
    if from_monday && days >= 14 && days % 7 == 0 {
        format!("{} weeks", exact(days / 7))
    } else {
        format!("{} days", exact(days))
    }
}

/// The number of months, if the range covers whole months.
pub fn whole_months(from: Day, to: Day) -> Option<i32> {
    let ((first_year, first_month, first_day), (last_year, last_month, last_day)) = (from.ymd(), to.ymd());
    let whole = first_day == 1 && last_day == days_in(last_year, last_month) && from <= to;
    whole.then(|| (last_year - first_year) * 12 + i32::from(last_month) - i32::from(first_month) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        let mut parts = text.split('-').map(|p| p.parse::<i32>().unwrap());
        let mut next = || parts.next().unwrap();
        Day::from_ymd(next(), next() as u8, next() as u8).unwrap()
    }

    #[test]
    fn date_ranges_are_printed_as_short_as_possible() {
        for (from, to, words) in [
            ("2007-02-23", "2007-02-23", "23 Feb 2007"),
            ("2007-02-01", "2007-02-28", "Feb 2007"),
            ("2007-02-01", "2007-05-31", "Feb – May 2007, 4 months"),
            ("2007-02-01", "2008-07-31", "Feb 2007 – Jul 2008, 18 months"),
            ("2007-01-01", "2007-12-31", "2007"),
            ("2007-01-01", "2009-12-31", "2007 – 2009, 3 years"),
            ("2007-02-23", "2008-07-05", "23 Feb 2007 – 5 Jul 2008, 499 days"),
            ("2007-05-07", "2007-08-12", "7 May 2007 – 12 Aug 2007, 14 weeks"),
            ("2008-02-01", "2008-02-28", "1 Feb 2008 – 28 Feb 2008, 28 days"),
        ] {
            assert_eq!(days_words(day(from), day(to)), words);
        }
    }

    #[test]
    fn numbers_have_commas_between_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(exact), ["0", "999", "1,000", "1,234,567"]);
    }
}
