//! What is a row of a table: headers in all forms, rows that are none, and stray quotes.

use std::io::{Cursor, Read};

use iraq_risk_atlas::formats::events::{Ahead, Cause, EventFile, Reading, Watch};
use proptest::prelude::*;

use super::{bytes, governorates, try_bytes};

const HEADER: &str = "date,latitude,longitude,killed\n";
const ROWS: &str = "2017-03-17,36.34,43.13,4\n2017-03-18,36.35,43.14,5\n";

/// Rows, rows that are drawn, people killed, and the first and last day.
fn figures(file: &EventFile) -> (u64, u64, u32, String, String) {
    let rows = 0..file.table.len() as u32;
    let killed = rows.clone().filter_map(|row| file.table.fatalities(row).best).sum();
    let days = || rows.clone().filter_map(|row| file.table.days(row)).map(|days| days.0);
    let text = |day: Option<iraq_risk_atlas::events::Day>| day.map(|d| d.to_string()).unwrap_or_default();
    (file.notes.rows, file.notes.drawn, killed, text(days().min()), text(days().max()))
}

fn counts(file: &EventFile) -> Vec<(Cause, u64)> {
    file.notes.list.iter().map(|note| (note.cause, note.count)).collect()
}

fn read_as_two_events(name: &str, text: &str) -> EventFile {
    let file = try_bytes(text.as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let wanted = (2, 2, 9, "2017-03-17".to_owned(), "2017-03-18".to_owned());
    assert_eq!(figures(&file), wanted, "{name}: {:?} {}", file.layout, file.notes.to_text());
    file
}

/// A name, a table, and what is noted how often.
type Case = (&'static str, String, &'static [(Cause, u64)]);

#[test]
fn a_header_is_found_wherever_people_put_it() {
    let semicolons = |text: &str| text.replace(',', ";");
    let cases: &[Case] = &[
        ("plain", format!("{HEADER}{ROWS}"), &[]),
        ("sep", format!("sep=;\n{}{}", semicolons(HEADER), semicolons(ROWS)), &[]),
        ("SEP with CRLF", format!("SEP=;\r\n{}{}", semicolons(HEADER), semicolons(ROWS)), &[]),
        (
            "sep in quotes",
            format!("\"sep=\t\"\n{}{}", HEADER.replace(',', "\t"), ROWS.replace(',', "\t")),
            &[],
        ),
        (
            "title rows",
            format!("Iraq incident list,,,\nSource: own,Printed 2019-01-02,,\n,,,\n{HEADER}{ROWS}"),
            &[(Cause::TitleRow, 2), (Cause::BlankRow, 1)],
        ),
        ("a title", format!("Incidents in Iraq\n{HEADER}{ROWS}"), &[(Cause::TitleRow, 1)]),
        (
            "a title with commas",
            format!("Incidents in Iraq, 2003 to 2017, all\nby me\n\n{HEADER}{ROWS}"),
            &[(Cause::TitleRow, 2)],
        ),
        (
            "a period above",
            format!("Report,,,\nPeriod:,2017-01-01,2017-12-31,\n,,,\n{HEADER}{ROWS}"),
            &[(Cause::TitleRow, 2), (Cause::BlankRow, 1)],
        ),
        ("comments", format!("# exported 2019\n# by me, for you\n{HEADER}{ROWS}"), &[(Cause::CommentRow, 2)]),
        ("a header that begins like a comment", format!("#{HEADER}{ROWS}"), &[]),
        ("units", format!("{HEADER}yyyy-mm-dd,deg,deg,people\n{ROWS}"), &[(Cause::UnitRow, 1)]),
        ("types", format!("{HEADER}date,float,float,integer\n{ROWS}"), &[(Cause::UnitRow, 1)]),
        ("surplus delimiters", format!("{HEADER}{}", ROWS.replace('\n', ",,\n")), &[]),
    ];
    for (name, text, notes) in cases {
        let file = read_as_two_events(name, text);
        assert_eq!(counts(&file), *notes, "{name}");
        assert_eq!(file.layout.header.join(","), HEADER.trim(), "{name}");
    }
}

#[test]
fn a_header_of_two_lines_is_read_as_one() {
    for (name, text, header) in [
        (
            "merged cells",
            "Date,Location,,Casualties,\n,Latitude,Longitude,Killed,Injured\n",
            ["Date", "Latitude", "Longitude", "Killed", "Injured"],
        ),
        (
            "groups above names",
            ",Location,,Victims,\nDate,Latitude,Longitude,Killed,Injured\n",
            ["Date", "Latitude", "Longitude", "Killed", "Injured"],
        ),
    ] {
        let rows = "2017-03-17,36.34,43.13,4,1\n2017-03-18,36.35,43.14,5,2\n";
        let file = read_as_two_events(name, &format!("{text}{rows}"));
        assert_eq!(file.layout.header, header, "{name}");
    }
}

#[test]
fn of_columns_with_one_name_the_filled_one_counts_and_both_can_be_seen() {
    let text = "id,Latitude,Longitude,date,Latitude,Longitude,killed\n1,,,2017-03-17,36.34,43.13,4\n2,,,2017-03-18,36.35,43.14,5\n";
    let file = read_as_two_events("empty first", text);
    let header = ["id", "Latitude", "Longitude", "date", "Latitude (2)", "Longitude (2)", "killed"];
    assert_eq!(file.layout.header, header);
    let text = "Latitude,Longitude,date,Latitude,Longitude,killed\n36.34,43.13,2017-03-17,,,4\n36.35,43.14,2017-03-18,,,5\n";
    read_as_two_events("empty last", text);
}

#[test]
fn tags_are_no_row_and_tell_the_columns() {
    let tags = "#date+occurred,#geo+lat,#geo+lon,#affected+killed\n";
    for (name, header) in [("names", HEADER), ("other words", "Fecha,A,B,Muertos\n"), ("no names", "")] {
        let file = read_as_two_events(name, &format!("{header}{tags}{ROWS}"));
        assert_eq!(file.notes.count(Cause::TagRow), u64::from(!header.is_empty()), "{name}");
    }
}

#[test]
fn a_file_of_geonames_has_no_header_and_quotes_mean_nothing_in_it() {
    let row = |n: u32, quote: &str| {
        format!(
            "{n}\t{quote}Basrah\tBasrah\tBasra\t30.5{n}\t47.78\tP\tPPLA\tIQ\t\t02\t\t\t\t2600000\t\t5\tAsia/Baghdad\t2023-01-01\n"
        )
    };
    let text: String = (1..=30).map(|n| row(n, if n == 3 || n == 9 { "\"" } else { "" })).collect();
    let file = bytes(text.as_bytes());
    assert_eq!((file.notes.rows, file.notes.drawn), (30, 30), "{}", file.notes.to_text());
    assert_eq!(counts(&file), [(Cause::NoHeader, 1)]);
    assert_eq!(file.layout.header[4], "latitude");
    let third = file.index.offset_of(2).unwrap() as usize;
    assert_eq!(file.layout.fields(&text.as_bytes()[third..])[1].1, "\"Basrah");
}

#[test]
fn totals_blank_rows_headers_again_and_footnotes_are_left_out_and_said() {
    let cases: &[Case] = &[
        ("total", format!("{HEADER}{ROWS},,,\nTotal,,,9\n"), &[(Cause::TotalRow, 1), (Cause::BlankRow, 1)]),
        ("dashes", format!("{HEADER}{ROWS}SUM:,-,-,9\n"), &[(Cause::TotalRow, 1)]),
        ("Arabic", format!("{HEADER}{ROWS}المجموع,,,9\n"), &[(Cause::TotalRow, 1)]),
        ("Kurdish", format!("{HEADER}{ROWS}کۆی گشتی,,,9\n"), &[(Cause::TotalRow, 1)]),
        ("thousands", format!("{HEADER}{ROWS}Gesamt,,,\"1,009\"\n"), &[(Cause::TotalRow, 1)]),
        ("again", format!("{HEADER}{ROWS}{HEADER}"), &[(Cause::RepeatedHeader, 1)]),
        ("comment", format!("{HEADER}{ROWS}# the end\n"), &[(Cause::CommentRow, 1)]),
        ("footnote", format!("{HEADER}{ROWS}Source: own count,,,\n"), &[(Cause::Footnote, 1)]),
        ("blank lines", format!("{HEADER}\n{}\n\n", ROWS.replace('\n', "\n\n")), &[(Cause::BlankRow, 2)]),
        ("blank at the end", format!("{HEADER}{ROWS}\n\n\n"), &[]),
        ("CRLF", format!("{HEADER}{ROWS}").replace('\n', "\r\n"), &[]),
        ("spaces", format!("{HEADER}{ROWS}   \n"), &[(Cause::BlankRow, 1)]),
    ];
    for (name, text, notes) in cases {
        assert_eq!(counts(&read_as_two_events(name, text)), *notes, "{name}");
    }
}

#[test]
fn a_first_row_whose_values_are_not_known_is_a_row() {
    for nothing in ["unknown", "n/a", "-", ""] {
        let text = format!("date,latitude,longitude,killed\n{nothing},{nothing},{nothing},some\n{ROWS}");
        let file = bytes(text.as_bytes());
        assert_eq!((file.notes.rows, file.notes.drawn), (3, 2), "{nothing}: {}", file.notes.to_text());
    }
}

#[test]
fn totals_of_groups_are_left_out_and_a_place_called_total_is_not() {
    let text = "date,governorate,latitude,longitude,killed\n2017-03-17,Ninewa,36.34,43.13,4\nNinewa total,,,,4\n2017-03-18,Anbar,33.35,43.14,5\nAnbar total,,,,5\nTotal,,,,9\n";
    let file = read_as_two_events("subtotals", text);
    assert_eq!(counts(&file), [(Cause::TotalRow, 3)]);
    let text = "id,date,place,latitude,longitude,killed\n1,2017-03-17,Total,36.34,43.13,4\n2,2017-03-18,Mosul,36.35,43.14,5\n,,Total,,,9\n";
    let file = read_as_two_events("a place", text);
    assert_eq!(counts(&file), [(Cause::TotalRow, 1)]);
    let file = bytes("governorate,killed\nNinewa,4\nAnbar,5\nTotal,9\n".as_bytes());
    assert_eq!((file.notes.rows, file.notes.count(Cause::TotalRow)), (2, 1));
    let file = bytes(
        "date,actor,latitude,longitude,notes\n,Total,,,strike at the refinery\n2017-03-17,a,36.3,43.1,x\n"
            .as_bytes(),
    );
    assert_eq!((file.notes.rows, file.notes.count(Cause::TotalRow)), (2, 0), "words beside it: an event");
}

/// Ten rows; `field` gives the last field of each.
fn ten(field: impl Fn(u32) -> String) -> String {
    let row = |n: u32| format!("{n},2017-03-{n:02},36.34,43.13,1,{}\n", field(n));
    "id,date,latitude,longitude,killed,notes\n".to_owned() + &(1..=10).map(row).collect::<String>()
}

#[test]
fn stray_quotes_lose_no_row() {
    let plain = |n: u32| format!("note {n}");
    let cases: &[(&str, String, &[u64])] = &[
        ("two", ten(|n| if n == 3 || n == 8 { format!("\"note {n}") } else { plain(n) }), &[4, 9]),
        ("neighbours", ten(|n| if n == 3 || n == 4 { format!("\"note {n}") } else { plain(n) }), &[4, 5]),
        ("one", ten(|n| if n == 3 { format!("\"note {n}") } else { plain(n) }), &[4]),
        (
            "one that closes five rows on",
            ten(|n| match n {
                3 => "\"note 3".to_owned(),
                8 => "note 8\"".to_owned(),
                n => plain(n),
            }),
            &[4],
        ),
        (
            "among quoted fields",
            ten(|n| match n {
                4 => "\"open".to_owned(),
                n if n % 2 == 0 => plain(n),
                n => format!("\"a, {n}\""),
            }),
            &[5],
        ),
        (
            "in another column",
            ten(plain).replace("\n3,2017", "\n\"3,2017").replace("\n8,2017", "\n\"8,2017"),
            &[4, 9],
        ),
    ];
    for (name, text, lines) in cases {
        let file = bytes(text.as_bytes());
        let first = file.notes.list.iter().find(|note| note.cause == Cause::OpenQuote);
        let found: Vec<u64> = first.into_iter().flat_map(|n| n.first.iter().filter_map(|p| p.line)).collect();
        assert_eq!((file.notes.rows, file.notes.drawn), (10, 10), "{name}: {}", file.notes.to_text());
        assert_eq!(found, *lines, "{name}");
        // A row that is read again is the same row.
        for number in 0..10 {
            let record = &text.as_bytes()[file.index.offset_of(number).unwrap() as usize..];
            let next = file.index.offset_of(number + 1).map_or(text.len(), |o| o as usize);
            let record = &record[..next - file.index.offset_of(number).unwrap() as usize];
            let fields =
                file.layout.fields(&record[..file.layout.record_len(record).unwrap_or(record.len())]);
            assert_eq!(fields.len(), 6, "{name}");
            assert_eq!(fields[1].1, format!("2017-03-{:02}", number + 1), "{name}");
        }
    }
}

#[test]
fn texts_over_several_lines_stay_one_field() {
    // The second is of RFC 4180, section 2, rules 6 and 7.
    for (name, note, whole) in [
        ("lines with commas", "\"Two killed, one hurt\n4,5,6,7,8\nand 3, 4, 5, 6, 7, 8\"", None),
        ("rules 6 and 7", "\"b \r\nbb, \"\"ccc\"\"\"", Some("b \r\nbb, \"ccc\"")),
        (
            "many",
            "\"One killed, two, three, four, five, six\nTwo killed, 2, 3, 4, 5, 6\nThree, 2, 3, 4, 5, 6\"",
            None,
        ),
    ] {
        let text = ten(|n| if n == 3 { note.to_owned() } else { "x".to_owned() });
        let file = bytes(text.as_bytes());
        assert_eq!((file.notes.rows, file.notes.is_empty()), (10, true), "{name}: {}", file.notes.to_text());
        let third = file.index.offset_of(2).unwrap() as usize;
        let fields = file.layout.fields(&text.as_bytes()[third..]);
        assert_eq!(fields[5].1, whole.unwrap_or(note.trim_matches('"')), "{name}");
    }
}

/// Reads a text in two parts, the second from about `half` on.
fn two_parts(text: &[u8], half: usize) -> Option<EventFile> {
    let mut input: Box<dyn Read> = Box::new(Cursor::new(text.to_vec()));
    let reading = Reading::begin("events", &mut *input, None, None).ok()?;
    let later = reading.later(half as u64, &text[half..])?;
    let from = later.from();
    let part = later.read(&mut &text[from as usize..], governorates(), &mut |_| Watch::GoOn);
    let ahead = Ahead { from, part: Box::new(move |_| part) };
    reading.finish(governorates(), &mut |_| Watch::GoOn, Some(ahead)).ok()
}

/// Lines of a table, and how many rows each is.
fn line() -> impl Strategy<Value = (&'static str, u64)> {
    prop_oneof![
        6 => Just(("2017-03-17,36.34,43.13,4,a\n", 1)),
        2 => Just(("2017-03-18,36.34,43.13,4,\"a, b\"\n", 1)),
        1 => Just(("2017-03-19,36.34,43.13,4,\"a\nb\"\n", 1)),
        1 => Just(("2017-03-20,36.34,43.13,4,\"stray\n", 1)),
        1 => Just(("\"2017-03-21,36.34,43.13,4,x\n", 1)),
        1 => Just((",,,,\n", 1)),
        1 => Just(("Total,,,9,\n", 1)),
        1 => Just(("date,latitude,longitude,killed,notes\n", 1)),
        1 => Just(("#date,#geo+lat,#geo+lon,#affected,#meta\n", 1)),
        1 => Just(("# a remark\n", 1)),
        1 => Just(("Source: nobody\n", 1)),
        1 => Just(("2017,1\n", 1)),
        1 => Just(("2017-03-22,36.34,43.13,4,a,b,c\n", 1)),
        1 => Just((",,,,unknown\n", 1)),
        1 => Just((",,,9,\n", 1)),
        1 => Just((",,,4,\n", 1)),
        1 => Just(("#17,36.34,43.13,4,a\n", 1)),
        1 => Just(("#a remark,with,as many,fields,as a row\n", 1)),
        1 => Just(("killed,date,latitude,longitude,notes\n", 1)),
        1 => Just(("governorate,events,,,\n", 1)),
        1 => Just(("Total,March 2017,,8,\n", 1)),
    ]
}

/// Causes of rows that are not in the table.
const LEFT_OUT: [Cause; 11] = [
    Cause::FewColumns,
    Cause::ManyColumns,
    Cause::TitleRow,
    Cause::UnitRow,
    Cause::RepeatedHeader,
    Cause::TagRow,
    Cause::CommentRow,
    Cause::TotalRow,
    Cause::Footnote,
    Cause::OtherTable,
    Cause::BlankRow,
];

#[test]
fn a_stray_quote_before_many_remarks_loses_no_row() {
    let (row, remark) = ("2017-03-17,36.34,43.13,4,a\n", "Source: nobody\n");
    let rows = |remarks: usize| remark.repeat(remarks) + row + row;
    let text =
        "date,latitude,longitude,killed,notes\n2017-03-16,36.34,43.13,4,a\n\"2017-03-21,36.34,43.13,4,x\n"
            .to_owned()
            + &remark.repeat(4)
            + "Total,,,9,\n"
            + &rows(0)
            + "Total,,,9,\n"
            + &rows(1)
            + &rows(2)
            + &remark.repeat(3)
            + row
            + "2017-03-18,36.34,43.13,4,\"a, b\"\n";
    let file = bytes(text.as_bytes());
    let counts = [Cause::Footnote, Cause::TotalRow].map(|cause| file.notes.count(cause));
    assert_eq!((file.notes.rows, counts), (10, [10, 2]), "{}", file.notes.to_text());
}

#[test]
fn a_small_table_with_more_remarks_than_rows_is_a_table() {
    for remarks in [3, 6, 10, 20, 60] {
        for stray in [
            "\"2017-03-21,36.34,43.13,4,x\n",
            "2017-03-21,36.34,43.13,4,\"x\n",
            "2017-03-21,36.34,43.13,4,x\n",
        ] {
            for remark in ["Source: nobody\n", "as far as is known\n"] {
                let text = "date,latitude,longitude,killed,notes\n".to_owned()
                    + stray
                    + &remark.repeat(remarks)
                    + "2017-03-17,36.34,43.13,4,a\n";
                let file = bytes(text.as_bytes());
                let left_out: u64 = LEFT_OUT.iter().map(|cause| file.notes.count(*cause)).sum();
                assert_eq!(
                    (file.notes.rows, left_out),
                    (2, remarks as u64),
                    "{text}{}",
                    file.notes.to_text()
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn every_row_is_in_the_table_or_in_a_note(lines in proptest::collection::vec(line(), 1..40), half in 0.0..1.0) {
        let header = "date,latitude,longitude,killed,notes\n2017-03-16,36.34,43.13,4,a\n";
        let text = header.to_owned() + &lines.iter().map(|(text, _)| *text).collect::<String>();
        let rows: u64 = 1 + lines.iter().map(|(_, rows)| rows).sum::<u64>();
        let file = bytes(text.as_bytes());
        let left_out: u64 = LEFT_OUT.iter().map(|cause| file.notes.count(*cause)).sum();
        prop_assert_eq!(file.notes.rows + left_out, rows, "{}\n{}", text, file.notes.to_text());
        // The same in two parts, wherever they meet.
        let half = (text.len() as f64 * half) as usize;
        if let Some(parts) = two_parts(text.as_bytes(), half) {
            prop_assert_eq!(parts.notes, file.notes);
            prop_assert_eq!(parts.table.len(), file.table.len());
        }
    }
}
