//! Several states of one event in one file: the latest counts, where a column tells which that is.

use std::collections::HashMap;
use std::sync::Arc;

use iraq_risk_atlas::events::RowSource;
use iraq_risk_atlas::files::{EventSource, FileRows};
use iraq_risk_atlas::formats::events::{Cause, EventFile};
use proptest::prelude::*;

use super::{bytes, open, row_of};

const ACLED: &str = "event_id_cnty,event_date,event_type,actor1,latitude,longitude,geo_precision,fatalities,notes,timestamp\n";
const GED: &str =
    "id,type_of_violence,where_prec,date_prec,date_start,date_end,latitude,longitude,best,release\n";

fn acled(rows: &str) -> EventFile {
    bytes(format!("{ACLED}{rows}").as_bytes())
}

/// The numbers of the rows that are in the table, ascending.
fn numbers(file: &EventFile) -> Vec<u32> {
    let mut numbers = file.table.numbers().to_vec();
    numbers.sort_unstable();
    numbers
}

fn lines(file: &EventFile, cause: Cause) -> Vec<Option<u64>> {
    let note = file.notes.list.iter().find(|n| n.cause == cause);
    note.map_or_else(Vec::new, |n| n.first.iter().map(|p| p.line).collect())
}

#[test]
fn the_row_with_the_latest_timestamp_replaces_the_earlier_ones_of_its_id_and_says_so() {
    let file = acled(
        "IRQ1,2017-03-17,Battles,A,36.34,43.13,1,3,old word,1642000000\n\
         IRQ2,2017-03-17,Battles,A,36.34,43.13,1,1,,1642000000\n\
         IRQ1,2017-03-18,Battles,B,36.35,43.14,1,5,,1704067200\n\
         IRQ1,2017-03-17,Battles,A,36.34,43.13,1,4,,1650000000\n",
    );
    assert_eq!(numbers(&file), [1, 2]);
    assert_eq!(file.notes.rows, 2);
    assert_eq!(lines(&file, Cause::OlderVersion), [Some(2), Some(5)]);
    assert_eq!(file.notes.count(Cause::DuplicateId), 0);
    assert_eq!(file.table.fatalities(row_of(&file.table, 2)).best, Some(5));
    let said = file.notes.sentences().join("\n");
    assert!(said.contains("“event_id_cnty”") && said.contains("“timestamp”"), "{said}");
    assert!(said.contains("2 rows that are older versions of other rows (same id)"), "{said}");
    assert!(said.contains("line 2, event_id_cnty"), "{said}");
    // Of the rows that were replaced nothing is counted as read.
    let most = file.roles.iter().flat_map(|role| {
        role.rivals.iter().map(|rival| rival.filled).chain([role.filled, role.read]).collect::<Vec<_>>()
    });
    assert_eq!(most.max(), Some(2), "{:?}", file.roles);
}

#[test]
fn rows_of_one_id_and_one_timestamp_are_no_versions_of_each_other() {
    // An export by actors repeats an event for each of them.
    let file = acled(
        "IRQ1,2017-03-17,Battles,A,36.34,43.13,1,3,,1642000000\n\
         IRQ1,2017-03-17,Battles,B,36.34,43.13,1,3,,1642000000\n\
         IRQ2,2017-03-17,Battles,A,36.34,43.13,1,1,,1642000000\n\
         IRQ2,2017-03-17,Battles,A,36.34,43.13,1,1,,1650000000\n\
         IRQ2,2017-03-17,Battles,B,36.34,43.13,1,1,,1650000000\n",
    );
    assert_eq!(numbers(&file), [0, 1, 3, 4]);
    assert_eq!(lines(&file, Cause::OlderVersion), [Some(4)]);
    assert_eq!(lines(&file, Cause::DuplicateId), [Some(3), Some(6)]);
}

