//! Files on the disk: packed, in other encodings, changed while they are open.

use std::io::{Read, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use iraq_risk_atlas::files::EventSource;
use iraq_risk_atlas::formats::events::{Watch, preview, read};

use super::{governorates, open, own, text_of};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn plain() -> String {
    std::fs::read_to_string(own("plain.csv")).unwrap()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn packed_and_wide_files_are_read_like_plain_ones() {
    let (folder, text) = (Folder::new(), plain());
    let marked = format!("\u{feff}{text}");
    for (name, bytes) in [
        ("a.csv.gz", packed(text.as_bytes())),
        // Two packed files in one, as some programs write them.
        ("b.csv.gz", [packed(&text.as_bytes()[..70]), packed(&text.as_bytes()[70..])].concat()),
        ("c.txt", wide(&marked, false)),
        ("d.txt", wide(&marked, true)),
        ("e.txt", wide(&text, false)),
        ("f.csv.gz", packed(&wide(&marked, true))),
    ] {
        let (source, file) = open(&folder.with(name, &bytes));
        assert_eq!((file.notes.rows, file.notes.is_empty(), source.note()), (3, true, None), "{name}");
        assert_eq!(source.len(), text.len() as u64, "{name}");
        assert_eq!(text_of(&source, &file, 0).unwrap()[6].1, "A market, \"crowded\" at noon", "{name}");
    }
}

#[test]
fn a_packed_file_that_is_cut_short_gives_what_came_before() {
    let folder = Folder::new();
    let mut text = plain();
    for i in 0..5000 {
        text.push_str(&format!("X{i},2016-01-{:02},bombing,33.{i},44.{i},1,row {i}\n", i % 28 + 1));
    }
    let whole = packed(text.as_bytes());
    let (source, file) = open(&folder.with("cut.csv.gz", &whole[..whole.len() / 2]));
    assert!(source.note().is_some_and(|n| n.contains("came before is loaded")));
    assert!(file.notes.rows > 1000 && file.notes.rows < 5003, "{}", file.notes.rows);
    let error = EventSource::open(&folder.with("broken.gz", b"\x1f\x8bnot really")).unwrap_err().to_string();
    assert!(error.contains("cannot be unpacked"), "{error}");
}

#[test]
fn several_readers_do_not_disturb_each_other() {
    let source = EventSource::open(&own("plain.csv")).unwrap();
    let (mut a, mut b) = (source.reader(), source.reader());
    let mut half = vec![0; 50];
    a.read_exact(&mut half).unwrap();
    let (mut from_a, mut from_b) = (half, Vec::new());
    b.read_to_end(&mut from_b).unwrap();
    a.read_to_end(&mut from_a).unwrap();
    assert_eq!((&from_a, &from_b), (&from_b, &plain().into_bytes()));
    assert_eq!(source.read_at(3, 4).unwrap(), &from_b[3..7]);
    assert_eq!(source.read_at(1 << 40, 4).unwrap(), b"");
}

#[test]
fn a_file_that_was_changed_gives_a_sentence_and_no_wrong_fields() {
    let folder = Folder::new();
    let path = folder.with("plain.csv", plain().as_bytes());
    let (source, file) = open(&path);
    assert!(source.unchanged().is_ok());
    let mut appended = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
    appended.write_all(b"more\n").unwrap();
    let error = text_of(&source, &file, 0).unwrap_err().to_string();
    assert!(error.contains("has been changed"), "{error}");
}

#[test]
fn unpacking_and_reading_can_be_stopped() {
    let folder = Folder::new();
    let path = folder.with("a.csv.gz", &packed(plain().as_bytes()));
    let error = EventSource::open_watched(&path, &mut |_, _| Watch::Stop).unwrap_err().to_string();
    assert!(error.contains("cancelled"), "{error}");
    let rows = "1,2016-01-01,33.3,44.4\n".repeat(200_000);
    let text = format!("id,date,lat,lon\n{rows}");
    let mut calls = Vec::new();
    let stopped = read("x", &mut text.as_bytes(), governorates(), None, &mut |p| {
        let drawn = p.builder.snapshot().drawn();
        calls.push((p.bytes, p.rows));
        assert_eq!(u64::from(drawn), p.rows);
        if calls.len() == 2 { Watch::Stop } else { Watch::GoOn }
    });
    assert!(stopped.unwrap_err().is_cancelled());
    assert_eq!(calls.len(), 2);
    assert!(calls[0].0 >= 1 << 20 && calls[1].1 > calls[0].1, "{calls:?}");
}

#[test]
fn a_preview_shows_the_first_rows_and_its_mapping_can_be_corrected() {
    let text = format!("a,b,c,d\n{}", "2016-01-01,33.3,44.4,x\n".repeat(50));
    let shown = preview("x", &text.as_bytes()[..500]).unwrap();
    assert_eq!((shown.rows.len(), shown.header().len()), (20, 4));
    assert_eq!((shown.mapping().latitude, shown.mapping().longitude), (Some(1), Some(2)));
    let mut mapping = shown.mapping().clone();
    (mapping.latitude, mapping.longitude) = (Some(2), Some(1));
    mapping.dimensions.clear();
    let file = read("x", &mut text.as_bytes(), governorates(), Some(&mapping), &mut |_| Watch::GoOn).unwrap();
    assert_eq!((file.notes.drawn, file.notes.list.len()), (0, 1));
    assert_eq!(file.layout.mapping, mapping);
}
