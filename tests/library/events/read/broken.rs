//! Files that are not as they should be: each ends in a note or in a clear sentence.

use std::io::{Cursor, Read, repeat};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

use iraq_risk_atlas::formats::ReadError;
use iraq_risk_atlas::formats::events::{Cause, Watch, read};

use super::{bytes, governorates, row_of, try_bytes};
use crate::support::alone::alone;

const HEADER: &str = "id,date,type,latitude,longitude,notes\n";

fn rows(rows: &str) -> iraq_risk_atlas::formats::events::EventFile {
    bytes(format!("{HEADER}{rows}").as_bytes())
}

/// Line numbers of the first rows with a cause.
fn lines(file: &iraq_risk_atlas::formats::events::EventFile, cause: Cause) -> Vec<u64> {
    let note = file.notes.list.iter().find(|n| n.cause == cause);
    note.map_or_else(Vec::new, |n| n.first.iter().filter_map(|p| p.line).collect())
}

fn stream(mut input: impl Read) -> Result<iraq_risk_atlas::formats::events::EventFile, ReadError> {
    read("events", &mut input, governorates(), None, &mut |_| Watch::GoOn)
}

#[test]
fn what_is_wrong_with_a_place_is_told_by_cause_and_line() {
    let file = rows(
        "1,2016-01-01,a,33.3,44.4,\n2,2016-01-01,a,,,\n3,2016-01-01,a,0,0,\n4,2016-01-01,a,44.4,33.3,\n\
         5,2016-01-01,a,95,44,\n6,2016-01-01,a,3690000,440000,\n7,2016-01-01,a,north,44,\n8,2016-01-01,a,51.5,-0.1,\n",
    );
    assert_eq!((file.notes.rows, file.notes.drawn), (8, 2));
    for (cause, line) in [
        (Cause::NoPlace, 3),
        (Cause::AtZero, 4),
        (Cause::Exchanged, 5),
        (Cause::OutOfRange, 6),
        (Cause::ProjectedUtm, 7),
        (Cause::UnreadablePlace, 8),
    ] {
        assert_eq!(lines(&file, cause), [line], "{cause:?}");
        assert_eq!(file.notes.count(cause), 1);
    }
    assert_eq!(file.notes.list.len(), 6, "{}", file.notes.to_text());
}

#[test]
fn dates_that_are_none_are_told_and_undated() {
    let file =
        rows("1,2016-02-30,a,33.3,44.4,\n2,,a,33.3,44.4,\n3,2016-03,a,33.3,44.4,\n4,soon,a,33.3,44.4,\n");
    assert_eq!(lines(&file, Cause::UnreadableDate), [2, 5]);
    assert_eq!(lines(&file, Cause::NoDate), [3]);
    let days = file.table.days(row_of(&file.table, 2)).unwrap();
    assert_eq!((days.0.to_string(), days.1.to_string()), ("2016-03-01".into(), "2016-03-31".into()));
    assert_eq!(file.table.days(row_of(&file.table, 0)), None);
}

#[test]
fn the_order_of_day_and_month_comes_from_all_rows_of_the_sample() {
    let text =
        |last: &str| format!("date,lat,lon\n03/04/2007,33.3,44.4\n05/06/2007,33.3,44.4\n{last},33.3,44.4\n");
    for (last, first_day, ambiguous) in
        [("13/04/2007", "2007-04-03", 0), ("04/13/2007", "2007-03-04", 0), ("01/02/2007", "2007-04-03", 1)]
    {
        let file = bytes(text(last).as_bytes());
        assert_eq!(file.table.days(row_of(&file.table, 0)).unwrap().0.to_string(), first_day, "{last}");
        assert_eq!(file.notes.count(Cause::AmbiguousDates), ambiguous, "{last}");
    }
}

#[test]
fn wrong_numbers_of_columns_are_told() {
    let file = rows(
        "1,2016-01-01,a,33.3,44.4,\n2,2016-01-01,a,33.3\n3,2016-01-01,a,33.3,44.4\n4,2016-01-01,a,33.3,44.4,x,y\n5,2016-01-01,a,33.3,44.4,x,,\n",
    );
    assert_eq!(file.notes.rows, 3);
    assert_eq!(lines(&file, Cause::FewColumns), [3, 4]);
    assert_eq!(lines(&file, Cause::ManyColumns), [5]);
}

