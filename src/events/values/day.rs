use std::fmt;

use crate::model::days_in;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01 = 0; no time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i32);

impl Day {
    /// The first day that an event table holds: 1 January 1800. Earlier dates are taken for typos.
    pub const MIN: Self = Self(-62_091);
    /// The last day that an event table holds: 31 December 2199.
    pub const MAX: Self = Self(84_005);

    /// `None` if there is no such day. Months and days start at 1.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) || year.abs() > 9999 {
            return None;
        }
        // Days of a March-based year, so that the leap day comes last.
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year =
            (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        i32::try_from(days).ok().map(Self)
    }

    /// Year, month and day, the latter two from 1.
    pub fn ymd(self) -> (i32, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        // All three fit their types easily: a year of era is below 400.
        ((year + era * 400 + i64::from(month <= 2)) as i32, month as u8, day as u8)
    }

    pub fn year(self) -> i32 {
        self.ymd().0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_as_the_unix_clock_does() {
        // `date -u -d 2007-02-23 +%s` = 1172188800, and so on.
        for (text, seconds) in
            [((1970, 1, 1), 0), ((2007, 2, 23), 1_172_188_800), ((2024, 2, 29), 1_709_164_800_i64)]
        {
            let day = Day::from_ymd(text.0, text.1, text.2).unwrap();
            assert_eq!(i64::from(day.0) * 86_400, seconds);
        }
        assert_eq!(Day::from_ymd(1800, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(2199, 12, 31), Some(Day::MAX));
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let mut before = None;
        for n in Day::MIN.0..=Day::MAX.0 {
            let (y, m, d) = Day(n).ymd();
            assert_eq!(Day::from_ymd(y, m, d), Some(Day(n)));
            assert!(before < Some((y, m, d)));
            before = Some((y, m, d));
        }
    }

    #[test]
    fn a_day_that_is_in_no_calendar_is_none() {
        for (y, m, d) in [(2017, 2, 29), (2017, 13, 1), (2017, 0, 1), (2017, 1, 0), (1900, 2, 29)] {
            assert_eq!(Day::from_ymd(y, m, d), None);
        }
    }
}
