//! Parallel reading of later rows must make no difference.

use std::cell::Cell;
use std::io::Read;

use iraq_risk_atlas::formats::events::{Ahead, EventFile, Reading, Watch};
use proptest::prelude::*;

use super::{bytes, governorates};

const HEADER: &str = "id,date,type,latitude,longitude,notes\n";

/// Reads a text with the rows from about `offset` on read apart. Also tells whether these were
/// taken, if a place was found from which to read them.
fn in_parts(text: &[u8], offset: usize) -> (EventFile, Option<bool>) {
    let mut input = text;
    let reading = Reading::begin("events", &mut input, None, None).unwrap();
    let Some(later) = reading.later(offset as u64, &text[offset..]) else {
        return (reading.finish(governorates(), &mut |_| Watch::GoOn, None).unwrap(), None);
    };
    let (from, taken) = (later.from(), Cell::new(false));
    let part = |_: &mut dyn FnMut() -> Watch| {
        taken.set(true);
        later.read(&mut &text[from as usize..], governorates(), &mut |_| Watch::GoOn)
    };
    let ahead = Ahead { from, part: Box::new(part) };
    let file = reading.finish(governorates(), &mut |_| Watch::GoOn, Some(ahead)).unwrap();
    (file, Some(taken.get()))
}

/// All that a file was read to.
fn all(file: &EventFile) -> String {
    format!("{:?}\n{:?}\n{:?}", file.table, file.notes, file.layout)
}

/// A record: mostly valid, or one with a problem or hard to split.
fn record() -> impl Strategy<Value = String> {
    let sound =
        (0..60_u32, 1..29_u32, 0..5_u32, 0..40_u32, "[a-z ]{0,12}").prop_map(|(id, day, kind, at, notes)| {
            format!("{id},2016-04-{day:02},kind {kind},33.{at:02},44.{at:02},{notes}\n")
        });
    let other = prop::sample::select(vec![
        "7,2016-01-01,\"a \"\"b\"\"\",33.3,44.4,\"two\nlines\"\r\n",
        "8,2016-01-01,a,33.3,44.4,\"1,2016-01-01,a,33.3,44.4,x\n2,2016-01-01,a,33.3,44.4,y\n\"\n",
        "8,2016-01-01,a,33.3,44.4,\"\"\"\n1,2016-01-01,a,33.3,44.4,\"\"\n\"\"\"\r\n",
        "9,2016-01-01,a,,,\n",
        "9,,a,0,0,\n",
        "9,someday,a,44.4,33.3,\n",
        "10,2016-01-01,a\n",
        "11,2016-01-01,a,33.3,44.4,b,c,d\n",
        "\n\r\n\n",
        "12,2016-01-01,a,33.3,44.4,caf\u{e9}\r",
        "13,2016-01-01 to 2016-02-01,\"a\",36.3,43.1,\n",
        "14,2016-01-01,a,33.3,44.4,\"open\n",
    ]);
    prop_oneof![9 => sound, 1 => other.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_read_in_two_parts_is_the_table_read_in_one(
        records in prop::collection::vec(record(), 8..60), cut in any::<prop::sample::Index>(), windows in any::<bool>()
    ) {
        let text = format!("{HEADER}{}", records.concat());
        // As Windows-1252 has letters with accents: bytes that are not UTF-8 are reported as well.
        let letter = |c: char| if windows { u8::try_from(u32::from(c)).ok() } else { None };
        let text: Vec<u8> = if windows { text.chars().filter_map(letter).collect() } else { text.into_bytes() };
        let (file, _) = in_parts(&text, cut.index(text.len()));
        prop_assert_eq!(all(&file), all(&bytes(&text)));
    }
}

fn sound_rows(n: usize) -> String {
    (0..n).map(|i| format!("{i},2016-01-01,kind {},33.3,44.{:04},\n", i % 40, i % 3000)).collect()
}

#[test]
fn the_later_rows_are_taken_where_they_begin_with_a_record() {
    let text = format!("{HEADER}{}", sound_rows(3000));
    for offset in [200, 5000, text.len() / 2, text.len() - 500] {
        let (file, taken) = in_parts(text.as_bytes(), offset);
        assert_eq!(taken, Some(true), "{offset}");
        assert_eq!(all(&file), all(&bytes(text.as_bytes())));
    }
    // No four rows begin behind that, and none behind the end of the file.
    assert_eq!(in_parts(text.as_bytes(), text.len() - 60).1, None);
    assert_eq!(in_parts(text.as_bytes(), 0).1, None);
}

#[test]
fn rows_within_a_quoted_text_are_not_taken_for_rows() {
    let quoted = format!("1,2016-01-01,a,33.3,44.4,\"{}\"\n", sound_rows(100));
    let text = format!("{HEADER}{}{quoted}{}", sound_rows(50), sound_rows(50));
    let middle = text.find('"').unwrap() + 1000;
    let (file, taken) = in_parts(text.as_bytes(), middle);
    // It looked like rows, but the end of the earlier rows showed otherwise.
    assert_eq!((taken, file.table.len()), (Some(false), 101));
    assert_eq!(all(&file), all(&bytes(text.as_bytes())));
}

#[test]
fn later_rows_that_cannot_be_read_in_parallel_are_read_after_the_earlier() {
    let text = format!("{HEADER}{}", sound_rows(3000));
    let whole = all(&bytes(text.as_bytes()));
    for broken in [false, true] {
        let mut input = text.as_bytes();
        let reading = Reading::begin("events", &mut input, None, None).unwrap();
        let later = reading.later(50_000, &text.as_bytes()[50_000..]).unwrap();
        let from = later.from();
        let part = |_: &mut dyn FnMut() -> Watch| {
            let rest = &text.as_bytes()[from as usize..];
            let mut input = rest.take(9000).chain(Broken);
            if broken { later.read(&mut input, governorates(), &mut |_| Watch::GoOn) } else { None }
        };
        let ahead = Ahead { from, part: Box::new(part) };
        let file = reading.finish(governorates(), &mut |_| Watch::GoOn, Some(ahead)).unwrap();
        assert_eq!(all(&file), whole);
    }
}

/// An input that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("gone"))
    }
}