#[test]
fn an_id_that_occurs_twice_is_told_and_both_rows_are_kept() {
    let file = rows(
        "1,2016-01-01,a,33.3,44.4,\"two\nlines\"\n2,2016-01-01,a,33.3,44.4,\n1,2016-01-01,a,33.3,44.4,\n,2016-01-01,a,33.3,44.4,\n,2016-01-01,a,33.3,44.4,\n",
    );
    assert_eq!(file.notes.rows, 5);
    assert_eq!(lines(&file, Cause::DuplicateId), [5]);
}

#[test]
fn a_quote_that_is_never_closed_spoils_one_row_at_most() {
    let good = "1,2016-01-01,a,33.3,44.4,\"all, well\"\n";
    let open = "2,2016-01-01,a,33.3,44.4,\"never closed\n";
    let last = "3,2016-01-01,a,33.3,44.4,plain\n";
    let file = rows(&format!("{good}{open}{last}"));
    assert_eq!((file.notes.rows, file.notes.drawn), (3, 3), "{}", file.notes.to_text());
    assert_eq!(lines(&file, Cause::OpenQuote), [3]);
    // The next quoted field closes it, somewhere else.
    let file = rows(&format!("{open}{last}{good}{last}"));
    assert_eq!((file.notes.rows, file.notes.drawn), (4, 4), "{}", file.notes.to_text());
    assert_eq!(lines(&file, Cause::OpenQuote), [2]);
    let text = format!("{HEADER}{open}{last}");
    let file = bytes(text.as_bytes());
    let fields = file.layout.fields(&text.as_bytes()[file.index.offset_of(0).unwrap() as usize..]);
    assert_eq!(fields[5].1, "\"never closed");
}

#[test]
fn text_that_is_not_utf_8_is_read_as_windows_1252() {
    let mut text = HEADER.as_bytes().to_vec();
    text.extend(b"1,2016-01-01,caf\xe9,33.3,44.4,\n2,2016-01-01,caf\xc3\xa9,33.3,44.4,\n");
    let file = bytes(&text);
    assert_eq!(lines(&file, Cause::NotUtf8), [2]);
    let kind = file.table.type_dimension().unwrap();
    assert_eq!(file.table.dimensions()[kind].values, ["café"]);
    // A row with several such texts is one row.
    let file = bytes(
        b"date,governorate,kind\n2016-01-01,Ba\xf0dad,caf\xe9\n2016-01-02,Anbar,x\n2016-01-03,B\xe9,x\n",
    );
    assert_eq!(lines(&file, Cause::NotUtf8), [2, 4]);
    assert_eq!(file.notes.count(Cause::NotUtf8), 2, "{}", file.notes.to_text());
}

#[test]
fn an_empty_file_a_header_alone_and_a_binary_file_are_refused_with_a_remedy() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (HEADER.as_bytes(), "no rows"),
        (b"PK\x03\x04\x14\0\x06\0", "spreadsheet"),
        (b"a,b\n\0\0\0\x01\x02,\x07", "not text"),
        (b"<html><body>404</body></html>", "web page"),
        (b"a single column\nof words\n", "divides"),
        (br#"{"type":"FeatureCollection","features":[]}"#, "is empty"),
    ];
    for (file, words) in cases {
        let error = try_bytes(file).unwrap_err().to_string();
        assert!(error.starts_with("events, line 1: ") && error.contains(words), "{error}");
        assert!(error.contains("; "), "no remedy: {error}");
    }
    let error = try_bytes(b"a,b\n1,2\n3,4\n").unwrap_err().to_string();
    assert!(error.contains("where the events happened"), "{error}");
}

#[test]
fn a_truncated_list_gives_what_came_before() {
    let feature = r#"{"type":"Feature","properties":{"date":"2016-01-01"},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#;
    let whole = format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature},{feature}]}}"#);
    for cut in [whole.len() - 60, whole.len() - 2, whole.len() - feature.len() - 1] {
        let file = bytes(&whole.as_bytes()[..cut]);
        assert!(file.notes.count(Cause::Truncated) == 1, "{cut}: {}", file.notes.to_text());
        assert!(file.notes.rows >= 2);
    }
}

#[test]
fn a_broken_feature_is_left_out_and_the_next_is_read() {
    let good =
        r#"{"type":"Feature","properties":{"id":1},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#;
    let broken = [
        r#"{"type":"Feature","properties":{"id":x},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#,
        r#"{"type":"Feature","properties":{"id":"open},"geometry":null}"#,
        r#"{"type":"Feature","properties":{"id":2 3},"geometry":null}"#,
        r#""a text""#,
        "17",
    ];
    for bad in broken {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{good},\n{bad},\n{good}\n]}}");
        let file = bytes(text.as_bytes());
        assert_eq!(file.notes.rows, 2, "{bad}: {}", file.notes.to_text());
        assert_eq!(lines(&file, Cause::BadRecord), [3], "{bad}");
    }
}

