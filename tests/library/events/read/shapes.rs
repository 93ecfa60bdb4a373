//! JSON of any shape: services wrap their records, and table programs write them by column or by row.

use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::files::{EventsRead, OpenError, Opener};
use iraq_risk_atlas::formats::events::Watch;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::bytes;

fn opener() -> &'static Opener {
    static OPENER: OnceLock<Opener> = OnceLock::new();
    OPENER.get_or_init(|| Opener::new(Arc::new(Atlas::built_in().unwrap())))
}

fn try_read(name: &str, text: &str) -> Result<EventsRead, OpenError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let table = opener().open_table(&path, &mut |_, _| Watch::GoOn)?;
    opener().read(&table, None, &mut |_| Watch::GoOn)
}

fn read_all(text: &str) -> EventsRead {
    try_read("a.json", text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

/// What is said of a file as a whole.
fn said(read: &EventsRead) -> String {
    format!("{} {}", read.source.note().unwrap_or_default(), read.file.notes.to_text())
}

fn record(number: usize) -> Value {
    let day = 1 + number % 28;
    json!({"id": number, "date": format!("2017-03-{day:02}"), "latitude": 36.34, "longitude": 43.13, "killed": number % 7})
}

fn feature(number: usize) -> Value {
    json!({"type": "Feature", "properties": {"date": "2017-03-17", "killed": number % 7},
        "geometry": {"type": "Point", "coordinates": [43.13, 36.34]}})
}

fn collection(numbers: std::ops::Range<usize>) -> Value {
    json!({"type": "FeatureCollection", "features": numbers.map(feature).collect::<Vec<_>>()})
}

/// The same records in one of several shapes; `orient` as pandas names them.
fn shaped(shape: usize, count: usize) -> String {
    let records: Vec<Value> = (0..count).map(record).collect();
    let names = ["id", "date", "latitude", "longitude", "killed"];
    let row = |r: &Value| names.map(|n| r[n].clone()).to_vec();
    let rows: Vec<Vec<Value>> = records.iter().map(row).collect();
    let half = count / 2;
    match shape {
        0 => Value::from(records).to_string(),
        1 => json!({"meta": {"total": count}, "data": {"items": records}}).to_string(),
        2 => json!({"result": {"fields": [{"id": "a"}], "records": records}}).to_string(),
        3 => Value::Object(records.iter().enumerate().map(|(i, r)| (i.to_string(), r.clone())).collect())
            .to_string(),
        4 => {
            let column = |n: &&str| {
                let cells = records.iter().enumerate().map(|(i, r)| (i.to_string(), r[*n].clone()));
                ((*n).to_owned(), Value::Object(cells.collect()))
            };
            Value::Object(names.iter().map(column).collect()).to_string()
        }
        5 => json!({"columns": names, "index": (0..count).collect::<Vec<_>>(), "data": rows}).to_string(),
        6 => {
            let header = names.map(Value::from).to_vec();
            Value::from([vec![header], rows].concat().into_iter().map(Value::from).collect::<Vec<_>>())
                .to_string()
        }
        7 => json!({"2017": records[..half], "2018": records[half..]}).to_string(),
        8 => collection(0..count).to_string(),
        9 => format!("{}\n{}", collection(0..half), collection(half..count)),
        10 => json!({"schema": {"fields": names.map(|n| json!({"name": n}))}, "data": records}).to_string(),
        11 => json!([{"page": 1, "pages": 1}, records]).to_string(),
        _ => records.iter().map(|r| format!("{r}\n")).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_record_of_any_shape_is_in_the_table(shape in 0..13_usize, count in 2..60_usize, pretty in any::<bool>()) {
        let mut text = shaped(shape, count);
        if pretty && shape < 9 {
            text = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&text).unwrap()).unwrap();
        }
        let read = read_all(&text);
        prop_assert_eq!(read.file.table.len(), count, "{}", said(&read));
        prop_assert_eq!(read.file.table.drawn() as usize, count, "{}", said(&read));
    }

    #[test]
    fn entries_that_are_no_records_are_counted(count in 2..30_usize, others in 1..5_usize) {
        let mut list: Vec<Value> = (0..count).map(record).collect();
        list.splice(1..1, std::iter::repeat_n(Value::Null, others));
        let read = read_all(&json!({"data": list}).to_string());
        prop_assert_eq!(read.file.table.len(), count);
        let words = if others == 1 { "1 entry is".to_owned() } else { format!("{others} entries are") };
        prop_assert!(said(&read).contains(&words), "{}", said(&read));
    }
}

#[test]
fn rows_of_rewritten_files_are_read_again_and_named_by_their_lines() {
    let text = "{\"data\": [\n {\"date\": \"2017-03-17\", \"latitude\": 36.34, \"longitude\": 43.13, \"id\": 9007199254740993},\n {\"date\": \"no date\", \"latitude\": 36.35, \"longitude\": 43.13, \"id\": 9007199254740995}\n]}";
    let read = read_all(text);
    let rows = read.rows();
    let fields = rows.row(0).unwrap();
    assert!(fields.contains(&("id".to_owned(), "9007199254740993".to_owned())), "{fields:?}");
    assert!(said(&read).contains("line 3, date: no date"), "{}", said(&read));
}

#[test]
fn pages_that_are_missing_are_told() {
    for (text, words) in [
        (json!({"count": 5234, "next": "x", "results": [record(1), record(2)]}).to_string(), "5234"),
        (json!({"exceededTransferLimit": true, "features": [feature(1)], "type": "FeatureCollection"}).to_string(), "exceededTransferLimit"),
        (json!({"type": "FeatureCollection", "features": [feature(1)], "numberMatched": 77, "numberReturned": 1}).to_string(), "77"),
    ] {
        let read = read_all(&text);
        assert!(said(&read).contains(words) && said(&read).contains("one page"), "{}", said(&read));
    }
    assert!(
        !said(&read_all(&json!({"total": 2, "data": [record(1), record(2)]}).to_string()))
            .contains("one page")
    );
}

#[test]
fn positions_are_those_of_the_geometry_or_else_of_the_properties() {
    let one = |geometry: Value, own: Value| {
        json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"date": "2017-03-17", "lat": own, "lon": 44.36}, "geometry": geometry},
        feature(1)]}).to_string()
    };
    for (geometry, own, drawn) in [
        (Value::Null, json!(33.31), 2),
        (Value::Null, Value::Null, 1),
        (json!({"type": "MultiPoint", "coordinates": [[44.36, 33.31]]}), Value::Null, 2),
        (json!({"type": "MultiPoint", "coordinates": [[44.36, 33.31], [44.4, 33.3]]}), json!(33.31), 1),
        (json!({"coordinates": [44.36, 33.31], "type": "Point"}), json!(10.0), 2),
        (json!({"type": "LineString", "coordinates": [[44.36, 33.31], [44.4, 33.3]]}), json!(33.31), 1),
    ] {
        let read = read_all(&one(geometry.clone(), own));
        assert_eq!(read.file.table.drawn(), drawn, "{geometry}: {}", said(&read));
    }
}

