//! The order of day and month where no date proves one: what the other columns, weekdays and the order of the rows
//! tell.

use std::collections::BTreeSet;

use super::day_names::{ENTRY, MONTH, OTHER, REPORT, WEEK, YEAR, is_end};
use super::header::Name;
use super::ranked::Sampled;
use crate::events::{DatePrecision, Day};
use crate::formats::events::date::{DateOrder, OrderEvidence, date, is_year};
use crate::formats::events::date_order::{day_month_year, three_numbers};
use crate::formats::events::dated_parts::numbers;
use crate::formats::events::part_columns::month_number;
use crate::formats::events::weekdays::weekday_in;
use crate::formats::events::{Dates, Mapping};

/// An order and what tells it, as the end of “Dates are read with the day first: …”.
pub(in crate::formats::events) struct ByOthers {
    pub order: DateOrder,
    pub said: String,
}

/// Most rows that are looked at, and those that show whether a column holds what is sought at all.
const MOST: usize = 5000;
const FIRST: usize = 20;

const ORDERS: [DateOrder; 3] = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];

/// A date in a row that is another day in another order.
struct Open<'r> {
    text: &'r str,
    row: &'r [String],
    /// Its day in each of `ORDERS`, where it is one.
    days: [Option<Day>; 3],
}

impl Open<'_> {
    /// In which orders its day fits.
    fn fits(&self, is: impl Fn(Day) -> bool) -> [bool; 3] {
        self.days.map(|day| day.is_some_and(&is))
    }
}

/// The same where it is needed: if this evidence of the dates proves no order.
pub(in crate::formats::events) fn order_told(
    evidence: &OrderEvidence,
    header: &[String],
    rows: &[Vec<String>],
    mapping: &Mapping,
) -> Option<ByOthers> {
    if evidence.is_unproved() { order_by_others(header, rows, mapping) } else { None }
}

/// The order that is told by other things than the dates; `None` if nothing tells it, or they contradict each other.
pub(in crate::formats::events) fn order_by_others(
    header: &[String],
    rows: &[Vec<String>],
    mapping: &Mapping,
) -> Option<ByOthers> {
    let column = match mapping.dates {
        Dates::One(day) | Dates::Span { first: day, .. } => day,
        Dates::None | Dates::Parts { .. } => return None,
    };
    let rows = &rows[..rows.len().min(MOST)];
    let open: Vec<Open> = rows.iter().filter_map(|row| open(row, column)).collect();
    if open.is_empty() {
        return None;
    }
    let sampled = Sampled::new(header, rows);
    let others = || (0..header.len()).filter(|other| *other != column);
    let names = |other: usize| (header[other].as_str(), &sampled.names[other]);
    let weekdays = std::iter::once(by_weekdays(&open, None))
        .chain(others().map(|other| by_weekdays(&open, Some((other, names(other).0)))));
    let all = others()
        .map(|other| by_months(&open, other, names(other)))
        .chain(others().map(|other| by_years(&open, other, names(other))))
        .chain(weekdays)
        .chain(others().map(|other| by_proof(&open, &sampled, other, names(other))))
        .chain(others().map(|other| by_later_days(&open, other, names(other))))
        .chain(std::iter::once(by_sequence(rows, column)));
    let mut all = all.flatten();
    let first = all.next()?;
    all.all(|other| other.order == first.order).then_some(first)
}

fn open(row: &[String], column: usize) -> Option<Open<'_>> {
    let text = row.get(column)?.trim();
    let ([a, b, year], length) = three_numbers(text.as_bytes())?;
    let days = ORDERS.map(|order| {
        let is_possible = length == 2 || order != DateOrder::YearFirst;
        let dated = numbers(a, b, year, length, order).filter(|dated| is_possible && !dated.other_order);
        dated.filter(|dated| dated.first == dated.last).map(|dated| dated.first)
    });
    let different: BTreeSet<Day> = days.iter().flatten().copied().collect();
    (different.len() > 1).then_some(Open { text, row, days })
}

/// The order in which all of these fit, if each other order makes at least half of them impossible.
fn only_fit(fits: &[[bool; 3]], fewest: usize) -> Option<DateOrder> {
    let (all, count) = (fits.len(), |at: usize| fits.iter().filter(|fit| fit[at]).count());
    let is_only =
        |at: &usize| count(*at) == all && (0..ORDERS.len()).all(|o| o == *at || count(o) * 2 <= all);
    let found = (0..ORDERS.len()).find(is_only).filter(|_| all >= fewest);
    found.map(|at| ORDERS[at])
}