/// Python and R write NaN, people leave commas and comments: what is meant is clear, and is said.
#[test]
fn a_record_with_what_json_does_not_have_stays() {
    let good =
        r#"{"type":"Feature","properties":{"id":1},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#;
    for odd in [
        r#"{"type":"Feature","properties":{"id":NaN},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#,
        r#"{"type":"Feature","properties":{"id":-Infinity},"geometry":{"type":"Point","coordinates":[44.4,33.3]}}"#,
        r#"{"type":"Feature","properties":{"id":2,},"geometry":null}"#,
        r#"{"type":"Feature",/* ] */"properties":{"id":2},"geometry":null}"#,
    ] {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{good},\n{odd},\n{good}\n]}}");
        let file = bytes(text.as_bytes());
        assert_eq!(file.notes.rows, 3, "{odd}: {}", file.notes.to_text());
        assert_eq!(lines(&file, Cause::NoJson), [3], "{odd}");
        assert_eq!(file.notes.count(Cause::BadRecord), 0, "{odd}");
    }
}

#[test]
fn shapes_that_are_no_points_are_counted() {
    let text = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"date":"2016-01-01"},"geometry":{"type":"Point","coordinates":[44.4,33.3]}},
{"type":"Feature","properties":{"date":"2016-01-01"},"geometry":{"type":"LineString","coordinates":[[44.4,33.3],[44.5,33.4]]}},
{"type":"Feature","properties":{"date":"2016-01-01"},"geometry":null}]}"#;
    let file = bytes(text.as_bytes());
    assert_eq!((file.notes.rows, file.notes.drawn), (3, 1));
    assert_eq!(lines(&file, Cause::NotAPoint), [3]);
    assert_eq!(lines(&file, Cause::NoPlace), [4], "{}", file.notes.to_text());
}

#[test]
fn a_hundred_columns_are_read() {
    let header: Vec<String> = (0..98).map(|i| format!("c{i}")).collect();
    let row = vec!["x"; 98].join(",");
    let text = format!("{},lat,lon\n{row},33.3,44.4\n{row},33.4,44.5\n", header.join(","));
    let file = bytes(text.as_bytes());
    assert_eq!((file.layout.header.len(), file.notes.drawn), (100, 2));
}

#[test]
fn a_text_without_end_is_no_longer_in_lists_than_they_can_show_and_whole_in_its_row() {
    let (long, name) = ("é".repeat(5000), "n".repeat(5000));
    // Behind the rows that are looked at to tell which columns are chosen by.
    let short = "1,2016-01-01,a,33.3,44.4,c\n".repeat(1200);
    let text = format!("id,date,{name},latitude,longitude,notes\n{short}2,2016-01-01,a,33.3,44.4,{long}\n");
    let file = bytes(text.as_bytes());
    assert_eq!(file.layout.header[2].len(), 200);
    let notes =
        file.table.dimensions().iter().find(|d| d.header == "notes").expect("few texts are chosen by");
    assert_eq!(notes.values, ["c", &long[..1000]]);
    let record = &text.as_bytes()[file.index.offset_of(1200).unwrap() as usize..];
    assert_eq!(file.layout.fields(record)[5].1, long);
}

/// A text of `n` times one letter, made while it is read.
fn long(n: u64) -> impl Read {
    repeat(b'x').take(n)
}

#[test]
fn a_line_of_ten_megabytes_is_a_row_like_others() {
    let before = Cursor::new(format!("{HEADER}1,2016-01-01,a,33.3,44.4,\""));
    let after = Cursor::new("\"\n2,2016-01-02,a,33.3,44.4,\n");
    let file = stream(before.chain(long(10 << 20)).chain(after)).unwrap();
    assert_eq!((file.notes.rows, file.notes.is_empty()), (2, true), "{}", file.notes.to_text());
}

#[test]
fn a_row_or_a_quote_without_end_is_left_out_within_bounds() {
    let name = "events::read::broken::a_row_or_a_quote_without_end_is_left_out_within_bounds";
    alone(name, rows_and_quotes_without_end);
}

