//! What differs between two states of a source.

use serde_json::{Value, json};

use crate::run::{done, json, refused, run, write};

const HEADER: &str = "event_id_cnty,event_date,event_type,actor1,country,admin1,latitude,longitude,geo_precision,fatalities,notes,timestamp\n";

fn march(test: &str) -> String {
    write(
        test,
        "march.csv",
        format!(
            "{HEADER}IRQ1,2017-03-01,Battles,A,Iraq,Ninewa,36.34,43.13,1,3,one,1642000000\n\
             IRQ2,2017-03-02,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,two,1642000000\n\
             IRQ3,2017-03-03,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,three,1642000000\n\
             IRQ4,2017-03-04,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,four,1642000000\n\
             IRQ5,2016-12-01,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,five,1642000000\n"
        ),
    )
}

fn april(test: &str) -> String {
    write(
        test,
        "april.csv",
        format!(
            "{HEADER}IRQ1,2017-03-01,Battles,A,Iraq,Ninewa,36.34,43.13,1,5,one,1704067200\n\
             IRQ2,2017-03-02,Battles,B,Iraq,Ninewa,36.44,43.13,1,0,two,1704067200\n\
             IRQ4,2017-03-06,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,four,1704067200\n\
             IRQ6,2017-03-01,Riots,A,Iraq,Baghdad,33.31,44.36,1,0,six,1704067200\n"
        ),
    )
}

fn change<'c>(entry: &'c Value, id: &str) -> &'c Value {
    entry["changes"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap()
}

#[test]
fn the_differences_between_two_files_are_counted_and_listed_by_id() {
    const TEST: &str = "compare-1";
    let (old, new) = (march(TEST), april(TEST));
    let d = json(&["compare", &old, &new]);
    for (member, n) in [
        ("added", 1),
        ("removed", 1),
        ("changed", 3),
        ("moved", 1),
        ("redated", 1),
        ("killed_changed", 1),
        ("fields_changed", 1),
        ("unchanged", 0),
    ] {
        assert_eq!(d[member], n, "{member}");
    }
    assert_eq!((&d["id"], &d["not_judged"]["other_days"]), (&json!("event_id_cnty"), &json!(1)));
    // 0.1° of latitude at 36.4° N, from GeographicLib's GeodSolve: 11.097 km.
    let moved = change(&d, "IRQ2");
    assert_eq!(moved["kinds"], json!(["moved", "fields-changed"]));
    let km = moved["moved_km"].as_f64().unwrap();
    assert!((km - 11.097).abs() < 0.01, "{km}");
    let fields: Vec<&Value> = moved["fields"].as_array().unwrap().iter().map(|f| &f["field"]).collect();
    assert_eq!(fields, ["actor1", "latitude", "timestamp"]);
    assert_eq!((&moved["before"]["row"], &moved["after"]["latitude"]), (&json!(2), &json!(36.44)));
    assert_eq!(change(&d, "IRQ4")["moved_days"], 2);
    assert_eq!(
        (&change(&d, "IRQ3")["change"], &change(&d, "IRQ3")["after"]),
        (&json!("removed"), &json!(null))
    );
    let out = run(&["compare", &old, &new]);
    for line in [
        "IRQ1           killed 5 instead of 3",
        "IRQ2           moved 11 km, other fields: actor1\n",
        "IRQ4           re-dated 2017-03-06 instead of 2017-03-04 (+2 days)",
    ] {
        assert!(out.out.contains(line), "{}", out.out);
    }
    assert!(
        out.err.contains("1 event of march.csv of days before or after those of april.csv"),
        "{}",
        out.err
    );
    assert_eq!(json(&["compare", &old, &old])["changes"], json!([]));
}

#[test]
fn a_file_of_some_events_only_removes_none_unless_it_is_said_to_be_whole() {
    const TEST: &str = "compare-2";
    let old = march(TEST);
    let rows = "IRQ1,2017-03-01,Battles,A,Iraq,Ninewa,36.34,43.13,1,5,one,1704067200\nIRQ9,2017-03-31,Battles,A,Iraq,Ninewa,36.34,43.13,1,5,nine,1704067200\n";
    let new = write(TEST, "part.csv", format!("{HEADER}{rows}"));
    for (args, removed, partial) in [(&[][..], 0, 3), (&["--part"], 0, 3), (&["--whole"], 3, 0)] {
        let d = json(&[&["compare", &old, &new], args].concat());
        assert_eq!(
            (&d["removed"], &d["not_judged"]["partial"]),
            (&json!(removed), &json!(partial)),
            "{args:?}"
        );
    }
    assert_eq!(run(&["compare", &old, &new, "--part", "--whole"]).code, 2);
}

