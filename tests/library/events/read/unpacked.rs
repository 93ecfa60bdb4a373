//! Spreadsheets and encodings: what is read of them, and what is said of it. The xlsx workbooks were made with
//! openpyxl, the encodings of the texts are encoding_rs's.

use std::path::PathBuf;

use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::formats::TextEncoding;

use super::{bytes, open};
use crate::support::files;

/// A file in a folder of its own.
fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn days(file: &iraq_risk_atlas::formats::events::EventFile) -> (String, String) {
    let days = || (0..file.table.len() as u32).filter_map(|row| file.table.days(row));
    let text = |day: Option<Day>| day.map(|d| d.to_string()).unwrap_or_default();
    (text(days().map(|d| d.0).min()), text(days().map(|d| d.1).max()))
}

/// A file, its rows, its first and last day, and what is said.
type Case = (&'static str, u64, (&'static str, &'static str), &'static [&'static str]);

#[test]
fn a_sheet_is_read_by_its_header_and_what_its_cells_hold_beside_values_is_said() {
    let cases: &[Case] = &[
        (
            "two-sheets.xlsx",
            2,
            ("2017-03-17", "2017-03-18"),
            &["“Events” was read", "“Read me” (2 rows)", "“Codes” (hidden, 2 rows)"],
        ),
        ("months.xlsx", 2, ("2017-03-01", "2017-04-30"), &[]),
        (
            "formulas.xlsx",
            3,
            ("2016-01-01", "2017-12-31"),
            &["2 cells hold formulas without a stored value", "2 cells hold an error"],
        ),
        ("merged.xlsx", 2, ("2017-03-17", "2017-03-18"), &["2 cells are part of merged cells"]),
        ("hidden.xlsx", 4, ("2017-03-17", "2017-03-20"), &["2 rows are hidden in the sheet"]),
        ("hidden.ods", 4, ("2017-03-17", "2017-03-20"), &["2 rows are hidden in the sheet"]),
    ];
    for (name, rows, span, said) in cases {
        let (source, file) = open(&files::data("books").join(name));
        assert_eq!((file.notes.rows, file.notes.drawn), (*rows, *rows), "{name}");
        assert_eq!(days(&file), (span.0.to_owned(), span.1.to_owned()), "{name}");
        let note = source.note().unwrap_or_default();
        assert!(said.iter().all(|words| note.contains(words)), "{name}: {note}");
        assert_eq!(note.is_empty(), said.is_empty(), "{name}: {note}");
    }
}

const ARABIC: &str =
    "التاريخ,المحافظة,المدينة,عدد القتلى\n2017-03-17,نينوى,الموصل,4\n2017-03-18,بغداد,الكاظمية,5\n";

#[test]
fn arabic_is_read_in_the_encoding_that_gives_arabic_words_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let wide = |big: bool| {
        let units = ARABIC.encode_utf16();
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let plain = bytes(ARABIC.as_bytes());
    for (name, text, said) in [
        ("a.csv", WINDOWS_1256.encode(ARABIC).0.into_owned(), "Windows-1256"),
        ("b.csv", ISO_8859_6.encode(ARABIC).0.into_owned(), "ISO-8859-6"),
        ("c.csv", wide(true), ""),
        ("d.csv", wide(false), ""),
    ] {
        let (source, read) = open(&file(&folder, name, &text));
        assert_eq!(read.layout.header, plain.layout.header, "{name}");
        assert_eq!(read.notes, plain.notes, "{name}");
        let note = source.note().unwrap_or_default();
        assert!(note.contains(said) && note.is_empty() == said.is_empty(), "{name}: {note}");
    }
}

#[test]
fn arabic_that_begins_late_in_a_file_is_found_and_french_is_not_taken_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let head =
        "date,latitude,longitude,notes\n".to_owned() + &"2017-03-17,36.34,43.13,plain text\n".repeat(6000);
    let late = head.clone() + &"2017-03-18,36.34,43.13,البصرة\n".repeat(3000);
    let (source, read) = open(&file(&folder, "late.csv", &WINDOWS_1256.encode(&late).0));
    assert!(source.note().is_some_and(|note| note.contains("Windows-1256")));
    assert_eq!(read.notes.rows, 9000);
    let french = head + "2017-03-18,36.34,43.13,Décès à Mossoul\n";
    let (source, read) = open(&file(&folder, "french.csv", &WINDOWS_1252.encode(&french).0));
    assert_eq!((source.note(), read.notes.rows), (None, 6001));
    assert_eq!(TextEncoding::named("cp1256").map(TextEncoding::name), Some("Windows-1256"));
}
