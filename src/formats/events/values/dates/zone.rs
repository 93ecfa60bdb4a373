//! The day in Baghdad of a time that is given in another zone.

use crate::events::Day;

/// Minutes by which Baghdad is ahead of UTC, outside summer time.
pub(in crate::formats::events) const AHEAD: i32 = 180;

/// Summer time in Iraq, an hour more: first and last day by years, from the IANA time zone database (2025b, "Rule
/// Iraq"). From 1986 to 1990 it went from the last Sunday of March to the last Sunday of September.
const SUMMERS: [(std::ops::RangeInclusive<i32>, [u8; 2], [u8; 2]); 5] = [
    (1982..=1982, [5, 1], [9, 29]),
    (1983..=1983, [3, 31], [9, 29]),
    (1984..=1984, [4, 1], [9, 29]),
    (1985..=1985, [4, 1], [9, 28]),
    (1991..=2007, [4, 1], [9, 30]),
];

/// A time of day as it is written, and its zone if that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Clock {
    /// Minutes since midnight.
    pub minute: i32,
    /// Minutes by which the zone is ahead of UTC.
    pub zone: Option<i32>,
}

/// The day in Baghdad at this minute of a day in UTC.
pub(in crate::formats::events) fn baghdad(day: Day, minute: i32) -> Day {
    let utc = Day(day.0 + minute.div_euclid(1440));
    let local = minute.rem_euclid(1440) + AHEAD + if is_summer(utc) { 60 } else { 0 };
    Day(utc.0 + local.div_euclid(1440))
}

/// The day in Baghdad of a day with this time behind it; `own` is the zone of a time that names none, in minutes
/// ahead of UTC.
pub(in crate::formats::events) fn local_day(day: Day, rest: &[u8], own: Option<i32>) -> Day {
    if own.is_none() && !may_have_zone(rest) {
        return day;
    }
    let Some(Clock { minute, zone }) = clock(rest) else { return day };
    match zone.or(own) {
        // Iraq's own time, summer or not.
        None | Some(AHEAD) => day,
        Some(zone) => baghdad(day, minute - zone),
    }
}

fn is_summer(day: Day) -> bool {
    let (year, month, of_month) = day.ymd();
    let date = [month, of_month];
    if (1986..=1990).contains(&year) {
        let sunday = |month: u8| {
            let last = Day::from_ymd(year, month, if month == 3 { 31 } else { 30 });
            // Day 0 was a Thursday.
            last.map(|last| Day(last.0 - (last.0 + 4).rem_euclid(7)))
        };
        return sunday(3).zip(sunday(9)).is_some_and(|(first, end)| day >= first && day < end);
    }
    SUMMERS.iter().any(|(years, first, last)| years.contains(&year) && date >= *first && date <= *last)
}

/// Whether a zone may stand at the end, at a glance.
fn may_have_zone(text: &[u8]) -> bool {
    let Some(last) = text.last() else { return false };
    let sign = |back: usize| text.len().checked_sub(back).is_some_and(|at| matches!(text[at], b'+' | b'-'));
    !last.is_ascii_digit() || sign(3) || sign(5) || sign(6) || text.contains(&b'u') || text.contains(&b'U')
}

/// Zones by their names, in minutes ahead of UTC. AST is Arabia's.
const ZONES: [(&[u8], i32); 13] = [
    (b"utc", 0),
    (b"gmt", 0),
    (b"zulu", 0),
    (b"z", 0),
    (b"ast", 180),
    (b"msk", 180),
    (b"eest", 180),
    (b"eet", 120),
    (b"cest", 120),
    (b"cet", 60),
    (b"bst", 60),
    (b"est", -300),
    (b"edt", -240),
];

/// A zone by its letters, such as `utc` or `cest`.
pub(in crate::formats::events) fn abbreviated(name: &[u8]) -> Option<i32> {
    ZONES.iter().find(|(zone, _)| *zone == name).map(|(_, minutes)| *minutes)
}

