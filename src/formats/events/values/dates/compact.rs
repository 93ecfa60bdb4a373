//! Dates as programs, armies and offices shorten them: `052230ZMAR17`, `2017M03`, `1Q17`, `FY2017`, `2017-03-05+03:00`.

use crate::events::{DatePrecision, Day};
use crate::formats::events::dated::Dated;
use crate::formats::events::dated_parts::full;
use crate::formats::events::month_names::{Month, month};
use crate::formats::events::zone::{AHEAD, baghdad};

/// A period in a shortened form, in small letters.
pub(in crate::formats::events) fn compact(text: &str) -> Option<Dated> {
    with_zone(text).or_else(|| numbered_month(text)).or_else(|| part_of_year(text)).or_else(|| fiscal(text))
}

/// The digits at the beginning of a text, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn without_signs(text: &str) -> &str {
    text.trim_start_matches(|c: char| " -/'.".contains(c))
}

/// A year of four digits, or of two.
fn year(text: &str) -> Option<i32> {
    let number = text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()))?;
    match text.len() {
        4 => Some(number as i32).filter(|year| (1900..2200).contains(year)),
        2 => Some(full(number, 2)),
        _ => None,
    }
}

/// The day and time of a military message, with a letter for its zone: `052230ZMAR17`. `own` is the zone of times that
/// name none, in minutes ahead of UTC.
pub(in crate::formats::events) fn military(text: &str, own: Option<i32>) -> Option<Dated> {
    const SHORTEST: usize = 11;
    const LONGEST: usize = 24;
    if !(SHORTEST..=LONGEST).contains(&text.len()) || !text.as_bytes()[0].is_ascii_digit() {
        return None;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (time, rest) = digits(&text);
    let (letters, of_year) = rest.split_at(rest.find(|c: char| c.is_ascii_digit())?);
    if time.len() != 6 {
        return None;
    }
    let number = |from: usize| time[from..from + 2].parse::<u8>().ok();
    let (of_month, hour, minute) = (number(0)?, number(2)?, number(4)?);
    let mut zone = own;
    let month = month(letters).or_else(|| {
        let mut after = letters.chars();
        zone = zone_of(after.next()?)?.or(own);
        month(after.as_str())
    });
    let Some(Month::Gregorian(month)) = month.filter(|_| hour <= 24 && minute < 60) else { return None };
    let day = Day::from_ymd(year(of_year)?, month, of_month)?;
    let minute = i32::from(hour) * 60 + i32::from(minute);
    let local = match zone {
        // Iraq's own time, summer or not.
        None | Some(AHEAD) => day,
        Some(zone) => baghdad(day, minute - zone),
    };
    Some(Dated { moved: local != day, ..Dated::day(local) })
}

/// The minutes ahead of UTC that a letter stands for; J is the local time, whatever that is.
fn zone_of(letter: char) -> Option<Option<i32>> {
    const EAST: &str = "abcdefghiklm";
    const WEST: &str = "nopqrstuvwxy";
    let hours = |list: &str| list.find(letter).map(|at| at as i32 + 1);
    match letter {
        'z' => Some(Some(0)),
        'j' => Some(None),
        _ => hours(EAST).or_else(|| hours(WEST).map(|hours| -hours)).map(|hours| Some(hours * 60)),
    }
}

/// A day of XML Schema: a day and no time, though it names the zone in which it was that day.
fn with_zone(text: &str) -> Option<Dated> {
    let (day, zone) = text.split_at_checked(10)?;
    let (hours, minutes) = zone.trim_start().strip_prefix(['+', '-'])?.split_at_checked(2)?;
    let is_zone = hours.parse::<u8>().is_ok_and(|hours| hours <= 14)
        && matches!(minutes, "" | "00" | ":00" | "30" | ":30" | "45" | ":45");
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok().filter(|_| part.len() > 1));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !is_zone || parts.next().is_some() {
        return None;
    }
    Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(Dated::day)
}

