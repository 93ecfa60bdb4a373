use std::fmt;

use serde::{Deserialize, Serialize};

/// A calendar date known to the day, the month or only the year, written
/// `2017-11-04`, `2017-11` or `2017` (proleptic Gregorian, no time zone).
///
/// Missing parts stay missing: `2017` is never read as 1 January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    pub fn year(self) -> i32 {
        self.year
    }

    /// The earliest day this date can mean, as year, month, day.
    pub fn first_day(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The latest day this date can mean, as year, month, day.
    pub fn last_day(self) -> (i32, u8, u8) {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or(days_in(self.year, month));
        (self.year, month, day)
    }
}

/// The months' English names, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The last day of a month, 28 to 31.
pub fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A text that is not a valid date.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not a date; write it as 2017, 2017-11 or 2017-11-04")]
pub struct DateError(String);

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.as_str().try_into()
    }
}

impl TryFrom<&str> for PartialDate {
    type Error = DateError;

    fn try_from(text: &str) -> Result<Self, DateError> {
        let fail = || DateError(text.to_owned());
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Result<Option<i32>, DateError> {
            let Some(part) = parts.next() else { return Ok(None) };
            if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(fail());
            }
            part.parse().map(Some).map_err(|_| fail())
        };
        let year = number(4)?.ok_or_else(fail)?;
        let month = number(2)?.map(|m| m as u8);
        let day = number(2)?.map(|d| d as u8);
        let month_ok = month.is_none_or(|m| (1..=12).contains(&m));
        let day_ok = match (month, day) {
            (Some(m), Some(d)) if month_ok => (1..=days_in(year, m)).contains(&d),
            (_, None) => true,
            _ => false,
        };
        if month_ok && day_ok && parts.next().is_none() { Ok(Self { year, month, day }) } else { Err(fail()) }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_exactly_the_parts_it_was_given() {
        for text in ["2017", "2017-11", "2017-11-04", "2016-02-29"] {
            assert_eq!(PartialDate::try_from(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_text_that_is_no_date_is_refused() {
        for text in ["", "17", "2017-13", "2017-02-29", "2017-1-1", "2017-11-04-01", "Nov 2017"] {
            assert!(PartialDate::try_from(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let date = PartialDate::try_from("2016-02").unwrap();
        assert_eq!(date.first_day(), (2016, 2, 1));
        assert_eq!(date.last_day(), (2016, 2, 29));
    }
}