#[test]
fn words_beyond_what_a_column_holds_are_those_of_reading_in_one_go() {
    // Seventy thousand kinds: as many are one value more as when read in one go.
    let rows = |from: usize, to: usize| -> String {
        (from..to).map(|i| format!("{i},2016-01-01,kind {i},33.3,44.4,\n")).collect()
    };
    let text = format!("{HEADER}{}{}", rows(0, 70_000), rows(30_000, 72_000));
    let whole = bytes(text.as_bytes());
    // Once with fewer kinds in the later part than a column holds, and once with more.
    for offset in [text.len() / 2, 3000] {
        let (file, taken) = in_parts(text.as_bytes(), offset);
        assert_eq!(taken, Some(true));
        assert!(all(&file) == all(&whole), "{offset}");
    }
}

/// A JSON record: mostly valid, or one with a problem, hard to tell from others, or the end of its list.
fn json_record() -> impl Strategy<Value = String> {
    let sound = (0..60_u32, 1..29_u32, 0..5_u32, 0..40_u32).prop_map(|(id, day, kind, at)| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":{id},"date":"2016-04-{day:02}","type":"kind {kind}"}},"geometry":{{"type":"Point","coordinates":[44.{at:02},33.3]}}}},"#
        )
    });
    let other = prop::sample::select(vec![
        // Objects within that look like records.
        r#"{"type":"Feature","properties":{"of":[{"type":"a"},{"type":"b"},{"type":"c"},{"type":"d"},{"type":"e"}]},"geometry":null},"#,
        "{\"type\":\"Feature\",\"properties\":{\"date\":\"2016-04-01\",\"lat\":33.4,\"lon\":44.4},\n\"geometry\":null},\n",
        r#"{"type":"Feature","properties":{"notes":"{\"type\":1},{\"type\":2},{\"type\":3},{\"type\":4},{"},"geometry":null},"#,
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"open},\n",
        "{\"type\":\"Feature\",\n",
        "/* a remark */ 17,",
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"caf\u{e9}\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[44,33],[45,34]]}},",
        r#"{"type":"Feature"}],"more":[{"type":"x"}],"features":["#,
    ]);
    prop_oneof![9 => sound, 1 => other.prop_map(str::to_owned)]
}