/// `2017M03`, as the tables of statistical offices have it.
fn numbered_month(text: &str) -> Option<Dated> {
    let (of_year, rest) = digits(text);
    let month = without_signs(rest).strip_prefix('m')?;
    let sound = of_year.len() == 4 && (1..=2).contains(&month.len());
    if sound { Dated::month(year(of_year)?, month.parse().ok()?) } else { None }
}

/// `1Q17`, `Q1/17`, `17Q1`, `2017-1Q`, and halves with years of four digits: `1h17` is a time of day.
fn part_of_year(text: &str) -> Option<Dated> {
    let letter = text.chars().find(|c| matches!(c, 'q' | 'h' | 't'))?;
    let (before, after) = text.split_once(letter)?;
    let before = before.trim_end_matches(|c: char| " -/'.".contains(c));
    let (number, rest) = digits(after);
    let rest = without_signs(rest);
    let (part, of_year) = match (before.len(), number.len()) {
        // "q1/17"
        (0, 1) => (number, rest),
        // "q1" behind the year
        (2 | 4, 1) if rest.is_empty() => (number, before),
        // "1q17" and "1q/17"
        (1, _) => (before, without_signs(after)),
        // "2017-1q"
        (_, 0) if rest.is_empty() => {
            let (of_year, part) = before.rsplit_once(['-', '/', ' '])?;
            (part, of_year.trim_end())
        }
        _ => return None,
    };
    let (part, of_year, long): (u8, i32, bool) = (part.parse().ok()?, year(of_year)?, of_year.len() == 4);
    match letter {
        'q' => Dated::quarter(of_year, part).filter(|_| part > 0),
        // "T1 2017", a trimestre.
        't' if long && part > 0 => Dated::quarter(of_year, part),
        'h' if long && matches!(part, 1 | 2) => {
            let quarter = |quarter| Dated::quarter(of_year, quarter);
            let (first, last) = (quarter(part * 2 - 1)?, quarter(part * 2)?);
            Some(Dated::days(first.first, last.last, DatePrecision::Year))
        }
        _ => None,
    }
}

/// `FY2017` and `FY2016/17`. A fiscal year is named after the year in which it ends, or is that year; where it begins
/// is not said.
fn fiscal(text: &str) -> Option<Dated> {
    let named =
        ["fy", "fiscal year", "financial year", "fiscal"].iter().find_map(|name| text.strip_prefix(name))?;
    let named = without_signs(named);
    let (first, rest) = digits(named);
    let (first, last) = match rest.strip_prefix(['/', '-']) {
        Some(last) => {
            let (first, last) = (year(first)?, last.trim());
            let short = last.len() == 2 && last.parse::<i32>().is_ok_and(|last| last == (first + 1) % 100);
            (first, if short { first + 1 } else { year(last)? })
        }
        None if rest.is_empty() => (year(first)? - 1, year(first)?),
        None => return None,
    };
    let whole = last == first + 1;
    Dated::years(first, last).filter(|_| whole).map(|dated| Dated { vague: true, ..dated })
}

#[cfg(test)]
mod tests {
    use super::super::shown::shown;
    use super::*;
    use crate::formats::events::date::{DateOrder, date};

