//! Other programs, which read again what ours has written.

use std::path::Path;
use std::process::Command;

/// Whether a tool is on this machine. On the machine that checks every change it has to be.
pub fn has(tool: &str, argument: &str) -> bool {
    let found = Command::new(tool).arg(argument).output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{tool} is missing; .ci/run installs it");
    if !found {
        eprintln!("NOT CHECKED: {tool} is not installed (Debian: poppler-utils, chromium, gdal-bin)");
    }
    found
}

/// What a tool writes to its output.
pub fn run(tool: &str, arguments: &[&str]) -> String {
    let out = Command::new(tool).args(arguments).output().unwrap();
    assert!(out.status.success(), "{tool} {arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// How many features GDAL counts in a file.
pub fn ogrinfo(path: &Path) -> Option<usize> {
    if !has("ogrinfo", "--version") {
        return None;
    }
    let output = Command::new("ogrinfo").args(["-ro", "-so", "-al"]).arg(path).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && complaints.trim().is_empty(), "{complaints}\n{text}");
    let counts = text.lines().filter_map(|l| l.strip_prefix("Feature Count: "));
    Some(counts.map(|n| n.trim().parse::<usize>().unwrap()).sum())
}
