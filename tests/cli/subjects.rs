//! Layer files with names and ids that read like ours.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::run::program;
use crate::support::files::empty_folder;

const FILES: [&str; 4] = ["governorates", "own", "events-1", "designated-2018"];

const IDS: [&str; 4] = ["IQ-KI", "row-7", "own-1", "FP-07"];

fn run(folder: &Path, args: &[&str]) -> String {
    let out = program().current_dir(folder).args(args).output().expect("it runs");
    let why = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && why.is_empty(), "{args:?}: {why}");
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// A project of the four files, whose areas lie in the west of Kirkuk, and of an event file.
fn made(folder: &Path) {
    let ring = [[43.7, 35.2], [43.9, 35.2], [43.9, 35.4], [43.7, 35.2]];
    let feature = |id: &&str| {
        json!({"type": "Feature", "id": id, "properties": {"name": format!("Mine {id}")},
               "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let features: Vec<Value> = IDS.iter().map(feature).collect();
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    let mut args = vec!["project".to_owned(), "new".to_owned(), "-o".to_owned(), "p.atlas.json".to_owned()];
    for name in FILES {
        fs::write(folder.join(format!("{name}.geojson")), &text).unwrap();
        args.extend(["--layer".to_owned(), format!("{name}.geojson")]);
    }
    fs::write(folder.join("e.csv"), "date,kind,latitude,longitude\n2016-04-01,bombing,33.31,44.41\n")
        .unwrap();
    args.extend(["--events".to_owned(), "e.csv".to_owned()]);
    run(folder, &args.iter().map(String::as_str).collect::<Vec<_>>());
}

fn svg(folder: &Path, args: &[&str]) -> String {
    run(folder, &[&["render", "p.atlas.json", "-o", "a.svg"], args].concat());
    let text = fs::read_to_string(folder.join("a.svg")).unwrap();
    fs::remove_file(folder.join("a.svg")).unwrap();
    text
}

#[test]
fn a_file_named_like_one_of_ours_is_drawn_beside_it_and_never_in_its_place() {
    let folder = empty_folder("cli-subjects", "names");
    made(&folder);
    let text = svg(&folder, &["--select", "IQ-KI", "--layers", "all"]);
    let count = |id: &str| text.matches(&format!("<g id=\"{id}\">")).count();
    assert_eq!(count("governorates/IQ-KI"), 1, "the real governorate is selected");
    let renamed = text.lines().find(|line| line.starts_with("<g id=") && line.contains('~'));
    assert_eq!(renamed, None, "no group lost its name to another");
    assert_eq!(count("designated-2018/FP-07"), 1);
    for (name, id) in FILES.iter().flat_map(|name| IDS.map(|id| (name, id))) {
        assert_eq!(count(&format!("{name}-(file)/{id}")), 1, "{name}/{id}");
    }
    let text = svg(&folder, &["--select", "governorates (file)/IQ-KI", "--layers", "designated-2018"]);
    assert!(!text.contains("<g id=\"governorates/IQ-KI\">"), "the governorate is not what was selected");
    assert!(text.contains("<g id=\"governorates-(file)/IQ-KI\">"), "what is selected is shown");
    assert!(text.contains("<g id=\"designated-2018/FP-07\">") && !text.contains("designated-2018-(file)"));
}

#[test]
fn a_project_of_such_files_has_each_under_an_id_of_its_own() {
    let folder = empty_folder("cli-subjects", "project");
    made(&folder);
    let project: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("p.atlas.json")).unwrap()).unwrap();
    let entries = ["layers", "events"].map(|member| project[member].as_array().unwrap());
    let ids: Vec<&str> = entries.into_iter().flatten().map(|e| e["id"].as_str().unwrap()).collect();
    let different: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
    assert!(ids.contains(&"events-1") && ids.contains(&"events-1 (file)"), "{ids:?}");
    assert!(run(&folder, &["project", "check", "p.atlas.json"]).contains("e.csv is present and unchanged"));
}
