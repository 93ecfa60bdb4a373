use serde::{Deserialize, Serialize};

use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::folded::folded;

/// Which part comes first in numeric dates, as in 3/4/2007; the year only if it has two digits, as in
/// 07-04-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
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
        let Some((a, b, year, length)) = numeric(text) else { return };
        match (a > 12, b > 12) {
            (true, _) if a > 31 && length == 2 => self.year_first += 1,
            (true, false) if a <= 31 => self.day_first += 1,
            (false, true) if b <= 31 => self.month_first += 1,
            // Were the first the year, the last could be no day.
            (false, false) if a != b || length == 2 && a != year => self.either += 1,
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

    /// Some texts could be either, and no other proves anything.
    pub fn is_unproved(&self) -> bool {
        self.either > 0 && [self.day_first, self.month_first, self.year_first] == [0; 3]
    }

    /// Only convention decides.
    pub fn is_ambiguous(&self) -> bool {
        let proofs = [self.day_first, self.month_first, self.year_first];
        let most = proofs.into_iter().max().unwrap_or(0);
        self.either > 0 && proofs.into_iter().filter(|n| *n == most).count() > 1
    }
}

/// The numbers of a date like 3/4/2007 or 3/4/07 and the digits of its year.
fn numeric(text: &[u8]) -> Option<(i64, i64, i64, usize)> {
    let (a, b, year, length) = match quick(text) {
        Some((a, b, year, length, _)) => (a, b, year, length),
        // Dates without two slashes are quick if they are numeric at all.
        None if text.is_ascii() && text.iter().filter(|b| **b == b'/').count() < 2 => return None,
        None => match Parts::of(&folded(text).to_lowercase())?.list() {
            [Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(year, length @ (2 | 4))] => {
                (*a, *b, *year, *length)
            }
            _ => return None,
        },
    };
    Some((a, b, year, length))
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
            (&["3/25/2007 18:30", "3/4/2007 06:15"], DateOrder::MonthFirst, false),
        ] {
            let found = evidence(texts);
            assert_eq!((found.order(), found.is_ambiguous()), (order, ambiguous), "{texts:?}");
        }
        let mut all = evidence(&["3/4/2007"]);
        all += evidence(&["3/25/2007"]);
        assert_eq!(all.order(), DateOrder::MonthFirst);
    }
}
