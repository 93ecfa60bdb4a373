use crate::events::{DatePrecision, Day};
use crate::formats::events::calendars::islamic;
use crate::model::days_in;

/// A parsed date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Dated {
    pub first: Day,
    pub last: Day,
    pub precision: DatePrecision,
    /// Day and month were in the other order, or the date would not exist.
    pub other_order: bool,
    /// Converted from the Islamic calendar, by rule and not by observation.
    pub islamic: bool,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum NoDate {
    Unreadable,
    /// A date of a calendar that is not converted, or that could be of several.
    OtherCalendar,
}

impl Dated {
    pub fn days(first: Day, last: Day, precision: DatePrecision) -> Self {
        Self { first, last, precision, other_order: false, islamic: false }
    }

    pub fn day(day: Day) -> Self {
        Self::days(day, day, DatePrecision::Day)
    }

    pub fn month(year: i32, month: u8) -> Option<Self> {
        let first = Day::from_ymd(year, month, 1)?;
        let last = Day::from_ymd(year, month, days_in(year, month))?;
        Some(Self::days(first, last, DatePrecision::Month))
    }

    pub fn year(year: i32) -> Option<Self> {
        let (first, last) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?);
        Some(Self::days(first, last, DatePrecision::Year))
    }

    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        let last = quarter.checked_mul(3).filter(|month| (1..=12).contains(month))?;
        let (first, last) = (Self::month(year, last - 2)?.first, Self::month(year, last)?.last);
        Some(Self::days(first, last, DatePrecision::Year))
    }

    /// 0 means an unknown month or day. The arithmetic calendar may be a day off, so it is no precise day.
    pub fn islamic(year: i32, month: u8, day: u8) -> Option<Self> {
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let (first, next, precision) = match (month, day) {
            (0, _) => (islamic(year, 1, 1)?, islamic(year + 1, 1, 1)?, DatePrecision::Year),
            (_, 0) => (islamic(year, month, 1)?, islamic(next_year, next_month, 1)?, DatePrecision::Month),
            _ => {
                let day = islamic(year, month, day)?;
                (day, Day(day.0 + 1), DatePrecision::Week)
            }
        };
        Some(Self { islamic: true, ..Self::days(first, Day(next.0 - 1), precision) })
    }

    /// 0 means an unknown month or day, as in GTD.
    pub fn parts(year: i32, month: u8, day: u8) -> Option<Self> {
        within(match (month, day) {
            _ if ISLAMIC.contains(&i64::from(year)) => Self::islamic(year, month, day),
            (0, _) => Self::year(year),
            (_, 0) => Self::month(year, month),
            _ => Day::from_ymd(year, month, day).map(Self::day),
        })
    }
}

/// Years that are only of the Islamic calendar: from 1985 on. Before that the Persian calendar has them too,
/// for the years up to now.
pub(in crate::formats::events) const ISLAMIC: std::ops::RangeInclusive<i64> = 1406..=1500;
pub(in crate::formats::events) const ISLAMIC_OR_PERSIAN: std::ops::RangeInclusive<i64> = 1300..=1500;

/// Years that may stand alone: those before are times of day, like 1830.
pub(in crate::formats::events) const ALONE: std::ops::Range<i64> = 1900..2200;

pub(in crate::formats::events) fn within(dated: Option<Dated>) -> Option<Dated> {
    dated.filter(|d| d.first >= Day::MIN && d.last <= Day::MAX)
}
