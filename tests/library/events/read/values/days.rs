//! Dates in every writing that tables have: read right, no more exact than they are written, or counted as not read.

use iraq_risk_atlas::events::{DatePrecision, Day, EventTable};
use iraq_risk_atlas::formats::events::{Cause, EventFile};
use proptest::prelude::*;

use super::{read_fully, table};

/// First and last day of a row and how precisely they are known.
pub(super) fn days(table: &EventTable, row: u32) -> String {
    let precision =
        table.dimensions().iter().position(|d| d.header == "dated").map(|d| table.words(d, row).to_owned());
    let days = table.days(row).map_or("undated".to_owned(), |(first, last)| format!("{first} {last}"));
    format!("{days} {}", precision.unwrap_or_default())
}

fn of_dates(header: &str, dates: &[&str]) -> EventFile {
    let rows: String = dates.iter().map(|date| format!("{date},36.34,43.13\n")).collect();
    table(&format!("{header},latitude,longitude\n{rows}"))
}

pub(super) fn says(file: &EventFile, words: &str) -> bool {
    file.notes.decisions.iter().any(|said| said.contains(words))
}

#[test]
fn times_of_utc_are_dated_by_the_day_in_baghdad_and_that_is_said() {
    // 21:00 UTC is midnight in Baghdad.
    for (header, date) in [
        ("date", "2017-03-17T21:30:00Z"),
        ("date", "2017-03-17 21:30:00+00:00"),
        ("date", "17/03/2017 21:30 UTC"),
        ("date", "\"Fri, 17 Mar 2017 21:30:00 GMT\""),
        ("date", "2017-03-17T23:30:00+01:00"),
        ("date", "1489786200"),
        ("date", "1489786200000"),
        ("date_utc", "2017-03-17 21:30"),
        ("Date (UTC)", "17/03/2017 21:30"),
        ("timestamp_gmt", "2017-03-17T21:30:00"),
    ] {
        let file = of_dates(header, &[date]);
        assert_eq!(days(&file.table, 0), "2017-03-18 2017-03-18 the day", "{header} {date}");
        assert_eq!(file.notes.count(Cause::MovedDay), 1, "{header} {date}");
    }
    for (header, date) in [
        ("date", "2017-03-17T23:30:00+03:00"),
        ("date", "2017-03-17 23:30"),
        ("date", "2017-03-17T20:59:00Z"),
        ("date", "2017-03-17T00:00:00Z"),
        ("date_utc", "2017-03-17"),
        ("date", "42811.95"),
    ] {
        let file = of_dates(header, &[date]);
        assert_eq!(days(&file.table, 0), "2017-03-17 2017-03-17 the day", "{header} {date}");
        assert_eq!(file.notes.count(Cause::MovedDay), 0, "{header} {date}");
    }
    assert!(says(&of_dates("date_utc", &["2017-03-17"]), "UTC"));
}

#[test]
fn periods_are_periods_and_vague_ones_are_said() {
    for (date, want, vague) in [
        ("Q1 2017", "2017-01-01 2017-03-31 the quarter", 0),
        ("2017-W05", "2017-01-30 2017-02-05 about a week", 0),
        ("early 2016", "2016-01-01 2016-04-30 the year", 1),
        ("late May 2017", "2017-05-21 2017-05-31 the month", 1),
        ("Spring 2016", "2016-03-01 2016-05-31 the year", 1),
        ("\"Mar 3-5, 2017\"", "2017-03-03 2017-03-05 about a week", 0),
        ("3–5 March 2017", "2017-03-03 2017-03-05 about a week", 0),
        ("2017-03-03/2017-03-05", "2017-03-03 2017-03-05 about a week", 0),
        ("between 3 and 5 March 2017", "2017-03-03 2017-03-05 about a week", 0),
        ("1st week of June 2017", "2017-06-01 2017-06-07 about a week", 1),
    ] {
        let file = of_dates("date", &[date]);
        assert_eq!(
            (days(&file.table, 0).as_str(), file.notes.count(Cause::VagueDate)),
            (want, vague),
            "{date}"
        );
    }
    let file = of_dates("date", &["2017-03-17", "mid-June", "winter 2016", "3-5 March"]);
    assert_eq!((file.table.undated(), file.notes.count(Cause::UnreadableDate)), (3, 3));
}

