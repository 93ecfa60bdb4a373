use crate::events::{DatePrecision, Day};
use crate::formats::events::calendars::{islamic, persian};
use crate::model::days_in;
use serde::{Deserialize, Serialize};

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
    /// Converted from the Persian calendar.
    pub persian: bool,
    /// Its time is of another zone and falls on another day in Baghdad, which was taken.
    pub moved: bool,
    /// It is named by a part of a month or year that has no certain days, as “early 2016”.
    pub vague: bool,
    /// Its day or month is given as not known: 20170300, 2017-03-XX.
    pub partly: bool,
    /// It is given as approximate: “about 5 March 2017”.
    pub about: bool,
}

/// What an exact day in a column stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateUnit {
    #[default]
    Day,
    /// The seven days that begin, or end, with it.
    Week,
    WeekEnding,
    Month,
    Quarter,
    Year,
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
        Self {
            first,
            last,
            precision,
            other_order: false,
            islamic: false,
            persian: false,
            moved: false,
            vague: false,
            partly: false,
            about: false,
        }
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
        Some(Self::days(first, last, DatePrecision::Quarter))
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

    /// 0 means an unknown month or day.
    pub fn persian(year: i32, month: u8, day: u8) -> Option<Self> {
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let before = |day: Day| Day(day.0 - 1);
        let (first, last, precision) = match (month, day) {
            (0, _) => (persian(year, 1, 1)?, before(persian(year + 1, 1, 1)?), DatePrecision::Year),
            (_, 0) => {
                (persian(year, month, 1)?, before(persian(next_year, next_month, 1)?), DatePrecision::Month)
            }
            _ => {
                let day = persian(year, month, day)?;
                (day, day, DatePrecision::Day)
            }
        };
        Some(Self { persian: true, ..Self::days(first, last, precision) })
    }

    /// A date of which day or month may be given as not known, by 0 or 99.
    pub fn partly(year: i32, month: i64, day: i64) -> Option<Self> {
        let unknown = |part: i64| matches!(part, 0 | 99);
        let dated = match (unknown(month), unknown(day)) {
            (true, true) => Self::year(year)?,
            (false, true) => Self::month(year, u8::try_from(month).ok()?)?,
            // A day without its month may be a mistake.
            (true | false, false) => return None,
        };
        Some(Self { partly: true, ..dated })
    }

    /// Years from the beginning of one to the end of another, as in 2014/15.
    pub fn years(first: i32, last: i32) -> Option<Self> {
        Some(Self::days(Self::year(first)?.first, Self::year(last)?.last, DatePrecision::Year))
    }

    /// The period that an exact day stands for.
    pub fn standing_for(self, unit: DateUnit) -> Self {
        if self.precision != DatePrecision::Day || self.first != self.last {
            return self;
        }
        let (year, month, _) = self.first.ymd();
        let days = match unit {
            DateUnit::Day => return self,
            DateUnit::Week => Some(Self::days(self.first, Day(self.first.0 + 6), DatePrecision::Week)),
            DateUnit::WeekEnding => Some(Self::days(Day(self.first.0 - 6), self.first, DatePrecision::Week)),
            DateUnit::Month => Self::month(year, month),
            DateUnit::Quarter => Self::quarter(year, month.div_ceil(3)),
            DateUnit::Year => Self::year(year),
        };
        days.map_or(self, |days| Self {
            first: days.first,
            last: days.last,
            precision: days.precision,
            ..self
        })
    }

    /// Whether it is a day that programs write where there is no date: the first that they can, or 1900-01-01.
    pub fn is_default(&self) -> bool {
        // 1899-12-30 is day 0 of spreadsheets, 1970-01-01 that of computers.
        self.first.0 <= 0
            && self.first == self.last
            && matches!(self.first.0, 0 | -25_567 | -25_568 | -25_569)
    }

    /// Whether it lies within two years of such a day, without being one.
    pub fn is_near_default(&self) -> bool {
        let first = self.first.0;
        first < 1096 && (first >= -731 || (-26_300..-24_470).contains(&first)) && !self.is_default()
    }

    /// 0 means an unknown month or day, as in GTD.
    pub fn parts(year: i32, month: u8, day: u8) -> Option<Self> {
        within(match (month, day) {
            _ if ISLAMIC.contains(&i64::from(year)) => Self::islamic(year, month, day),
            _ if PERSIAN.contains(&i64::from(year)) => Self::persian(year, month, day),
            (0, _) => Self::year(year),
            (_, 0) => Self::month(year, month),
            _ => Day::from_ymd(year, month, day).map(Self::day),
        })
    }
}

/// Years that are only of the Islamic calendar: from 1985 on. Before that the Persian calendar has them too,
/// for the years up to now.
pub(in crate::formats::events) const ISLAMIC: std::ops::RangeInclusive<i64> = 1406..=1500;
/// Years that are only of the Persian calendar: those of the Islamic one ended in 1979. From 1400 to 1405, which are
/// 1979 to 1985 or 2021 to 2026, another sign of the Persian calendar is needed.
pub(in crate::formats::events) const PERSIAN: std::ops::RangeInclusive<i64> = 1300..=1399;

/// Years of the Persian calendar where something tells that it is that one.
pub(in crate::formats::events) const PERSIAN_IF_TOLD: std::ops::RangeInclusive<i64> = 1300..=1410;
pub(in crate::formats::events) const ISLAMIC_OR_PERSIAN: std::ops::RangeInclusive<i64> = 1300..=1500;

/// Years that may stand alone: those before are times of day, like 1830.
pub(in crate::formats::events) const ALONE: std::ops::Range<i64> = 1900..2200;

pub(in crate::formats::events) fn within(dated: Option<Dated>) -> Option<Dated> {
    dated.filter(|d| d.first >= Day::MIN && d.last <= Day::MAX)
}

/// Whether a text that is no date is one that stands for none: `0000-00-00`, `9999-12-31`, `0001-01-01`.
pub(in crate::formats::events) fn is_default_text(text: &str) -> bool {
    const NONE: [&str; 12] = [
        "00000000", "00010101", "01010001", "1010001", "99991231", "31129999", "12319999", "99999999",
        "17530101", "01011753", "16010101", "01011601",
    ];
    let day = text.trim().split(['T', 't', ' ']).next().unwrap_or_default();
    let dated = day.bytes().all(|b| b.is_ascii_digit() || b"-/.".contains(&b));
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let zeros = !digits.is_empty() && digits.bytes().all(|b| b == b'0');
    // The first second of year 1 in seconds, or parts of them, since 1970.
    dated && (zeros || NONE.contains(&digits.as_str())) || day.starts_with("-621355968")
}

/// Days that are known to lie between two dates.
pub(in crate::formats::events) fn span(first: Dated, last: Dated) -> Dated {
    let precision = first.precision.max(last.precision);
    let precision = match last.last.0 - first.first.0 {
        0 => precision,
        1..=7 => precision.max(DatePrecision::Week),
        8..=31 => precision.max(DatePrecision::Month),
        _ => precision.max(DatePrecision::Year),
    };
    let other_order = first.other_order || last.other_order;
    Dated {
        other_order,
        islamic: first.islamic || last.islamic,
        persian: first.persian || last.persian,
        moved: first.moved || last.moved,
        vague: first.vague || last.vague,
        partly: first.partly || last.partly,
        about: first.about || last.about,
        ..Dated::days(first.first, last.last, precision)
    }
}
