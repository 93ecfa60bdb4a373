use serde::{Deserialize, Serialize};

use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::folded::folded;
use crate::formats::events::range_ends::is_within_month;

/// Which part comes first in numeric dates, as in 3/4/2007; the year only if it has two digits, as in
/// 07-04-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// Evidence for the order of day, month and year: texts that fit only one order, or several. Evidence of parts of a
/// file adds up to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct OrderEvidence {
    pub day_first: usize,
    pub month_first: usize,
    /// With a two-digit year that can be no day.
    pub year_first: usize,
    /// Day or year first, and not the month: 17-03-05.
    pub day_or_year: usize,
    pub either: usize,
    /// With a two-digit year that cannot come first.
    year_last: usize,
    /// Of dates with two-digit years: which values the first and the last number have.
    firsts: Values,
    lasts: Values,
}

/// The different numbers from 0 to 99 at one place of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Values(u128);

impl Values {
    fn add(&mut self, value: i64) {
        self.0 |= 1 << value.clamp(0, 99);
    }

    fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// From the least to the greatest.
    fn breadth(self) -> u32 {
        if self.0 == 0 { 0 } else { 128 - self.0.leading_zeros() - self.0.trailing_zeros() }
    }

    /// Whether they are years rather than days, beside `others` that are days rather than years: a file has events of
    /// few years in a row, and of many days. One number that is no month is no day of events of several years either.
    fn are_years_beside(self, others: Self) -> bool {
        let is_one = self.count() == 1 && self.0.trailing_zeros() > 12 && others.count() >= 2;
        is_one
            || others.count() >= 5
                && others.count() >= 3 * self.count()
                && self.breadth() * 2 <= others.breadth()
    }
}

impl std::ops::AddAssign for OrderEvidence {
    fn add_assign(&mut self, other: Self) {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.year_first += other.year_first;
        self.day_or_year += other.day_or_year;
        self.either += other.either;
        self.year_last += other.year_last;
        self.firsts.0 |= other.firsts.0;
        self.lasts.0 |= other.lasts.0;
    }
}

impl OrderEvidence {
    pub fn add(&mut self, text: &[u8]) {
        let Some(Numeric { numbers: [a, b, year], lengths: [first, second, length] }) = numeric(text) else {
            self.add_range(text);
            if let Some((first, last)) = around_name(text) {
                self.firsts.add(first);
                self.lasts.add(last);
            }
            return;
        };
        let (days, months) = (1..=31, 1..=12);
        let fits = |day: i64, month: i64| days.contains(&day) && months.contains(&month);
        let short = length == 2;
        // A year of two digits has both of them, and days and months are written alike: 25/3/07 ends with a year.
        let may_begin = short && first == 2 && (second == 2 || year >= 10);
        match (fits(a, b), fits(b, a), may_begin && fits(year, b)) {
            (true, false, false) => self.day_first += 1,
            (false, true, false) => self.month_first += 1,
            (false, false, true) => self.year_first += 1,
            (true, false, true) => self.day_or_year += 1,
            // All orders give the same day.
            (true, true, _) if a == b && (!short || a == year) => {}
            (true, true, _) | (false, true, true) => self.either += 1,
            (false, false, false) => return,
        }
        if short {
            self.firsts.add(a);
            self.lasts.add(year);
            self.year_last += usize::from(!may_begin || !fits(year, b));
        }
    }

    /// Adds a range of days in numbers: one within a month has the day first, of another one the second date tells.
    fn add_range(&mut self, text: &[u8]) {
        if text.len() > LONGEST_RANGE {
            return;
        }
        let text = folded(text);
        if is_within_month(&text) {
            self.day_first += 1;
        } else if let Some((first, last)) = text.rsplit_once('-')
            && first.contains(['/', '.'])
            && last.contains(['/', '.'])
        {
            self.add(last.trim().as_bytes());
        }
    }

    /// What the numbers tell where no date proves an order: whether the first or the last of them are years.
    fn by_values(&self) -> Option<DateOrder> {
        match () {
            () if self.firsts.are_years_beside(self.lasts) => Some(DateOrder::YearFirst),
            () if self.lasts.are_years_beside(self.firsts) && self.day_or_year > 0 => {
                Some(DateOrder::DayFirst)
            }
            () => None,
        }
    }

    /// How many dates prove that the day comes first: where the year cannot, also those that only the day or the year
    /// may begin.
    pub fn day_proofs(&self) -> usize {
        let more = if self.year_last > 0 && self.year_first == 0 { self.day_or_year } else { 0 };
        self.day_first + more
    }

    /// Whether any date fits only one order.
    fn is_proved(&self) -> bool {
        [self.day_proofs(), self.month_first, self.year_first] != [0; 3]
    }

    /// How many dates speak for each order; those that could have the day or the year first follow the others.
    fn votes(&self) -> [(DateOrder, usize); 3] {
        let year = match (self.year_first > 0, self.day_proofs() > 0) {
            (true, false) => true,
            (false, true) => false,
            (true, true) | (false, false) => self.by_values() == Some(DateOrder::YearFirst),
        };
        let (day_more, year_more) = if year { (0, self.day_or_year) } else { (self.day_or_year, 0) };
        [
            (DateOrder::DayFirst, self.day_first + day_more),
            (DateOrder::MonthFirst, self.month_first),
            (DateOrder::YearFirst, self.year_first + year_more),
        ]
    }

