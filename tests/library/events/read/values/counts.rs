//! Numbers of people killed: codes for “not known”, outliers, and signs that group or divide.

use iraq_risk_atlas::formats::events::{Cause, EventFile};

use super::{read_fully, summary};

fn of_counts(counts: &[&str]) -> EventFile {
    let rows: String = counts.iter().map(|n| format!("2017-03-17,36.34,43.13,{n}\n")).collect();
    read_fully(&format!("date,latitude,longitude,killed\n{rows}"))
}

fn killed(file: &EventFile) -> u32 {
    summary(file).1
}

#[test]
fn words_and_codes_for_not_known_are_no_counts_and_are_said() {
    let file = of_counts(&["1", "1", "1", "-99", "-9", "-1", "unknown", "n/a", "", "not specified", "-3"]);
    assert_eq!((killed(&file), file.table.numberless()), (3, 8));
    assert_eq!((file.notes.count(Cause::CodedCount), file.notes.count(Cause::UnreadableCount)), (6, 1));
    let unread = &file.roles.iter().find(|r| r.columns == ["killed"]).unwrap().unread;
    assert!(unread.contains(&"-99".to_owned()), "{unread:?}");
}

#[test]
fn rows_without_a_best_number_count_their_lowest_and_that_is_said() {
    for (header, rows, best, noted) in [
        ("best,low,high", &["4,2,6", ",3,5", ",,7", "1,1,1"][..], 8, 1),
        ("killed,killed_min,killed_max", &["4,2,6", ",3,5", ",2,"], 9, 2),
        ("best,low,high", &["4,2,6", "0,3,5"], 4, 0),
        ("low,high", &["2,6", "3,5"], 5, 0),
        ("killed", &["4", ""], 4, 0),
    ] {
        let rows: String = rows.iter().map(|row| format!("2017-03-17,36.34,43.13,{row}\n")).collect();
        let file = read_fully(&format!("date,latitude,longitude,{header}\n{rows}"));
        assert_eq!((killed(&file), file.notes.count(Cause::LowestCounted)), (best, noted), "{header} {rows}");
    }
}

#[test]
fn a_number_that_is_repeated_far_above_all_others_is_not_summed_and_is_said() {
    for code in ["99", "999", "9999"] {
        let file = of_counts(&["3", code, "5", "12", code, "0"]);
        assert_eq!((killed(&file), file.notes.count(Cause::LikelyCode)), (20, 2), "{code}");
        let first = &file.notes.list.iter().find(|n| n.cause == Cause::LikelyCode).unwrap().first;
        assert_eq!((first[0].line, first[0].text.as_str()), (Some(3), code));
    }
    // Ninety-nine is a number like others where events are as large.
    let file = of_counts(&["3", "99", "65", "80", "99", "120", "47"]);
    assert_eq!((killed(&file), file.notes.count(Cause::LikelyCode)), (513, 0));
    // Once it may be true: it counts, and is said.
    let file = of_counts(&["3", "999", "5"]);
    assert_eq!(killed(&file), 1007);
    assert!(
        file.notes.decisions.iter().any(|said| said.contains("999") && said.contains("line 3")),
        "{:?}",
        file.notes.decisions
    );
}

#[test]
fn a_point_before_three_zeros_counts_only_where_the_file_tells_what_it_is() {
    let file = of_counts(&["2.000", "5", "12"]);
    assert_eq!((killed(&file), file.notes.count(Cause::AmbiguousCount)), (17, 1));
    // Decimals in every row are decimals.
    let file = of_counts(&["2.000", "5.000", "12.000", "0.000"]);
    assert_eq!((killed(&file), file.notes.count(Cause::AmbiguousCount)), (19, 0));
    // Only all rows together show it.
    let mut counts = vec!["5"; 1200];
    counts.extend(std::iter::repeat_n("7", 1800));
    counts.insert(1500, "2.000");
    let file = of_counts(&counts);
    assert_eq!((killed(&file), file.notes.count(Cause::AmbiguousCount)), (1200 * 5 + 1800 * 7, 1));
}

#[test]
fn k_and_w_name_the_killed_and_the_wounded() {
    for (header, cells) in [("K/W", ["3/5", "1/0"]), ("W/K", ["5/3", "0/1"]), ("KIA/WIA", ["3/5", "1/0"])] {
        let file = read_fully(&format!(
            "date,town,{header}\n2017-03-05,Mosul,{}\n2017-03-06,Mosul,{}\n",
            cells[0], cells[1]
        ));
        assert_eq!(summary(&file).1, 4, "{header}");
    }
}

#[test]
fn numbers_of_events_are_told_in_the_languages_of_the_tables() {
    for name in [
        "Number of incidents",
        "Vorfälle",
        "Anzahl Vorfälle",
        "Olay sayısı",
        "Nombre d'incidents",
        "Número de ataques",
        "عدد الحوادث",
        "عدد الهجمات",
        "تعداد حملات",
    ] {
        let file = read_fully(&format!("month,governorate,{name}\n2017-03,Ninewa,10\n2017-04,Anbar,4\n"));
        assert!(file.layout.mapping.events.is_some(), "{name}");
    }
    for name in ["Olay no", "Incident number", "Vorfall", "Olay"] {
        let file = read_fully(&format!("month,governorate,{name}\n2017-03,Ninewa,10\n2017-04,Anbar,4\n"));
        assert!(file.layout.mapping.events.is_none(), "{name}");
    }
}

#[test]
fn cells_that_tell_the_killed_from_the_wounded_in_words_count_the_killed() {
    for (header, cells, want) in [
        ("Casualties", ["2 killed, 5 injured", "1 dead and 3 wounded", "no casualties", "4 injured"], 3),
        (
            "Casualties",
            ["2 killed, 5 injured", "1 killed, 3 injured", "2 dead and 1 wounded", "no casualties"],
            5,
        ),
        ("Killed", ["2 killed; 5 injured", "3", "none", "nil"], 5),
        ("Killed", ["no one", "0 (none)", "4", "لا يوجد"], 4),
        ("القتلى", ["2 قتلى و5 جرحى", "1", "لا أحد", "3"], 6),
    ] {
        let rows: String =
            cells.iter().map(|cell| format!("2017-03-17,36.34,43.13,{}\n", super::quoted(cell))).collect();
        let file = read_fully(&format!("date,latitude,longitude,{header}\n{rows}"));
        assert_eq!(killed(&file), want, "{header} {cells:?}");
        let injured = cells.iter().filter(|cell| **cell == "4 injured").count();
        assert_eq!(file.table.numberless() as usize, injured, "{header} {cells:?}");
        assert_eq!(file.notes.count(Cause::CodedCount), 0, "{header} {cells:?}");
    }
}
