//! The file format: its schema, what is preserved, and errors in broken files.

use iraq_risk_atlas::formats::project::{Project, is_project, read_project, write_project};
use serde_json::{Map, Value, json};

/// One of each, as a user would have it.
pub fn full() -> Value {
    json!({
        "iraq_risk_atlas_project": 1,
        "title": "Diyala brief", "notes": "Two\nlines",
        "view": { "center": [44.5, 33.25], "zoom": 7.5, "size": [900.0, 700.0] }, "names": "both",
        "layers": [
            { "id": "own", "source": { "path": "layers/own.geojson", "bytes": 12, "sha256": "a".repeat(64) }, "visible": true, "opacity": 0.8 },
            { "id": "risk-designated", "visible": false, "opacity": 1.0 }
        ],
        "solo": "own",
        "events": [{
            "id": "events-1", "source": { "path": "../data/a.csv", "bytes": 7 },
            "columns": {
                "latitude": { "number": 4, "name": "latitude" }, "longitude": { "number": 5, "name": "longitude" },
                "days": { "on": { "number": 2, "name": "date" } },
                "counted": [{ "number": 3, "name": "kind", "title": "kind", "role": "type" }]
            },
            "visible": true, "opacity": 0.5, "display": "cells", "at_work": true,
            "filter": {
                "columns": [{ "column": "kind", "only": ["bombing", ""] }, { "column": "governorate", "nth": 2, "without": ["Baghdad"] }],
                "at_least": 1, "at_most": 9, "dated_only": true, "text": "market"
            },
            "update_of": "events-0"
        }],
        "days": ["2016-04-01", "2016-05-31"],
        "region": [[44.0, 33.0], [45.0, 33.0], [45.0, 34.0]],
        "side_by_side": { "other_days": ["2025-01-01", "2025-12-31"], "right": true, "before": ["2016-04-01", "2016-04-30"], "zoomed": -1.0 },
        "selection": { "layer": "events-1", "feature": "record-3" },
        "article": { "id": "coalition-2018", "text": { "path": "copy.txt" } },
        "annotations": [
            { "id": "own-1", "name": "Here", "text": "…", "shape": { "kind": "note", "at": [44.0, 33.0] } },
            { "id": "own-2", "name": "Road", "shape": { "kind": "line", "at": [[44.0, 33.0], [45.0, 33.0]] }, "visible": false },
            { "id": "own-3", "name": "Belt", "shape": { "kind": "area", "at": [[44.0, 33.0], [45.0, 33.0], [45.0, 34.0]] } }
        ]
    })
}

fn read(value: &Value) -> (Project, Vec<String>) {
    let (project, notes) = read_project("p.atlas.json", value.to_string().as_bytes()).expect("a project");
    (project, notes.iter().map(ToString::to_string).collect())
}

fn written(project: &Project) -> Value {
    serde_json::from_str(&write_project(project)).expect("JSON is written")
}

pub fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../docs/project.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).expect("the schema is JSON")).expect("a schema")
}

#[test]
fn what_is_read_is_written_again_and_both_are_valid_by_the_schema() {
    let (project, notes) = read(&full());
    assert_eq!(notes, [""; 0]);
    assert_eq!(written(&project), full());
    assert!(schema().is_valid(&full()));
    let empty = written(&Project::default());
    assert!(schema().is_valid(&empty), "{empty}");
}

/// Every object within a value, by its JSON pointer.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.push(at.to_owned());
            members.iter().for_each(|(key, v)| objects(v, &format!("{at}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| objects(v, &format!("{at}/{i}"), found));
        }
        _ => {}
    }
}

#[test]
fn members_of_others_survive_on_every_level() {
    let mut value = full();
    let mut places = Vec::new();
    objects(&value, "", &mut places);
    assert!(places.len() > 25, "{places:?}");
    for place in &places {
        let object = value.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
        object.insert("x-other".to_owned(), json!({ "at": place, "n": [1, null] }));
    }
    let (project, notes) = read(&value);
    assert_eq!(notes, [""; 0]);
    assert_eq!(written(&project), value);
    assert!(schema().is_valid(&value));
}

#[test]
fn a_project_is_readable_and_begins_with_what_it_is() {
    let (project, _) = read(&full());
    let text = write_project(&project);
    let head = "{\n  \"iraq_risk_atlas_project\": 1,\n  \"title\": \"Diyala brief\",\n";
    assert!(text.starts_with(head) && text.ends_with("}\n"), "{text}");
    assert!(
        text.contains(
            "\n  \"view\": { \"center\": [44.5, 33.25], \"zoom\": 7.5, \"size\": [900.0, 700.0] },\n"
        ),
        "{text}"
    );
    assert!(text.lines().all(|line| line.len() < 180), "{text}");
    assert!(is_project(text.as_bytes()));
}

