//! Layer files from bytes and back; every fault with its line; texts against the articles.

use std::fs;

use iraq_risk_atlas::formats::text::read_article;
use iraq_risk_atlas::formats::{Fault, check_layer, decode_utf8, read_articles, read_layer, write_layer};
use iraq_risk_atlas::model::{Anchor, Kind, Layer, Precision};
use iraq_risk_atlas::reading::{Document, locate};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::files::{self, root, shared};

fn data(name: &str) -> Vec<u8> {
    fs::read(files::data(name)).unwrap()
}

fn good() -> String {
    String::from_utf8(data("good.geojson")).unwrap()
}

/// Reads a file that must give no note.
fn read(bytes: &[u8]) -> Layer {
    let (layer, notes) = read_layer("good.geojson", bytes).unwrap();
    assert_eq!(notes, [], "a sound file is read without notes");
    layer
}

/// What a test expects of a fault: line, feature, field, part of the message.
type Expected<'a> = (usize, &'a str, &'a str, &'a str);

fn assert_faults(bytes: &[u8], expected: &[Expected]) {
    let faults = check_layer(bytes);
    let told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    assert_eq!(faults.len(), expected.len(), "{told}");
    for (fault, (line, feature, field, message)) in faults.iter().zip(expected) {
        assert_eq!(fault.line, *line, "{fault}");
        assert_eq!(fault.feature.as_deref().unwrap_or(""), *feature, "{fault}");
        assert_eq!(fault.field.as_deref().unwrap_or(""), *field, "{fault}");
        assert!(fault.message.contains(message), "{fault}");
        assert!(!fault.remedy.is_empty());
    }
}

#[test]
fn a_sound_file_has_no_fault_and_no_note() {
    assert_faults(&data("good.geojson"), &[]);
    let layer = read(&data("good.geojson"));
    assert_eq!((layer.features.len(), layer.drawn()), (2, 1));
    assert!(!layer.meta.visible);
}

#[test]
fn what_is_not_ours_survives_reading_and_writing() {
    let written = write_layer(&read(good().as_bytes()));
    // Compared as JSON, so that neither reader nor writer is trusted.
    let (before, after): (Value, Value) =
        (serde_json::from_str(&good()).unwrap(), serde_json::from_str(&written).unwrap());
    assert_eq!(before, after);
}

#[test]
fn writing_twice_gives_the_same_text() {
    let once = write_layer(&read(good().as_bytes()));
    assert_eq!(write_layer(&read(once.as_bytes())), once);
    assert!(once.lines().any(|line| line.trim_start().starts_with("[[44.0, 33.0], [46.0, 33.0],")), "{once}");
}

#[test]
fn outlines_are_written_anticlockwise_and_rounded_to_a_metre() {
    let mut value: Value = serde_json::from_str(&good()).unwrap();
    let clockwise = json!([[44.0, 33.0], [44.0, 35.0], [46.000004, 35.0], [46.0, 33.000006], [44.0, 33.0]]);
    value["features"][0]["geometry"] = json!({"type": "Polygon", "coordinates": [clockwise]});
    let written: Value = serde_json::from_str(&write_layer(&read(value.to_string().as_bytes()))).unwrap();
    let expected = json!([[[44.0, 33.0], [46.0, 33.00001], [46.0, 35.0], [44.0, 35.0], [44.0, 33.0]]]);
    assert_eq!(written["features"][0]["geometry"]["coordinates"], expected);
}

#[test]
fn a_hole_that_rounding_closes_is_not_written() {
    let mut value: Value = serde_json::from_str(&good()).unwrap();
    // A sliver as it stays between two areas whose common border differs by millimetres.
    let sliver = json!([[44.2, 33.2], [44.3, 33.4], [44.25, 33.300_000_01], [44.2, 33.2]]);
    value["features"][0]["geometry"]["coordinates"].as_array_mut().unwrap().push(sliver);
    let written = write_layer(&read(value.to_string().as_bytes()));
    assert_faults(written.as_bytes(), &[]);
    assert_eq!(
        serde_json::from_str::<Value>(&written).unwrap(),
        serde_json::from_str::<Value>(&good()).unwrap()
    );
}

