//! Dates, numbers and kinds of events in words, for cards, tooltips and the table.

use crate::events::{DATED, DatePrecision, Day, Dimension, EventTable, Fatalities, GOVERNORATE, Role};
use crate::formats::events::KilledIs;
use crate::model::MONTH_NAMES;
use crate::style::number::exact;

/// "1 event", "1,234 events".
pub fn events(n: u64) -> String {
    if n == 1 { "1 event".to_owned() } else { format!("{} events", exact(n)) }
}

/// A number of people killed with the lowest and the highest one, where rows give them: "between 61 and 92, best 74".
pub fn killed_of(killed: u64, range: Option<(u64, u64)>, is: KilledIs) -> String {
    let Some((low, high)) = range else { return exact(killed) };
    let between = format!("between {} and {}", exact(low), exact(high));
    match is {
        KilledIs::BestEstimate => format!("{between}, best {}", exact(killed)),
        KilledIs::Lowest => format!("{between}, counted by the lowest numbers"),
        KilledIs::Given => format!("{between}, counted as {}", exact(killed)),
    }
}

/// How precisely a row's date is known.
pub fn date_precision(table: &EventTable, row: u32) -> DatePrecision {
    let code = usize::from(table.code(DATED, row));
    DatePrecision::ALL.get(code).copied().unwrap_or(DatePrecision::Undated)
}

/// A row's date in short form at the given precision: `2007-02-23`, `2007-02`, `2007`, `about 2007-02-23`,
/// `2007-02-23 – 03-01`; empty for an undated row.
pub fn short_date(table: &EventTable, row: u32) -> String {
    let Some((first, last)) = table.days(row) else { return String::new() };
    let letters = match date_precision(table, row) {
        DatePrecision::Month | DatePrecision::Quarter => 7,
        DatePrecision::Year => 4,
        DatePrecision::Day | DatePrecision::Week | DatePrecision::Undated => 10,
    };
    let part = |day: Day| day.to_string().chars().take(letters).collect::<String>();
    let (first, last) = (part(first), part(last));
    let about = if date_precision(table, row) == DatePrecision::Week { "about " } else { "" };
    if first == last {
        return format!("{about}{first}");
    }
    // A year in common is given once.
    let last = if letters > 4 && first.get(..5) == last.get(..5) { &last[5..] } else { &last };
    format!("{about}{first} – {last}")
}

/// A row's date in words, with how precisely it is known.
pub fn long_date(table: &EventTable, row: u32) -> String {
    let Some(days) = table.days(row) else { return "no date given".to_owned() };
    match date_precision(table, row) {
        DatePrecision::Day => format!("{} (known to the day)", day_words(days)),
        DatePrecision::Week => format!("about {} (known to about a week)", day_words(days)),
        DatePrecision::Month => format!("{} (known to the month)", month_words(days)),
        DatePrecision::Quarter => format!("{} (known to the quarter)", month_words(days)),
        DatePrecision::Year => format!("{} (known to the year only)", year_words(days)),
        DatePrecision::Undated => "no date given".to_owned(),
    }
}

/// "3 March 2007", "3 to 9 March 2007", "28 February to 3 March 2007".
pub fn day_words((first, last): (Day, Day)) -> String {
    let ((y, m, d), (to_y, to_m, to_d)) = (first.ymd(), last.ymd());
    let to = format!("{to_d} {} {to_y}", month(to_m));
    match (y == to_y, m == to_m, d == to_d) {
        (true, true, true) => to,
        (true, true, false) => format!("{d} to {to}"),
        (true, false, _) => format!("{d} {} to {to}", month(m)),
        (false, _, _) => format!("{d} {} {y} to {to}", month(m)),
    }
}

fn month_words((first, last): (Day, Day)) -> String {
    let ((y, m, _), (to_y, to_m, _)) = (first.ymd(), last.ymd());
    let to = format!("{} {to_y}", month(to_m));
    if (y, m) == (to_y, to_m) { to } else { format!("{} {y} to {to}", month(m)) }
}

fn year_words((first, last): (Day, Day)) -> String {
    let (from, to) = (first.year(), last.year());
    if from == to { to.to_string() } else { format!("{from} to {to}") }
}

