//! Projects on the command line: made, checked, drawn, and never half written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::run::program;
use crate::support::files::empty_folder;

fn folder(test: &str) -> PathBuf {
    empty_folder("cli-project", test)
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(folder).args(args).stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command(folder, args).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

const TABLE: &str = "event_id,date,kind,latitude,longitude,killed\n\
    E1,2016-04-01,bombing,33.31,44.41,3\n\
    E2,2016-04-02,shooting,36.34,43.13,1\n";

/// A folder with a project of one event file.
fn made(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("events.csv"), TABLE).unwrap();
    let args = ["project", "new", "-o", "p.atlas.json", "--title", "A brief", "--events", "events.csv"];
    assert_eq!(run(&folder, &args), (Some(0), "p.atlas.json: a project with 1 file\n".into(), String::new()));
    folder
}

fn project(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("p.atlas.json")).unwrap()).unwrap()
}

#[test]
fn a_project_is_made_checked_and_drawn_and_its_title_is_on_the_picture() {
    let folder = made("made");
    let source = &project(&folder)["events"][0]["source"];
    assert_eq!((&source["path"], source["bytes"].as_u64()), (&"events.csv".into(), Some(TABLE.len() as u64)));
    let schema: Value = serde_json::from_str(include_str!("../../docs/project.schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&project(&folder)));
    let (code, out, _) = run(&folder, &["project", "check", "p.atlas.json"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("A brief") && out.contains("events.csv is present and unchanged"), "{out}");
    assert_eq!(run(&folder, &["describe", "p.atlas.json"]).1, out);
    let (code, _, why) = run(&folder, &["stats", "p.atlas.json"]);
    assert!(code == Some(2) && why.contains("it is a project; name one of its event files"), "{why}");
    let (code, _, why) = run(&folder, &["render", "p.atlas.json", "-o", "a.svg"]);
    assert_eq!((code, why.as_str()), (Some(0), ""));
    let drawn = fs::read_to_string(folder.join("a.svg")).unwrap();
    assert!(drawn.contains("A brief") && drawn.contains("events.csv"), "title and legend of the events");
    let (_, _, _) = run(&folder, &["render", "p.atlas.json", "-o", "b.svg"]);
    assert!(fs::read_to_string(folder.join("b.svg")).unwrap() == drawn, "the same bytes");
}

#[test]
fn what_the_project_says_is_drawn_and_an_option_goes_before_it() {
    let folder = made("drawn");
    let mut value = project(&folder);
    value["view"] = serde_json::json!({ "center": [44.4, 33.3], "zoom": 10 });
    value["events"][0]["filter"] =
        serde_json::json!({ "columns": [{ "column": "kind", "only": ["shooting"] }] });
    fs::write(folder.join("p.atlas.json"), value.to_string()).unwrap();
    let svg = |args: &[&str]| {
        let all = [&["render", "p.atlas.json", "-o", "a.svg"], args].concat();
        assert_eq!(run(&folder, &all).0, Some(0), "{args:?}");
        fs::read_to_string(folder.join("a.svg")).unwrap()
    };
    let own = svg(&[]);
    assert_ne!(own, svg(&["--fit", "IQ-NI"]), "another view");
    assert_ne!(own, svg(&["--names", "arabic"]));
    assert_ne!(own, svg(&["--layers", "none"]));
    value["events"][0]["filter"] = Value::Null;
    fs::write(folder.join("p.atlas.json"), value.to_string()).unwrap();
    assert_ne!(own, svg(&[]), "the filter left the bombing out");
}

#[test]
fn what_the_project_shows_is_exported() {
    let folder = made("exported");
    let (code, _, why) = run(&folder, &["export", "p.atlas.json", "--rows", "-o", "rows.csv"]);
    assert_eq!((code, why.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(folder.join("rows.csv")).unwrap().lines().count(), 3, "a header, two rows");
    let mut value = project(&folder);
    value["solo"] = "cities-2025".into();
    value["events"] = serde_json::json!([]);
    fs::write(folder.join("p.atlas.json"), value.to_string()).unwrap();
    assert_eq!(run(&folder, &["export", "p.atlas.json", "-o", "a.geojson"]).0, Some(0));
    let text = fs::read_to_string(folder.join("a.geojson")).unwrap();
    let cities: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(cities["features"].as_array().map(Vec::len), Some(3), "the solo layer");
    assert_eq!(run(&folder, &["export", "p.atlas.json", "--rows", "-o", "rows.csv"]).0, Some(2));
}

#[test]
fn a_missing_file_is_reported_and_the_rest_is_drawn() {
    let folder = made("missing");
    fs::rename(folder.join("events.csv"), folder.join("gone")).unwrap();
    fs::write(folder.join("gone"), "other bytes").unwrap();
    let (code, out, why) = run(&folder, &["render", "p.atlas.json", "-o", "a.png"]);
    assert_eq!(code, Some(1), "{out}{why}");
    assert!(why.contains("events.csv is not at ") && folder.join("a.png").is_file(), "{why}");
    let (code, out, _) = run(&folder, &["project", "check", "p.atlas.json"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("events.csv is not at "), "{out}");
    assert_eq!(run(&folder, &["project", "renew", "p.atlas.json"]).0, Some(1));
    assert_eq!(project(&folder)["events"][0]["source"]["path"], "events.csv", "it stays in the project");
}

#[test]
fn a_moved_file_is_found_and_a_changed_one_told_until_the_project_is_renewed() {
    let folder = made("renewed");
    fs::rename(folder.join("events.csv"), folder.join("renamed.csv")).unwrap();
    assert_eq!(run(&folder, &["render", "p.atlas.json", "-o", "a.svg"]).0, Some(1));
    assert_eq!(run(&folder, &["project", "renew", "p.atlas.json", "--title", "B"]).0, Some(0));
    assert_eq!(project(&folder)["events"][0]["source"]["path"], "renamed.csv");
    assert_eq!(project(&folder)["title"], "B");
    fs::write(folder.join("renamed.csv"), TABLE.replace("bombing", "raid")).unwrap();
    let (code, _, why) = run(&folder, &["render", "p.atlas.json", "-o", "a.svg"]);
    assert!(code == Some(1) && why.contains("renamed.csv has changed since the project was saved"), "{why}");
    assert_eq!(run(&folder, &["project", "renew", "p.atlas.json"]).0, Some(0));
    assert_eq!(run(&folder, &["render", "p.atlas.json", "-o", "a.svg"]), {
        let told = "a.svg: 1280 × 800 pixels\n".to_owned();
        (Some(0), told, String::new())
    });
}

#[test]
fn what_is_no_project_or_a_newer_one_is_refused_in_one_sentence() {
    let folder = made("refused");
    for (text, words) in [
        ("{\"iraq_risk_atlas_project\": 7}", "saved by a newer version of the program"),
        ("{\"layers\": []}", "this is not a project"),
        ("{\"iraq_risk_atlas_project\": 1,,}", "line 1, column"),
    ] {
        fs::write(folder.join("p.atlas.json"), text).unwrap();
        let (code, out, why) = run(&folder, &["render", "p.atlas.json", "-o", "a.svg"]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{why}");
        assert!(why.contains(words) && why.lines().count() == 1, "{why}");
    }
    assert!(!folder.join("a.svg").exists());
}

/// Killed at any moment, the old file is there whole or the new one. `tools/kill_test.py` does the
/// same more often, and with the window.
#[test]
fn who_is_killed_while_saving_leaves_the_old_file_or_the_new_one() {
    let folder = made("killed");
    let title = |text: &str| serde_json::from_str::<Value>(text).map(|p| p["title"].clone());
    let (mut killed, mut random) = (0, 88_172_645_463_325_252_u64);
    let begun = std::time::Instant::now();
    assert_eq!(run(&folder, &["project", "renew", "p.atlas.json", "--title", "title 0"]).0, Some(0));
    let whole = begun.elapsed();
    for n in 1..=20 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let wait = whole.mul_f64((random % 1000) as f64 / 900.0).min(Duration::from_secs(5));
        let new = format!("title {n}");
        let before = fs::read_to_string(folder.join("p.atlas.json")).unwrap();
        let mut child = command(&folder, &["project", "renew", "p.atlas.json", "--title", &new]);
        let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(wait);
        killed += u32::from(child.try_wait().expect("its state").is_none());
        let _ = child.kill();
        child.wait().expect("it ends");
        let after = fs::read_to_string(folder.join("p.atlas.json")).expect("there is a file");
        let sound = after == before || title(&after).is_ok_and(|t| t == *new);
        assert!(sound, "killed after {wait:?}: neither the old file nor the new one:\n{after}");
    }
    assert!(killed > 4, "only {killed} of 20 were killed while they ran");
}

#[test]
fn a_project_never_takes_the_place_of_a_file_that_it_names_or_that_is_not_ours() {
    let folder = made("kept");
    fs::hard_link(folder.join("events.csv"), folder.join("hard.json")).unwrap();
    let mut names = vec!["events.csv", "./events.csv", "../kept/events.csv", "hard.json"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("events.csv", folder.join("soft.json")).unwrap();
        names.push("soft.json");
    }
    for name in names {
        for more in [&[][..], &["--replace"]] {
            let args = [&["project", "new", "-o", name, "--events", "events.csv"], more].concat();
            let (code, out, why) = run(&folder, &args);
            assert_eq!((code, out.as_str()), (Some(2), ""), "{name}");
            assert!(why.contains("never written"), "{name}: {why}");
        }
    }
    fs::write(folder.join("own.geojson"), include_str!("../data/good.geojson")).unwrap();
    let (code, _, why) =
        run(&folder, &["project", "new", "-o", "own.geojson", "--layer", "own.geojson", "--replace"]);
    assert!(code == Some(2) && why.contains("never written"), "{why}");
    assert_eq!(fs::read_to_string(folder.join("own.geojson")).unwrap(), include_str!("../data/good.geojson"));
    assert_eq!(fs::read_to_string(folder.join("events.csv")).unwrap(), TABLE);
    fs::write(folder.join("notes.json"), "{}").unwrap();
    let new = ["project", "new", "-o", "notes.json", "--events", "events.csv"];
    let (code, _, why) = run(&folder, &new);
    assert!(code == Some(2) && why.contains("did not write it") && why.contains("--replace"), "{why}");
    assert_eq!(fs::read_to_string(folder.join("notes.json")).unwrap(), "{}");
    assert_eq!(run(&folder, &[&new[..], &["--replace"]].concat()).0, Some(0));
    assert_eq!(run(&folder, &new).0, Some(0), "now it is ours");
    // What a command makes of a project never takes the place of one of its files.
    let (code, _, why) = run(&folder, &["export", "p.atlas.json", "--rows", "-o", "events.csv", "--replace"]);
    assert!(code == Some(2) && why.contains("never written"), "{why}");
    assert_eq!(fs::read_to_string(folder.join("events.csv")).unwrap(), TABLE);
}

#[test]
fn what_is_said_of_files_is_remembered() {
    let folder = folder("said");
    // Day and month can be exchanged in every row, and a comma is a decimal sign only if that is said.
    let table = "when;lat;lon;dead;hurt\n3/4/2016;33,31;44,41;1;5\n5/6/2016;36,34;43,13;2;7\n";
    fs::write(folder.join("said.csv"), table).unwrap();
    let new = ["project", "new", "-o", "p.atlas.json", "said.csv", "--date-order", "month-first"];
    let more = ["--column", "killed=hurt", "--decimal", "comma", "--encoding", "windows-1252"];
    let (code, _, why) = run(&folder, &[&new[..], &more].concat());
    assert_eq!(code, Some(0), "{why}");
    let entry = &project(&folder)["events"][0];
    assert_eq!(entry["encoding"], "Windows-1252");
    assert_eq!(
        (&entry["columns"]["killed"]["name"], &entry["columns"]["month_first"]),
        (&"hurt".into(), &true.into())
    );
    // Only the month before the day puts a row on the 4th of March, and one on no day of July.
    let mut value = project(&folder);
    for (days, rows) in [
        (["2016-03-04", "2016-03-04"], 1),
        (["2016-05-06", "2016-05-06"], 1),
        (["2016-06-05", "2016-06-05"], 0),
    ] {
        value["days"] = serde_json::json!(days);
        fs::write(folder.join("p.atlas.json"), value.to_string()).unwrap();
        let (_, _, why) = run(&folder, &["export", "p.atlas.json", "--rows", "-o", "rows.geojson"]);
        let made: Value = serde_json::from_slice(&fs::read(folder.join("rows.geojson")).unwrap()).unwrap();
        assert_eq!(made["features"].as_array().unwrap().len(), rows, "{days:?}: {why}");
    }
}