fn rows_and_quotes_without_end() {
    let good = "1,2016-01-01,a,33.3,44.4,\n";
    let before = || Cursor::new(format!("{HEADER}{good}2,2016-01-01,a,33.3,44.4,"));
    let after = || Cursor::new(format!("\n{good}"));
    let file = stream(before().chain(long(34 << 20)).chain(after())).unwrap();
    assert_eq!((file.notes.rows, lines(&file, Cause::TooLong)), (2, vec![3]), "{}", file.notes.to_text());
    // A quote that is opened and never closed before 40 MB of good rows.
    let wide = format!("3,2016-01-01,a,33.3,44.4,{}\n", "x".repeat(4000));
    let many = |n: u64| RepeatRows { row: wide.as_bytes(), left: n * wide.len() as u64, at: 0 };
    let open = Cursor::new(format!("{HEADER}{good}2,2016-01-01,a,33.3,44.4,\"open\n"));
    let n = 10_000;
    let file = stream(open.chain(many(n))).unwrap();
    assert_eq!((file.notes.rows, lines(&file, Cause::OpenQuote)), (n + 2, vec![3]));
    // A list whose first record never ends.
    let list = Cursor::new(r#"[{"lat":33.3,"lon":44.4},{"lat":"#).chain(long(34 << 20));
    let file = stream(list).unwrap();
    assert_eq!(file.notes.rows, 1);
    // Nothing but one text, and nothing but quotes.
    assert!(stream(long(34 << 20)).is_err());
    assert!(stream(repeat(b'"').take(34 << 20)).is_err());
    assert!(stream(repeat(b'{').take(34 << 20)).is_err());
    assert!(stream(repeat(b',').take(34 << 20)).is_err());
    // A record with half a million members, behind one that is as it should be.
    let good = r#"{"lat":33.3,"lon":44.4}"#;
    let members: Vec<String> = (0..500_000).map(|i| format!("\"k{i}\":1")).collect();
    let list = format!("[{good},{{\"lat\":33.3,\"lon\":44.4,{}}},{good}]", members.join(","));
    drop(members);
    let file = bytes(list.as_bytes());
    assert_eq!((file.notes.rows, file.notes.drawn), (3, 3), "{}", file.notes.to_text());
    let second = file.index.offset_of(1).unwrap() as usize;
    assert_eq!(file.layout.fields(&list.as_bytes()[second..]).len(), 1);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        let peak: u64 = peak.unwrap().trim().parse().unwrap();
        assert!(peak < 300 * 1024, "{peak} KiB");
    }
}

struct RepeatRows<'a> {
    row: &'a [u8],
    left: u64,
    at: usize,
}

impl Read for RepeatRows<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = (self.row.len() - self.at).min(buffer.len()).min(self.left as usize);
        buffer[..n].copy_from_slice(&self.row[self.at..self.at + n]);
        self.at = (self.at + n) % self.row.len();
        self.left -= n as u64;
        Ok(n)
    }
}

#[test]
fn no_cut_and_no_flipped_byte_of_a_file_does_more_than_add_a_note() {
    let csv = std::fs::read(super::own("plain.csv")).unwrap();
    let json = r#"[{"id":1,"lat":33.3,"lon":44.4,"date":"2016-01-01","actor":{"name":"x"}},{"id":2,"lat":33.3,"lon":44.4,"date":"2016","t":[1,"a"]}]"#;
    for whole in [csv, json.as_bytes().to_vec()] {
        // Thousands of files are read: on all processors.
        let next = AtomicUsize::new(0);
        let workers = available_parallelism().map_or(1, usize::from);
        scope(|threads| {
            for _ in 0..workers {
                threads.spawn(|| {
                    while let Some(at) =
                        Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < whole.len())
                    {
                        cut_and_flipped(&whole, at);
                    }
                });
            }
        });
    }
}

/// A file that ends at a byte, and those in which that byte is another.
fn cut_and_flipped(whole: &[u8], at: usize) {
    // That it comes back at all is what is asked.
    let _ = try_bytes(&whole[..at]);
    for byte in [b'"', b'{', b'\n', 0, 0xff, b','] {
        let mut changed = whole.to_vec();
        changed[at] = byte;
        if let Ok(file) = try_bytes(&changed) {
            let numbers = 0..file.table.len() as u32;
            let offsets: Vec<_> = numbers.map(|n| file.index.offset_of(n).unwrap() as usize).collect();
            assert!(offsets.iter().all(|o| !file.layout.fields(&changed[*o..]).is_empty()));
        }
    }
}