    pub fn order(&self) -> DateOrder {
        let decided = if self.is_proved() { None } else { self.by_values() };
        // Of equals the first.
        decided.unwrap_or_else(|| {
            let best = self.votes().into_iter().rev().max_by_key(|(_, votes)| *votes);
            best.map_or(DateOrder::DayFirst, |(order, _)| order)
        })
    }

    /// What is decided by the values of the numbers, without a proof: how many the first and the last one have.
    pub fn decided_by_values(&self) -> Option<(DateOrder, u32, u32)> {
        let order = if self.is_proved() { None } else { self.by_values() };
        order.map(|order| (order, self.firsts.count(), self.lasts.count()))
    }

    /// Whether any text means another day, or none, in another order.
    pub fn depends(&self) -> bool {
        self.day_first + self.month_first + self.year_first + self.day_or_year + self.either > 0
    }

    /// Some texts could have several orders, and nothing tells which.
    pub fn is_unproved(&self) -> bool {
        self.either + self.day_or_year > 0 && !self.is_proved() && self.by_values().is_none()
    }

    /// Whether some years have two digits.
    pub fn has_short_years(&self) -> bool {
        self.firsts.count() > 0
    }

    /// Only convention decides.
    pub fn is_ambiguous(&self) -> bool {
        let votes = self.votes().map(|(_, votes)| votes);
        let most = votes.into_iter().max().unwrap_or(0);
        let tied = self.either > 0 && votes.into_iter().filter(|n| *n == most).count() > 1;
        self.is_unproved() || tied && self.decided_by_values().is_none()
    }
}

/// Longest range of days in numbers, in bytes.
const LONGEST_RANGE: usize = 48;

/// The numbers of a date like 3/4/2007 or 3/4/07, and how many digits each has.
struct Numeric {
    numbers: [i64; 3],
    lengths: [usize; 3],
}

fn numeric(text: &[u8]) -> Option<Numeric> {
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    match quick(text) {
        Some((a, b, year, length, _)) => {
            let first = digits(text);
            let lengths = [first, digits(text.get(first + 1..)?), length];
            Some(Numeric { numbers: [a, b, year], lengths })
        }
        // Dates without two signs are quick if they are numeric at all, as are those that begin with a year.
        None if text.is_ascii() && (text.get(4) == Some(&b'-') || !has_signs(text)) => None,
        None => match Parts::of(&folded(text).to_lowercase())?.list() {
            [
                Part::Number(a, first @ (1 | 2)),
                Part::Number(b, second @ (1 | 2)),
                Part::Number(year, length @ (2 | 4)),
            ] => Some(Numeric { numbers: [*a, *b, *year], lengths: [*first, *second, *length] }),
            _ => None,
        },
    }
}

/// Whether a text may have a date with a weekday before or behind it: two slashes or points, or dashes behind a word.
fn has_signs(text: &[u8]) -> bool {
    let twice = |sign: u8| text.iter().filter(|b| **b == sign).count() >= 2;
    let begins_with_word = text.first().is_some_and(u8::is_ascii_alphabetic);
    twice(b'/') || text.len() <= LONGEST_RANGE && (twice(b'.') || begins_with_word && twice(b'-'))
}

/// The three numbers of a date like 3/4/2007 with a year of four digits, also with a weekday or time.
pub(in crate::formats::events) fn day_month_year(text: &[u8]) -> Option<[i64; 3]> {
    three_numbers(text).filter(|(_, length)| *length == 4).map(|(numbers, _)| numbers)
}

/// The same with a year of two or four digits, and how many it has.
pub(in crate::formats::events) fn three_numbers(text: &[u8]) -> Option<([i64; 3], usize)> {
    numeric(text).map(|date| (date.numbers, date.lengths[2]))
}

/// The numbers around the name of a month: 17-Mar-05, where nearly all tables have the day first.
fn around_name(text: &[u8]) -> Option<(i64, i64)> {
    let short = (7..=12).contains(&text.len()) && text.is_ascii() && text[0].is_ascii_digit();
    let text = short.then(|| folded(text).to_lowercase())?;
    match Parts::of(&text)?.list() {
        [Part::Number(first, 2), Part::Month(_), Part::Number(last, 2)] => Some((*first, *last)),
        _ => None,
    }
}