/// A column of months, by number or name, also with their years.
fn by_months(open: &[Open], column: usize, (title, name): (&str, &Name)) -> Option<ByOthers> {
    if !name.has(MONTH) || [OTHER, REPORT, ENTRY].iter().any(|words| name.has(words)) {
        return None;
    }
    let month = |text: &str| {
        let number = month_number(text).filter(|n| (1.0..=12.0).contains(n)).map(|n| n as i64);
        let of_year =
            || date(text.as_bytes(), DateOrder::DayFirst).filter(|d| d.precision == DatePrecision::Month);
        number.or_else(|| of_year().map(|d| i64::from(d.first.ymd().1)))
    };
    let fit = |date: &Open| {
        let month = month(date.row.get(column)?.trim())?;
        Some(date.fits(|day| i64::from(day.ymd().1) == month))
    };
    let order = only_fit(&open.iter().filter_map(fit).collect::<Vec<_>>(), 1)?;
    Some(ByOthers { order, said: format!("proved by “{title}”, with which they agree only so") })
}

/// A column of years, beside dates whose years have two digits.
fn by_years(open: &[Open], column: usize, (title, name): (&str, &Name)) -> Option<ByOthers> {
    if !name.has(YEAR) || [OTHER, REPORT, ENTRY].iter().any(|words| name.has(words)) {
        return None;
    }
    let fit = |date: &Open| {
        let text = date.row.get(column)?.trim();
        let year: i32 = text.parse().ok().filter(|_| is_year(text))?;
        Some(date.fits(|day| day.year() == year))
    };
    let order = only_fit(&open.iter().filter_map(fit).collect::<Vec<_>>(), 1)?;
    Some(ByOthers { order, said: format!("proved by “{title}”, with which they agree only so") })
}

/// Weekdays in the dates themselves, or in a column of their own.
fn by_weekdays(open: &[Open], column: Option<(usize, &str)>) -> Option<ByOthers> {
    let weekday = |date: &Open| match column {
        None => weekday_in(date.text),
        Some((column, _)) => weekday_in(date.row.get(column).filter(|text| is_one_word(text))?),
    };
    if !open.iter().take(FIRST).any(|date| weekday(date).is_some()) {
        return None;
    }
    let fit = |date: &Open| {
        let weekday = weekday(date)?;
        Some(date.fits(|day| (day.0 + 3).rem_euclid(7) == weekday))
    };
    // Of seven weekdays one fits by chance.
    let order = only_fit(&open.iter().filter_map(fit).collect::<Vec<_>>(), 2)?;
    let said = match column {
        None => "proved by the weekdays in them".to_owned(),
        Some((_, title)) => format!("proved by the weekdays in “{title}”"),
    };
    Some(ByOthers { order, said })
}

fn is_one_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.trim_end_matches('.').chars().all(char::is_alphabetic)
}

/// A column of dates that are written alike and of which some prove their order.
fn by_proof(open: &[Open], sampled: &Sampled, column: usize, (title, _): (&str, &Name)) -> Option<ByOthers> {
    let sign = |text: &str| text.chars().find(|c| "/.-".contains(*c));
    let own = open.first().and_then(|date| sign(date.text))?;
    let (mut evidence, mut filled, mut alike, mut proof) = (OrderEvidence::default(), 0, 0, None);
    let length = |text: &str| three_numbers(text.as_bytes()).map(|(_, length)| length);
    let of_year = length(open.first()?.text);
    if !sampled.values(column).take(FIRST).any(|text| length(text) == of_year) {
        return None;
    }
    for text in sampled.values(column) {
        filled += 1;
        if length(text) != of_year || sign(text) != Some(own) {
            continue;
        }
        alike += 1;
        evidence.add(text.as_bytes());
        if proof.is_none() && evidence.day_first + evidence.month_first + evidence.year_first > 0 {
            proof = Some(text);
        }
    }
    let proofs = [evidence.day_proofs() > 0, evidence.month_first > 0, evidence.year_first > 0];
    let order = match proofs {
        [true, false, false] => DateOrder::DayFirst,
        [false, true, false] => DateOrder::MonthFirst,
        [false, false, true] => DateOrder::YearFirst,
        [..] => return None,
    };
    (alike * 10 >= filled * 9)
        .then(|| ByOthers { order, said: format!("proved by “{title}” ({})", proof.unwrap_or_default()) })
}

/// Days within which an event is reported or entered, where that is to tell its year.
const LATEST: i32 = 3 * 366;

