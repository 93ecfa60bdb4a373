//! What columns of event files are taken for, what the call can say of it, and what is said of it.

use serde_json::{Value, json};

use crate::run::{done, json, refused, run, write};

fn role<'d>(description: &'d Value, role: &str) -> &'d Value {
    let roles = description["roles"].as_array().unwrap();
    roles.iter().find(|r| r["role"] == role).unwrap()
}

#[test]
fn each_role_says_what_was_taken_and_how_much_of_it_was_read() {
    let rows = "report_date,date_of_event,Latitude,Longitude,Governorate,Killed\n\
        2017-06-01,2017-03-17,36.34,43.13,Ninewa,4\n\
        2017-06-01,someday,36.35,43.14,Ninewa,5\n\
        ,2017-03-18,,,Anbar,\n";
    let file = write("roles", "events.csv", rows);
    let d = json(&["describe", &file]);
    let date = role(&d, "date");
    assert_eq!(
        (&date["column"], &date["filled"], &date["read"]),
        (&json!("date_of_event"), &json!(3), &json!(2))
    );
    assert_eq!(date["unreadable"], json!(["someday"]));
    assert_eq!(date["rivals"], json!([{"column": "report_date", "filled": 2}]));
    let position = role(&d, "position");
    assert_eq!((&position["column"], &position["read"]), (&json!("Latitude, Longitude"), &json!(2)));
    assert_eq!(role(&d, "killed")["read"], 2);
    assert_eq!(role(&d, "events")["taken"], false);
    let text = run(&["describe", &file]).out;
    assert!(text.contains("column date: date_of_event, 2 of 3 read, 1 not, as “someday”"), "{text}");
}

#[test]
fn the_call_can_say_what_columns_mean() {
    let rows = "a,b,when,lat,lon,dead,hurt\n1/2/2017,x,2017-05-05,36.34,43.13,4,7\n";
    let file = write("said", "events.csv", rows);
    for (args, key, want) in [
        (&[][..], "first", json!("2017-05-05")),
        (&["--column", "date=a"], "first", json!("2017-02-01")),
        (&["--column", "date=a", "--date-order", "month-first"], "first", json!("2017-01-02")),
        (&["--column", "killed=hurt"], "killed", json!(7)),
        (&["--column", "KILLED= Hurt "], "killed", json!(7)),
        (&["--column", "killed="], "killed", json!(null)),
        (&["--column", "events=hurt"], "events", json!(7)),
    ] {
        let d = json(&[&["describe", &file], args].concat());
        assert_eq!(d[key], want, "{args:?}");
    }
    refused(&["describe", &file, "--column", "date=c"], &["no column “c”", "when"]);
    refused(&["stats", &file, "--column", "day of event=a"], &["no role", "date"]);
    refused(&["stats", &file, "--column", "month=a"], &["year"]);
}

#[test]
fn a_file_without_dates_says_so_and_one_whose_dates_are_empty_says_that() {
    let none = write("dateless", "none.csv", "lat,lon\n36.34,43.13\n");
    let empty = write("dateless", "empty.csv", "date,lat,lon\n,36.34,43.13\n");
    assert!(run(&["describe", &none]).out.contains("no column was understood as a date"));
    let text = run(&["describe", &empty]).out;
    assert!(text.contains("no row has a date") && !text.contains("no column was understood"), "{text}");
}

#[test]
fn rows_events_and_people_killed_are_three_figures() {
    let rows = "Admin1,Month,Year,Events,Fatalities,latitude,longitude\n\
        Ninewa,1,2017,12,40,36.3,43.1\nAnbar,2,2017,8,21,33.4,43.3\n";
    let file = write("weights", "aggregated.csv", rows);
    let d = json(&["describe", &file]);
    assert_eq!(
        [&d["rows"], &d["events"], &d["killed"], &d["drawn"]],
        [&json!(2), &json!(20), &json!(61), &json!(0)]
    );
    let s = json(&["stats", &file, "--by", "month"]);
    assert_eq!((&s["rows"], &s["events"]), (&json!(2), &json!(20)));
    assert_eq!(s["values"][0], json!({"value": "2017-01", "rows": 1, "events": 12, "killed": 40}));
    assert!(s["notes"].as_array().unwrap().iter().any(|n| n.as_str().unwrap().contains("not one event")));
}