#[test]
fn every_fault_of_a_file_is_reported_with_its_line() {
    assert_faults(
        &data("many-faults.geojson"),
        &[
            (8, "", "layer.years", "found the number 2018, expected a text"),
            (25, "S-1", "precision", "“exact” is not a known value"),
            (31, "S-1", "period.to", "ends (2016) before it begins (2017-11)"),
            (36, "S-1", "claims[0].paragraphs", "no paragraph 0"),
            (36, "S-1", "claims[0].paragraphs[1]", "found the text \"5\", expected a whole number"),
            (38, "S-1", "claims[0].speaker.kind", "“secret”"),
            (39, "S-1", "claims[0].stance", "“claims”"),
            (41, "S-1", "claims[0].anchor.exact", "empty"),
            (43, "S-1", "claims[0].disputes", ", expected a list"),
            (54, "S-1", "geometry.coordinates[0]", "not closed"),
            (59, "S-1", "", "neither geometry nor recipe"),
            (61, "S-1", "id", "another feature has the id S-1"),
            (66, "S-1", "basis.reconstruct", "would be lost"),
            (70, "S-1", "claims[0].paraphrase", "missing"),
        ],
    );
}

#[test]
fn a_file_with_many_faults_is_still_read_with_a_note_for_each() {
    let (layer, notes) = read_layer("many-faults.geojson", &data("many-faults.geojson")).unwrap();
    assert_eq!(
        (layer.features.len(), layer.meta.name.as_str(), layer.meta.years.as_str()),
        (0, "Sample", "")
    );
    assert!(notes.iter().any(|n| n.skipped && n.line == Some(25) && n.feature.as_deref() == Some("S-1")));
}

#[test]
fn a_text_that_is_no_json_is_placed_at_its_first_error() {
    assert_faults(&data("empty.geojson"), &[(1, "", "", "empty")]);
    assert_faults(&data("truncated.geojson"), &[(41, "", "", "ends before its JSON does")]);
    assert_faults(&data("trailing-comma.geojson"), &[(50, "", "", "trailing comma")]);
    assert_faults(&data("not-utf8.geojson"), &[(22, "", "", "offset 565 on are not UTF-8")]);
}

#[test]
fn a_json_text_that_is_no_layer_says_what_it_is() {
    assert_faults(&data("list.geojson"), &[(1, "", "", "no JSON object")]);
    assert_faults(&data("topology.geojson"), &[(1, "", "", "TopoJSON")]);
    assert_faults(&data("no-layer.geojson"), &[(1, "", "layer", "missing")]);
    for name in ["empty", "truncated", "trailing-comma", "not-utf8", "list", "topology"] {
        let file = format!("{name}.geojson");
        let error = read_layer(&file, &data(&file)).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{file}, line ")) && error.ends_with('.'), "{error}");
    }
}

#[test]
fn each_faulty_shape_is_reported_where_it_is() {
    for (file, line, field, message) in [
        ("false-precision", 51, "geometry", "a governorate as a whole is drawn as a point"),
        ("exchanged", 53, "geometry.coordinates", "look exchanged"),
        ("metres", 54, "geometry.coordinates[0][0]", "no longitude and latitude"),
        ("bow-tie", 56, "geometry.coordinates[0][2]", "runs back on itself at [45.00000, 34.00000]"),
        ("short-ring", 55, "geometry.coordinates[1]", "has 3"),
        ("twice", 48, "stroke", "given twice"),
    ] {
        assert_faults(&data(&format!("{file}.geojson")), &[(line, "S-1", field, message)]);
    }
}