/// A column of days before which nothing can have happened later: of a report or entry, or the end of a week.
fn by_later_days(open: &[Open], column: usize, (title, name): (&str, &Name)) -> Option<ByOthers> {
    let ends = is_end(name) || name.has(WEEK) && name.has("ending end");
    if name.has(OTHER) || !(ends || name.has(REPORT) || name.has(ENTRY)) {
        return None;
    }
    let later = |text: &str| {
        let begins_with_year = text.len() >= 10 && text.bytes().take(4).all(|b| b.is_ascii_digit());
        begins_with_year.then(|| date(text.as_bytes(), DateOrder::DayFirst)).flatten().map(|dated| dated.last)
    };
    let fit = |date: &Open| {
        let later = later(date.row.get(column)?.trim())?;
        Some(date.fits(|day| day <= later && later.0 - day.0 <= LATEST))
    };
    let order = only_fit(&open.iter().filter_map(fit).collect::<Vec<_>>(), 2)?;
    Some(ByOthers { order, said: format!("otherwise most of them would be later than “{title}”") })
}

/// Fewest different dates, and months, that show that rows are in the order of time.
const DATES: usize = 8;
const MONTHS: usize = 3;

/// Rows that are in the order of time only if the dates are read in one order. Texts that are sorted as such tell
/// nothing.
fn by_sequence(rows: &[Vec<String>], column: usize) -> Option<ByOthers> {
    let mut texts: Vec<&str> = Vec::new();
    let (mut day_first, mut month_first) = (Vec::new(), Vec::new());
    for text in rows.iter().filter_map(|row| row.get(column)).map(|text| text.trim()) {
        let Some([a, b, year]) = day_month_year(text.as_bytes()) else {
            // One other date, or a cell that is no date, leaves the sequence open.
            if text.is_empty() {
                continue;
            }
            return None;
        };
        texts.push(text);
        day_first.push([year, b, a]);
        month_first.push([year, a, b]);
    }
    let order = match (is_sorted(&day_first), is_sorted(&month_first)) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        (true, true) | (false, false) => return None,
    };
    let (sorted, other) = match order {
        DateOrder::DayFirst => (&day_first, &month_first),
        DateOrder::MonthFirst | DateOrder::YearFirst => (&month_first, &day_first),
    };
    let dates: BTreeSet<_> = sorted.iter().collect();
    let months: BTreeSet<_> = sorted.iter().map(|[year, month, _]| (year, month)).collect();
    let turns = |of: fn(&[i64; 3], &[i64; 3]) -> bool| other.windows(2).filter(|w| of(&w[0], &w[1])).count();
    let is_unsorted = turns(|a, b| a < b).min(turns(|a, b| a > b)) >= 2;
    let is_clear = dates.len() >= DATES && months.len() >= MONTHS && is_unsorted && !is_sorted(&texts);
    let rows = sorted.len();
    is_clear.then(|| ByOthers {
        order,
        said: format!("only so are the rows in the order of time (in {rows} rows)"),
    })
}

