//! Sheets that are not one list of events: two tables on one sheet, sums without a label, columns for periods.

use iraq_risk_atlas::events::GOVERNORATE;
use iraq_risk_atlas::formats::ReadError;
use iraq_risk_atlas::formats::events::{Cause, EventFile, Watch, read_with_names};
use iraq_risk_atlas::reading::RowPlaces;

use super::{bytes, governorates, try_bytes};
use crate::support::built_in;

fn counts(file: &EventFile) -> Vec<(Cause, u64)> {
    file.notes.list.iter().map(|note| (note.cause, note.count)).collect()
}

fn killed(file: &EventFile) -> u32 {
    (0..file.table.len() as u32).filter_map(|row| file.table.fatalities(row).best).sum()
}

/// Reads a text in which two rows with nine people killed are events.
fn two_rows(name: &str, text: &str) -> EventFile {
    let file = try_bytes(text.as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!((file.notes.rows, killed(&file)), (2, 9), "{name}: {}", file.notes.to_text());
    file
}

const HEADER: &str = "date,latitude,longitude,killed\n";
const ROWS: &str = "2017-03-17,36.34,43.13,4\n2017-03-18,36.35,43.14,5\n";

#[test]
fn a_second_table_below_is_left_out_and_said_with_its_line_and_rows() {
    for (name, below, rows) in [
        (
            "another order",
            "killed,date,latitude,longitude\n7,2018-01-01,36.3,43.1\n8,2018-01-02,36.3,43.1\n",
            3,
        ),
        (
            "columns of its own",
            "governorate,population,,\nAnbar,1500000,,\nErbil,1900000,,\nDuhok,1300000,,\n",
            4,
        ),
        ("Arabic", "المحافظة,عدد القتلى,,\nالأنبار,7,,\n", 2),
        ("fewer columns", "governorate,killed\nAnbar,4\n", 2),
    ] {
        for gap in ["", "\n", ",,,\n", "\n\n"] {
            let file = two_rows(name, &format!("{HEADER}{ROWS}{gap}{below}"));
            assert_eq!(file.notes.count(Cause::OtherTable), rows, "{name}: {}", file.notes.to_text());
            let first = file.notes.list.iter().find(|n| n.cause == Cause::OtherTable).unwrap();
            assert_eq!(first.first[0].line, Some(4 + gap.lines().count() as u64), "{name}");
        }
        // The header of the first table begins it again.
        let file = bytes(format!("{HEADER}{ROWS}{below}{HEADER}2017-03-19,36.34,43.13,6\n").as_bytes());
        assert_eq!((file.notes.rows, killed(&file)), (3, 15), "{name}: {}", file.notes.to_text());
    }
}

#[test]
fn a_summary_a_key_and_remarks_below_are_no_rows_however_long_the_table_is() {
    for (name, below) in [
        ("summary", ",,,\nSummary,,,\nNinewa,9,,\nAnbar,0,,\n"),
        ("key", "Legend:,,,\nRed = confirmed,,,\nGrey = not confirmed,,,\n"),
        ("remarks", "ملاحظات,,,\nFigures are provisional,,,\nتحديث,,,\n"),
        ("statistics", "Average,,,4.5\nMaximum,,,5\nMin,,,4\nCount,,,2\n"),
        (
            "who and when",
            "Prepared by: the office,,,\nGenerated on 1/4/2017 by a system,,,\nEnd of report,,,\n",
        ),
        ("total", "Overall,,,9\n"),
        ("total in two columns", "TTL,,,9\nИтого,,,9\n"),
    ] {
        let short = two_rows(name, &format!("{HEADER}{ROWS}{below}"));
        let left_out: u64 = short.notes.list.iter().map(|note| note.count).sum();
        assert!(left_out >= below.lines().filter(|line| *line != ",,,").count() as u64, "{name}");
        let many = ROWS.repeat(40);
        let long = try_bytes(format!("{HEADER}{many}{below}").as_bytes()).unwrap();
        assert_eq!((long.notes.rows, killed(&long)), (80, 360), "{name}: {}", long.notes.to_text());
    }
    // Means and maxima are no totals.
    let file = two_rows("measures", &format!("{HEADER}{ROWS}Average,,,4.5\nالمتوسط,,,4.5\nTotal,,,9\n"));
    assert_eq!((file.notes.count(Cause::MeasureRow), file.notes.count(Cause::TotalRow)), (2, 1));
    // Rows that follow are rows again, and so is a place of that name.
    two_rows(
        "rows below",
        &format!("{HEADER}2017-03-17,36.34,43.13,4\nNotes,,,\nprovisional,,,\n2017-03-18,36.35,43.14,5\n"),
    );
    two_rows(
        "a place",
        "place,date,killed,latitude,longitude\nSummary,2017-03-17,4,36.3,43.1\nKey,2017-03-18,5,36.3,43.1\n",
    );
}

#[test]
fn a_line_drawn_below_the_header_is_no_row() {
    for rule in ["---|---|---|---", ":--|:-:|--:|---", "=====|=====|=====|====="] {
        two_rows(rule, &format!("{}{rule}\n{}", HEADER.replace(',', "|"), ROWS.replace(',', "|")));
    }
}

#[test]
fn lines_that_are_in_quotes_as_a_whole_are_told_as_such() {
    for text in [
        "\"Date;Governorate;Killed\"\n\"2017-03-05;Ninewa;2\"\n",
        "\"date,governorate,town\"\n\"2017-03-05,Ninewa,\"\"Mosul, west\"\"\"\n",
    ] {
        let why = try_bytes(text.as_bytes()).unwrap_err().to_string();
        assert!(why.contains("in quotes") && why.contains("take the quotes"), "{why}");
    }
}

#[test]
fn the_same_columns_again_go_on() {
    let file = bytes(format!("{HEADER}{ROWS}\n{HEADER}{ROWS}").as_bytes());
    assert_eq!((file.notes.rows, killed(&file)), (4, 18));
    assert_eq!(counts(&file), [(Cause::RepeatedHeader, 1), (Cause::BlankRow, 1)]);
}

#[test]
fn rows_that_only_look_like_a_header_are_rows() {
    for row in [",,,unknown", ",36.3,43.1,killed", "2017-03-19,,,date", "unknown,location,,"] {
        let text = format!("{HEADER}{ROWS}{row}\n2017-03-20,36.34,43.13,1\n");
        let file = bytes(text.as_bytes());
        assert_eq!(file.notes.count(Cause::OtherTable), 0, "{row}: {}", file.notes.to_text());
        assert_eq!(file.notes.rows, 4, "{row}: {}", file.notes.to_text());
    }
}

#[test]
fn a_table_beside_is_not_read_and_said_with_its_column_and_rows() {
    let beside = |own: &[&str], other: &[&str]| {
        let rows = own.len().max(other.len());
        let line = |at: usize| {
            let (own, other) = (own.get(at).unwrap_or(&",,,"), other.get(at).unwrap_or(&","));
            format!("{own},,{other}\n")
        };
        (0..rows).map(line).collect::<String>()
    };
    let own: Vec<&str> = HEADER.lines().chain(ROWS.lines()).collect();
    for (name, other, rows, blank) in [
        ("the same names", &["date,killed", "2018-01-01,7", "2018-01-02,8"][..], 2, 0),
        ("a summary", &["governorate,total", "Anbar,9"], 1, 0),
        ("more rows", &["governorate,total", "Anbar,9", "Erbil,8", "Duhok,1", "Basra,2"], 4, 2),
    ] {
        let file = two_rows(name, &beside(&own, other));
        assert_eq!(file.notes.count(Cause::SideTable), rows, "{name}: {}", file.notes.to_text());
        assert_eq!(file.notes.count(Cause::BlankRow), blank, "{name}: {}", file.notes.to_text());
        assert!(file.notes.to_text().contains("in column 6"), "{name}: {}", file.notes.to_text());
    }
    // An empty column alone divides nothing.
    let file = bytes("date,latitude,longitude,,killed,governorate\n2017-03-17,36.34,43.13,,4,Ninewa\n2017-03-18,36.34,43.13,,5,Ninewa\n".as_bytes());
    assert_eq!((file.notes.rows, killed(&file), file.notes.count(Cause::SideTable)), (2, 9, 0));
}

#[test]
fn ids_that_begin_with_a_number_sign_are_rows_and_comments_are_not() {
    for ids in [["#1", "#2"], ["#A-17", "#A-18"], ["#2017/1", "#2017/2"]] {
        let row = |at: usize, row: &str| format!("{},{row}\n", ids[at]);
        let rows: String = ROWS.lines().enumerate().map(|(at, text)| row(at, text)).collect();
        let file = two_rows(ids[0], &format!("id,{HEADER}{rows}"));
        assert_eq!(counts(&file), [], "{ids:?}");
        let file = two_rows(ids[0], &format!("id,{HEADER}{rows}# the end, of all, that is\n// done\n"));
        assert_eq!(counts(&file), [(Cause::CommentRow, 2)], "{ids:?}");
    }
    let file = bytes("id,governorate,killed\n#1,Anbar,4\n#2,Erbil,5\n".as_bytes());
    assert_eq!((file.notes.rows, killed(&file)), (2, 9), "{}", file.notes.to_text());
}

#[test]
fn a_stray_quote_among_such_ids_loses_no_row() {
    let row = |n: u32| {
        let quote = if n == 3 { "\"" } else { "" };
        format!("#{n},2017-03-{n:02},36.34,43.13,1,{quote}note {n}\n")
    };
    let rows: String = (1..=20).map(row).collect();
    let file = bytes(format!("id,date,latitude,longitude,killed,notes\n{rows}").as_bytes());
    assert_eq!((file.notes.rows, file.notes.count(Cause::OpenQuote)), (20, 1), "{}", file.notes.to_text());
}

#[test]
fn sums_are_known_by_their_numbers() {
    let header = "date,governorate,latitude,longitude,killed,notes\n";
    let rows = "2017-03-17,Ninewa,36.34,43.13,4,x\n2017-03-18,Anbar,33.35,43.14,5,y\n";
    for (name, sum) in [
        ("no label", ",,,,9,\n"),
        ("no label, dashes", "-,-,-,-,9,-\n"),
        ("words beside it", ",Total killed in March and in April 2017,,,9,\n"),
        ("a label at the end", ",,,,9,grand total\n"),
        ("Arabic", ",,,,9,المجموع الكلي للقتلى\n"),
        ("two labels", "Total,March 2017,,,9,\n"),
    ] {
        let file = two_rows(name, &format!("{header}{rows}{sum}"));
        assert_eq!(counts(&file), [(Cause::TotalRow, 1)], "{name}: {}", file.notes.to_text());
    }
    // The sums of groups, and of all.
    let text = format!(
        "{header}{rows},,,,9,\n2017-04-01,Erbil,36.2,44.0,2,z\n2017-04-02,Erbil,36.2,44.0,1,z\n,,,,3,\n,,,,12,\n"
    );
    let file = bytes(text.as_bytes());
    assert_eq!((file.notes.rows, killed(&file), file.notes.count(Cause::TotalRow)), (4, 12, 3));
    // What is no sum stays.
    for (name, row) in [
        ("another number", ",,,,8,\n"),
        ("a place", ",Erbil,,,9,\n"),
        ("a day", "2017-03-19,,,,9,\n"),
        ("a note", ",,,,9,found in a well\n"),
    ] {
        let file = bytes(format!("{header}{rows}{row}").as_bytes());
        assert_eq!((file.notes.rows, file.notes.count(Cause::TotalRow)), (3, 0), "{name}");
    }
    let file = bytes("governorate,killed,wounded\nNinewa,4,1\nAnbar,5,1\n,9,2\n".as_bytes());
    assert_eq!((file.notes.rows, killed(&file)), (2, 9), "{}", file.notes.to_text());
}

fn with_places(text: &str) -> Result<EventFile, ReadError> {
    let places = RowPlaces::new(built_in());
    read_with_names("events", &mut text.as_bytes(), governorates(), Some(&places), None, &mut |_| Watch::GoOn)
}

#[test]
fn a_table_with_a_column_for_each_period_or_governorate_is_refused_with_a_remedy() {
    for text in [
        "Governorate,2014,2015,2016\nAnbar,5,6,7\nErbil,1,0,2\n",
        "Governorate,2014,2015\nAnbar,5,6\nErbil,1,0\n",
        "Title of the table,,,\nGovernorate,2014,2015,2016\nAnbar,\"1,005\",6,7\nErbil,1,-,2\n",
        "Governorate,Jan,Feb,Mar,Total\nAnbar,5,6,7,18\nErbil,1,0,2,3\n",
        "المحافظة,كانون الثاني,شباط,آذار\nالأنبار,5,6,7\nأربيل,1,0,2\n",
        "admin1,2014-01,2014-02,2014-03\nAnbar,5,6,7\nErbil,1,0,2\n",
        "admin1;Q1 2014;Q2 2014\nAnbar;5;6\nErbil;1;0\n",
        "Governorate,District,2014,2015,2016\nAnbar,Ramadi,5,6,7\nErbil,Erbil,1,0,2\n",
    ] {
        let error = try_bytes(text.as_bytes()).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(
            error.contains("a column for each year or month") && error.contains("unpivot"),
            "{text}: {error}"
        );
    }
    // Governorates are known by their names.
    for text in [
        "year,Anbar,Baghdad,Diyala\n2014,5,6,7\n2015,1,0,2\n",
        "الشهر,الأنبار,بغداد,ديالى,المجموع\n2014-01,5,6,7,18\n2014-02,1,0,2,3\n",
        // Where people went, and from where.
        "governorate,Anbar,Baghdad,Diyala\nErbil,5,6,7\nDuhok,1,0,2\n",
        "date,governorate,Anbar,Baghdad,Diyala\n2014-08-01,Erbil,5,6,7\n2014-08-02,Duhok,1,0,2\n",
        "date,town,Baghdad,Erbil,Basra\n2017-03-17,Mosul,4,1,0\n2017-03-18,Tikrit,5,0,3\n",
    ] {
        let error = with_places(text).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(
            error.contains("a column for each governorate") && error.contains("unpivot"),
            "{text}: {error}"
        );
    }
    let text = "date,town,Baghdad hospital,Erbil hospital,Mosul office\n2017-03-17,Mosul,4,1,0\n2017-03-18,Tikrit,5,0,3\n";
    assert_eq!(with_places(text).map_or(0, |file| file.notes.rows), 2);
    // Where a row says where it was, its other numbers may be of any places.
    for text in [
        "date,town,killed,Baghdad hospital,Erbil hospital,Mosul office\n2017-03-17,Mosul,4,1,0,2\n2017-03-18,Tikrit,5,0,3,1\n",
        "date,governorate,killed,Baghdad team,Erbil team,Basra team\n2017-03-17,Ninewa,4,1,0,1\n2017-03-18,Anbar,5,0,1,1\n",
        "date,town,killed,Baghdad,Erbil,Basra\n2017-03-17,Mosul,4,1,0,2\n2017-03-18,Tikrit,5,0,3,1\n",
        "التاريخ,المدينة,القتلى,مستشفى بغداد,مستشفى أربيل,مستشفى الموصل\n2017-03-17,الموصل,4,1,0,2\n2017-03-18,تكريت,5,0,3,1\n",
    ] {
        let file = with_places(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!((file.notes.rows, killed(&file)), (2, 9), "{text}");
    }
    // Years may name columns of a table of events, and a table may have a column of years.
    for text in [
        "date,latitude,longitude,2014,2015\n2017-03-17,36.34,43.13,1,2\n",
        "governorate,year,killed\nAnbar,2014,5\nErbil,2015,1\n",
    ] {
        assert!(try_bytes(text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn the_position_of_whoever_filled_in_a_form_is_not_that_of_the_event() {
    let rows = |text: &str| {
        let file = bytes(text.as_bytes());
        let rows = 0..file.table.len() as u32;
        let names: Vec<String> = rows.map(|row| file.table.words(GOVERNORATE, row).to_owned()).collect();
        (file.notes.drawn, names, file.notes.decisions.join(" "))
    };
    // Both devices are in Erbil.
    for (name, text, drawn, names) in [
        (
            "the event has a position",
            "date,incident_location,killed,_geolocation\n2017-03-10,36.34 43.13,4,\"[36.19,44.01]\"\n2017-03-11,36.35 43.13,5,\"[36.19,44.01]\"\n",
            2,
            ["Nineveh", "Nineveh"],
        ),
        (
            "the event has a governorate",
            "date,governorate,killed,start-geopoint,_start-geopoint_latitude,_start-geopoint_longitude\n2017-03-10,Ninewa,4,36.19 44.01 0 0,36.19,44.01\n2017-03-11,Anbar,5,36.19 44.01 0 0,36.19,44.01\n",
            0,
            ["Anbar", "Nineveh"],
        ),
        (
            "a point",
            "date,governorate,_submission_location,killed\n2017-03-10,Ninewa,36.19 44.01 0 0,4\n2017-03-11,Anbar,36.19 44.01 0 0,5\n",
            0,
            ["Anbar", "Nineveh"],
        ),
        (
            "nothing else",
            "date,killed,device_lat,device_lon\n2017-03-10,4,36.19,44.01\n2017-03-11,5,36.19,44.01\n",
            0,
            ["Erbil", "Erbil"],
        ),
        (
            "nothing else, a point",
            "date,killed,current_location\n2017-03-10,4,36.19 44.01 0 0\n2017-03-11,5,36.19 44.01 0 0\n",
            0,
            ["Erbil", "Erbil"],
        ),
    ] {
        let (found, mut own, said) = rows(text);
        own.sort();
        assert_eq!((found, own), (drawn, names.map(str::to_owned).to_vec()), "{name}: {said}");
        assert!(said.contains("where a form was filled in"), "{name}: {said}");
    }
}
