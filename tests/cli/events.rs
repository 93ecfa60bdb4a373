//! Event files on the command line: what the program prints of them, run as a script runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::run::{done, json, refused, run, shared};
use crate::support::files::folder;

/// Six made-up rows: two towns, one row known only to its governorate, one without a date,
/// one without a place.
const ROWS: &str = "\
event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,\
geo_precision,source,notes,fatalities
IRQ1,2017-03-05,1,Battles,Armed clash,A,Ninewa,Mosul,36.34,43.13,1,Made up,near the market,3
IRQ2,2017-03-06,1,Battles,Armed clash,A,Ninewa,Mosul,36.34,43.13,1,Made up,,0
IRQ3,2017-04-01,1,Protests,Peaceful protest,B,Baghdad,Baghdad,33.3152,44.3661,1,Made up,\"a square, a park\",0
IRQ4,2018-01-01,1,Battles,Armed clash,A,Al-Anbar,Anbar,33.42,43.3,3,Made up,,7
IRQ5,,1,Riots,Mob violence,B,Baghdad,Baghdad,33.3152,44.3661,1,Made up,,1
IRQ6,2018-05-01,1,Riots,Mob violence,B,Kirkuk,Kirkuk,,,1,Made up,,2
";

/// A file of its own for each test.
fn file(test: &str, text: &str) -> String {
    let path = folder("cli-events", test).join("events.csv");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn counts(stats: &Value) -> BTreeMap<String, u64> {
    let values = stats["values"].as_array().unwrap();
    values.iter().map(|v| (v["value"].as_str().unwrap().to_owned(), v["events"].as_u64().unwrap())).collect()
}

#[test]
fn a_file_is_described_with_what_is_only_counted_and_what_was_amiss() {
    let path = file("describe", ROWS);
    let described = json(&["describe", &path]);
    assert_eq!(described["recognised"], "ACLED export");
    assert_eq!((&described["rows"], &described["drawn"]), (&6.into(), &4.into()));
    assert_eq!((&described["first"], &described["last"]), (&"2017-03-05".into(), &"2018-05-01".into()));
    assert_eq!(described["killed"], 13);
    let notes = described["notes"].to_string();
    assert!(notes.contains("without a position") && notes.contains("without a date"), "{notes}");
    let lines = done(&["describe", &path]);
    assert!(lines.contains("ACLED export, 6 rows") && lines.contains("2 are only counted"), "{lines}");
}

#[test]
fn rows_known_only_to_their_governorate_count_for_it() {
    let path = file("governorates", ROWS);
    let stats = json(&["stats", &path]);
    let want = [("Anbar", 1), ("Baghdad", 2), ("Kirkuk", 1), ("Nineveh", 2)];
    assert_eq!(counts(&stats), want.map(|(name, n)| (name.to_owned(), n)).into());
    assert_eq!(stats["killed"], 13);
}

#[test]
fn filters_leave_what_meets_all_of_them() {
    let path = file("filters", ROWS);
    let shown = |filters: &[&str]| {
        let mut args = vec!["stats", &path, "--by", "type"];
        filters.iter().for_each(|f| args.extend(["--filter", f]));
        json(&args)["shown"].as_u64().unwrap()
    };
    assert_eq!(shown(&[]), 6);
    assert_eq!(shown(&["type=battles"]), 3);
    assert_eq!(shown(&["type=Battles,Riots"]), 5);
    assert_eq!(shown(&["type!=Battles"]), 3);
    assert_eq!(shown(&["type=Battles", "killed>=3"]), 2);
    assert_eq!(shown(&["killed<=0"]), 2);
    assert_eq!(shown(&["governorate=Nineveh"]), 2);
    // The undated row stays until it is sent away.
    assert_eq!(shown(&["from=2017-03", "to=2017-03"]), 3);
    assert_eq!(shown(&["from=2017-03", "to=2017-03", "undated=no"]), 2);
    assert_eq!(shown(&["text=MARKET"]), 1);
    assert_eq!(shown(&["text=square, a"]), 1);
    // The header is not a row.
    let none = run(&["stats", &path, "--filter", "text=geo_precision"]);
    assert_eq!(none.code, 1, "{}", none.out);
}

#[test]
fn years_and_months_count_first_days_and_keep_the_undated() {
    let path = file("periods", ROWS);
    let want = [("2017", 3), ("2018", 2), ("undated", 1)];
    assert_eq!(counts(&json(&["stats", &path, "--by", "year"])), want.map(|(y, n)| (y.to_owned(), n)).into());
    let months = counts(&json(&["stats", &path, "--by", "month"]));
    assert_eq!(months["2017-03"], 2);
}

#[test]
fn events_near_a_position_are_listed_nearest_first() {
    let path = file("at", ROWS);
    let found = json(&["at", "43.13,36.34", "--events", &path, "--within", "1"]);
    assert_eq!(found["events"]["count"], 2);
    let listed = found["events"]["listed"].as_array().unwrap();
    assert_eq!((&listed[0]["row"], &listed[0]["first"]), (&1.into(), &"2017-03-05".into()));
    // PROJ's geodesic on WGS 84 (pyproj.Geod.inv) gives 354.093 km between the two positions.
    let far =
        |km: &str| json(&["at", "43.13,36.34", "--events", &path, "--within", km])["events"]["count"].clone();
    assert_eq!((far("354.0"), far("354.2")), (2.into(), 4.into()));
}

#[test]
fn a_picture_shows_the_events_that_meet_the_filter() {
    let path = file("render", ROWS);
    let picture = |name: &str, filter: &str| {
        let out = PathBuf::from(&path).with_file_name(name);
        let out = out.to_str().unwrap().to_owned();
        done(&["render", "-o", &out, "--layers", "none", "--events", &path, "--filter", filter]);
        fs::read_to_string(out).unwrap()
    };
    let all = picture("all.svg", "killed>=0");
    assert!(all.contains("6 of 6 events") && all.contains("events.csv"), "the legend says how many");
    assert!(picture("some.svg", "type=Battles").contains("3 of 6 events"));
}

#[test]
fn an_invalid_condition_is_reported_with_alternatives() {
    let path = file("refused", ROWS);
    refused(&["stats", &path, "--filter", "type=Battle"], &["“Battle”", "Battles"]);
    refused(&["stats", &path, "--filter", "kind=x"], &["“kind”", "event_type"]);
    refused(&["stats", &path, "--filter", "killed>=many"], &["whole number"]);
    refused(&["stats", &path, "--filter", "from=May"], &["“May”", "2017-11"]);
    refused(&["stats", &path, "--filter", "type"], &["COLUMN=VALUE"]);
    refused(&["stats", &path, "--by", "colour"], &["“colour”", "governorate"]);
    refused(&["stats", "no-such-file.csv"], &["no-such-file.csv", "no such file"]);
    refused(&["at", "44,33", "--events", &path, "--within", "-1"], &["distance"]);
    refused(&["rendr"], &["“rendr”", "neither a command nor a file", "render"]);
    let empty = file("empty", "");
    refused(&["stats", &empty], &["events.csv"]);
    let header = file("header", "date,latitude,longitude,type\n");
    refused(&["describe", &header], &["events.csv"]);
}

/// Real rows counted by splitting lines, which knows nothing of this program.
#[test]
fn totals_of_real_attacks_are_those_of_a_count_by_hand() {
    let Some(path) = shared("attacks-2007-2008.csv") else { return };
    let text = fs::read_to_string(&path).unwrap();
    let (mut types, mut months) = (BTreeMap::<String, u64>::new(), BTreeMap::<String, u64>::new());
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        *types.entry(fields[3].to_owned()).or_default() += 1;
        *months.entry(fields[0][..7].to_owned()).or_default() += 1;
    }
    assert!(types.len() == 3 && months.len() == 18, "the file is not the one that is meant");
    assert_eq!(counts(&json(&["stats", &path, "--by", "type"])), types);
    assert_eq!(counts(&json(&["stats", &path, "--by", "month"])), months);
}