#[test]
fn types_that_contain_each_other_are_not_summed() {
    let rows = "admin1_name,event_type,events,fatalities,reference_period_start,reference_period_end\n\
        Ninewa,civilian_targeting,5,10,2017-01-01,2017-01-31\n\
        Ninewa,demonstration,2,0,2017-01-01,2017-01-31\n\
        Ninewa,political_violence,30,200,2017-01-01,2017-01-31\n";
    let file = write("overlap", "hapi.csv", rows);
    let d = json(&["describe", &file]);
    assert_eq!((&d["rows"], &d["events"], &d["killed"]), (&json!(3), &json!(32), &json!(200)));
    let s = json(&["stats", &file, "--by", "event_type"]);
    let of = |value: &str| s["values"].as_array().unwrap().iter().find(|v| v["value"] == value).cloned();
    assert_eq!(of("civilian_targeting").unwrap()["events"], 5);
    assert_eq!(s["events"], 32);
    let only = json(&["stats", &file, "--filter", "type=civilian_targeting"]);
    assert_eq!((&only["events"], &only["killed"]), (&json!(5), &json!(10)));
    assert!(run(&["stats", &file]).err.contains("overlap"));
    // Naming both does not sum them either.
    let both = json(&["stats", &file, "--filter", "type=civilian_targeting,political_violence"]);
    assert_eq!((&both["events"], &both["killed"]), (&json!(30), &json!(200)));
}

#[test]
fn an_order_of_dates_that_late_rows_prove_is_that_of_all() {
    let mut rows = String::from("date,latitude,longitude\n");
    for n in 0..30_000 {
        rows += &format!("{}/{}/2007,33.3,44.4\n", n % 12 + 1, n / 12 % 12 + 1);
    }
    let proof = format!("{rows}1/13/2007,33.3,44.4\n");
    let file = write("order", "late.csv", &proof);
    let d = json(&["describe", &file]);
    assert_eq!(d["last"], "2007-12-12");
    let says = |d: &Value, words: &str| {
        d["notes"].as_array().unwrap().iter().any(|n| n.as_str().unwrap().contains(words))
    };
    assert!(says(&d, "month first: proved by line 30002"), "{d}");
    let both = write("order", "both.csv", format!("{proof}13/1/2007,33.3,44.4\n"));
    assert!(says(&json(&["describe", &both]), "contradict"));
}

#[test]
fn low_best_and_high_stand_in_every_sum() {
    let rows = "date,latitude,longitude,best,low,high\n2017-03-17,36.34,43.13,4,3,6\n2017-03-18,36.34,43.13,70,58,86\n";
    let file = write("ends", "ends.csv", rows);
    assert!(run(&["describe", &file]).out.contains("between 61 and 92 people killed, best 74"));
    assert!(run(&["stats", &file]).out.contains("between 61 and 92, best 74"));
    // Iraq Body Count's columns: the least is no best estimate.
    let lowest = rows.replace("best,low,high", "id,min,max");
    let file = write("ends", "min.csv", lowest);
    let said = run(&["describe", &file]).out;
    assert!(
        said.contains("between 61 and 92 people killed; counted by the lowest numbers")
            && !said.contains("best"),
        "{said}"
    );
    assert!(run(&["stats", &file]).out.contains("between 61 and 92, counted by the lowest numbers"));
    let file = write("ends", "ends.csv", rows);
    let s = json(&["stats", &file]);
    assert_eq!((&s["killed_low"], &s["killed"], &s["killed_high"]), (&json!(61), &json!(74), &json!(92)));
}