/// The month's name, for 1 to 12.
pub(super) fn month(number: u8) -> &'static str {
    MONTH_NAMES.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("")
}

/// "12", "12 (10 to 15)", "no number given".
pub fn killed(fatalities: Fatalities) -> String {
    let Fatalities { best, low, high } = fatalities;
    let n = |n: u32| exact(u64::from(n));
    let range = match (low, high) {
        (Some(low), Some(high)) => format!("{} to {}", n(low), n(high)),
        (Some(low), None) => format!("at least {}", n(low)),
        (None, Some(high)) => format!("at most {}", n(high)),
        (None, None) => String::new(),
    };
    // If all estimates agree, no range is needed.
    if best.is_some() && best == low && best == high {
        return format!("{}, by every estimate", n(low.unwrap_or(0)));
    }
    match (best, range.is_empty()) {
        (Some(best), true) => n(best),
        (Some(best), false) => format!("{} ({range})", n(best)),
        (None, false) => range,
        (None, true) => "no number given".to_owned(),
    }
}

/// What kind of event a row is; "event" where the file has no types.
pub fn type_words(table: &EventTable, row: u32) -> &str {
    match table.type_dimension().map(|d| table.words(d, row)) {
        None | Some("not given") => "event",
        Some(words) => words,
    }
}

/// A row on one line: type, date, governorate. In a list of places, which has neither types nor dates, the place.
pub fn line(table: &EventTable, row: u32) -> String {
    if let Some(place) = listed_place(table, row) {
        return place.to_owned();
    }
    let date = short_date(table, row);
    let date = if date.is_empty() { "no date".to_owned() } else { date };
    format!("{}, {date}, {}", type_words(table, row), table.words(GOVERNORATE, row))
}

/// The name of the place that a row of a list of places is about; `None` in a table of events. It stands in the column
/// of places or else in the first one that names nearly every row differently and not by numbers.
pub fn listed_place(table: &EventTable, row: u32) -> Option<&str> {
    if table.type_dimension().is_some() || table.span().is_some() {
        return None;
    }
    let is_name = |dimension: &Dimension| {
        dimension.role == Role::Other && dimension.values.len() * 10 >= table.len() * 9
    };
    let of = |test: &dyn Fn(&Dimension) -> bool| {
        let columns = table.dimensions().iter().enumerate().filter(|(_, dimension)| test(dimension));
        { columns }.find_map(|(at, dimension)| name_in(dimension, table.code(at, row)))
    };
    of(&|dimension| dimension.role == Role::Place).or_else(|| of(&is_name))
}

fn name_in(dimension: &Dimension, code: u16) -> Option<&str> {
    let name = dimension.values.get(usize::from(code))?.trim();
    (!name.is_empty() && name.parse::<f64>().is_err()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u8, d: u8) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn numbers_have_commas_between_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(exact), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(events(1), "1 event");
    }

    #[test]
    fn days_say_no_more_than_is_needed() {
        let a = day(2007, 2, 28);
        assert_eq!(day_words((a, a)), "28 February 2007");
        assert_eq!(day_words((day(2007, 2, 3), a)), "3 to 28 February 2007");
        assert_eq!(day_words((a, day(2007, 3, 3))), "28 February to 3 March 2007");
        assert_eq!(day_words((day(2006, 12, 31), a)), "31 December 2006 to 28 February 2007");
        assert_eq!(month_words((day(2007, 2, 1), a)), "February 2007");
        assert_eq!(year_words((day(2007, 1, 1), day(2007, 12, 31))), "2007");
    }

    #[test]
    fn a_number_that_is_not_given_is_not_a_nought() {
        let of = |best, low, high| killed(Fatalities { best, low, high });
        assert_eq!(of(None, None, None), "no number given");
        assert_eq!(of(Some(0), None, None), "0");
        assert_eq!(of(Some(12), Some(10), Some(1500)), "12 (10 to 1,500)");
        assert_eq!(of(None, Some(2), None), "at least 2");
        assert_eq!(of(Some(55), Some(55), Some(55)), "55, by every estimate");
    }
}
