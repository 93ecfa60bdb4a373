//! The order of day and month: what a spreadsheet program has done to it, and what else in a file tells it.

use iraq_risk_atlas::formats::events::Cause;

use super::days::says;
use super::read_fully;

/// A table of days beside governorates.
fn dates(rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("{row},Ninewa\n")).collect();
    format!("Date,Governorate\n{rows}")
}

#[test]
fn dates_that_a_spreadsheet_program_exchanged_are_named_and_left_as_they_are() {
    let exchanged = "look as if a spreadsheet program";
    let iso = ["2017-01-03", "2017-03-03", "2017-11-03"];
    for texts in [
        ["13/03/2017", "14/03/2017", "31/03/2017"],
        ["3/13/2017", "3/14/2017", "3/31/2017"],
        ["13.3.2017", "14.3.2017", "31.3.2017"],
    ] {
        let rows: Vec<&str> = iso.iter().chain(&texts).copied().collect();
        let file = read_fully(&dates(&rows));
        assert!(says(&file, exchanged) && says(&file, "In 2 of them"), "{:?}", file.notes.decisions);
        assert_eq!(file.table.days(0).map(|days| days.0.to_string()).as_deref(), Some("2017-01-03"));
        // One date that was not exchanged is enough to say nothing.
        for other in ["2017-03-14", "4/3/2017"] {
            let rows: Vec<&str> = rows.iter().copied().chain([other]).collect();
            assert!(!says(&read_fully(&dates(&rows)), exchanged), "{other}");
        }
    }
    let two = ["2017-01-03", "2017-02-03", "13/03/2017", "14/03/2017", "15/03/2017"];
    assert!(!says(&read_fully(&dates(&two)), exchanged));
}

#[test]
fn a_few_day_numbers_among_dates_of_the_same_years_are_read_as_days() {
    for (rows, days) in [
        (&["2017-03-05", "6 March 2017", "42812"][..], &["2017-03-05", "2017-03-06", "2017-03-18"][..]),
        (&["05.03.2017", "13.03.2017", "42799.5"], &["2017-03-05", "2017-03-13", "2017-03-05"]),
    ] {
        let file = read_fully(&dates(rows));
        let read: Vec<String> =
            (0..3).filter_map(|row| file.table.days(row)).map(|days| days.0.to_string()).collect();
        assert_eq!(read, days, "{rows:?}");
        assert!(says(&file, "day numbers of spreadsheets"), "{:?}", file.notes.decisions);
    }
    // A number of other years may be anything.
    let file = read_fully(&dates(&["2017-03-05", "6 March 2017", "30812"]));
    assert_eq!(file.notes.count(Cause::UnreadableDate), 1);
    assert!(!says(&file, "day numbers"));
}

#[test]
fn other_columns_weekdays_and_the_order_of_the_rows_tell_the_order_and_that_is_said() {
    let sequence: String = [(3, [1, 5, 9, 11]), (4, [2, 7, 9, 12]), (5, [1, 6, 10, 12])]
        .iter()
        .fold(String::new(), |all, (m, days)| {
            days.iter().fold(all, |all, day| format!("{all}{m}/{day}/2017,Ninewa\n"))
        });
    for (text, first, by) in [
        (
            "Timestamp,Date of attack,Province\n3/21/2017 14:02:11,3/5/2017,Ninewa\n",
            "2017-03-05",
            "“Timestamp” (3/21",
        ),
        (
            "Date of attack,Report date,Province\n5/3/2017,21/3/2017,Ninewa\n",
            "2017-03-05",
            "“Report date” (21/3",
        ),
        ("Year,Month,Date of attack,Province\n2017,March,3/5/2017,Ninewa\n", "2017-03-05", "“Month”"),
        ("Date,Province\nSun 3/5/2017,Ninewa\nMon 3/6/2017,Anbar\n", "2017-03-05", "weekdays in them"),
        (
            "Day,Date,Province\nSunday,3/5/2017,Ninewa\nMonday,3/6/2017,Anbar\n",
            "2017-03-05",
            "weekdays in “Day”",
        ),
        (
            "incident_date,report_date,Province\n3/4/2017,2017-03-05,Ninewa\n3/6/2017,2017-03-07,Anbar\n",
            "2017-03-04",
            "later than “report_date”",
        ),
        (
            r#"[{"incidentDate": "03/05/2017", "reportedAt": "2017-03-06T08:00:00", "gov": "Ninewa", "killed": 2},
                {"incidentDate": "03/06/2017", "reportedAt": "2017-03-07T08:00:00", "gov": "Anbar", "killed": 1}]"#,
            "2017-03-05",
            "later than “reportedAt”",
        ),
        (&format!("Date,Province\n{sequence}"), "2017-03-01", "order of time"),
    ] {
        let file = read_fully(text);
        let days = (0..file.table.len() as u32).filter_map(|row| file.table.days(row)).map(|days| days.0);
        assert_eq!(days.min().unwrap().to_string(), first, "{text}");
        assert!(says(&file, by), "{by}: {:?}", file.notes.decisions);
        assert_eq!(file.notes.count(Cause::AmbiguousDates), 0, "{text}");
    }
    // What contradicts itself, or fits both, decides nothing.
    for text in [
        "Timestamp,Month,Date,Province\n3/21/2017,5,3/5/2017,Ninewa\n",
        "Timestamp,Date,Province\n21.3.2017,3/5/2017,Ninewa\n",
        "incident_date,report_date,Province\n3/4/2017,2017-07-05,Ninewa\n3/6/2017,2017-08-07,Anbar\n",
        "Date,Province\n3/5/2017,Ninewa\n3/6/2017,Anbar\n",
    ] {
        assert_eq!(read_fully(text).notes.count(Cause::AmbiguousDates), 1, "{text}");
    }
    // A date that proves an order goes before all else.
    let file = read_fully("Month,Date,Province\n3,3/5/2017,Ninewa\n4,13/4/2017,Anbar\n");
    assert!(says(&file, "proved by line 3"), "{:?}", file.notes.decisions);
}