/// The time of day in a cell of its own, which may be an hour or have no sign between its parts: `21`, `2130`, `21h30`,
/// `9 pm`, and the part of a day that spreadsheets store.
pub(in crate::formats::events) fn time_of_day(text: &[u8]) -> Option<Clock> {
    let text = text.trim_ascii();
    if let Some(clock) = clock(text) {
        return Some(clock);
    }
    if let Some(part) = crate::formats::events::number::decimal(text).filter(|part| part.fract() != 0.0) {
        let minute = (part * 1440.0).round() as i32;
        return (0.0..1.0).contains(&part).then_some(Clock { minute, zone: None });
    }
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let number = |from: usize, to: usize| text[from..to].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0'));
    let (hour, mut minute) = match digits {
        1 | 2 => (number(0, digits), 0),
        3 | 4 | 6 => {
            let of_hour = if digits == 3 { 1 } else { 2 };
            (number(0, of_hour), number(of_hour, of_hour + 2))
        }
        _ => return None,
    };
    let mut at = spaces(text, digits);
    // "21.0" is a number in a table of numbers, and "21h30" a time in French.
    if text.get(at..).is_some_and(|rest| rest == b".0") {
        at = text.len();
    } else if let Some(b'h' | b'H') = text.get(at) {
        at += text[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if let Some(more) = two(text, at) {
            (minute, at) = (more, at + 2);
        }
    }
    if hour > 24 || minute > 59 {
        return None;
    }
    let (minute, zone) = ending(text, at, hour * 60 + minute);
    let is_alone = text.len() == at || zone.is_some() || text.last().is_some_and(|b| b"mM.".contains(b));
    is_alone.then_some(Clock { minute, zone })
}

/// The time of day in a text that begins with or contains one.
pub(in crate::formats::events) fn clock(text: &[u8]) -> Option<Clock> {
    let (minute, at) = colon(text).or_else(|| compact(text))?;
    let (minute, zone) = ending(text, at, minute);
    Some(Clock { minute, zone })
}

/// The minute of a time with what stands behind it: morning or afternoon, and the zone.
fn ending(text: &[u8], at: usize, mut minute: i32) -> (i32, Option<i32>) {
    let mut at = spaces(text, at);
    let rest = text.get(at..).unwrap_or_default();
    let noon = |letter: u8| {
        let rest = [rest.first(), rest.get(1), rest.get(2)].map(|b| b.map_or(0, u8::to_ascii_lowercase));
        match rest {
            [first, b'm', _] if first == letter => Some(2),
            [first, b'.', b'm'] if first == letter => Some(3),
            _ => None,
        }
    };
    if let Some(length) = noon(b'p') {
        minute = minute % 720 + 720;
        at = spaces(text, at + length);
    } else if let Some(length) = noon(b'a') {
        minute %= 720;
        at = spaces(text, at + length);
    }
    (minute, zone(text.get(at..).unwrap_or_default()))
}

fn spaces(text: &[u8], at: usize) -> usize {
    at + text.get(at..).unwrap_or_default().iter().take_while(|b| **b == b' ').count()
}

fn two(text: &[u8], at: usize) -> Option<i32> {
    match text.get(at..at + 2)? {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(i32::from(a - b'0') * 10 + i32::from(b - b'0')),
        _ => None,
    }
}

/// `18:30`, perhaps with seconds: minutes since midnight, and where it ends.
fn colon(text: &[u8]) -> Option<(i32, usize)> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(b':', text.get(from..)?)?;
        from = at + 1;
        let hours = text[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(hours + 1).map(|before| text[before]);
        // "2017:03:17" is a date.
        if !matches!(hours, 1 | 2) || before == Some(b':') {
            continue;
        }
        let hour = text[at - hours..at].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0'));
        let Some(minute) = two(text, at + 1).filter(|minute| hour <= 24 && *minute < 60) else { continue };
        let mut end = at + 3;
        if text.get(end) == Some(&b':') && two(text, end + 1).is_some() {
            end += 3;
        }
        if matches!(text.get(end), Some(b'.' | b',')) {
            end += 1;
            end += text[end..].iter().take_while(|b| b.is_ascii_digit()).count();
        }
        return Some((hour * 60 + minute, end));
    }
}