#[test]
fn a_long_outline_before_its_kind_opens_like_any_other() {
    let ring: Vec<[f64; 2]> = (0..80_000).map(|i| [44.0 + f64::from(i) * 1e-6, 33.0]).collect();
    let ring = serde_json::to_string(&ring).unwrap();
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"date":"2017-03-17"}},"geometry":{{"coordinates":[{ring}],"type":"Polygon"}}}},{}]}}"#,
        feature(1)
    );
    assert!(text.len() > 1 << 20);
    let read = read_all(&text);
    assert_eq!((read.file.table.len(), read.file.table.drawn()), (2, 1));
}

#[test]
fn what_holds_no_records_that_can_be_read_is_refused_by_name() {
    for (name, text, words) in [
        ("a.json", r#"{"a":1,"b":{"c":[]}}"#, "“b”"),
        (
            "a.json",
            r#"{"geometryType":"esriGeometryPolygon","features":[{"attributes":{"date":"2017"}}]}"#,
            "Esri",
        ),
        (
            "a.geojson",
            r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2263"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#,
            "EPSG:2263",
        ),
        ("a.json", "callback({\"data\": []});", "JavaScript"),
        ("a.json", r#"{"type":"Topology","objects":{}}"#, "TopoJSON"),
    ] {
        let error = try_read(name, text).unwrap_err().to_string();
        assert!(error.contains(words), "{text}: {error}");
    }
}

#[test]
fn a_file_that_is_cut_or_grows_while_it_is_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "2017-03-17,36.34,43.13,4\n".repeat(100_000);
    let text = format!("date,latitude,longitude,killed\n{rows}");
    let change = |words: &str, change: &dyn Fn(&std::path::Path)| {
        let path = folder.path().join("a.csv");
        std::fs::write(&path, &text).unwrap();
        let table = opener().open_table(&path, &mut |_, _| Watch::GoOn).unwrap();
        let mut done = false;
        let read = opener().read(&table, None, &mut |_| {
            if !std::mem::replace(&mut done, true) {
                change(&path);
            }
            Watch::GoOn
        });
        let error = read.unwrap_err();
        assert!(done && error.is_change() && error.to_string().contains(words), "{error}");
        assert!(error.to_string().contains("a.csv"), "{error}");
    };
    let open = |path: &std::path::Path| std::fs::File::options().write(true).open(path).unwrap();
    change("grown", &|path| open(path).set_len(text.len() as u64 + 10).unwrap());
    change("cut", &|path| open(path).set_len(1 << 20).unwrap());
    change("replaced", &|path| {
        std::fs::write(folder.path().join("b"), &text).unwrap();
        std::fs::rename(folder.path().join("b"), path).unwrap();
    });
}

#[test]
fn keys_of_records_that_differ_only_in_case_are_one_column_unless_a_record_has_both() {
    let file = bytes(
        br#"[{"Date":"2017-03-05","Latitude":36.3412,"Longitude":43.1312,"Killed":2},
            {"date":"2017-03-06","latitude":33.3112,"longitude":44.3612,"killed":1},
            {"DATE":"2017-03-07","LATITUDE":33.3112,"LONGITUDE":44.3612,"KILLED":4}]"#,
    );
    assert_eq!(file.layout.header, ["Date", "Latitude", "Longitude", "Killed"]);
    let table = &file.table;
    assert_eq!((table.len(), table.drawn(), table.undated()), (3, 3, 0));
    assert_eq!((0..3).filter_map(|row| table.fatalities(row).best).sum::<u32>(), 7);
    assert!(!file.notes.to_text().contains("“killed”"), "{}", file.notes.to_text());

    let both = bytes(
        br#"[{"date":"2017-03-05","lat":36.3412,"lon":43.1312,"id":1,"ID":"a"},
            {"date":"2017-03-06","lat":33.3112,"lon":44.3612,"id":2,"ID":"b"}]"#,
    );
    assert_eq!(both.layout.header.len(), 5, "{:?}", both.layout.header);

    // Beyond the records at the beginning, a record with both is counted.
    let row = |i: usize| {
        format!("{{\"date\":\"2017-03-05\",\"lat\":36.3412,\"lon\":43.1312,\"killed\":{}}},\n", i % 3)
    };
    let mut text: String = (0..40_000).map(row).collect();
    text.push_str("{\"date\":\"2017-03-05\",\"Lat\":36.3412,\"lon\":43.1312,\"killed\":1,\"Killed\":1}\n");
    let late = bytes(format!("[{text}]").as_bytes());
    assert_eq!(late.table.drawn(), 40_001);
    assert!(
        late.notes.decisions.iter().any(|said| said.starts_with("1 records have members")),
        "{:?}",
        late.notes.decisions
    );
}

#[test]
fn tables_divided_by_arabic_semicolons_or_by_widths_are_read_and_others_refused_by_name() {
    let arabic = "التاريخ؛المحافظة؛القتلى\n2017-03-05؛نينوى؛3\n2017-03-12؛الأنبار؛10\n";
    let widths = "Date        Governorate  Killed\n2017-03-05  Ninewa       3\n2017-03-06  Anbar        10\n";
    for text in [arabic, widths] {
        let table = try_read("log.txt", text).unwrap().file.table;
        let killed: u32 = (0..2).filter_map(|row| table.fatalities(row).best).sum();
        assert_eq!((table.len(), killed), (2, 13), "{text}");
    }
    let uneven =
        "Date        Governorate  Killed\n2017-03-05  Ninewa  3\n2017-03-06  Salah al-Din  Tikrit  10\n";
    let refused = try_read("log.txt", uneven).unwrap_err().to_string();
    assert!(refused.contains("fixed widths") && refused.contains("save it as CSV"), "{refused}");
}
