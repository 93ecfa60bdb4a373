use crate::events::{DatePrecision, Day};
use crate::model::days_in;

use crate::formats::events::number::decimal;

/// Which part comes first in numeric dates, as in 3/4/2007; the year only if it has two digits, as in
/// 07-04-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// A parsed date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Dated {
    pub first: Day,
    pub last: Day,
    pub precision: DatePrecision,
    /// Day and month were in the other order, or the date would not exist.
    pub other_order: bool,
}

impl Dated {
    fn day(day: Day) -> Self {
        Self { first: day, last: day, precision: DatePrecision::Day, other_order: false }
    }

    pub fn month(year: i32, month: u8) -> Option<Self> {
        let first = Day::from_ymd(year, month, 1)?;
        let last = Day::from_ymd(year, month, days_in(year, month))?;
        Some(Self { first, last, precision: DatePrecision::Month, other_order: false })
    }

    pub fn year(year: i32) -> Option<Self> {
        let (first, last) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?);
        Some(Self { first, last, precision: DatePrecision::Year, other_order: false })
    }

    /// 0 means an unknown month or day, as in GTD.
    pub fn parts(year: i32, month: u8, day: u8) -> Option<Self> {
        within(match (month, day) {
            (0, _) => Self::year(year),
            (_, 0) => Self::month(year, month),
            _ => Day::from_ymd(year, month, day).map(Self::day),
        })
    }
}

/// Parses a date; `None` if it is not one, or is before 1800 or after 2199. A time of day after it is
/// ignored.
pub(in crate::formats::events) fn date(text: &[u8], order: DateOrder) -> Option<Dated> {
    within(iso(text).or_else(|| any(text, order)))
}

fn within(dated: Option<Dated>) -> Option<Dated> {
    dated.filter(|d| d.first >= Day::MIN && d.last <= Day::MAX)
}

fn digits(text: &[u8]) -> Option<i32> {
    text.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))
}

/// `2007-02-23`, alone or with a time.
fn iso(text: &[u8]) -> Option<Dated> {
    let (day, rest) = text.split_at_checked(10)?;
    if day[4] != b'-' || day[7] != b'-' || !matches!(rest.first(), None | Some(b' ' | b'T')) {
        return None;
    }
    let (month, of_month) = (digits(&day[5..7])?, digits(&day[8..])?);
    Day::from_ymd(digits(&day[..4])?, month as u8, of_month as u8).map(Dated::day)
}

/// A token of a date: a number with its digit count, or a month's name.
#[derive(Clone, Copy, Debug)]
enum Part {
    Number(i32, usize),
    Month(u8),
}

fn any(text: &[u8], order: DateOrder) -> Option<Dated> {
    let (parts, count) = parts(text)?;
    match &parts[..count] {
        [Part::Number(n, 8)] => {
            Day::from_ymd(n / 10_000, (n / 100 % 100) as u8, (n % 100) as u8).map(Dated::day)
        }
        [Part::Number(year, 4)] => Dated::year(*year),
        [Part::Number(year, 4), Part::Number(month, 1 | 2)]
        | [Part::Number(month, 1 | 2), Part::Number(year, 4)] => Dated::month(*year, *month as u8),
        [Part::Month(month), Part::Number(year, 4)] | [Part::Number(year, 4), Part::Month(month)] => {
            Dated::month(*year, *month)
        }
        [Part::Number(year, 4), Part::Number(month, 1 | 2), Part::Number(day, 1 | 2)] => {
            Day::from_ymd(*year, *month as u8, *day as u8).map(Dated::day)
        }
        [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, length @ (2 | 4))]
        | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, length @ (2 | 4))]
        | [Part::Number(year, length @ 4), Part::Month(month), Part::Number(day, 1 | 2)] => {
            Day::from_ymd(full(*year, *length), *month, *day as u8).map(Dated::day)
        }
        [Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(year, length @ (2 | 4))] => {
            let year_first = *length == 2 && (order == DateOrder::YearFirst || *a > 31);
            let by_year = || Day::from_ymd(full(*a, 2), *b as u8, *year as u8).map(Dated::day);
            let found = if year_first { by_year() } else { None };
            found.or_else(|| numbers(*a as u8, *b as u8, full(*year, *length), order))
        }
        _ => None,
    }
}