/// The rows and sums are those of the made-up rows above, added up by hand.
#[test]
fn any_column_is_counted_by_filtered_by_and_summed() {
    let path = file("any-column", ROWS);
    let stats = json(&["stats", &path, "--by", "notes", "--sum", "fatalities", "--sum", "latitude"]);
    let want = [("near the market", 1), ("not given", 4), ("a square, a park", 1)];
    assert_eq!(counts(&stats), want.map(|(name, n)| (name.to_owned(), n)).into());
    assert_eq!(stats["sums"][0]["column"], "fatalities");
    assert_eq!((&stats["sums"][0]["sum"], &stats["sums"][0]["rows"]), (&13.0.into(), &6.into()));
    assert_eq!((&stats["sums"][1]["rows"], &stats["sums"][1]["most"]), (&5.into(), &36.34.into()));
    for (condition, want) in [
        ("fatalities>=3", 2),
        ("fatalities 1..3", 3),
        ("time_precision=1", 6),
        ("event_date>=2017-04", 3),
        ("notes~MARKET", 1),
        ("notes!=\"\"", 2),
        ("any of (fatalities>5; location=Baghdad)", 3),
        ("none of (event_type=Battles; event_type=Riots)", 1),
        ("event_id_cnty=IRQ2,IRQ6", 2),
    ] {
        let run = run(&["stats", &path, "--filter", condition, "--json"]);
        let stats: Value =
            serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{condition}: {e}, {}", run.err));
        assert_eq!(stats["shown"], want, "{condition}");
    }
    refused(&["stats", &path, "--filter", "wounded>=1"], &["no column “wounded”", "sub_event_type"]);
    refused(&["stats", &path, "--sum", "wounded"], &["no column “wounded” to sum"]);
    let described = json(&["describe", &path]);
    let kind = |name: &str| {
        let all = described["all_columns"].as_array().unwrap();
        all.iter().find(|c| c["column"] == name).map(|c| c["type"].as_str().unwrap().to_owned())
    };
    for (name, want) in [("fatalities", "number"), ("event_date", "date"), ("location", "category")] {
        assert_eq!(kind(name).as_deref(), Some(want));
    }
}