#[test]
fn the_differences_are_written_as_lines_and_points_or_as_a_table() {
    const TEST: &str = "compare-3";
    let (old, new) = (march(TEST), april(TEST));
    let out = |name: &str| {
        let path = std::path::Path::new(&old).with_file_name(name);
        path.to_str().unwrap().to_owned()
    };
    let (geojson, csv) = (out("differences.geojson"), out("differences.csv"));
    done(&["compare", &old, &new, "-o", &geojson]);
    let d: Value = serde_json::from_str(&std::fs::read_to_string(&geojson).unwrap()).unwrap();
    let features = d["features"].as_array().unwrap();
    assert_eq!(features.len(), 5);
    let of = |id: &str| features.iter().find(|f| f["properties"]["change_id"] == id).unwrap();
    assert_eq!(
        of("IRQ2")["geometry"],
        json!({"type": "LineString", "coordinates": [[43.13, 36.34], [43.13, 36.44]]})
    );
    assert_eq!(of("IRQ6")["geometry"], json!({"type": "Point", "coordinates": [44.36, 33.31]}));
    assert_eq!(of("IRQ1")["properties"]["fields"]["fatalities"], json!(["3", "5"]));
    assert!(d["iraq_risk_atlas"]["holds"].as_str().unwrap().contains("5 events that differ"));
    done(&["compare", &old, &new, "-o", &csv]);
    // An older one is replaced, as what this program wrote; a file that is read is not.
    done(&["compare", &old, &new, "-o", &csv]);
    let text = std::fs::read_to_string(&csv).unwrap();
    assert!(text.starts_with("change,change_kinds,change_id,"), "{text}");
    assert_eq!(text.lines().count(), 6);
    refused(&["compare", &old, &new, "-o", &old, "--replace"], &["march.csv"]);
    refused(&["compare", &old, &new, "-o", &out("differences.ris")], &[".geojson"]);
}

#[test]
fn files_without_ids_that_last_are_refused_with_the_remedy() {
    const TEST: &str = "compare-4";
    let none = write(TEST, "none.csv", "when,lat,lon,ref\n2017-03-01,36.34,43.13,a\n");
    refused(&["compare", &none, &none], &["none.csv has no column", "--column id="]);
    assert_eq!(json(&["compare", &none, &none, "--column", "id=ref"])["unchanged"], 1);
    assert_eq!(run(&["compare", &none]).code, 2);
}

#[test]
fn events_on_a_list_of_deleted_ones_are_left_out_and_counted() {
    const TEST: &str = "compare-deleted";
    let events = march(TEST);
    let list = write(
        TEST,
        "deleted.csv",
        "event_id_cnty,deleted_timestamp\nIRQ2,1704067200\nIRQ5,1704067200\nIRQ77,1704067200\n",
    );
    let d = json(&["stats", &events, "--deleted", &list]);
    assert_eq!((&d["rows"], &d["killed"]), (&json!(3), &json!(3)));
    let notes = d["notes"].to_string();
    assert!(
        notes.contains(
            "2 rows are left out, because deleted.csv lists their ids (“event_id_cnty”) as deleted"
        ),
        "{notes}"
    );
    assert!(notes.contains("1 id of the list is not in this file"), "{notes}");
    assert_eq!(json(&["stats", &events])["rows"], 5, "the file is as it was");
    assert_eq!(json(&["describe", &events, "--deleted", &list])["rows"], 3);
    let near = json(&["at", "43.13,36.34", "--events", &events, "--deleted", &list]);
    assert_eq!(near["events"]["count"], 3);
    let out = std::path::Path::new(&events).with_file_name("left.csv");
    done(&["export", "--events", &events, "--deleted", &list, "-o", out.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count(), 4);
    refused(&["stats", &events, "--deleted", &events], &["march.csv", "table of events"]);
    let none = write(TEST, "none.csv", "when,lat,lon\n2017-03-01,36.34,43.13\n");
    refused(&["stats", &none, "--deleted", &list], &["none.csv", "--column id="]);
    refused(&["export", "-o", out.to_str().unwrap(), "--deleted", &list], &["needs an event file"]);
}

#[test]
fn events_on_a_list_of_deleted_ones_count_as_removed_from_a_part_too() {
    const TEST: &str = "compare-deleted-part";
    let old = march(TEST);
    let part = write(
        TEST,
        "part.csv",
        format!(
            "{HEADER}IRQ1,2017-03-01,Battles,A,Iraq,Ninewa,36.34,43.13,1,5,one,1704067200\n\
             IRQ4,2017-03-04,Battles,A,Iraq,Ninewa,36.34,43.13,1,0,four,1642000000\n"
        ),
    );
    let list =
        write(TEST, "deleted.csv", "event_id_cnty,deleted_timestamp\nIRQ4,1704067200\nIRQ5,1704067200\n");
    let d = json(&["compare", &old, &part, "--part", "--deleted", &list]);
    // IRQ4 is left out of the later file, IRQ5 is of days of which it says nothing.
    assert_eq!((&d["removed"], &d["changed"], &d["unchanged"]), (&json!(2), &json!(1), &json!(0)));
    assert_eq!(
        (&change(&d, "IRQ4")["change"], &change(&d, "IRQ5")["change"]),
        (&json!("removed"), &json!("removed"))
    );
    let run = run(&["compare", &old, &part, "--part", "--deleted", &list]);
    for note in [
        "part.csv: 1 row is left out, because deleted.csv lists",
        "2 events of march.csv count as removed because",
    ] {
        assert!(run.err.contains(note), "{}", run.err);
    }
}