fn numbers(a: u8, b: u8, year: i32, order: DateOrder) -> Option<Dated> {
    let (first, second) = match order {
        DateOrder::DayFirst | DateOrder::YearFirst => ((b, a), (a, b)),
        DateOrder::MonthFirst => ((a, b), (b, a)),
    };
    match Day::from_ymd(year, first.0, first.1) {
        Some(day) => Some(Dated::day(day)),
        None => {
            Day::from_ymd(year, second.0, second.1).map(|day| Dated { other_order: true, ..Dated::day(day) })
        }
    }
}

/// 03 is 2003, 97 is 1997.
fn full(year: i32, length: usize) -> i32 {
    match (length, year) {
        (2, 0..50) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

/// The tokens of a date up to its time of day; at most three.
fn parts(text: &[u8]) -> Option<([Part; 3], usize)> {
    let (mut parts, mut count) = ([Part::Number(0, 0); 3], 0);
    let mut at = 0;
    while at < text.len() {
        let digit = text[at].is_ascii_digit();
        let length = text[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() && b.is_ascii_digit() == digit)
            .count();
        let piece = &text[at..at + length];
        at += length;
        if length == 0 {
            if !b"-/. ,\t".contains(&text[at]) {
                return None;
            }
            at += 1;
            continue;
        }
        let time = text.get(at) == Some(&b':') || count > 0 && !digit && piece.eq_ignore_ascii_case(b"T");
        if time {
            break;
        }
        // A weekday or an ordinal suffix is not part of the date.
        if !digit && (weekday(piece) || [&b"st"[..], b"nd", b"rd", b"th"].contains(&piece)) {
            continue;
        }
        if count == 3 {
            // "2016.0" and times without colons end in irrelevant digits.
            return None;
        }
        parts[count] = if digit {
            if length > 8 {
                return None;
            }
            Part::Number(digits(piece)?, length)
        } else {
            Part::Month(month(piece)?)
        };
        count += 1;
    }
    Some((parts, count))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(name: &[u8]) -> Option<u8> {
    if name.len() < 3 {
        return None;
    }
    let begins = |m: &&str| m.len() >= name.len() && m.as_bytes()[..name.len()].eq_ignore_ascii_case(name);
    let index =
        MONTHS.iter().position(|m| begins(m) || *m == "september" && name.eq_ignore_ascii_case(b"sept"));
    index.map(|i| i as u8 + 1)
}

fn weekday(name: &[u8]) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    name.len() >= 3
        && DAYS.iter().any(|d| d.len() >= name.len() && d.as_bytes()[..name.len()].eq_ignore_ascii_case(name))
}

/// Whether a text is a date, without regard to the order of day and month.
pub(in crate::formats::events) fn is_date(text: &str) -> bool {
    date(text.trim().as_bytes(), DateOrder::DayFirst).is_some()
}

/// Whether a text is a year, and no time of day like 1830.
pub(in crate::formats::events) fn is_year(text: &str) -> bool {
    decimal(text.trim().as_bytes()).is_some_and(|x| (1900.0..2200.0).contains(&x) && x.fract() == 0.0)
}

/// Whether a text can be a date that is a plain number: a spreadsheet's day number or the time since 1970.
/// Only the name of a column tells such dates from other numbers.
pub(in crate::formats::events) fn is_date_number(text: &str) -> bool {
    let value = decimal(text.trim().as_bytes());
    // 1954 to 2119, and 1973 to 2286.
    value.is_some_and(|x| (20_000.0..80_000.0).contains(&x) || (1e8..1e19).contains(&x))
}

/// Evidence for the order of day and month: texts that fit only the one, only the other, or both. Evidence of
/// parts of a file adds up to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct OrderEvidence {
    pub day_first: usize,
    pub month_first: usize,
    /// With a two-digit year that can be no day.
    pub year_first: usize,
    pub either: usize,
}

impl std::ops::AddAssign for OrderEvidence {
    fn add_assign(&mut self, other: Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.year_first += other.year_first;
        self.either += other.either;
    }
}

impl OrderEvidence {
    pub fn add(&mut self, text: &[u8]) {
        let Some(([Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(_, 2 | 4)], 3)) = parts(text)
        else {
            return;
        };
        match (a > 12, b > 12) {
            (true, _) if a > 31 => self.year_first += 1,
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if a != b => self.either += 1,
            _ => {}
        }
    }

    pub fn order(&self) -> DateOrder {
        let most = self.day_first.max(self.month_first).max(self.year_first);
        match most {
            _ if self.day_first == most => DateOrder::DayFirst,
            _ if self.month_first == most => DateOrder::MonthFirst,
            _ => DateOrder::YearFirst,
        }
    }

    /// Only convention decides.
    pub fn is_ambiguous(&self) -> bool {
        let proofs = [self.day_first, self.month_first, self.year_first];
        let most = proofs.into_iter().max().unwrap_or(0);
        self.either > 0 && proofs.into_iter().filter(|n| *n == most).count() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, order: DateOrder) -> String {
        match date(text.as_bytes(), order) {
            Some(d) if d.first == d.last => d.first.to_string(),
            Some(d) => format!("{} to {}, {:?}", d.first, d.last, d.precision),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn dates_are_read_in_the_ways_exports_write_them() {
        for (text, want) in [
            ("2007-02-23", "2007-02-23"),
            ("2016-04-25 00:00:00.000", "2016-04-25"),
            ("2016-04-25T07:30:00+03:00", "2016-04-25"),
            ("2016/4/5", "2016-04-05"),
            ("20160425", "2016-04-25"),
            ("20-Mar-03", "2003-03-20"),
            ("9-Apr-97", "1997-04-09"),
            ("04 May 2019", "2019-05-04"),
            ("4 September 2019", "2019-09-04"),
            ("Sept. 4, 2019", "2019-09-04"),
            ("Tuesday, 3rd of May 2016", "none"),
            ("Tue 3 May 2016 12:30", "2016-05-03"),
            ("23/02/2007", "2007-02-23"),
            ("02/23/2007", "2007-02-23"),
            ("3/4/07", "2007-04-03"),
            ("3.4.2007 06:15", "2007-04-03"),
            ("2007", "2007-01-01 to 2007-12-31, Year"),
            ("2004-02", "2004-02-01 to 2004-02-29, Month"),
            ("02/2004", "2004-02-01 to 2004-02-29, Month"),
            ("Feb 2003", "2003-02-01 to 2003-02-28, Month"),
        ] {
            assert_eq!(shown(text, DateOrder::DayFirst), want, "{text}");
        }
        assert_eq!(shown("3/4/2007", DateOrder::MonthFirst), "2007-03-04");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "-", "n/a", "2017-02-29", "2017-13-01", "33.340582", "44.4", "7", "1700-01-01", "12345678"]
        {
            assert_eq!(shown(text, DateOrder::DayFirst), "none", "{text}");
        }
    }

    #[test]
    fn a_date_that_contradicts_the_order_says_so() {
        assert!(date(b"02/23/2007", DateOrder::DayFirst).unwrap().other_order);
        assert!(!date(b"02/11/2007", DateOrder::DayFirst).unwrap().other_order);
    }

    #[test]
    fn unknown_parts_widen_the_date() {
        assert_eq!(Dated::parts(2014, 6, 0), Dated::month(2014, 6));
        assert_eq!(Dated::parts(2014, 0, 0), Dated::year(2014));
        assert_eq!(Dated::parts(2014, 2, 30), None);
    }
}