/// The numbers of a date like 3/4/2007, the digits of its year, and the date's length in bytes: quickly, in
/// ASCII, without a word in it.
pub(in crate::formats::events) fn quick(text: &[u8]) -> Option<(i64, i64, i64, usize, usize)> {
    let mut at = 0;
    let mut next = || {
        let start = at;
        let mut value = 0;
        while let Some(digit) = text.get(at).filter(|b| b.is_ascii_digit() && at < start + 5) {
            value = value * 10 + i64::from(digit - b'0');
            at += 1;
        }
        let length = at - start;
        let sign = text.get(at).copied();
        at += 1;
        (value, length, sign)
    };
    let (a, first, sign) = next();
    let (b, second, same) = next();
    let (year, third, after) = next();
    let sound = matches!((first, second, third), (1 | 2, 1 | 2, 2 | 4));
    if !sound
        || sign != same
        || !matches!(sign, Some(b'/' | b'.' | b'-'))
        || !matches!(after, None | Some(b' ' | b'T'))
    {
        return None;
    }
    Some((a, b, year, third, at - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(texts: &[&str]) -> OrderEvidence {
        let mut evidence = OrderEvidence::default();
        texts.iter().for_each(|text| evidence.add(text.as_bytes()));
        evidence
    }

    #[test]
    fn any_row_proves_the_order() {
        for (texts, order, ambiguous) in [
            (&["3/4/2007", "3/25/2007"][..], DateOrder::MonthFirst, false),
            (&["3/4/07", "3/25/07"], DateOrder::MonthFirst, false),
            (&["3/4/07", "25/3/07"], DateOrder::DayFirst, false),
            (&["97-04-03", "03-04-05"], DateOrder::YearFirst, false),
            (&["3/4/2007"], DateOrder::DayFirst, true),
            (&["3/3/2007", "2017-03-04", "4 May 2007", ""], DateOrder::DayFirst, false),
            (&["٣/٢٥/٢٠٠٧"], DateOrder::MonthFirst, false),
            (&["١٦-٣-٢٠١٧ م", "٥-٣-٢٠١٧ م"], DateOrder::DayFirst, false),
            (&["Sun 5.3.2017", "Thu 16.3.2017"], DateOrder::DayFirst, false),
            (&["Sunday, 3-5-2017", "Thursday, 3-16-2017"], DateOrder::MonthFirst, false),
            (&["3/25/2007 18:30", "3/4/2007 06:15"], DateOrder::MonthFirst, false),
            (&["17-03-05"], DateOrder::DayFirst, true),
            (&["17-03-05", "17-03-06"], DateOrder::YearFirst, false),
            (&["17-03-05", "17-03-05"], DateOrder::DayFirst, true),
            (&["17-03-05", "18-03-05"], DateOrder::DayFirst, true),
            (&["07-04-03", "07-04-12"], DateOrder::DayFirst, true),
            (&["05-03-17", "25-04-17"], DateOrder::DayFirst, false),
            (&["17-03-05", "17-03-06", "18-01-31"], DateOrder::DayFirst, true),
            (&["5-7/3/2017", "3/4/2017"], DateOrder::DayFirst, false),
            (&["28/2-3/3/2017", "3/4/2017"], DateOrder::DayFirst, true),
            (&["2/28-3/13/2017", "3/4/2017"], DateOrder::MonthFirst, false),
            (&["17-03-05", "99-03-06"], DateOrder::YearFirst, false),
            (&["17-03-05", "00-03-06"], DateOrder::YearFirst, false),
            (&["17-03-05", "18-03-99"], DateOrder::DayFirst, false),
            (&["17-03-05", "17/3/2005"], DateOrder::DayFirst, false),
            (&["05-03-17", "17-03-25"], DateOrder::DayFirst, true),
            (&["5-3-17", "17-3-25"], DateOrder::DayFirst, false),
            (&["25/3/07"], DateOrder::DayFirst, false),
            (&["5/3/17", "3/17/25"], DateOrder::MonthFirst, false),
        ] {
            let found = evidence(texts);
            assert_eq!((found.order(), found.is_ambiguous()), (order, ambiguous), "{texts:?}");
        }
        // A few years, and many days.
        for (text, order) in [
            ("17-03-05 17-03-29 17-04-11 17-05-02 18-01-17 18-02-23 18-02-26", DateOrder::YearFirst),
            ("05-03-17 29-03-17 11-04-17 02-05-17 17-01-18 23-02-18 26-02-18", DateOrder::DayFirst),
            ("07-04-03 07-04-12 07-05-28 08-06-30 08-06-09 08-11-17", DateOrder::YearFirst),
        ] {
            let found = evidence(&text.split(' ').collect::<Vec<_>>());
            assert_eq!((found.order(), found.is_ambiguous()), (order, false), "{text}");
            assert_eq!(found.decided_by_values().map(|d| d.0), Some(order), "{text}");
        }
        let found = evidence(
            &"17-Mar-05 17-Mar-29 17-Apr-11 17-May-02 18-Jan-17 18-Feb-23".split(' ').collect::<Vec<_>>(),
        );
        assert_eq!((found.order(), found.is_ambiguous()), (DateOrder::YearFirst, false));
        assert!(!evidence(&["17-Mar-05", "18-Mar-05"]).is_ambiguous());
        // As many years as days.
        assert!(evidence(&["15-03-15", "16-03-16", "17-03-17", "18-03-18", "19-03-19"]).is_unproved());
        let mut all = evidence(&["3/4/2007"]);
        all += evidence(&["3/25/2007"]);
        assert_eq!(all.order(), DateOrder::MonthFirst);
    }
}