#[test]
fn an_event_of_which_two_releases_are_in_the_file_counts_once() {
    let rows = |a: &str, b: &str, c: &str| {
        format!(
            "{GED}7,1,1,1,2016-05-01,2016-05-01,36.34,43.13,4,{a}\n8,1,1,1,2016-05-01,2016-05-01,36.3,43.1,4,{a}\n\
             7,1,1,1,2016-05-02,2016-05-02,36.34,43.13,9,{b}\n7,1,1,1,2016-05-02,2016-05-02,36.3,43.1,9,{c}\n"
        )
    };
    for ((a, b, c), kept) in [
        (("23.1", "24.1", "23.0.9"), vec![1, 2]),
        (("24.0.9", "24.0.1", "24.0.10"), vec![1, 3]),
        (("v25.1", "GED 24.1", "23.1"), vec![0, 1]),
        (("2024-05-01", "2024-05-01 10:00", "2024-04-30"), vec![1, 2]),
        // Which of them is the latest is not known.
        (("24.1", "2024-05-01", "23.1"), vec![0, 1, 2, 3]),
        (("24.1", "", "23.1"), vec![0, 1, 2, 3]),
        (("24.1", "next", "23.1"), vec![0, 1, 2, 3]),
    ] {
        let file = bytes(rows(a, b, c).as_bytes());
        assert_eq!(numbers(&file), kept, "{a} {b} {c}: {}", file.notes.to_text());
    }
}

#[test]
fn in_tables_of_other_sources_ids_are_those_of_events_only_if_the_rows_look_so() {
    for (text, kept) in [
        // States of one incident.
        (
            "id,date,lat,lon,updated\n1,2017-01-01,36.3,43.1,2017-02-01\n1,2017-01-01,36.3,43.1,2017-03-01\n",
            vec![1],
        ),
        // Visits to one site: its number is no id of an event.
        (
            "id,date,lat,lon,updated\n1,2017-01-01,36.3,43.1,2017-02-01\n1,2017-02-01,36.3,43.1,2017-03-01\n",
            vec![0, 1],
        ),
        // Without dates the place decides.
        ("id,lat,lon,last_modified\n1,36.3,43.1,2017-02-01\n1,36.3,43.1,2017-03-01\n", vec![1]),
        ("id,lat,lon,last_modified\n1,36.3,43.1,2017-02-01\n1,35.3,44.1,2017-03-01\n", vec![0, 1]),
        // A time of the event, and numbers that another file gives to other rows.
        ("id,date,lat,lon,timestamp\n1,2017-01-01,36.3,43.1,10\n1,2017-01-01,36.3,43.1,11\n", vec![0, 1]),
        ("OBJECTID,date,lat,lon,updated\n1,2017-01-01,36.3,43.1,10\n1,2017-01-01,36.3,43.1,11\n", vec![0, 1]),
    ] {
        let file = bytes(text.as_bytes());
        assert_eq!(numbers(&file), kept, "{text}{}", file.notes.to_text());
        assert_eq!(file.notes.count(Cause::DuplicateId), kept.len() as u64 - 1, "{text}");
    }
    let old = "data_id,event_date,event_type,latitude,longitude,geo_precision,timestamp\n\
        1,2017-01-01,Battles,36.3,43.1,1,1642000000\n1,2016-01-01,Riots,33.3,44.1,1,1650000000\n";
    assert_eq!(numbers(&bytes(old.as_bytes())), [0, 1], "ACLED numbered data_id anew with each update");
}

#[test]
fn records_of_json_have_versions_too() {
    let text = r#"[{"id":7,"date":"2017-01-01","lat":36.3,"lon":43.1,"version":2},
        {"id":7,"date":"2017-01-01","lat":36.3,"lon":43.2,"version":10},
        {"id":8,"date":"2017-01-01","lat":36.3,"lon":43.1,"version":1}]"#;
    assert_eq!(numbers(&bytes(text.as_bytes())), [1, 2]);
}

