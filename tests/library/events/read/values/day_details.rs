//! What goes with a date: its order, how precisely it is known, its zone and time, its end, and its calendar.

use iraq_risk_atlas::formats::events::{Cause, EventFile};

use super::days::{days, says};
use super::read_fully;

/// A table with these columns beside a position.
fn with(header: &str, rows: &[&str]) -> EventFile {
    let rows: String = rows.iter().map(|row| format!("{row},36.34,43.13\n")).collect();
    read_fully(&format!("{header},latitude,longitude\n{rows}"))
}

fn first_days(file: &EventFile) -> Vec<String> {
    let rows = 0..file.table.len() as u32;
    let mut all: Vec<String> = rows.filter_map(|row| Some(file.table.days(row)?.0.to_string())).collect();
    all.sort();
    all
}

/// Notes on dates whose order nothing decides.
fn unsure(file: &EventFile) -> u64 {
    file.notes.count(Cause::AmbiguousDates) + file.notes.count(Cause::AmbiguousShortDates)
}

#[test]
fn two_digit_years_come_first_where_all_rows_show_it_and_else_it_is_said() {
    let rows = ["17-03-05", "17-03-29", "17-04-11", "17-05-02", "18-01-17", "18-02-23", "18-02-26"];
    for sign in ["-", "/", "."] {
        let rows: Vec<String> = rows.iter().map(|row| row.replace('-', sign)).collect();
        let file = with("date", &rows.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(first_days(&file)[0], "2017-03-05", "{sign}");
        assert!(says(&file, "year first") && says(&file, "--date-order"), "{:?}", file.notes.decisions);
        assert_eq!(unsure(&file), 0);
        // The same with the day first.
        let turned: Vec<String> = rows
            .iter()
            .map(|row| row.split(sign).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(sign))
            .collect();
        let file = with("date", &turned.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(first_days(&file)[0], "2017-03-05", "{sign}");
        assert_eq!(unsure(&file), 0);
    }
    // Few rows decide nothing.
    for rows in
        [&["17-03-05"][..], &["17-03-05", "17-03-05"], &["05-03-17", "06-03-18"], &["3/4/17", "5/6/17"]]
    {
        assert_eq!(with("date", rows).notes.count(Cause::AmbiguousShortDates), 1, "{rows:?}");
    }
    // A date that fits one order alone decides.
    for (rows, first) in [
        (&["17-03-05", "97-03-06"][..], "1997-03-06"),
        (&["17-03-05", "5-3-17"], "2005-03-17"),
        (&["17/03/05", "17/03/2005"], "2005-03-17"),
        (&["2017-03-05", "2017-04-06"], "2017-03-05"),
    ] {
        let file = with("date", rows);
        assert_eq!((unsure(&file), first_days(&file)[0].as_str()), (0, first), "{rows:?}");
    }
}

#[test]
fn from_and_to_are_the_first_and_last_day_where_they_hold_dates() {
    let one = |header: &str, row: &str| {
        let file = with(header, &[row]);
        days(&file.table, 0)
    };
    for header in [
        "from,to",
        "From,To",
        "from_date,to_date",
        "date_from,date_to",
        "Date from,Date to",
        "from date,until date",
        "Von,Bis",
        "Datum von,Datum bis",
        "desde,hasta",
        "من,إلى",
        "من تاريخ,إلى تاريخ",
    ] {
        assert_eq!(one(header, "2017-02-27,2017-03-02"), "2017-02-27 2017-03-02 the day", "{header}");
    }
    // Places, or people, that came from there.
    for (header, row) in [
        ("date,from,to", "2017-02-27,Mosul,Erbil"),
        ("from,to,date", "Mosul,Erbil,2017-02-27"),
        ("date,displaced from,displaced to", "2017-02-27,Mosul,Erbil"),
        ("date,from_date_unknown,to", "2017-02-27,no,Erbil"),
    ] {
        assert_eq!(one(header, row), "2017-02-27 2017-02-27 the day", "{header}");
    }
}

#[test]
fn days_in_six_digits_are_read_where_the_column_shows_their_order() {
    let rows = ["170305", "170329", "180411", "170502", "180117", "180223", "180226"];
    let file = with("date", &rows);
    assert_eq!(first_days(&file)[0], "2017-03-05");
    assert!(says(&file, "six digits") && says(&file, "year first"), "{:?}", file.notes.decisions);
    let file = with("date", &["050317", "290317", "110499"]);
    assert_eq!(first_days(&file)[0], "1999-04-11");
    // Years and months, and what may be either.
    assert_eq!(days(&with("date", &["201703", "201704"]).table, 0), "2017-03-01 2017-03-31 the month");
    let file = with("date", &["030405", "040506"]);
    assert_eq!((first_days(&file).len(), file.notes.count(Cause::UnreadableDate)), (0, 2));
}

#[test]
fn short_forms_of_dates_and_ranges_are_read_in_tables() {
    for (text, want) in [
        ("5-7/3/2017", "2017-03-05 2017-03-07 about a week"),
        ("night of 5-6 March 2017", "2017-03-05 2017-03-06 about a week"),
        ("052230ZMAR17", "2017-03-06 2017-03-06 the day"),
        ("052230CMAR17", "2017-03-05 2017-03-05 the day"),
        ("2017M03", "2017-03-01 2017-03-31 the month"),
        ("1Q17", "2017-01-01 2017-03-31 the quarter"),
        ("FY2017", "2016-01-01 2017-12-31 the year"),
        ("2017-03-05+03:00", "2017-03-05 2017-03-05 the day"),
    ] {
        let file = with("date", &[text, text]);
        assert_eq!(days(&file.table, 0), want, "{text}");
    }
    assert_eq!(with("date", &["052230ZMAR17"]).notes.count(Cause::MovedDay), 1);
    assert_eq!(with("date", &["FY2017"]).notes.count(Cause::VagueDate), 1);
}

#[test]
fn precision_in_words_or_mixed_with_codes_is_used_counted_and_said() {
    let day = "2017-03-17 2017-03-17";
    let (month, year) = ("2017-03-01 2017-03-31 the month", "2017-01-01 2017-12-31 the year");
    for (header, word, want) in [
        ("date precision", "day", format!("{day} the day")),
        ("date precision", "exact", format!("{day} the day")),
        ("date precision", "approximate", format!("{day} about a week")),
        ("date_precision", "week", format!("{day} about a week")),
        ("date_precision", "month", month.to_owned()),
        ("time_precision", "Month only", month.to_owned()),
        ("date accuracy", "day unknown", month.to_owned()),
        ("date_precision", "year", year.to_owned()),
        ("Genauigkeit des Datums", "Monat", month.to_owned()),
        ("Précision de la date", "mois", month.to_owned()),
        ("Fecha precisión", "año", year.to_owned()),
        ("دقة التاريخ", "شهر", month.to_owned()),
        ("approximate date", "yes", format!("{day} about a week")),
        ("exact_date", "no", format!("{day} about a week")),
        ("exact_date", "yes", format!("{day} the day")),
        ("approxdate", "March 2017", month.to_owned()),
    ] {
        let file =
            with(&format!("date,{header}"), &[&format!("2017-03-17,{word}"), &format!("2017-03-17,{word}")]);
        assert_eq!(days(&file.table, 0), want, "{header} {word}");
        let noted = if want.ends_with("the day") { 0 } else { 2 };
        assert_eq!(file.notes.count(Cause::CoarseDate), noted, "{header} {word}");
    }
    // Codes among words, and what is not understood.
    let file = with(
        "date,date_precision",
        &[
            "2017-03-17,1",
            "2017-03-17,month",
            "2017-03-17,5",
            "2017-03-17,high",
            "2017-03-17,77",
            "2017-03-17,day",
        ],
    );
    let all: Vec<String> = (0..6).map(|row| days(&file.table, row)).collect();
    let count = |words: &str| all.iter().filter(|d| d.ends_with(words)).count();
    assert_eq!((count("the day"), count("the month"), count("the year")), (4, 1, 1), "{all:?}");
    assert_eq!(file.notes.count(Cause::UnknownDatePrecision), 2);
    // Words in a known export are words as well.
    let file = with(
        "event_id_cnty,event_date,event_type,time_precision,geo_precision",
        &["IRQ1,2017-03-17,Battles,month,1"],
    );
    assert_eq!(days(&file.table, 0), month);
    let file = with("date,date_precision", &["2017-03-17,high", "2017-03-17,low"]);
    assert!(says(&file, "not understood as a precision of dates"), "{:?}", file.notes.decisions);
    let file = with("date,remark", &["2017-03-17,month", "2017-03-17,day"]);
    assert_eq!(days(&file.table, 0), format!("{day} the day"));
}

#[test]
fn times_in_a_column_of_their_own_move_the_day_where_their_zone_is_told() {
    for (header, row, moved) in [
        ("date,time (UTC)", "2017-03-17,22:30", true),
        ("date,Time UTC", "17/03/2017,22:30:00", true),
        ("date,hour_utc", "2017-03-17,22", true),
        ("date,time_z", "2017-03-17,2230", true),
        ("date,Zulu", "2017-03-17,22:30", true),
        ("date,event_time_utc", "2017-03-17,22:30", true),
        ("date,event_time_utc", "2017-03-17,2017-03-17 22:30", true),
        ("event_time_utc", "2017-03-17 22:30", true),
        ("datetime_utc", "2017-03-17T22:30:00", true),
        ("time (UTC)", "2017-03-17 22:30", true),
        ("eventTimeUtc", "2017-03-17 22:30", true),
        ("date_utc,time", "2017-03-17,22:30", true),
        ("date,time", "2017-03-17,22:30Z", true),
        ("date,time,timezone", "2017-03-17,22:30,UTC", true),
        ("date,tz", "2017-03-17 22:30,UTC", true),
        ("date,utc_offset", "2017-03-17 22:30,+00:00", true),
        ("date,utc_offset", "2017-03-17 22:30,0", true),
        ("date,time,time zone", "2017-03-17,20:30,Z", false),
        ("year,month,day,hour_utc", "2017,3,17,22", true),
        ("date,time (UTC)", "2017-03-17,20:30", false),
        ("date,time", "2017-03-17,22:30", false),
        ("date,time (UTC+3)", "2017-03-17,22:30", false),
        ("date,time,tz", "2017-03-17,22:30,Asia/Baghdad", false),
        ("date,utc_offset", "2017-03-17 22:30,+03:00", false),
        ("date,utc_offset", "2017-03-17 22:30,180", false),
        ("date,time,local time", "2017-03-17,22:30,22:30", false),
        ("date,time (UTC)", "2017-03-17,", false),
        ("date,report time (UTC)", "2017-03-17,22:30", false),
        ("date,tz", "2017-03-17,UTC", false),
    ] {
        let file = with(header, &[row]);
        let want = if moved { "2017-03-18 2017-03-18 the day" } else { "2017-03-17 2017-03-17 the day" };
        assert_eq!(days(&file.table, 0), want, "{header} {row}");
        assert_eq!(file.notes.count(Cause::MovedDay), u64::from(moved), "{header} {row}");
    }
    // Behind Iraq in the west, and ahead in the east.
    let file = with("date,time,tz", &["2017-03-17,18:30,EST", "2017-03-17,00:30,+05:00"]);
    assert_eq!(first_days(&file), ["2017-03-16", "2017-03-18"]);
    for (header, row, cause) in [
        ("date,tz", "2017-03-17 22:30,Europe/Berlin", Cause::UnknownZone),
        ("date,time,timezone", "2017-03-17,22:30,somewhere", Cause::UnknownZone),
    ] {
        let file = with(header, &[row]);
        assert_eq!(
            (days(&file.table, 0).as_str(), file.notes.count(cause)),
            ("2017-03-17 2017-03-17 the day", 1)
        );
    }
    let file = with("date,time (UTC)", &["2017-03-17,22:30", "2017-03-17,at night"]);
    assert_eq!(file.notes.count(Cause::UnreadableTime), 1);
    assert!(says(&file, "UTC"), "{:?}", file.notes.decisions);
    assert!(says(&with("date,tz", &["2017-03-17 22:30,UTC"]), "gives the zone"));
    // Both ends of an event of one day move with its time.
    let file = with("start_date,end_date,time (UTC)", &["2017-03-17,2017-03-17,22:30"]);
    assert_eq!(days(&file.table, 0), "2017-03-18 2017-03-18 the day");
    assert_eq!(file.notes.count(Cause::EndBeforeStart), 0);
}

#[test]
fn an_end_that_is_open_or_unreadable_leaves_the_first_day_and_is_said_so() {
    for (end, cause) in [
        ("ongoing", Some(Cause::OpenEnd)),
        ("Present", Some(Cause::OpenEnd)),
        ("to present", Some(Cause::OpenEnd)),
        ("continuing", Some(Cause::OpenEnd)),
        ("still ongoing", Some(Cause::OpenEnd)),
        ("en cours", Some(Cause::OpenEnd)),
        ("مستمر", Some(Cause::OpenEnd)),
        ("9999-12-31", Some(Cause::OpenEnd)),
        ("soon", Some(Cause::UnreadableEnd)),
        ("2017-02-30", Some(Cause::UnreadableEnd)),
        ("n/a", None),
        ("", None),
    ] {
        let file = with("start date,end date", &["2017-03-10,2017-03-12", &format!("2017-03-17,{end}")]);
        assert_eq!(file.table.undated(), 0, "{end}");
        assert_eq!(
            file.notes.count(Cause::UnreadableDate) + file.notes.count(Cause::DefaultDate),
            0,
            "{end}"
        );
        let found: Vec<Cause> = file.notes.list.iter().map(|note| note.cause).collect();
        assert_eq!(found, cause.into_iter().collect::<Vec<_>>(), "{end}");
    }
}

#[test]
fn a_week_that_its_year_has_not_is_named() {
    let file = with("year,week", &["2017,52", "2017,53"]);
    let note = file.notes.list.iter().find(|note| note.cause == Cause::UnreadableDate).unwrap();
    assert_eq!((note.count, note.first[0].text.as_str()), (1, "week 53 of 2017"));
    let file = with("date", &["2017-W52", "2017-W53"]);
    let note = file.notes.list.iter().find(|note| note.cause == Cause::UnreadableDate).unwrap();
    assert_eq!((note.count, note.first[0].text.as_str()), (1, "2017-W53"));
    // 2020 has one: date.fromisocalendar(2020, 53, 1) of Python.
    let file = with("year,week", &["2020,53"]);
    assert_eq!(days(&file.table, 0), "2020-12-28 2021-01-03 about a week");
}

#[test]
fn persian_dates_are_converted_and_said_and_doubtful_ones_are_undated() {
    // ICU: 5 Farvardin 1396 is 25 March 2017, 5 Farvardin 1402 is 25 March 2023.
    for (header, row, want) in [
        ("تاریخ", "1396/01/05", "2017-03-25 2017-03-25 the day"),
        ("تاریخ", "۱۳۹۶/۰۱/۰۵", "2017-03-25 2017-03-25 the day"),
        ("تاریخ", "۵ فروردین ۱۳۹۶", "2017-03-25 2017-03-25 the day"),
        ("تاریخ", "۱۴۰۲/۰۱/۰۵", "2023-03-25 2023-03-25 the day"),
        ("date", "1396-01-05", "2017-03-25 2017-03-25 the day"),
        ("date", "5 Farvardin 1402", "2023-03-25 2023-03-25 the day"),
        ("year,month,day", "1396,1,5", "2017-03-25 2017-03-25 the day"),
        ("سال,ماه,روز", "1396,فروردین,5", "2017-03-25 2017-03-25 the day"),
        ("سال,ماه,روز", "1402,1,5", "2023-03-25 2023-03-25 the day"),
        ("year,month", "1396,1", "2017-03-21 2017-04-20 the month"),
    ] {
        let file = with(header, &[row]);
        assert_eq!(days(&file.table, 0), want, "{header} {row}");
        assert_eq!(file.notes.count(Cause::PersianDate), 1, "{header} {row}");
    }
    for (header, row) in [
        ("date", "1402/01/05"),
        ("تاریخ", "96/01/05"),
        ("year,month,day", "2017,رمضان,5"),
        ("سال,ماه,روز", "2017,فروردین,5"),
    ] {
        let file = with(header, &[row]);
        let noted = file.notes.count(Cause::OtherCalendar) + file.notes.count(Cause::UnreadableDate);
        assert_eq!((file.table.undated(), noted), (1, 1), "{header} {row}");
    }
}

#[test]
fn unknown_days_and_months_are_said_and_spans_of_years_are_years() {
    for (header, row, want, said) in [
        ("date", "20170300", "2017-03-01 2017-03-31 the month", 1),
        ("date", "20170000", "2017-01-01 2017-12-31 the year", 1),
        ("date", "2017-03-XX", "2017-03-01 2017-03-31 the month", 1),
        ("year,month,day", "2017,3,99", "2017-03-01 2017-03-31 the month", 1),
        ("year,month,day", "2017,99,99", "2017-01-01 2017-12-31 the year", 1),
        ("year,month,day", "2017,3,-9", "2017-03-01 2017-03-31 the month", 1),
        ("year,month,day", "2017,3,0", "2017-03-01 2017-03-31 the month", 0),
        ("year,month,day", "2017,3,", "2017-03-01 2017-03-31 the month", 0),
        ("year,month,day", "2017,3,17", "2017-03-17 2017-03-17 the day", 0),
        ("period", "2014/15", "2014-01-01 2015-12-31 the year", 0),
        ("year", "2014–15", "2014-01-01 2015-12-31 the year", 0),
        ("year", "2015-2017", "2015-01-01 2017-12-31 the year", 0),
    ] {
        let file = with(header, &[row, row]);
        assert_eq!(
            (days(&file.table, 0).as_str(), file.notes.count(Cause::PartlyUnknown)),
            (want, said * 2),
            "{header} {row}"
        );
    }
    let file = with("year", &["2013", "2014/15"]);
    assert_eq!(
        (first_days(&file), file.table.undated()),
        (vec!["2013-01-01".to_owned(), "2014-01-01".to_owned()], 0)
    );
    // 2011/12 is a month, unless other rows can only be years.
    let file = with("period", &["2011/12", "2011/12"]);
    assert_eq!(days(&file.table, 0), "2011-12-01 2011-12-31 the month");
    let file = with("period", &["2011/12", "2014/15"]);
    assert_eq!(first_days(&file), ["2011-01-01", "2014-01-01"]);
}

#[test]
fn a_day_without_its_year_is_read_with_the_year_beside_it() {
    for (header, row) in [
        ("Date,Year", "5 March,2017"),
        ("Year,Date", "2017,March 5"),
        ("Year,Incident date", "2017,05-Mar"),
        ("السنة,التاريخ", "2017,5 آذار"),
    ] {
        assert_eq!(days(&with(header, &[row]).table, 0), "2017-03-05 2017-03-05 the day", "{header}");
    }
    // A whole date goes before its year.
    assert_eq!(days(&with("Year,Date", &["2017,5 March 2016"]).table, 0), "2016-03-05 2016-03-05 the day");
    let file = with("Date,Year", &["5 March,2017", "30 February,2017"]);
    assert_eq!((first_days(&file).len(), file.notes.count(Cause::UnreadableDate)), (1, 1));
}

#[test]
fn two_digits_behind_a_month_are_a_year_in_a_column_of_months() {
    for (header, row) in [("Month", "Mar 17"), ("Monat", "März 17"), ("month of event", "March 17")] {
        let file = with(header, &[row, row]);
        assert_eq!(days(&file.table, 0), "2017-03-01 2017-03-31 the month", "{header}");
    }
    // Elsewhere it may be a day.
    assert_eq!(first_days(&with("date", &["Mar 17", "Mar 18"])), Vec::<String>::new());
}
