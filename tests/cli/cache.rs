//! Tables of large files are kept for the next command.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::run::program;
use crate::support::files::empty_folder;

fn ran(cache: &Path, args: &[&str]) -> String {
    let output = program().env("XDG_CACHE_HOME", cache).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_large_file_is_kept_for_the_next_command_and_gives_the_same_answers() {
    let folder = empty_folder("cli", "cache");
    let path = folder.join("large.csv");
    let mut text = "event_id,event_date,event_type,latitude,longitude,fatalities,notes\n".to_owned();
    let note = "a long text that the table does not hold ".repeat(20);
    for i in 0..22_000 {
        let (day, kind) = (1 + i % 28, i % 3);
        text += &format!(
            "E{i},2017-03-{day:02},type {kind},33.{:03},44.{:03},{},{note}\n",
            i % 977,
            i % 811,
            i % 7
        );
    }
    fs::write(&path, text).unwrap();
    let then = SystemTime::now() - Duration::from_secs(60);
    fs::File::options().append(true).open(&path).unwrap().set_modified(then).unwrap();
    let file = path.to_str().unwrap();
    let cache = folder.join("cache");
    for args in [["stats", file, "--json"], ["describe", file, "--json"]] {
        let want = ran(&cache, &[&args[..], &["--no-cache"]].concat());
        assert_eq!(ran(&cache, &args), want);
        assert_eq!(ran(&cache, &args), want);
    }
    assert!(ran(&cache, &["cache"]).starts_with("1 table of "));
    assert!(ran(&cache, &["cache", "--empty"]).starts_with("1 table of "));
    assert!(ran(&cache, &["cache"]).starts_with("0 tables of 0.0 MB in "));
}
