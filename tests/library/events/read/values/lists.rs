//! Values of JSON records that are lists, objects or typed: positions, days and counts.

use iraq_risk_atlas::formats::events::{Cause, EventFile};

use super::{read_fully, summary};

const ROWS: [(&str, f64, f64, u32); 3] =
    [("2017-03-17", 36.34, 43.13, 4), ("2017-03-18", 33.31, 44.36, 5), ("2017-03-18", 30.51, 47.78, 0)];

fn list(record: &dyn Fn(&str, f64, f64, u32) -> String) -> EventFile {
    let records: Vec<String> = ROWS.iter().map(|(d, lat, lon, k)| record(d, *lat, *lon, *k)).collect();
    read_fully(&format!("[{}]", records.join(",\n")))
}

fn check(file: &EventFile, name: &str) {
    assert_eq!(summary(file), (3, 9, "2017-03-17 2017-03-18".to_owned()), "{name}: {:?}", file.notes.list);
    let north = file.table.place(0).into_iter().chain(file.table.place(1)).chain(file.table.place(2));
    let latitudes: Vec<f64> = north.map(|p| iraq_risk_atlas::geo::LonLat::from(p).lat).collect();
    assert!(
        ROWS.iter().all(|(_, lat, ..)| latitudes.iter().any(|l| (l - lat).abs() < 1e-5)),
        "{name}: {latitudes:?}"
    );
}

#[test]
fn positions_are_read_from_lists_points_and_objects() {
    type Record<'a> = &'a dyn Fn(&str, f64, f64, u32) -> String;
    let shapes: [(&str, Record); 9] = [
        ("pair, longitude first", &|d, lat, lon, k| {
            format!(r#"{{"date":"{d}","killed":{k},"loc":[{lon},{lat}]}}"#)
        }),
        ("pair, latitude first", &|d, lat, lon, k| {
            format!(r#"{{"date":"{d}","killed":{k},"loc":[{lat},{lon}]}}"#)
        }),
        ("pair of texts", &|d, lat, lon, k| {
            format!(r#"{{"date":"{d}","killed":{k},"loc":["{lon}","{lat}"]}}"#)
        }),
        ("point", &|d, lat, lon, k| {
            format!(
                r#"{{"date":"{d}","killed":{k},"location":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
            )
        }),
        ("lat and lon", &|d, lat, lon, k| {
            format!(r#"{{"date":"{d}","killed":{k},"geo":{{"lat":{lat},"lon":{lon}}}}}"#)
        }),
        ("latitude and longitude", &|d, lat, lon, k| {
            format!(r#"{{"date":"{d}","killed":{k},"location":{{"latitude":"{lat}","longitude":"{lon}"}}}}"#)
        }),
        ("text", &|d, lat, lon, k| format!(r#"{{"date":"{d}","killed":{k},"location":"{lat},{lon}"}}"#)),
        ("deep", &|d, lat, lon, k| {
            format!(
                r#"{{"event":{{"date":"{d}","killed":{k},"where":{{"geo":{{"coordinates":[{lon},{lat},0]}}}}}}}}"#
            )
        }),
        ("typed", &|d, lat, lon, k| {
            format!(
                r#"{{"_id":{{"$oid":"5f{k}"}},"date":{{"$date":"{d}T09:00:00Z"}},"killed":{{"$numberInt":"{k}"}},"loc":{{"type":"Point","coordinates":[{{"$numberDouble":"{lon}"}},{{"$numberDouble":"{lat}"}}]}}}}"#
            )
        }),
    ];
    for (name, record) in shapes {
        check(&list(record), name);
    }
    let file = list(&|d, lat, lon, k| format!(r#"{{"date":"{d}","killed":{k},"loc":[{lat},{lon}]}}"#));
    assert!(
        file.notes.decisions.iter().any(|said| said.contains("latitude first")),
        "{:?}",
        file.notes.decisions
    );
}

#[test]
fn typed_numbers_and_times_are_numbers_and_days() {
    let seconds = |d: &str| if d.ends_with("17") { 1_489_741_200_000_i64 } else { 1_489_827_600_000 };
    let file = list(&|d, lat, lon, k| {
        format!(
            r#"{{"date":{{"$date":{{"$numberLong":"{}"}}}},"killed":{{"$numberLong":"{k}"}},"lat":{{"$numberDecimal":"{lat}"}},"lon":{{"$numberDouble":"{lon}"}}}}"#,
            seconds(d)
        )
    });
    check(&file, "numbers");
    assert_eq!(file.layout.header, ["date", "killed", "lat", "lon"]);
}

#[test]
fn the_order_of_pairs_is_proved_by_all_records() {
    // The first thousand lie where both orders are possible.
    let mut records: Vec<String> =
        (0..1200).map(|n| format!(r#"{{"date":"2017-03-17","n":{n},"loc":[52.5,13.4]}}"#)).collect();
    records.extend((0..1300).map(|n| format!(r#"{{"date":"2017-03-17","n":{n},"loc":[36.34,43.13]}}"#)));
    let file = read_fully(&format!("[{}]", records.join(",")));
    assert_eq!((file.table.drawn(), file.notes.count(Cause::Exchanged)), (2500, 0));
    let in_iraq = (0..file.table.drawn())
        .filter_map(|row| file.table.place(row))
        .map(iraq_risk_atlas::geo::LonLat::from);
    assert_eq!(in_iraq.filter(|p| (p.lat - 36.34).abs() < 1e-4).count(), 1300);
}

#[test]
fn a_list_that_is_no_position_leaves_the_others_as_they_are() {
    let file = read_fully(
        r#"[{"date":"2017-03-17","loc":[43.13,36.34]},{"date":"2017-03-17","loc":[]},{"date":"2017-03-17","loc":[44.36,33.31]},{"date":"2017-03-17","loc":["x","y"]},{"date":"2017-03-17","loc":[47.78,30.51]},{"date":"2017-03-17","loc":null}]"#,
    );
    assert_eq!(file.table.drawn(), 3);
    assert_eq!(
        (file.notes.count(Cause::NoPlace), file.notes.count(Cause::UnreadablePlace)),
        (1, 2),
        "{:?}",
        file.notes.list
    );
}