#[test]
fn a_fault_is_one_sentence_with_file_place_and_remedy() {
    let fault = &check_layer(&data("short-ring.geojson"))[0];
    assert_eq!(
        fault.in_file("short-ring.geojson").to_string(),
        "short-ring.geojson, line 55, column 11, feature S-1, geometry.coordinates[1]: a ring needs at least \
         four positions and has 3; add positions; the last one repeats the first."
    );
}

#[test]
fn a_faulty_feature_is_skipped_and_the_rest_is_read() {
    let (layer, notes) = read_layer("short-ring.geojson", &data("short-ring.geojson")).unwrap();
    let ids: Vec<_> = layer.features.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["S-2"]);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].skipped && notes[0].line == Some(55), "{}", notes[0]);
}

#[test]
fn foreign_geojson_is_read_as_context_and_says_what_was_assumed() {
    let (layer, notes) = read_layer("towns/places.geojson", &data("foreign.geojson")).unwrap();
    assert_eq!((layer.meta.name.as_str(), layer.meta.kind), ("places", Kind::Context));
    let read: Vec<_> =
        layer.features.iter().map(|f| (f.id.as_str(), f.label(), f.properties.precision)).collect();
    assert_eq!(
        read,
        [
            ("7", "A place", Precision::Town),
            ("feature-2", "Feature 2", Precision::Unplaced),
            ("7-3", "An area", Precision::Region),
        ]
    );
    assert!(layer.features.iter().all(|f| f.properties.claims.is_empty()));
    let told: String = notes.iter().map(|note| format!("{note}\n")).collect();
    for part in [
        "no “layer” member",
        "3 features do not say",
        "line 6, feature 7: geometry",
        "line 10, feature 7 skipped",
    ] {
        assert!(told.contains(part), "{told}");
    }
    let other = &layer.features[0].properties.other;
    assert_eq!((&other["NAME"], &other["source:kind"]), (&json!("x"), &json!("village")));
    assert_eq!(layer.other["name"], "places");
}

#[test]
fn a_foreign_layer_that_was_saved_is_read_without_assumptions() {
    let (layer, _) = read_layer("places.geojson", &data("foreign.geojson")).unwrap();
    let (again, _) = read_layer("other.geojson", write_layer(&layer).as_bytes()).unwrap();
    assert_eq!(again, layer);
}

#[test]
fn a_single_feature_and_a_bare_geometry_are_layers_of_one() {
    let feature = r#"{"type": "Feature", "properties": {"name": "Rawa"}, "geometry": null}"#;
    let geometry = "{\"type\": \"LineString\",\n\"coordinates\": [[44, 33], [45, 33]]}";
    assert_eq!(read_layer("a", feature.as_bytes()).unwrap().0.features[0].label(), "Rawa");
    assert_eq!(read_layer("a", geometry.as_bytes()).unwrap().0.drawn(), 1);
    let broken = geometry.replace("33]]", "933]]");
    let (layer, notes) = read_layer("a", broken.as_bytes()).unwrap();
    assert!(layer.features.is_empty() && notes.iter().any(|n| n.line == Some(2)), "{notes:?}");
}

#[test]
fn an_article_list_says_where_it_is_wrong() {
    let good = json!([{
        "id": "a", "title": "A", "short": "A", "published": {"text": "2018"}, "language": "en",
        "paragraph_rule": "lines", "paragraphs": 3, "evidence": [1, 3], "sha256": "00",
    }]);
    let text = serde_json::to_string_pretty(&good).unwrap();
    assert_eq!(read_articles(text.as_bytes()).unwrap()[0].id, "a");
    let error = read_articles(text.replace("\"lines\"", "5").as_bytes()).unwrap_err();
    let line = text.lines().position(|l| l.contains("paragraph_rule")).unwrap() + 1;
    assert_eq!(error.fault.line, line, "{error}");
    let twice = json!([good[0], good[0]]).to_string();
    assert!(read_articles(twice.as_bytes()).unwrap_err().to_string().contains("two articles have the id a"));
}