#[test]
fn a_project_of_a_newer_version_is_refused_with_what_to_do() {
    let mut value = full();
    value["iraq_risk_atlas_project"] = 2.into();
    let text = serde_json::to_string_pretty(&value).expect("text");
    let why = read_project("new.atlas.json", text.as_bytes()).expect_err("it is newer").to_string();
    assert_eq!(
        why,
        "new.atlas.json, line 2, column 30, iraq_risk_atlas_project: this project was saved by a newer version of \
         the program: its format is 2, and this program reads up to 1; install the newer version; the file has \
         not been changed."
    );
    assert!(!schema().is_valid(&value));
}

#[test]
fn what_is_no_project_is_refused_with_place_and_remedy() {
    for (text, words) in [
        (
            "{\"iraq_risk_atlas_project\": 1,\n \"title\": \"a\"\n \"notes\": \"\"}",
            ["line 3, column 2", "comma"],
        ),
        ("{\"iraq_risk_atlas_project\": 1, \"layers\": [", ["line 1", "cut off"]),
        ("{\"iraq_risk_atlas_project\": \"1\"}", ["not a project version", "write the number 1"]),
        ("{\"iraq_risk_atlas_project\": 0}", ["not a project version", "write the number 1"]),
        ("{\"type\": \"FeatureCollection\"}", ["not a project", "iraq_risk_atlas_project"]),
        ("[1]", ["not a project", "choose a file"]),
        ("", ["empty", "choose another file"]),
    ] {
        let why = read_project("p.json", text.as_bytes()).expect_err(text).to_string();
        assert!(words.iter().all(|word| why.contains(word)), "{text}: {why}");
    }
}

/// Puts a value somewhere and gives what was noted; nothing else may be lost.
fn broken(place: &str, value: Value) -> Vec<String> {
    let mut whole = full();
    *whole.pointer_mut(place).expect(place) = value;
    let (project, notes) = read(&whole);
    assert!(!schema().is_valid(&whole), "the schema takes {place}");
    let (mut again, mut before) = (written(&project), whole);
    for whole in [&mut again, &mut before] {
        // Marks that cannot be read go behind the others.
        if let Some(marks) = whole["annotations"].as_array_mut() {
            marks.sort_by_key(|mark| mark["id"].to_string());
        }
        whole.pointer_mut(place).map(Value::take);
    }
    // Missing members mean their defaults.
    assert_eq!(pruned(again), pruned(before), "{place}");
    notes
}

/// Without members that say what their absence says too.
fn pruned(value: Value) -> Value {
    let silent = |key: &str, v: &Value| {
        v.is_null() || matches!((key, v), ("opacity", v) if v == 1.0) || key == "visible" && *v == true
    };
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().map(|(k, v)| (k, pruned(v))).filter(|(k, v)| !silent(k, v));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.into_iter().map(pruned).collect(),
        other => other,
    }
}

#[test]
fn a_bad_member_is_noted_and_the_rest_is_read_and_kept() {
    for (place, value, words) in [
        ("/title", json!(5), "title: found the number 5, expected a text"),
        ("/view/center", json!([444, 33]), "view.center: this is not a position"),
        ("/view/zoom", json!("near"), "view.zoom: "),
        ("/days", json!(["2016-05-31", "2016-04-01", "2016-04-01"]), "days: "),
        ("/region", json!([[1, 2]]), "region: there are too few positions"),
        ("/layers/0/opacity", json!(7), "layers[0].opacity: this is not an opacity"),
        ("/layers/0/source/sha256", json!("abc"), "layers[0].source.sha256: this is not a SHA-256"),
        ("/layers/1", json!("own"), "layers[1]: this must be an object"),
        ("/layers/1/id", json!(null), "layers[1].id: "),
        ("/events/0/display", json!("hexagons"), "events[0].display: this is not a way of drawing events"),
        ("/events/0/source", json!("a.csv"), "events[0].source: "),
        ("/events/0/columns/days", json!([]), "events[0].columns: "),
        ("/events/0/filter/columns/0/only", json!("bombing"), "events[0].filter.columns[0].only: "),
        ("/events/0/filter/at_least", json!(-1), "events[0].filter.at_least: found the number -1, expected"),
        ("/annotations/1/shape/at", json!([[44, 33]]), "annotations[1]: there are too few positions"),
        ("/annotations/2/shape/kind", json!("star"), "annotations[2]"),
        ("/selection/feature", json!([]), "selection.feature: "),
        ("/article", json!([]), "article: "),
    ] {
        let notes = broken(place, value);
        assert!(notes.iter().any(|note| note.contains(words)), "{place}: {notes:?}");
    }
}

#[test]
fn two_of_one_id_are_reported_and_both_stay_in_the_file() {
    let mut whole = full();
    whole["layers"][1]["id"] = "own".into();
    let (project, notes) = read(&whole);
    assert!(notes[0].contains("layers[1].id: something before it has this id"), "{notes:?}");
    assert_eq!(written(&project), whole);
}