/// Ascending or descending.
fn is_sorted<T: PartialOrd>(all: &[T]) -> bool {
    all.windows(2).all(|w| w[0] <= w[1]) || all.windows(2).all(|w| w[0] >= w[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Option<DateOrder> = Some(DateOrder::DayFirst);
    const MONTH_FIRST: Option<DateOrder> = Some(DateOrder::MonthFirst);
    const YEAR_FIRST: Option<DateOrder> = Some(DateOrder::YearFirst);

    fn told(header: &str, rows: &[&str]) -> Option<DateOrder> {
        let cells = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
        let mapping = Mapping { dates: Dates::One(0), ..Mapping::empty() };
        order_by_others(&cells(header), &rows, &mapping).map(|told| told.order)
    }

    #[test]
    fn other_columns_tell_the_order_if_all_rows_agree() {
        for (header, rows, want) in [
            ("date|month", &["3/5/2017|3", "4/1/2017|4"][..], MONTH_FIRST),
            ("date|Month", &["3/5/2017|May"], DAY),
            ("date|Mois", &["3/5/2017|mai 2017"], DAY),
            ("date|month", &["3/5/2017|3", "4/1/2017|1"], None),
            ("date|month of report", &["3/5/2017|3"], None),
            ("date|months", &["3/5/2017|7"], None),
            ("Sun 3/5/2017|x", &["Sun 3/5/2017|", "Mon 3/6/2017|"], MONTH_FIRST),
            ("date|x", &["Sonntag, 5/3/2017|", "Montag, 6/3/2017|"], DAY),
            ("date|x", &["Sun 3/5/2017|", "Mon 5/3/2017|"], None),
            ("date|Day", &["5/3/2017|Sunday", "6/3/2017|monday"], DAY),
            ("date|Jour", &["5/3/2017|dimanche", "6/3/2017|lundi"], DAY),
            ("date|Day", &["5/3/2017|Sunday"], None),
            ("date|stamp", &["3/5/2017|3/21/2017 14:02", "3/6/2017|4/2/2017 9:00"], MONTH_FIRST),
            ("date|stamp", &["3/5/2017|21/3/2017"], DAY),
            ("date|stamp", &["3/5/2017|21.3.2017"], None),
            ("date|stamp", &["3/5/2017|21/3/2017", "3/6/2017|3/21/2017"], None),
            ("date|note", &["3/5/2017|21/3/2017", "3/6/2017|seen", "3/7/2017|heard"], None),
            ("date|month|stamp", &["3/5/2017|3|21/3/2017"], None),
            ("date|report_date", &["3/4/2017|2017-03-05", "3/6/2017|2017-03-07"], MONTH_FIRST),
            ("date|reported", &["4/3/2017|2017-03-05", "6/3/2017|2017-03-07T10:00"], DAY),
            ("date|report_date", &["3/4/2017|2017-05-05", "3/6/2017|2017-07-07"], None),
            ("date|report_date", &["3/4/2017|2017-03-05", "3/6/2017|2017-01-07"], None),
            ("date|date_of_birth", &["3/4/2017|2017-03-05", "3/6/2017|2017-03-07"], None),
            ("date|Week ending", &["3/5/2017|2017-03-10", "3/6/2017|2017-03-10"], MONTH_FIRST),
            ("date|Tag", &["5.3.2017|Sonntag", "6.3.2017|Montag"], DAY),
            ("date|day", &["3.5.2017|Sunday", "3.6.2017|Monday"], MONTH_FIRST),
            ("date|x", &["So, 5.3.2017|", "Mo, 6.3.2017|", "Sunday 5.3.2017|", "Monday 6.3.2017|"], DAY),
            ("date|x", &["5.3.2017 (Sunday)|", "6.3.2017, Monday|"], DAY),
            ("date|x", &["Sun 3-5-2017|", "Mon 3-6-2017|"], MONTH_FIRST),
            // Years of two digits.
            ("date|day", &["05/03/17|Sunday", "06/03/17|Monday"], DAY),
            ("date|day", &["03/05/17|Sunday", "03/06/17|Monday"], MONTH_FIRST),
            ("date|day", &["17-03-05|Sunday", "17-03-06|Monday"], YEAR_FIRST),
            ("date|year", &["08-03-09|2008"], YEAR_FIRST),
            ("date|year", &["08-03-09|2009"], None),
            ("date|year", &["08-03-09|2007"], None),
            ("date|month", &["05/03/17|5"], MONTH_FIRST),
            ("date|stamp", &["07-04-03|17-04-25"], None),
            ("date|stamp", &["07-04-03|25-04-45", "07-04-05|07-03-33"], DAY),
            ("date|stamp", &["07-04-03|45-04-07", "07-04-05|33-03-07"], YEAR_FIRST),
            ("date|report_date", &["03/04/17|2017-03-05", "03/06/17|2017-03-07"], MONTH_FIRST),
            ("date|town", &["3/5/2017|Mosul", "4/6/2017|Erbil"], None),
        ] {
            assert_eq!(told(header, rows), want, "{header} {rows:?}");
        }
    }

    #[test]
    fn rows_in_the_order_of_time_tell_the_order_if_they_are_many_and_not_sorted_as_texts() {
        let days = "1/3/2017 5/3/2017 9/3/2017 2/4/2017 7/4/2017 11/4/2017 1/5/2017 6/5/2017 12/5/2017";
        let all: Vec<&str> = days.split(' ').collect();
        assert_eq!(told("date", &all), DAY);
        let reverse: Vec<&str> = all.iter().rev().copied().collect();
        assert_eq!(told("date", &reverse), DAY);
        assert_eq!(told("date", &all[..6]), None);
        let shuffled: Vec<&str> = all[4..].iter().chain(&all[..4]).copied().collect();
        assert_eq!(told("date", &shuffled), None);
        let other: Vec<&str> = all.iter().copied().chain(["unknown"]).collect();
        assert_eq!(told("date", &other), None);
        let months =
            "3/1/2017 3/5/2017 3/9/2017 3/11/2017 4/2/2017 4/7/2017 4/11/2017 5/1/2017 5/6/2017 5/12/2017";
        assert_eq!(told("date", &months.split(' ').collect::<Vec<_>>()), MONTH_FIRST);
        let texts = "03/01/2017 03/05/2017 03/09/2017 04/02/2017 04/07/2017 04/11/2017 05/01/2017 05/06/2017";
        assert_eq!(told("date", &texts.split(' ').collect::<Vec<_>>()), None);
    }
}