#[test]
fn the_built_in_layers_and_articles_have_no_fault_and_lose_nothing_when_saved() {
    let folder = root().join("assets/layers");
    let Ok(entries) = fs::read_dir(&folder) else {
        return eprintln!("skipped: {} is not there", folder.display());
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let bytes = fs::read(&path).unwrap();
        let faults: Vec<String> = check_layer(&bytes).iter().map(Fault::to_string).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
        let written: Value = serde_json::from_str(&write_layer(&read(&bytes))).unwrap();
        let mut before: Value = serde_json::from_slice(&bytes).unwrap();
        with_defaults(&mut before);
        assert_eq!(before, written, "{}", path.display());
    }
    let articles = fs::read(root().join("assets/articles.json")).unwrap();
    assert!(!read_articles(&articles).unwrap().is_empty());
}

/// Adds members that the writer always writes but a hand-made file may omit.
fn with_defaults(file: &mut Value) {
    let default = |object: &mut Value, key: &str, value: Value| {
        object.as_object_mut().unwrap().entry(key).or_insert(value);
    };
    default(&mut file["layer"], "visible", json!(true));
    for feature in file["features"].as_array_mut().unwrap() {
        let basis = &mut feature["properties"]["basis"];
        default(basis, "reconstruction", json!(false));
        if matches!(basis["recipe"]["type"].as_str(), Some("disc")) {
            default(&mut basis["recipe"], "clip", json!(false));
        }
        for key in ["radius_km", "inner_km", "outer_km", "width_km", "reach_km", "half_width_km"] {
            if let Some(km) = basis["recipe"].get(key).and_then(Value::as_f64) {
                basis["recipe"][key] = json!(km);
            }
        }
    }
}

#[test]
fn each_anchor_of_the_evidence_occurs_exactly_once_where_the_table_says() {
    let Some(folder) = shared("articles") else { return };
    let mut rows = csv::Reader::from_path(folder.join("evidence.csv")).unwrap();
    let headers = rows.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let [file, paragraph, exact, offset] =
        ["article_file", "paragraph", "anchor_exact", "anchor_offset_in_paragraph"].map(column);
    let mut count = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let bytes = fs::read(folder.join(&row[file])).unwrap();
        let paragraphs = Document::open(&row[file], &bytes).unwrap().0.paragraphs;
        let number = row[paragraph].parse().unwrap();
        let paragraph = paragraphs.get(number).unwrap();
        let anchor = Anchor { exact: row[exact].to_owned(), prefix: String::new(), suffix: String::new() };
        let range = locate(&anchor, paragraph).unwrap_or_else(|fault| panic!("{}: {fault}", &row[0]));
        // The table counts characters.
        let found = paragraph[..range.start].chars().count();
        assert_eq!(found.to_string(), row[offset], "{}", &row[0]);
        count += 1;
    }
    assert_eq!(count, 41);
}

#[test]
fn the_repeated_paragraphs_of_the_2018_article_are_found() {
    let Some(folder) = shared("articles") else { return };
    let bytes = fs::read(folder.join("coalition-analysis-2018.txt")).unwrap();
    let repeats = Document::open("2018", &bytes).unwrap().0.paragraphs.repeats();
    assert!(repeats.contains(&vec![3, 4, 5]) && repeats.contains(&vec![6, 7]), "{repeats:?}");
}