#[test]
fn a_search_finds_no_row_that_was_replaced() {
    let rows = "IRQ1,2017-03-17,Battles,A,36.34,43.13,1,3,same word,1642000000\n\
         IRQ1,2017-03-18,Battles,B,36.35,43.14,1,5,same word,1704067200\n\
         IRQ2,2017-03-18,Battles,B,36.35,43.14,1,5,nothing,1704067200\n\
         IRQ3,2017-03-18,Battles,B,36.35,43.14,1,5,same word,1704067200\n";
    let folder = crate::support::files::folder("events", "versions");
    let path = folder.join("acled.csv");
    std::fs::write(&path, format!("{ACLED}{rows}")).unwrap();
    let (source, file) = open(&path);
    let source: Arc<EventSource> = source;
    let all = FileRows::new(source, &file);
    let found = all.search(&file.table, "same word", &mut || true).unwrap();
    let mut found: Vec<u32> = found.rows(0..u32::MAX).map(|r| file.table.numbers()[r as usize]).collect();
    found.sort_unstable();
    assert_eq!(found, [1, 3]);
    assert_eq!(all.row(1).unwrap()[3].1, "B", "rows are known by the same numbers as before");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Against a list that is gone through by id.
    #[test]
    fn what_is_replaced_is_what_a_map_by_id_says(rows in prop::collection::vec((0_u8..12, 0_u16..6, 0_u32..9), 1..60)) {
        let text: String = rows
            .iter()
            .map(|(id, stamp, killed)| {
                format!("IRQ{id},2017-03-17,Battles,A,36.34,43.{},1,{killed},,{}\n", 10 + id, 1_642_000_000 + u32::from(*stamp))
            })
            .collect();
        let file = acled(&text);
        let mut latest: HashMap<u8, u16> = HashMap::new();
        for (id, stamp, _) in &rows {
            let known = latest.entry(*id).or_insert(*stamp);
            *known = (*stamp).max(*known);
        }
        let kept = (0..).zip(&rows).filter(|(_, (id, stamp, _))| latest[id] == *stamp);
        let kept: Vec<u32> = kept.map(|(n, _)| n).collect();
        prop_assert_eq!(numbers(&file), kept.clone());
        let replaced = rows.len() - kept.len();
        prop_assert_eq!(file.notes.count(Cause::OlderVersion) as usize, replaced);
        prop_assert_eq!(file.notes.count(Cause::DuplicateId) as usize, kept.len() - latest.len());
        // The rest of the table is that of a file without those rows.
        let killed: u64 = kept.iter().map(|n| u64::from(rows[*n as usize].2)).sum();
        let all = file.table.everything();
        prop_assert_eq!(all.count() as usize, kept.len());
        prop_assert_eq!(all.fatalities(), killed);
        let plain = ACLED.to_owned() + &kept.iter().map(|n| text.lines().nth(*n as usize).unwrap().to_owned() + "\n").collect::<String>();
        let plain = bytes(plain.as_bytes());
        prop_assert_eq!(file.table.codes(), plain.table.codes());
        for row in 0..file.table.len() as u32 {
            let (a, b) = (file.table.row(row).unwrap(), plain.table.row(row).unwrap());
            prop_assert_eq!((a.place, a.days, a.fatalities), (b.place, b.days, b.fatalities));
        }
    }
}

