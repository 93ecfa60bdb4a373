use serde::{Deserialize, Serialize};

use crate::events::Day;

/// What stands before the decimals of a number. Only counts need it, for `1.200`: a count has no fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberStyle {
    #[default]
    Point,
    Comma,
    /// The point, but for `2.000`, which may have its digits in groups.
    Unclear,
}

/// How a column of dates writes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateForm {
    /// `2017-03-17`, `17 March 2017` and the like.
    #[default]
    Text,
    /// Days since 1899-12-30, as spreadsheets store them.
    Serial1900,
    /// Seconds since 1970-01-01, as are the next in parts of a second.
    EpochSeconds,
    EpochMillis,
    EpochMicros,
    EpochNanos,
}

/// What else the dates of a column tell of how they are written. No choice of the user: found anew by its values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateHints {
    /// They are of a Persian table, so that a year of 1400 is one of the Persian calendar.
    pub persian: bool,
    /// 2011/12 is the years 2011 and 2012, as 2014/15 can only be.
    pub year_pairs: bool,
    /// 170305 is a day, with the year where the order of dates has it.
    pub six_digits: bool,
    /// “Jan 17” is a month of 2017, in a column of months.
    pub short_years: bool,
}

/// Which number of a position in one cell comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PointOrder {
    /// Latitude, but in JSON's square brackets longitude. WKT always has the longitude first.
    #[default]
    Usual,
    LatitudeFirst,
    LongitudeFirst,
}

/// What the numbers of a position are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CoordinateSystem {
    /// Degrees (WGS 84).
    #[default]
    Degrees,
    /// Metres of a UTM zone of the northern hemisphere (WGS 84).
    UtmNorth(u8),
    /// Metres of web maps (EPSG:3857).
    WebMercator,
    /// Named row by row in this column: `38N`, `EPSG:32638`.
    InColumn(usize),
}

impl DateForm {
    /// The forms of dates that are numbers.
    pub(in crate::formats::events) const NUMBERS: [Self; 5] =
        [Self::Serial1900, Self::EpochSeconds, Self::EpochMillis, Self::EpochMicros, Self::EpochNanos];

    /// The form that a number has if it is a date at all: days from 1954 to 2119, or a time from 1973 on.
    pub(in crate::formats::events) fn of(number: f64) -> Option<Self> {
        Self::NUMBERS.into_iter().find(|form| form.day(number).is_some())
    }

    /// The day of a number; `None` if it is out of range for this form.
    pub(in crate::formats::events) fn day(self, number: f64) -> Option<Day> {
        let since_1970 = |of_a_day: f64| Day((number / of_a_day).floor() as i32);
        match self {
            Self::Text => None,
            // 1970-01-01 is day 25,569.
            Self::Serial1900 => {
                (20_000.0..80_000.0).contains(&number).then(|| Day(number.floor() as i32 - 25_569))
            }
            Self::EpochSeconds => (1e8..1e10).contains(&number).then(|| since_1970(86_400.0)),
            Self::EpochMillis => (1e11..1e13).contains(&number).then(|| since_1970(86_400e3)),
            Self::EpochMicros => (1e14..1e16).contains(&number).then(|| since_1970(86_400e6)),
            Self::EpochNanos => (1e17..1e19).contains(&number).then(|| since_1970(86_400e9)),
        }
    }

    /// The minute of the day of a number that has a time.
    pub(in crate::formats::events) fn minute(self, number: f64) -> Option<i32> {
        let of_a_day = match self {
            Self::Text => return None,
            Self::Serial1900 => 1.0,
            Self::EpochSeconds => 86_400.0,
            Self::EpochMillis => 86_400e3,
            Self::EpochMicros => 86_400e6,
            Self::EpochNanos => 86_400e9,
        };
        // Fractions of a day are rounded.
        let slack = if self == Self::Serial1900 { 0.01 } else { 0.0 };
        Some(((number / of_a_day).rem_euclid(1.0) * 1440.0 + slack).floor() as i32)
    }
}