/// A member of the sound file, replaced by something else.
fn damaged() -> impl Strategy<Value = String> {
    let pointers = [
        "/layer/kind",
        "/layer/notes",
        "/features/0/id",
        "/features/0/type",
        "/features/0/geometry",
        "/features/0/geometry/type",
        "/features/0/geometry/coordinates",
        "/features/0/geometry/coordinates/0",
        "/features/0/geometry/coordinates/0/0",
        "/features/0/geometry/coordinates/0/0/1",
        "/features/0/properties",
        "/features/0/properties/name",
        "/features/0/properties/precision",
        "/features/0/properties/basis",
        "/features/0/properties/basis/recipe",
        "/features/0/properties/period/from",
        "/features/0/properties/claims",
        "/features/0/properties/claims/0",
        "/features/0/properties/claims/0/paragraphs",
        "/features/0/properties/claims/0/speaker",
        "/features/0/properties/claims/0/anchor/exact",
        "/features/1/properties/not_drawn",
        "/features/1/properties/claims/0/stance",
        "/features/1/id",
    ];
    let values = [
        json!(null),
        json!(""),
        json!("town"),
        json!("context"),
        json!(0),
        json!(-3.5),
        json!([]),
        json!([1, "a"]),
        json!({}),
        json!([[44.0, 33.0], [45.0, 33.0]]),
        json!("S-1"),
        json!(true),
        json!([3]),
        json!("2017"),
    ];
    let damage = (prop::sample::select(pointers.to_vec()), prop::sample::select(values.to_vec()));
    prop::collection::vec(damage, 1..3).prop_map(|damages| {
        let mut value: Value = serde_json::from_str(&good()).unwrap();
        for (pointer, new) in damages {
            if let Some(place) = value.pointer_mut(pointer) {
                *place = new;
            }
        }
        serde_json::to_string_pretty(&value).unwrap()
    })
}

proptest! {
    // An integration test has no lib.rs next to which failures could be stored.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = (read_layer("x", &bytes), check_layer(&bytes), read_article("x", &bytes), decode_utf8("x", &bytes), read_articles(&bytes));
    }

    #[test]
    fn any_json_like_text_never_panics(text in r#"[\[\]{}",:a-c0-9.e\\ \n-]{0,80}"#) {
        let _ = (read_layer("x", text.as_bytes()), check_layer(text.as_bytes()));
        let wrapped = format!(r#"{{"type":"FeatureCollection","layer":{{}},"features":[{text}]}}"#);
        let _ = (read_layer("x", wrapped.as_bytes()), check_layer(wrapped.as_bytes()));
    }

    #[test]
    fn a_file_without_faults_is_read_whole_and_without_notes(text in damaged()) {
        let faults = check_layer(text.as_bytes());
        let (layer, notes) = read_layer("x.geojson", text.as_bytes()).unwrap();
        if faults.is_empty() {
            prop_assert_eq!((layer.features.len(), notes.len()), (2, 0), "{:?}", notes);
        }
        if layer.features.len() < 2 {
            prop_assert!(notes.iter().any(|note| note.skipped), "nothing goes missing without a note");
        }
        let (again, _) = read_layer("x.geojson", write_layer(&layer).as_bytes()).unwrap();
        prop_assert_eq!(again, layer);
    }

    #[test]
    fn coordinates_are_kept_to_the_fifth_decimal(lon in -180.0..180.0f64, lat in -90.0..90.0f64) {
        let text = json!({"type": "Point", "coordinates": [lon, lat]}).to_string();
        let (layer, _) = read_layer("p", text.as_bytes()).unwrap();
        let (again, _) = read_layer("p", write_layer(&layer).as_bytes()).unwrap();
        let Some(geo::Geometry::Point(p)) = &again.features[0].geometry else { panic!("a point") };
        prop_assert!((p.x() - lon).abs() <= 5.1e-6 && (p.y() - lat).abs() <= 5.1e-6);
        prop_assert_eq!(write_layer(&again), write_layer(&layer));
    }
}

#[test]
fn a_file_cut_off_anywhere_has_a_fault() {
    let good = good();
    let whole = good.trim_end().as_bytes();
    for length in 0..whole.len() {
        assert!(!check_layer(&whole[..length]).is_empty(), "cut at byte {length}");
        assert!(read_layer("cut", &whole[..length]).is_err(), "cut at byte {length}");
    }
}