    #[test]
    fn the_day_of_a_military_message_is_that_in_baghdad() {
        // Zones by ACP 121: A is UTC+1, M is UTC+12, N is UTC-1, Y is UTC-12; C is Baghdad's.
        for (text, want) in [
            ("052230ZMAR17", "2017-03-06"),
            ("052030ZMAR17", "2017-03-05"),
            ("052230CMAR17", "2017-03-05"),
            ("052230Z MAR 17", "2017-03-06"),
            ("05 2230Z Mar 2017", "2017-03-06"),
            ("052230zmar2017", "2017-03-06"),
            ("052230DMAR17", "2017-03-05"),
            ("050030DMAR17", "2017-03-04"),
            ("051830RMAR17", "2017-03-06"),
            ("052230JMAR17", "2017-03-05"),
            ("052230MAR17", "2017-03-05"),
            ("312230ZDEC17", "2018-01-01"),
            ("282100ZFEB17", "2017-03-01"),
            ("291200ZFEB16", "2016-02-29"),
            ("012359CJAN18", "2018-01-01"),
            ("302130ZSEP17", "2017-10-01"),
            // Summer time, until 2007.
            ("052030ZJUL07", "2007-07-06"),
        ] {
            assert_eq!(shown(text), format!("{want} {want} Day"), "{text}");
        }
        for text in
            ["322230ZMAR17", "052560ZMAR17", "052530ZMAR17", "291200ZFEB17", "0522ZMAR17", "052230ZXXX17"]
        {
            assert_eq!(shown(text), "none", "{text}");
        }
        let of_utc = |text: &str| military(text, Some(0)).map(|dated| (dated.first.to_string(), dated.moved));
        assert_eq!(of_utc("052230mar17"), Some(("2017-03-06".to_owned(), true)));
        assert_eq!(of_utc("052230cmar17"), Some(("2017-03-05".to_owned(), false)));
    }

    #[test]
    fn shortened_periods_are_the_periods_and_no_day() {
        let quarter = "2017-01-01 2017-03-31 Quarter";
        for (text, want) in [
            ("2017M03", "2017-03-01 2017-03-31 Month"),
            ("2017-M3", "2017-03-01 2017-03-31 Month"),
            ("2016m2", "2016-02-01 2016-02-29 Month"),
            ("2017M12", "2017-12-01 2017-12-31 Month"),
            ("1Q17", quarter),
            ("1q2017", quarter),
            ("1Q/17", quarter),
            ("Q1/17", quarter),
            ("Q1 17", quarter),
            ("Q1'17", quarter),
            ("Q1-2017", quarter),
            ("17Q1", quarter),
            ("2017-1Q", quarter),
            ("4Q98", "1998-10-01 1998-12-31 Quarter"),
            ("T1 2017", quarter),
            ("1er trimestre 2017", quarter),
            ("1. Quartal 2017", quarter),
            ("الربع الأول 2017", quarter),
            ("1H2017", "2017-01-01 2017-06-30 Year"),
            ("2017H2", "2017-07-01 2017-12-31 Year"),
            ("FY2017", "2016-01-01 2017-12-31 Year"),
            ("FY 17", "2016-01-01 2017-12-31 Year"),
            ("FY2016/17", "2016-01-01 2017-12-31 Year"),
            ("FY 2016-2017", "2016-01-01 2017-12-31 Year"),
            ("Fiscal year 2017", "2016-01-01 2017-12-31 Year"),
            ("FY99/00", "1999-01-01 2000-12-31 Year"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
        for text in [
            "2017M13",
            "2017M",
            "17M03",
            "5Q17",
            "0Q17",
            "T1 17",
            "T5 2017",
            "Q5/17",
            "1H17",
            "3H2017",
            "FY",
            "FY2016/19",
            "FYI",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
        assert!(date(b"FY2017", DateOrder::DayFirst).is_some_and(|dated| dated.vague));
    }

    #[test]
    fn a_day_with_a_zone_and_no_time_is_that_day() {
        for text in [
            "2017-03-05+03:00",
            "2017-03-05-05:00",
            "2017-03-05 +03:00",
            "2017-03-05+0300",
            "2017-03-05+05:30",
        ] {
            assert_eq!(shown(text), "2017-03-05 2017-03-05 Day", "{text}");
        }
        assert_eq!(shown("2017-03-05Z"), "2017-03-05 2017-03-05 Day");
        assert_eq!(shown("2017-02-29+03:00"), "none");
        assert_eq!(shown("2017-03-05+99:00"), "none");
        // ISO 8601: week 10 of 2017 and day 64, by Python's strptime("%G-W%V-%u") and "%Y-%j".
        assert_eq!(shown("2017-W10"), "2017-03-06 2017-03-12 Week");
        assert_eq!(shown("2017-064"), "2017-03-05 2017-03-05 Day");
    }
}
