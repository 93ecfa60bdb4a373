//! A file whose rows lie beyond what four bytes can count.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;

use iraq_risk_atlas::events::Bits;
use iraq_risk_atlas::files::EventSource;
use iraq_risk_atlas::formats::events::{Ahead, Cause, EventFile, Reading, Watch, read, search};

use super::{governorates, row_of, text_of};

/// Rows before the hole, and as many behind it. More than 64 KiB: so much of a file must be text.
const ROWS: usize = 3000;

/// A single endless line, which takes no disk space.
const HOLE: u64 = 4 << 30;

fn row(i: usize) -> String {
    format!("E{i},2016-04-{:02},bombing,33.{:04},44.4,Event number {i}\n", i % 28 + 1, i)
}

/// Four gigabytes are read three times: a few seconds in release. Run with
/// `cargo test --release --test events_read -- --ignored`.
#[test]
#[ignore = "reads a file of four gigabytes three times"]
fn rows_beyond_four_gigabytes_are_read_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.csv");
    let mut file = File::create(&path).unwrap();
    let rows = |from: usize| (from..from + ROWS).map(row).collect::<String>();
    file.write_all(format!("id,date,type,latitude,longitude,notes\n{}", rows(0)).as_bytes()).unwrap();
    file.seek(SeekFrom::Current(HOLE as i64)).unwrap();
    let behind = file.stream_position().unwrap();
    file.write_all(format!("\n{}", rows(ROWS)).as_bytes()).unwrap();
    drop(file);
    let source = Arc::new(EventSource::open(&path).unwrap());
    let one = read("huge", &mut source.reader(), governorates(), None, &mut |_| Watch::GoOn).unwrap();
    check(&source, &one, behind);
    // And with the rows after the hole read in parallel with those before it.
    let mut input = source.reader();
    let reading = Reading::begin("huge", &mut input, None, None).unwrap();
    let later = reading.later(behind, &source.read_at(behind, 4096).unwrap()).unwrap();
    let from = later.from();
    assert_eq!(from, behind + 1);
    let part = |_: &mut dyn FnMut() -> Watch| {
        later.read(&mut source.reader_from(from), governorates(), &mut |_| Watch::GoOn)
    };
    let ahead = Ahead { from, part: Box::new(part) };
    let two = reading.finish(governorates(), &mut |_| Watch::GoOn, Some(ahead)).unwrap();
    check(&source, &two, behind);
    assert!(two.notes == one.notes, "{}", two.notes.to_text());
}

fn check(source: &Arc<EventSource>, file: &EventFile, behind: u64) {
    assert!(behind > u64::from(u32::MAX));
    assert_eq!((file.table.len(), file.notes.count(Cause::TooLong)), (2 * ROWS, 1));
    for i in [0, 1, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS - 1] {
        let offset = file.index.offset_of(i as u32).unwrap();
        assert_eq!(offset > behind, i >= ROWS);
        assert_eq!(file.index.row_at(offset + 20), Some(i as u32));
        let own = file.table.row(row_of(&file.table, i as u32)).unwrap();
        assert_eq!(own.number, i as u32);
        let fields = text_of(source, file, i as u32).unwrap();
        assert_eq!(fields[0].1, format!("E{i}"));
        assert_eq!(fields[5].1, format!("Event number {i}"));
    }
    let text = format!("number {}", 2 * ROWS - 2);
    let found: Option<Bits> =
        search(&file.layout, &mut source.reader(), (&file.table, &file.index), &text, &mut |_| Watch::GoOn);
    let rows: Vec<u32> = found.unwrap().rows(0..u32::MAX).map(|r| file.table.numbers()[r as usize]).collect();
    assert_eq!(rows, [2 * ROWS as u32 - 2]);
}