const COLLECTION: &str = r#"{"type":"FeatureCollection","numberMatched":77,"features":["#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_read_in_two_parts_is_the_list_read_in_one(
        records in prop::collection::vec(json_record(), 8..60), cut in any::<prop::sample::Index>(),
        lines in any::<bool>(), windows in any::<bool>(),
    ) {
        let first = r#"{"type":"Feature","properties":{"id":1,"date":"2016-04-01","type":"x"},"geometry":{"type":"Point","coordinates":[44.1,33.3]}},"#;
        let text = if lines {
            let records = [first; 5].into_iter().chain(records.iter().map(String::as_str));
            records.map(|r| format!("{}\n", r.trim_end_matches(','))).collect()
        } else {
            format!("{COLLECTION}\n{}{}]}}\n", first.repeat(5), records.concat())
        };
        let letter = |c: char| if windows { u8::try_from(u32::from(c)).ok() } else { None };
        let text: Vec<u8> = if windows { text.chars().filter_map(letter).collect() } else { text.into_bytes() };
        let (file, _) = in_parts(&text, cut.index(text.len()));
        prop_assert_eq!(all(&file), all(&bytes(&text)));
    }
}

#[test]
fn the_later_records_of_a_list_are_taken_and_counted_with_the_earlier() {
    let feature = |i: usize| {
        let place = if i.is_multiple_of(3) {
            "null".to_owned()
        } else {
            format!(r#"{{"type":"Point","coordinates":[44.{:04},33.3]}}"#, i % 3000)
        };
        format!(
            r#"{{"type":"Feature","geometry":{place},"properties":{{"id":{i},"date":"2016-01-01","latitude":33.5,"longitude":44.5}}}}"#
        )
    };
    let features: Vec<String> = (0..900).map(feature).collect();
    for (text, matched) in [
        (format!("{}\n  {}]}}", COLLECTION.replace("77", "1200"), features.join(",\n")), true),
        (features.join("\n"), false),
        (format!("[{}]", features.join(", ")), false),
    ] {
        let whole = bytes(text.as_bytes());
        for offset in [2000, text.len() / 2, text.len() - 3000] {
            let (file, taken) = in_parts(text.as_bytes(), offset);
            assert_eq!((taken, file.table.len()), (Some(true), 900), "{offset}");
            assert_eq!(all(&file), all(&whole));
            let said = file.notes.decisions.join(" ");
            assert!(said.contains("300 records have no geometry"), "{said}");
            assert_eq!(said.contains("300 records are missing") || said.contains("1200"), matched, "{said}");
        }
    }
}

#[test]
fn objects_within_a_record_are_not_taken_for_records() {
    let inner = vec![r#"{"id":7,"date":"2016-01-01"}"#; 300].join(",");
    let record = |i: usize| format!(r#"{{"id":{i},"date":"2016-01-02","latitude":33.5,"longitude":44.5}}"#);
    let records = |range: std::ops::Range<usize>| range.map(record).collect::<Vec<_>>().join(",");
    let long = format!(r#"{{"id":50,"date":"2016-01-02","latitude":33.5,"longitude":44.5,"of":[{inner}]}}"#);
    let text = format!("[{},{long},{}]", records(0..50), records(51..101));
    let middle = text.find("\"of\"").unwrap() + 1000;
    let (file, taken) = in_parts(text.as_bytes(), middle);
    assert_eq!((taken, file.table.len()), (Some(false), 101));
    assert_eq!(all(&file), all(&bytes(text.as_bytes())));
}
