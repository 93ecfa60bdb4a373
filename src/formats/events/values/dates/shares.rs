//! Parts of months and years in words, and seasons.

use crate::events::{DatePrecision, Day};
use crate::formats::events::dated::Dated;
use crate::formats::events::named_date::Named;
use crate::model::days_in;

/// The thirds and halves of a month or year.
#[derive(Clone, Copy)]
enum Share {
    Third(u8),
    Half(u8),
    Quarter(u8),
}

/// Words before a month or year, without “of”.
const SHARES: [(&str, Share); 67] = [
    ("early", Share::Third(0)),
    ("beginning", Share::Third(0)),
    ("start", Share::Third(0)),
    ("debut", Share::Third(0)),
    ("anfang", Share::Third(0)),
    ("اوائل", Share::Third(0)),
    ("بدايه", Share::Third(0)),
    ("مطلع", Share::Third(0)),
    ("mid", Share::Third(1)),
    ("middle", Share::Third(1)),
    ("mi", Share::Third(1)),
    ("mitte", Share::Third(1)),
    ("منتصف", Share::Third(1)),
    ("late", Share::Third(2)),
    ("end", Share::Third(2)),
    ("fin", Share::Third(2)),
    ("ende", Share::Third(2)),
    ("اواخر", Share::Third(2)),
    ("نهايه", Share::Third(2)),
    ("first half", Share::Half(0)),
    ("1st half", Share::Half(0)),
    ("h1", Share::Half(0)),
    ("second half", Share::Half(1)),
    ("2nd half", Share::Half(1)),
    ("last half", Share::Half(1)),
    ("h2", Share::Half(1)),
    ("first quarter", Share::Quarter(1)),
    ("1st quarter", Share::Quarter(1)),
    ("1st qtr", Share::Quarter(1)),
    ("1q", Share::Quarter(1)),
    ("i quarter", Share::Quarter(1)),
    ("second quarter", Share::Quarter(2)),
    ("2nd quarter", Share::Quarter(2)),
    ("2nd qtr", Share::Quarter(2)),
    ("2q", Share::Quarter(2)),
    ("ii quarter", Share::Quarter(2)),
    ("third quarter", Share::Quarter(3)),
    ("3rd quarter", Share::Quarter(3)),
    ("3rd qtr", Share::Quarter(3)),
    ("3q", Share::Quarter(3)),
    ("iii quarter", Share::Quarter(3)),
    ("fourth quarter", Share::Quarter(4)),
    ("4th quarter", Share::Quarter(4)),
    ("4th qtr", Share::Quarter(4)),
    ("last quarter", Share::Quarter(4)),
    ("4q", Share::Quarter(4)),
    ("iv quarter", Share::Quarter(4)),
    ("1er trimestre", Share::Quarter(1)),
    ("1e trimestre", Share::Quarter(1)),
    ("premier trimestre", Share::Quarter(1)),
    ("2e trimestre", Share::Quarter(2)),
    ("2eme trimestre", Share::Quarter(2)),
    ("deuxieme trimestre", Share::Quarter(2)),
    ("3e trimestre", Share::Quarter(3)),
    ("3eme trimestre", Share::Quarter(3)),
    ("troisieme trimestre", Share::Quarter(3)),
    ("4e trimestre", Share::Quarter(4)),
    ("4eme trimestre", Share::Quarter(4)),
    ("quatrieme trimestre", Share::Quarter(4)),
    ("1. quartal", Share::Quarter(1)),
    ("2. quartal", Share::Quarter(2)),
    ("3. quartal", Share::Quarter(3)),
    ("4. quartal", Share::Quarter(4)),
    ("الربع الاول", Share::Quarter(1)),
    ("الربع الثاني", Share::Quarter(2)),
    ("الربع الثالث", Share::Quarter(3)),
    ("الربع الرابع", Share::Quarter(4)),
];

/// `early 2016`, `mid-June 2017`, `first half of 2016`, `2016 H2`.
pub(in crate::formats::events) fn part(text: &str) -> Option<Dated> {
    let border = |c: char| c == ' ' || c == '-';
    SHARES.iter().find_map(|(word, share)| {
        let rest = match text.strip_prefix(word) {
            Some(rest) => rest.strip_prefix(border)?,
            None => text.strip_suffix(word)?.strip_suffix(border)?,
        };
        let Named { day: None, month, year: Some(year) } = Named::of(rest)? else { return None };
        share.of(year, month)
    })
}

impl Share {
    fn of(self, year: i32, month: Option<u8>) -> Option<Dated> {
        let (first, last) = match (self, month) {
            (Self::Third(n), Some(month)) => {
                let last = if n == 2 { days_in(year, month) } else { n * 10 + 10 };
                ((month, n * 10 + 1), (month, last))
            }
            (Self::Third(n), None) => ((n * 4 + 1, 1), (n * 4 + 4, days_in(year, n * 4 + 4))),
            (Self::Half(0), Some(month)) => ((month, 1), (month, 15)),
            (Self::Half(_), Some(month)) => ((month, 16), (month, days_in(year, month))),
            (Self::Half(n), None) => ((n * 6 + 1, 1), (n * 6 + 6, days_in(year, n * 6 + 6))),
            (Self::Quarter(n), None) => return Dated::quarter(year, n),
            (Self::Quarter(_), Some(_)) => return None,
        };
        let day = |(month, day)| Day::from_ymd(year, month, day);
        let precision = if month.is_some() { DatePrecision::Month } else { DatePrecision::Year };
        let vague = matches!(self, Self::Third(_));
        Some(Dated { vague, ..Dated::days(day(first)?, day(last)?, precision) })
    }
}

/// `spring 2016`, `2016 summer`; a winter only with both of its years.
pub(in crate::formats::events) fn season(text: &str) -> Option<Dated> {
    let named = |word: &str| text.strip_prefix(word).or_else(|| text.strip_suffix(word)).map(str::trim);
    let days = |first: Day, last: Day| Dated { vague: true, ..Dated::days(first, last, DatePrecision::Year) };
    if let Some(years) = named("winter") {
        let (first, last) = years.split_once(['/', '-'])?;
        let first: i32 = first.trim().parse().ok().filter(|year| (1800..2200).contains(year))?;
        let last: i32 = last.trim().parse().ok()?;
        let next = last == first + 1 || last == (first + 1) % 100;
        return if next {
            Some(days(Day::from_ymd(first, 12, 1)?, Dated::month(first + 1, 2)?.last))
        } else {
            None
        };
    }
    let seasons = [
        ("spring", 3),
        ("summer", 6),
        ("autumn", 9),
        ("fall", 9),
        ("الربيع", 3),
        ("الصيف", 6),
        ("الخريف", 9),
    ];
    seasons.into_iter().find_map(|(word, month)| {
        let Named { day: None, month: None, year: Some(year) } = Named::of(named(word)?)? else {
            return None;
        };
        Some(days(Day::from_ymd(year, month, 1)?, Dated::month(year, month + 2)?.last))
    })
}
