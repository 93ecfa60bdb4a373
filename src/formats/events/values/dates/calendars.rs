use crate::events::Day;

/// The day of a date of the Islamic calendar by its arithmetic (civil) form, in which years of 354 and 355
/// days follow each other in a cycle of thirty: a day off at most from what was observed or announced.
/// `None` if there is no such date.
pub(in crate::formats::events) fn islamic(year: i32, month: u8, day: u8) -> Option<Day> {
    // A month that was announced with 30 days may have 29 here.
    if !(1..=1600).contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let (month, day) = (i32::from(month), i32::from(day));
    // Day 1 is 16 July 622 of the Julian calendar, 492,148 days before 1970 (Dershowitz and Reingold,
    // "Calendrical Calculations", 7.1).
    let before = 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2;
    Some(Day(before + day - 1 - 492_148))
}

/// The day of a date of the Persian (solar Hijri) calendar, by the cycle of 33 years that ICU uses too: right for
/// the years 1300 to 1500. `None` if there is no such date, or for another year.
pub(in crate::formats::events) fn persian(year: i32, month: u8, day: u8) -> Option<Day> {
    let is_leap = (25 * year + 11).rem_euclid(33) < 8;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u8::from(is_leap),
        _ => return None,
    };
    if !(1300..=1500).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let (month, day) = (i32::from(month), i32::from(day));
    let before = 365 * (year - 1) + (8 * year + 21).div_euclid(33) + 30 * (month - 1) + (month - 1).min(6);
    // The day before 1 Farvardin of year 1 is 492,269 days before 1970.
    Some(Day(before + day - 492_269))
}

/// Monday of a week by ISO 8601, and its Sunday.
pub(in crate::formats::events) fn iso_week(year: i32, week: u8) -> Option<(Day, Day)> {
    let monday_of_first = |year: i32| {
        // The week with 4 January; day 0 was a Thursday.
        let fourth = Day::from_ymd(year, 1, 4)?.0;
        Some(fourth - (fourth + 3).rem_euclid(7))
    };
    let monday = monday_of_first(year)? + 7 * (i32::from(week) - 1);
    let exists = week >= 1 && monday < monday_of_first(year + 1)?;
    exists.then_some((Day(monday), Day(monday + 6)))
}

/// A day by its number within the year, from 1.
pub(in crate::formats::events) fn ordinal(year: i32, number: i32) -> Option<Day> {
    let (first, next) = (Day::from_ymd(year, 1, 1)?, Day::from_ymd(year + 1, 1, 1)?);
    let day = first.0 + number - 1;
    (number >= 1 && day < next.0).then_some(Day(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn islamic_dates_agree_with_icu() {
        // Intl.DateTimeFormat("en-u-ca-islamic-civil") of Node 20.
        for (gregorian, (year, month, day)) in [
            ("2017-03-17", (1438, 6, 18)),
            ("1985-09-16", (1406, 1, 1)),
            ("2003-03-20", (1424, 1, 16)),
            ("2014-06-10", (1435, 8, 11)),
            ("2026-01-01", (1447, 7, 12)),
            ("2017-10-20", (1439, 1, 29)),
            ("1999-12-31", (1420, 9, 23)),
        ] {
            assert_eq!(islamic(year, month, day).unwrap().to_string(), gregorian);
        }
    }

    #[test]
    fn persian_dates_agree_with_icu_and_with_days_that_history_names() {
        // Intl.DateTimeFormat("en-u-ca-persian") of Node 20 (ICU 78); the second and third are days of Iran's history.
        for (gregorian, (year, month, day)) in [
            ("1921-03-21", (1300, 1, 1)),
            ("1979-02-11", (1357, 11, 22)),
            ("1980-09-22", (1359, 6, 31)),
            ("2017-03-20", (1395, 12, 30)),
            ("2017-03-21", (1396, 1, 1)),
            ("2017-03-25", (1396, 1, 5)),
            ("2021-03-20", (1399, 12, 30)),
            ("2021-03-21", (1400, 1, 1)),
            ("2025-03-20", (1403, 12, 30)),
            ("2026-11-30", (1405, 9, 9)),
            ("2121-03-21", (1500, 1, 1)),
        ] {
            assert_eq!(persian(year, month, day).map(|day| day.to_string()).as_deref(), Some(gregorian));
        }
        for (year, month, day) in
            [(1396, 12, 30), (1396, 7, 31), (1396, 0, 1), (1396, 13, 1), (1396, 1, 0), (1299, 1, 1)]
        {
            assert_eq!(persian(year, month, day), None, "{year} {month} {day}");
        }
        // Every day has one date.
        let all = (1300..=1499).flat_map(|y| (1..=12).flat_map(move |m| (1..=31).map(move |d| (y, m, d))));
        let days: Vec<i32> = all.filter_map(|(y, m, d)| persian(y, m, d)).map(|day| day.0).collect();
        assert!(days.windows(2).all(|pair| pair[1] == pair[0] + 1));
    }

    #[test]
    fn weeks_and_days_of_the_year_agree_with_python() {
        // date.fromisocalendar and strftime("%j").
        assert_eq!(iso_week(2017, 11).unwrap().0.to_string(), "2017-03-13");
        assert_eq!(iso_week(2020, 53).unwrap().0.to_string(), "2020-12-28");
        assert_eq!(iso_week(2017, 53), None);
        assert_eq!(iso_week(2017, 0), None);
        assert_eq!(ordinal(2017, 76).unwrap().to_string(), "2017-03-17");
        assert_eq!(ordinal(2016, 366).unwrap().to_string(), "2016-12-31");
        assert_eq!(ordinal(2017, 366), None);
    }
}