#[test]
fn weeks_and_quarters_in_columns_beside_the_year_are_no_whole_years() {
    // Python: date.fromisocalendar(2017, 5, 1) is 2017-01-30.
    for (header, cells, want) in [
        ("year,week", "2017,5", "2017-01-30 2017-02-05 about a week"),
        ("week,year", "W05,2017", "2017-01-30 2017-02-05 about a week"),
        ("Year,ISO week number", "2017,5", "2017-01-30 2017-02-05 about a week"),
        ("year,quarter", "2017,1", "2017-01-01 2017-03-31 the quarter"),
        ("year,quarter", "2017,Q3", "2017-07-01 2017-09-30 the quarter"),
        ("year,month", "2017,5", "2017-05-01 2017-05-31 the month"),
        ("year,week", "2017,", "2017-01-01 2017-12-31 the year"),
    ] {
        let file = table(
            &format!("{header},latitude,longitude\n{cells},36.34,43.13\n2017,7,36.34,43.13\n").replace(
                "2017,7,",
                if header.starts_with("week") {
                    "7,2017,"
                } else if header.contains("quarter") {
                    "2017,2,"
                } else {
                    "2017,7,"
                },
            ),
        );
        let found = [days(&file.table, 0), days(&file.table, 1)];
        assert!(found.contains(&want.to_owned()), "{header} {cells}: {found:?}");
    }
}

#[test]
fn a_day_in_a_column_of_weeks_or_months_stands_for_all_of_it() {
    for (header, dates, want) in [
        ("week", ["2017-01-07", "2017-01-14"], "2017-01-07 2017-01-13 about a week"),
        ("week ending", ["2017-01-07", "2017-01-14"], "2017-01-01 2017-01-07 about a week"),
        ("month", ["2017-01-01", "2017-02-01"], "2017-01-01 2017-01-31 the month"),
        ("month", ["2017-01-01", "2017-02-03"], "2017-01-01 2017-01-01 the day"),
    ] {
        let file = of_dates(header, &dates);
        let found = [days(&file.table, 0), days(&file.table, 1)];
        assert!(found.contains(&want.to_owned()), "{header} {dates:?}: {found:?}");
        assert_eq!(says(&file, "stands for"), !want.ends_with("day"), "{header}");
    }
    let file = of_dates("date", &["2017-01-01", "2017-02-01", "2017-03-01", "2017-04-01", "2017-05-01"]);
    assert!(says(&file, "first of a month"));
}

#[test]
fn dates_that_stand_for_none_are_undated_and_said() {
    let file = of_dates(
        "date",
        &[
            "2017-03-17",
            "1900-01-01",
            "1970-01-01T00:00:00Z",
            "9999-12-31",
            "0000-00-00",
            "01/01/1900",
            "0001-01-01 00:00:00",
            "00/00/0000",
            "1899-12-30",
        ],
    );
    assert_eq!((file.table.undated(), file.notes.count(Cause::DefaultDate)), (8, 8), "{:?}", file.notes.list);
    // Where other events happened in those years, it is a day like others.
    let input =
        "date,latitude,longitude\n1970-01-01,36.34,43.13\n1970-03-01,36.34,43.13\n1971-01-01,36.34,43.13\n";
    let revised = read_fully(input);
    assert_eq!(revised.table.undated(), 0);
}

#[test]
fn one_impossible_cell_changes_no_other_one() {
    for (odd, header, others) in [
        ("-62135596800000", "date", ["1489708800000", "1489795200000"]),
        ("99999999999999999999", "date", ["1489708800", "1489795200"]),
        ("n/a", "date", ["42811", "42812"]),
        ("2017031725", "date", ["2017-03-17", "2017-03-18"]),
        ("1489708800000", "date", ["2017-03-17", "2017-03-18"]),
    ] {
        let file = of_dates(header, &[others[0], odd, others[1]]);
        assert_eq!(file.table.undated(), 1, "{odd}: {:?}", file.notes.list);
        assert_eq!(
            file.table.span().map(|(a, b)| format!("{a} {b}")),
            Some("2017-03-17 2017-03-18".to_owned()),
            "{odd}"
        );
    }
}