#[test]
fn the_call_can_say_how_letters_are_stored() {
    // “Mosul” in Arabic letters in Windows-1256: the values are those of the code page’s own table.
    let file = write(
        "letters",
        "events.csv",
        b"date,lat,lon,type\n2017-03-17,36.34,43.13,\xc7\xe1\xe3\xe6\xd5\xe1\n",
    );
    let value = |args: &[&str]| {
        let d = json(&[&["describe", &file], args].concat());
        let columns = d["columns"].as_array().unwrap();
        let column = columns.iter().find(|c| c["column"] == "type").unwrap();
        column["values"][0]["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(value(&["--encoding", "windows-1256"]), "الموصل");
    assert_ne!(value(&["--encoding", "windows-1252"]), "الموصل");
    refused(&["describe", &file, "--encoding", "klingon"], &["klingon", "encoding"]);
}

#[test]
fn positions_are_compared_with_named_governorates_whatever_the_number_of_filter_columns() {
    let names: Vec<String> = (0..20).map(|n| format!("kind{n}")).collect();
    let mut rows = format!("date,latitude,longitude,governorate,{}\n", names.join(","));
    for n in 0..40 {
        // In Mosul; every fourth row says Basra.
        let governorate = if n % 4 == 0 { "Basrah" } else { "Ninewa" };
        let kinds: Vec<String> = (0..20).map(|k| format!("v{}", (n + k) % 3)).collect();
        rows += &format!("2017-03-{:02},36.34,43.13,{governorate},{}\n", n % 28 + 1, kinds.join(","));
    }
    let file = write("agreement", "wide.csv", &rows);
    let d = json(&["describe", &file]);
    assert!(d["columns"].as_array().unwrap().len() > 16, "as many filter columns as there can be");
    let s = json(&["stats", &file, "--by", "position_and_governorate"]);
    let counts: Vec<u64> =
        s["values"].as_array().unwrap().iter().map(|v| v["rows"].as_u64().unwrap()).collect();
    assert_eq!(counts, [30, 10], "{s}");
}

#[test]
fn circles_of_a_picture_are_sized_by_a_column_of_numbers() {
    const TEST: &str = "size-by";
    let table = write(
        TEST,
        "camps.csv",
        "date,lat,lon,households,name\n2017-03-01,36.34,43.13,900,A\n2017-03-02,33.31,44.36,100,B\n",
    );
    let picture = |name: &str| table.replace("camps.csv", name);
    let sized = picture("camps.svg");
    done(&["render", &table, "-o", &sized, "--replace", "--size-by", "households"]);
    let svg = std::fs::read_to_string(&sized).unwrap();
    assert!(
        svg.contains("households, sum of a cell: area of the circle"),
        "the legend says what the size is"
    );
    let counted = picture("counted.svg");
    done(&["render", &table, "-o", &counted, "--replace"]);
    let plain = std::fs::read_to_string(&counted).unwrap();
    assert!(!plain.contains("households, sum") && plain != svg);
    refused(&["render", &table, "-o", &picture("no.svg"), "--size-by", "name"], &["“name”", "households"]);
    refused(
        &["render", &table, "-o", &picture("no.svg"), "--size-by", "households", "--show", "cells"],
        &["--show"],
    );
    refused(&["render", "-o", &picture("no.svg"), "--size-by", "households"], &["needs an event file"]);
}

#[test]
fn rows_that_are_totals_count_only_if_that_is_asked_for() {
    for (name, rows) in [
        ("a sum", "governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nNinewa,,9\n"),
        ("a word", "governorate,killed\nNinewa,4\nAnbar,5\nTotal,9\n"),
        ("a date", "date,town,killed\n2017-03-05,Mosul,4\n2017-03-06,Sinjar,5\n2017-03-31,Total,9\n"),
        ("no label", "date,governorate,killed\n2017-03-05,Ninewa,4\n2017-03-06,Anbar,5\n,,9\n"),
    ] {
        let file = write("totals", "events.csv", rows);
        let without = json(&["stats", &file]);
        assert_eq!((&without["rows"], &without["killed"]), (&json!(2), &json!(9)), "{name}");
        let with = json(&["stats", &file, "--keep-totals"]);
        assert_eq!((&with["rows"], &with["killed"]), (&json!(3), &json!(18)), "{name}");
        assert_eq!(json(&["describe", &file, "--keep-totals"])["rows"], 3, "{name}");
    }
    let file = write("totals-placed", "events.csv", "town,killed\nMosul,4\nSinjar,5\nTotal,9\n");
    let rows = |args: &[&str]| json(&[&["place", &file], args].concat())["rows"].clone();
    assert_eq!((rows(&[]), rows(&["--keep-totals"])), (json!(2), json!(3)));
}

#[test]
fn a_project_remembers_that_totals_are_kept() {
    let file = write("totals-project", "events.csv", "governorate,killed\nNinewa,4\nAnbar,5\nTotal,9\n");
    let project = std::path::Path::new(&file).with_file_name("p.json");
    let project = project.to_str().unwrap();
    done(&["project", "new", "-o", project, "--events", &file, "--keep-totals"]);
    let text = std::fs::read_to_string(project).unwrap();
    assert!(text.contains("\"keep_totals\": true"), "{text}");
    let out = std::path::Path::new(&file).with_file_name("rows.csv");
    done(&["export", project, "--rows", "--replace", "-o", out.to_str().unwrap()]);
    let rows = std::fs::read_to_string(out).unwrap();
    assert_eq!(rows.lines().filter(|line| line.contains("Total")).count(), 1, "{rows}");
}