#[test]
fn usual_names_of_changes_tell_the_later_row_where_ids_repeat() {
    for name in [
        "last_updated",
        "updated_at",
        "modified",
        "date_modified",
        "version",
        "Last update",
        "_submission_time",
        "SubmissionDate",
    ] {
        let [old, new] =
            if name == "version" { ["1", "2"] } else { ["2017-04-01 10:00", "2017-05-01 09:00"] };
        let text = format!(
            "event_id,date,latitude,longitude,killed,{name}\n1,2017-03-05,36.34,43.13,3,{old}\n1,2017-03-05,36.34,43.13,4,{new}\n\
             2,2017-03-06,36.34,43.13,1,{old}\n"
        );
        let file = bytes(text.as_bytes());
        assert_eq!((numbers(&file), file.notes.count(Cause::OlderVersion)), (vec![1, 2], 1), "{name}");
        // Where no id is repeated there is nothing to say of it.
        let file =
            bytes(text.replace("\n1,2017-03-05,36.34,43.13,4", "\n3,2017-03-05,36.34,43.13,4").as_bytes());
        assert_eq!((file.notes.rows, file.notes.count(Cause::OlderVersion)), (3, 0), "{name}");
        assert!(file.notes.decisions.iter().all(|said| !said.contains(name)), "{name}");
    }
}

#[test]
fn an_id_of_another_name_is_one_if_its_values_look_like_it() {
    for name in [
        "Report ID",
        "Report No",
        "Case number",
        "Ref",
        "Serial",
        "Incident code",
        "رقم الحادث",
        "Fallnummer ID",
        "Record ref",
    ] {
        let rows = "A1,2017-03-05,Ninewa,2,1\nA1,2017-03-05,Ninewa,3,2\nA2,2017-03-06,Anbar,1,1\nA3,2017-03-07,Anbar,1,1\n";
        let file = bytes(format!("{name},Date,Governorate,Killed,Version\n{rows}").as_bytes());
        let known = name != "Fallnummer ID";
        assert_eq!(numbers(&file), if known { vec![1, 2, 3] } else { vec![0, 1, 2, 3] }, "{name}");
        let rows = "A1,2017-03-05,Ninewa,2\nA1,2017-03-05,Ninewa,2\nA2,2017-03-06,Anbar,1\n";
        let file = bytes(format!("{name},Date,Governorate,Killed\n{rows}").as_bytes());
        assert_eq!(file.notes.count(Cause::DuplicateId), u64::from(known), "{name}");
    }
    // Codes of kinds of events, reports on several events, and numbers of rows are no ids.
    for (name, values) in [
        ("Incident code", ["1", "2", "1", "2", "1", "1"]),
        ("Report ID", ["R1", "R1", "R1", "R2", "R2", "R3"]),
        ("Serial", ["1", "2", "3", "4", "5", "6"]),
        ("No", ["1", "2", "3", "4", "5", "7"]),
    ] {
        let rows: String =
            values.iter().enumerate().map(|(n, v)| format!("{v},2017-03-{},Ninewa,{n}\n", 10 + n)).collect();
        let file = bytes(format!("{name},Date,Governorate,Killed\n{rows}").as_bytes());
        assert_eq!(file.layout.mapping.id, None, "{name}");
    }
}

#[test]
fn rows_that_are_the_same_in_every_column_are_counted_and_said_where_they_describe_an_event() {
    for (header, rows, noted) in [
        (
            "Town,Killed,Description",
            &["Mosul,3,IED in market", "Mosul,3,IED in market", "Heet,1,shooting"][..],
            1,
        ),
        ("Killed,Notes", &["3,two men were shot", "3,two men were shot", "3, two men were shot "], 2),
        ("Killed,Notes", &["3,two men were shot", "4,two men were shot"], 0),
        // Two events of a day may well be written alike.
        ("Killed,Type", &["3,road side bomb", "3,road side bomb"], 0),
        ("Killed,Notes", &["3,shooting", "3,shooting"], 0),
        ("Killed,Notes", &["3,", "3,"], 0),
        ("Killed,Notes,ID", &["3,two men were shot,1", "3,two men were shot,2"], 0),
    ] {
        let text: String = rows.iter().map(|row| format!("2017-03-05,Ninewa,{row}\n")).collect();
        let file = bytes(format!("Date,Governorate,{header}\n{text}").as_bytes());
        assert_eq!(file.notes.count(Cause::RepeatedRow), noted, "{header} {rows:?}");
        assert_eq!(file.notes.rows, rows.len() as u64, "{header}");
    }
}
