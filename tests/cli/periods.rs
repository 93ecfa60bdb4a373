//! Two periods of one file.

use serde_json::{Value, json};

use crate::run::{done, json, refused, run, write};

/// A file with so many events of each type in each month of 2007 and 2008.
fn file(test: &str, counts: &[(&str, &str, u32)]) -> String {
    let mut rows = "event_date,event_type,latitude,longitude,fatalities,admin1\n".to_owned();
    for (month, kind, count) in counts {
        for n in 0..*count {
            rows += &format!("{month}-{:02},{kind},33.3,44.4,{},Baghdad\n", n % 28 + 1, n % 3);
        }
    }
    write(test, "events.csv", &rows)
}

fn value<'v>(answer: &'v Value, name: &str) -> &'v Value {
    answer["values"].as_array().unwrap().iter().find(|v| v["value"] == name).unwrap()
}

#[test]
fn types_of_two_periods_are_compared_with_difference_ratio_and_verdict() {
    let file = file(
        "periods",
        &[
            ("2007-03", "Battles", 60),
            ("2008-03", "Battles", 20),
            ("2007-04", "Riots", 10),
            ("2008-04", "Riots", 45),
            ("2007-06", "Protests", 30),
            ("2008-06", "Protests", 33),
            ("2008-05", "Other", 2),
            ("2008-09", "Battles", 50),
        ],
    );
    let args = ["stats", &file, "--by", "type", "--compare", "2007-03..2007-06,2008-03..2008-06"];
    let answer = json(&args);
    let period = json!([
        {"file": "events.csv", "from": "2007-03-01", "to": "2007-06-30", "days": 122},
        {"file": "events.csv", "from": "2008-03-01", "to": "2008-06-30", "days": 122},
    ]);
    assert_eq!((&answer["periods"], &answer["per_day"]), (&period, &json!(false)));
    assert_eq!(
        (&answer["all"]["first"]["events"], &answer["all"]["second"]["events"]),
        (&json!(100), &json!(100))
    );
    for (name, first, second, difference, ratio, verdict) in [
        ("Battles", 60, 20, -40.0, json!(20.0 / 60.0), "fell"),
        ("Riots", 10, 45, 35.0, json!(4.5), "rose"),
        ("Protests", 30, 33, 3.0, json!(1.1), "within-chance"),
        ("Other", 0, 2, 2.0, Value::Null, "too-few"),
    ] {
        let v = value(&answer, name);
        assert_eq!(
            (&v["first"]["events"], &v["second"]["events"]),
            (&json!(first), &json!(second)),
            "{name}"
        );
        assert_eq!((&v["events_difference"], &v["events_ratio"]), (&json!(difference), &ratio), "{name}");
        assert_eq!(v["verdict"], verdict, "{name}");
    }
    // 60 rows with 0, 1 and 2 killed in turn, and 20.
    let battles = value(&answer, "Battles");
    assert_eq!((&battles["first"]["killed"], &battles["second"]["killed"]), (&json!(60), &json!(19)));
    let names: Vec<_> = answer["values"].as_array().unwrap().iter().map(|v| v["value"].clone()).collect();
    assert_eq!(names, ["Battles", "Riots", "Protests", "Other"]);
    let text = run(&args).out;
    assert!(text.contains("Rose: Riots (+35). Fell: Battles (–40)."), "{text}");
    assert!(text.contains("Too few events to compare: 1 of 4."), "{text}");
    let csv = done(&[&args[..], &["--csv"]].concat());
    let line = csv.lines().find(|line| line.starts_with("Riots,")).unwrap();
    assert_eq!(line, "Riots,2007-03-01,2007-06-30,10,9,2008-03-01,2008-06-30,45,45,35,4.5,36,5,no,rose");
    assert!(csv.starts_with("type,first_from,") && csv.lines().any(|line| line.starts_with("all,")), "{csv}");
}

#[test]
fn periods_of_unequal_length_are_compared_by_day() {
    let file = file("uneven", &[("2007-01", "Battles", 31), ("2007-02", "Battles", 28)]);
    let args = ["stats", &file, "--by", "type", "--compare", "2007-01,2007-02"];
    let answer = json(&args);
    assert_eq!(answer["per_day"], true);
    let all = &answer["all"];
    assert_eq!((&all["events_ratio"], &all["events_difference"]), (&json!(1.0), &json!(0.0)));
    assert!(answer["notes"][0].as_str().unwrap().contains("31 and 28 days"), "{answer}");
}

#[test]
fn a_period_of_each_of_two_files_is_compared_by_the_names_of_values() {
    let first =
        file("two/a", &[("2007-03", "Battles", 30), ("2007-03", "Riots", 4), ("2008-03", "Riots", 99)]);
    // Another order of types, and one that the first file does not have.
    let second =
        file("two/b", &[("2008-03", "Protests", 6), ("2008-03", "Battles", 50), ("2007-03", "Battles", 99)]);
    let answer = json(&["stats", &first, &second, "--by", "type", "--compare", "2007-03,2008-03"]);
    for (name, before, after) in [("Battles", 30, 50), ("Riots", 4, 0), ("Protests", 0, 6)] {
        let v = value(&answer, name);
        assert_eq!(
            (&v["first"]["events"], &v["second"]["events"]),
            (&json!(before), &json!(after)),
            "{name}"
        );
    }
    assert_eq!(
        (&answer["all"]["first"]["events"], &answer["all"]["second"]["events"]),
        (&json!(34), &json!(56))
    );
}

#[test]
fn people_killed_are_compared_only_where_a_file_gives_their_number() {
    let rows = "date,type,lat,lon\n2007-06-28,Battles,33.3,44.4\n2007-07-03,Battles,33.3,44.4\n";
    let file = write("no-killed", "events.csv", rows);
    let text = run(&["stats", &file, "--by", "type", "--compare", "2007-06,2007-07"]).out;
    assert!(text.contains("Battles") && !text.contains("killed"), "{text}");
}

#[test]
fn events_that_touch_both_periods_and_those_without_a_date_are_said() {
    let rows = "date,end_date,type,lat,lon\n2007-06-28,2007-07-03,Battles,33.3,44.4\n,,Battles,33.3,44.4\n";
    let file = write("both", "events.csv", rows);
    let answer = json(&["stats", &file, "--by", "type", "--compare", "2007-06,2007-07"]);
    let notes = answer["notes"].to_string();
    assert!(notes.contains("1 event whose days touch both periods"), "{notes}");
    assert!(notes.contains("1 event without a date"), "{notes}");
}

#[test]
fn what_are_no_two_periods_is_refused_with_the_remedy() {
    let file = file("refused", &[("2007-01", "Battles", 1)]);
    let compare = |periods: &'static str| ["stats", &file, "--compare", periods].map(str::to_owned).to_vec();
    for (periods, words) in [
        ("2007", &["two periods", "2007-03..2007-06"][..]),
        ("2007,2008,2009", &["two periods"]),
        ("2007-05..2007-03,2008", &["ends before it begins"]),
        ("2007-13,2008", &["2007-13"]),
    ] {
        let args = compare(periods);
        refused(&args.iter().map(String::as_str).collect::<Vec<_>>(), words);
    }
    refused(&["stats", &file, "--by", "year", "--compare", "2007,2008"], &["type, governorate"]);
    refused(&["stats", &file, "--filter", "from=2007", "--compare", "2007,2008"], &["from="]);
    refused(&["stats", &file, &file, &file, "--compare", "2007,2008"], &["one event file", "two"]);
}
