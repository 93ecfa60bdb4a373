//! Runs the program and takes apart what it leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use crate::support::files::{self, as_text};

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// What a run of the program has left.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iraq-risk-atlas"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    // No test leaves anything in the user's cache.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

/// Runs the program to its end, which is never a panic.
pub fn run(args: &[&str]) -> Run {
    let output = program().args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().expect("no signal ended it");
    let run = Run { code, out: text(output.stdout), err: text(output.stderr) };
    let fault = ["panicked", "fault of the program"].iter().any(|words| run.err.contains(words));
    assert!(!fault, "{args:?}: {}", run.err);
    run
}

/// What a call prints that ends well; `place` ends with 1 where no row could be placed.
pub fn done(args: &[&str]) -> String {
    let run = run(args);
    let nothing = run.code == 1 && args.first() == Some(&"place");
    let sound = run.code == 0 || nothing;
    assert!(sound && run.err.lines().all(is_note), "{args:?}: {}", run.err);
    run.out
}

/// Whether a line on standard error says what was left out or assumed of an event file.
fn is_note(line: &str) -> bool {
    let file = line.strip_prefix("iraq-risk-atlas: ").and_then(|rest| rest.split_once(": "));
    let endings = ["csv", "tsv", "txt", "xlsx", "ods", "json", "jsonl", "geojson", "gz"];
    file.is_some_and(|(name, _)| endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))))
}

pub fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(&[args, &["--json"]].concat())).unwrap()
}

/// One line on standard error and exit code 2.
pub fn refused(args: &[&str], words: &[&str]) {
    let run = run(args);
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{args:?}: {}", run.err);
    for word in words {
        assert!(run.err.contains(word), "“{word}” is missing in: {}", run.err);
    }
}

/// A folder of its own for each test.
pub fn folder(test: &str) -> PathBuf {
    files::folder("cli-place", test)
}

pub fn write(test: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder(test).join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The rows of a table, as the csv crate reads them.
pub fn read(path: &str) -> Vec<Row> {
    let text = fs::read(path).unwrap();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let delimiter = if path.ends_with(".tsv") { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text);
    let header: Vec<String> = reader.byte_headers().unwrap().iter().map(lossy).collect();
    let row = |r: csv::ByteRecord| header.iter().cloned().zip(r.iter().map(lossy)).collect();
    reader.byte_records().map(|r| row(r.unwrap())).collect()
}

fn lossy(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().to_owned()
}

/// The rows of the placed table, and the summary.
pub fn place(table: &str, args: &[&str]) -> (Vec<Row>, Value) {
    let ending = if table.ends_with(".tsv") { "tsv" } else { "csv" };
    // Never next to the table, because two tests may geocode one table at once.
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{}.placed.{ending}", CALLS.fetch_add(1, Ordering::Relaxed));
    let out = folder("outputs").join(name);
    let out = out.to_str().unwrap().to_owned();
    let summary = json(&[&["place", table, "-o", &out], args].concat());
    (read(&out), summary)
}

/// A real event file, where it is there.
pub fn shared(name: &str) -> Option<String> {
    files::shared(&format!("events/{name}")).map(|path| as_text(&path))
}