/// `T183000` or `T1830`.
fn compact(text: &[u8]) -> Option<(i32, usize)> {
    let at = memchr::memchr2(b'T', b't', text)?;
    let digits = text[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    let (hour, minute) = (two(text, at + 1)?, two(text, at + 3)?);
    (matches!(digits, 4 | 6) && hour <= 24 && minute < 60).then_some((hour * 60 + minute, at + 1 + digits))
}

/// The zone at the beginning of a text.
fn zone(text: &[u8]) -> Option<i32> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let name = text[..letters].to_ascii_lowercase();
    let named = abbreviated(&name);
    if letters > 0 && named.is_none() {
        return None;
    }
    let at = spaces(text, letters);
    let sign = match text.get(at) {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return named,
    };
    let Some(hours) = two(text, at + 1).filter(|hours| *hours <= 14) else { return named };
    // "18:30-12/03/2017" is followed by a date.
    if matches!(text.get(at + 3), Some(b'/' | b'.' | b'-')) {
        return named;
    }
    let minutes =
        two(text, at + 3).or_else(|| two(text, at + 4)).filter(|minutes| *minutes < 60).unwrap_or(0);
    Some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        let number = |from: usize, to: usize| text[from..to].parse::<i32>().unwrap();
        Day::from_ymd(number(0, 4), number(5, 7) as u8, number(8, 10) as u8).unwrap()
    }

    #[test]
    fn times_of_other_zones_fall_on_the_day_in_baghdad() {
        // Python: datetime.fromisoformat(…).astimezone(zoneinfo.ZoneInfo("Asia/Baghdad")).date()
        for (text, want) in [
            ("2017-03-17T20:59:59Z", "2017-03-17"),
            ("2017-03-17T21:00:00Z", "2017-03-18"),
            ("2017-03-17 21:00:00.000+00:00", "2017-03-18"),
            ("2017-03-17T00:00:00Z", "2017-03-17"),
            ("2017-12-31T23:30:00Z", "2018-01-01"),
            ("2017-03-17T23:30:00+03:00", "2017-03-17"),
            ("2017-03-17T01:30:00+05:30", "2017-03-16"),
            ("2017-03-17T18:30:00-05:00", "2017-03-18"),
            ("2017-03-17T23:30:00", "2017-03-17"),
            ("2007-07-01T20:30:00Z", "2007-07-02"),
            ("2008-07-01T20:30:00Z", "2008-07-01"),
            ("2007-03-31T20:30:00Z", "2007-03-31"),
            ("2007-04-01T20:30:00Z", "2007-04-02"),
            ("2007-09-30T20:30:00Z", "2007-10-01"),
            ("2007-10-01T20:30:00Z", "2007-10-01"),
            ("1988-03-26T20:30:00Z", "1988-03-26"),
            ("1988-03-27T20:30:00Z", "1988-03-28"),
            ("1988-09-24T20:30:00Z", "1988-09-25"),
            ("1988-09-25T20:30:00Z", "1988-09-25"),
            ("2005-07-01T23:30:00+03:00", "2005-07-01"),
        ] {
            assert_eq!(local_day(day(text), &text.as_bytes()[10..], None).to_string(), want, "{text}");
        }
        for (text, want) in [
            ("2017-03-17 22:00", "2017-03-18"),
            ("2017-03-17 20:59", "2017-03-17"),
            ("2017-03-17", "2017-03-17"),
        ] {
            assert_eq!(local_day(day(text), &text.as_bytes()[10..], Some(0)).to_string(), want, "{text}");
        }
    }

    #[test]
    fn a_clock_is_read_with_its_zone() {
        for (text, minute, zone) in [
            ("T18:30:00Z", 1110, Some(0)),
            (" 6:30 PM", 1110, None),
            ("fri mar 17 18:30:00 utc 2017", 1110, Some(0)),
            ("Fri Mar 17 2017 18:30:00 GMT+0300 (Arabian Standard Time)", 1110, Some(180)),
            ("20170317T183000Z", 1110, Some(0)),
            ("2017:03:17 18:30:00", 1110, None),
            ("12:15 a.m.", 15, None),
            (" 18:30:00 +05:30", 1110, Some(330)),
            (" 18:30 EST", 1110, Some(-300)),
            (" 18:30 - Mosul", 1110, None),
        ] {
            assert_eq!(clock(text.as_bytes()), Some(Clock { minute, zone }), "{text}");
        }
        for (text, minute, zone) in [
            ("21", 1260, None),
            ("21.0", 1260, None),
            ("2130", 1290, None),
            ("0930", 570, None),
            ("930", 570, None),
            ("213000", 1290, None),
            ("2130Z", 1290, Some(0)),
            ("21:30Z", 1290, Some(0)),
            ("21h30", 1290, None),
            ("21h", 1260, None),
            ("9 pm", 1260, None),
            ("9:30 PM UTC", 1290, Some(0)),
            ("0.8958333", 1290, None),
            ("0", 0, None),
            ("2017-03-17 21:30", 1290, None),
        ] {
            assert_eq!(time_of_day(text.as_bytes()), Some(Clock { minute, zone }), "{text}");
        }
        for text in ["", "25", "2460", "9999", "12345", "noon", "night", "21 people", "1.5", "36.34"] {
            assert_eq!(time_of_day(text.as_bytes()), None, "{text}");
        }
        for text in ["", "2017-03-17", "2017:03:17", "T9", "25:00"] {
            assert_eq!(clock(text.as_bytes()), None, "{text}");
        }
    }
}