#[test]
fn numbers_that_are_dates_are_found_by_all_rows() {
    let text: String = (0..900)
        .map(|_| "unknown,36.34,43.13\n".to_owned())
        .chain((0..2600).map(|n| format!("{},36.34,43.13\n", 42811 + n % 3)))
        .collect();
    let text = format!("date,latitude,longitude\n{text}");
    let file = read_fully(&text);
    assert_eq!((file.table.len(), file.table.undated()), (3500, 900));
}

/// A day and how it may be written: (text, first day, last day, precision).
#[test]
fn day_numbers_among_dates_as_texts_are_read_wherever_they_are() {
    let texts = || (0..1500).map(|n| format!("2017-03-{:02},36.34,43.13\n", n % 28 + 1));
    let read = |late: &str| {
        let late = (0..300).map(|_| format!("{late},36.34,43.13\n"));
        let file = read_fully(&format!("date,lat,lon\n{}", texts().chain(late).collect::<String>()));
        (file.table.len(), file.table.undated())
    };
    assert_eq!(read("42811"), (1800, 0));
    // Of another year, with other words, and what spreadsheets do not write.
    for late in ["30517", "soon", "042811"] {
        assert_eq!(read(late), (1800, 300), "{late}");
    }
}

fn written(day: Day, style: usize) -> (String, DatePrecision) {
    let (y, m, d) = day.ymd();
    let names = [
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
    let name = names[usize::from(m) - 1];
    let seconds = i64::from(day.0) * 86_400;
    match style {
        0 => (format!("{y}-{m:02}-{d:02}"), DatePrecision::Day),
        1 => (format!("{y}-{m:02}-{d:02}T12:00:00Z"), DatePrecision::Day),
        2 => (format!("{d:02}/{m:02}/{y}"), DatePrecision::Day),
        3 => (format!("{d} {name} {y}"), DatePrecision::Day),
        4 => (format!("\"{name} {d}, {y}\""), DatePrecision::Day),
        5 => (format!("{y}{m:02}{d:02}"), DatePrecision::Day),
        6 => (format!("{}", seconds + 43_200), DatePrecision::Day),
        7 => (format!("{}", (seconds + 43_200) * 1000), DatePrecision::Day),
        8 => (format!("{}", day.0 + 25_569), DatePrecision::Day),
        9 => (format!("{name} {y}"), DatePrecision::Month),
        10 => (format!("{y}-{m:02}"), DatePrecision::Month),
        11 => (format!("Q{} {y}", (m - 1) / 3 + 1), DatePrecision::Quarter),
        12 => (format!("early {y}"), DatePrecision::Year),
        13 => (format!("late {name} {y}"), DatePrecision::Month),
        14 => (format!("{d}-{} {name} {y}", (d + 3).min(28).max(d)), DatePrecision::Week),
        15 => (format!("week of {d} {name} {y}"), DatePrecision::Week),
        _ => (format!("{d}.{m}.{y} 14:30"), DatePrecision::Day),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_date_is_read_right_or_counted_and_never_too_exact(n in 7_300..20_400_i32, style in 0..17_usize) {
        let day = Day(n);
        let (text, precision) = written(day, style);
        let file = of_dates("date", &[&text, &text, &text]);
        let found = file.table.days(0);
        prop_assert!(found.is_some() || file.notes.count(Cause::UnreadableDate) == 3, "{}", text);
        if let Some((first, last)) = found {
            if precision == DatePrecision::Day && !(style == 2 && day.ymd().2 <= 12) {
                prop_assert_eq!((first, last), (day, day), "{}", text);
            } else if precision != DatePrecision::Day && style < 12 {
                prop_assert!(first <= day && day <= last && first < last, "{}: {} {}", text, first, last);
            } else if style >= 12 && precision != DatePrecision::Day && style != 14 {
                prop_assert!(first < last, "{}: {} {}", text, first, last);
            }
        }
        // All of these are meant to be read.
        prop_assert!(found.is_some(), "{}: {:?}", text, file.notes.list);
    }
}
