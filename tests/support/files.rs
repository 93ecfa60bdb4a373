//! Files that tests read and folders that they write to.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of `assets`.
pub fn asset(name: &str) -> PathBuf {
    root().join("assets").join(name)
}

/// A file of `tests/data`.
pub fn data(name: &str) -> PathBuf {
    root().join("tests/data").join(name)
}

/// A folder for one test, which keeps what an earlier call or run put there.
pub fn folder(group: &str, test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(group).join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A new, empty folder for one test.
pub fn empty_folder(group: &str, test: &str) -> PathBuf {
    let _ = fs::remove_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join(group).join(test));
    folder(group, test)
}

pub fn as_text(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// Where the data lie that are never part of the repository.
pub fn shared_folder() -> PathBuf {
    env::var_os("IRAQ_RISK_ATLAS_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

/// A file or folder of those data. Where it is absent the test has nothing to test: this says so.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = shared_folder().join(name);
    if path.exists() {
        return Some(path);
    }
    report("SKIPPED", &path);
    None
}

/// Tells that a test runs on made-up rows, because the real ones are absent.
pub fn made_up_instead_of(path: &Path) {
    report("MADE-UP DATA", path);
}

/// Written past the test runner, which keeps what a passing test prints; `.ci/run` counts these lines.
fn report(what: &str, path: &Path) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    let line = format!("{what}: {test}: {} is absent\n", path.display());
    let _ = io::stderr().write_all(line.as_bytes());
}

/// Compares a text with a file of `tests/snapshots`; `UPDATE_SNAPSHOTS=1` writes the file anew.
#[track_caller]
pub fn compare_with_snapshot(name: &str, text: &str) {
    let path = root().join("tests/snapshots").join(name);
    if env::var_os("UPDATE_SNAPSHOTS").is_some_and(|v| v == "1") {
        fs::write(&path, text).unwrap();
        return;
    }
    let old = fs::read_to_string(&path).unwrap_or_default();
    if old == text {
        return;
    }
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&new, text).unwrap();
    let same = old.lines().zip(text.lines()).take_while(|(a, b)| a == b).count();
    let cut = |text: &str| text.lines().nth(same).unwrap_or("(ends)").chars().take(160).collect::<String>();
    panic!(
        "tests/snapshots/{name} differs from line {}:\n  old {}\n  new {}\nThe new one is {}; look at it, \
         and if it is right, run the test again with UPDATE_SNAPSHOTS=1",
        same + 1,
        cut(&old),
        cut(text),
        new.display()
    );
}
