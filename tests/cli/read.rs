//! `read`: an article in, its places and drafts out, as a person or a script calls it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use iraq_risk_atlas::formats::{check_layer, read_layer};
use iraq_risk_atlas::reading::{Paragraphs, article_of, locate};
use serde_json::Value;

use super::run::run;
use crate::support::files::{as_text, empty_folder, shared};

fn json(args: &[&str]) -> Value {
    let run = run(args);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&run.out).unwrap()
}

fn article(name: &str) -> Option<String> {
    shared(&format!("articles/{name}")).map(|path| as_text(&path))
}

fn folder(test: &str) -> PathBuf {
    empty_folder("cli-read", test)
}

const FP: &str = "coalition-analysis-2018.txt";
const TI: &str = "iraq-progress-2025.txt";

fn file(folder: &std::path::Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Paragraph, printed name and precision of each draft that has a shape.
fn drawn(answer: &Value) -> Vec<(u64, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let drafts = answer["drafts"].as_array().unwrap().iter();
    drafts
        .filter(|d| d["choices"][0]["not_drawn"].is_null())
        .map(|d| (d["paragraph"].as_u64().unwrap(), text(&d["name"]), text(&d["choices"][0]["precision"])))
        .collect()
}

#[test]
fn the_article_of_2018_is_drawn_where_its_evidence_is_and_nowhere_else() {
    let Some(path) = article(FP) else { return };
    let answer = json(&["read", &path, "--json"]);
    let expected = [
        (3, "al Qaim", "town"),
        (6, "Rawa", "town"),
        (6, "Qaim", "town"),
        (14, "Tal Afar", "around-town"),
        (14, "Qaim", "around-town"),
        (14, "Syrian border", "region"),
        (15, "Hawija", "around-town"),
        (15, "Tuz Khurmatu", "around-town"),
        (15, "Shirqat", "around-town"),
        (15, "Hawija", "town"),
        (15, "Tuz Khurmatu", "town"),
        (16, "Kurdish region", "region"),
        (20, "Diyala", "governorate"),
        (21, "Diyala", "governorate"),
        (21, "Diyala", "governorate"),
        (22, "Diyala", "governorate"),
        (23, "Baghdad “belts”", "around-town"),
    ];
    let expected = expected.map(|(n, name, precision)| (n, name.to_owned(), precision.to_owned()));
    assert_eq!(drawn(&answer), expected);
    let kirkuk = &answer["paragraphs"][14]["places"][5];
    assert_eq!((kirkuk["name"].as_str(), kirkuk["draft"].is_null()), (Some("Kirkuk"), true));
    assert_eq!(kirkuk["why_no_draft"], "only locates Tuz Khurmatu");
}

#[test]
fn the_article_of_2025_is_drawn_where_its_evidence_is_and_nowhere_else() {
    let Some(path) = article(TI) else { return };
    let answer = json(&["read", &path, "--json"]);
    let expected = [
        (4, "Diyala", "governorate"),
        (4, "Kirku", "governorate"),
        (4, "Salah ad-Dine", "governorate"),
        (6, "Anbar", "governorate"),
        (6, "Nineveh", "governorate"),
        (18, "Baghdad", "town"),
        (18, "Mosul", "town"),
        (18, "Basra", "town"),
    ];
    let expected = expected.map(|(n, name, precision)| (n, name.to_owned(), precision.to_owned()));
    assert_eq!(drawn(&answer), expected);
    let outside: Vec<&str> =
        answer["outside"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    for name in ["Syria", "Afghanistan", "Nigeria", "Libya", "Iran", "Turkey"] {
        assert!(outside.contains(&name), "{name} in {outside:?}");
    }
}

#[test]
fn every_anchor_of_the_answer_occurs_once_in_its_paragraph() {
    for name in [FP, TI] {
        let Some(path) = article(name) else { return };
        let paragraphs = Paragraphs::of(&fs::read_to_string(&path).unwrap());
        let answer = json(&["read", &path, "--json"]);
        for draft in answer["drafts"].as_array().unwrap() {
            let text = paragraphs.get(u32::try_from(draft["paragraph"].as_u64().unwrap()).unwrap()).unwrap();
            let anchor = serde_json::from_value(draft["anchor"].clone()).unwrap();
            let place = locate(&anchor, text).unwrap();
            let [start, end] = ["start", "end"].map(|key| draft[key].as_u64().unwrap() as usize);
            assert!(
                place.start <= start && end <= place.end && text[start..end] == draft["name"],
                "{anchor:?}"
            );
        }
    }
}

#[test]
fn the_same_article_gives_the_same_answer_for_reading_and_for_scripts() {
    let Some(path) = article(FP) else { return };
    let [a, b] = [run(&["read", &path]), run(&["read", &path])];
    assert_eq!((a.code, &a.out, a.err.as_str()), (0, &b.out, ""));
    for words in [
        "Drafts are suggestions by the program, not claims.",
        "paragraph 4: set aside, repeats paragraph 3",
        "no draft: only locates Tuz Khurmatu",
        "Outside Iraq, not drawn:",
        "our choice",
    ] {
        assert!(a.out.contains(words), "{words}");
    }
    // Of the article it prints names and anchors.
    assert!(!a.out.contains("The militant group is on the run"));
}

#[test]
fn written_drafts_are_a_sound_layer_that_says_it_is_one_of_drafts() {
    let folder = folder("written");
    let out = folder.join("drafts.geojson");
    let out = out.to_str().unwrap();
    let Some(path) = article(FP) else { return };
    let first = run(&["read", &path, "-o", out]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    let bytes = fs::read(out).unwrap();
    assert_eq!(check_layer(&bytes), []);
    let (layer, notes) = read_layer("drafts.geojson", &bytes).unwrap();
    assert!(notes.is_empty() && layer.meta.name.starts_with("Drafts, not claims"));
    assert!(layer.features.len() > 15);
    assert!(layer.features.iter().all(|f| f.properties.other["draft"] == true));
    let article = article_of(&layer).unwrap();
    // The checksum that the built-in article of the same text has.
    assert_eq!(article.sha256, "2316dd3795bcc5ede4b476ae9f9669893ae381674d87279e362524d67fa71fba");
    // Drafts replace drafts, and the same text gives the same bytes.
    assert_eq!(run(&["read", &path, "-o", out]).code, 0);
    assert_eq!(fs::read(out).unwrap(), bytes);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    // Where GDAL is installed it opens the file.
    if let Ok(gdal) = Command::new("ogrinfo").args(["-ro", "-so", "-al", out]).output() {
        let said = String::from_utf8_lossy(&gdal.stdout).into_owned();
        assert!(said.contains(&format!("Feature Count: {}", layer.features.len())), "{said}");
    }
}

#[test]
fn a_file_that_holds_anything_else_than_drafts_is_not_replaced() {
    let folder = folder("kept");
    let drafts = folder.join("drafts.geojson");
    let Some(path) = article(FP) else { return };
    run(&["read", &path, "-o", drafts.to_str().unwrap()]);
    let accepted = fs::read_to_string(&drafts).unwrap().replacen("\"draft\": true", "\"draft\": false", 1);
    for (name, text) in [("accepted.geojson", accepted.as_str()), ("notes.json", "{}"), ("empty.geojson", "")]
    {
        let kept = file(&folder, name, text.as_bytes());
        let refused = run(&["read", &path, "-o", &kept]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{name}");
        assert!(refused.err.contains("something else than drafts"), "{}", refused.err);
        assert_eq!(fs::read_to_string(&kept).unwrap(), text);
    }
    let own = file(&folder, "own.json", b"In Hawija a bomb went off.");
    assert!(run(&["read", &own, "-o", &own]).err.contains("the article itself"));
    let nowhere = folder.join("none/drafts.geojson");
    assert!(run(&["read", &path, "-o", nowhere.to_str().unwrap()]).err.contains("there is no folder"));
    assert!(run(&["read", &path, "-o", "drafts.csv"]).err.contains(".geojson"));
}

#[test]
fn distances_and_directions_of_a_new_text_are_drawn_as_they_are_said() {
    let text = "Blast south of Baghdad\n\nA bomb killed two people 65 kilometers (40 miles) south of Baghdad on March 3, 2021, \
                police said.\n\nClashes broke out north of Baquba. The convoy was hit between Kirkuk and Hawija.\n";
    let folder = folder("said");
    let answer = json(&["read", &file(&folder, "news.txt", text.as_bytes()), "--json"]);
    let drafts = answer["drafts"].as_array().unwrap();
    let of = |paragraph: u64| drafts.iter().filter(move |d| d["paragraph"] == paragraph);
    let bomb = of(2).next().unwrap();
    let basis = bomb["choices"][0]["basis"].as_str().unwrap();
    assert!(
        basis.contains("65 km south of the middle of Baghdad") && basis.contains("our choice"),
        "{basis}"
    );
    assert_eq!((bomb["kind"].as_str(), bomb["speaker"]["name"].as_str()), (Some("incident"), Some("police")));
    assert_eq!(bomb["period"]["from"], "2021-03-03");
    let bases: Vec<&str> = of(3).map(|d| d["choices"][0]["basis"].as_str().unwrap()).collect();
    assert_eq!(bases.len(), 2, "what lies between two towns is one draft: {bases:?}");
    assert!(
        bases[0].contains("5 to 50 km north of Baqubah") && bases[1].contains("line Kirkuk, Hawija"),
        "{bases:?}"
    );
}

#[test]
fn a_file_that_is_no_article_gets_one_sentence() {
    let folder = folder("bad");
    for (name, bytes) in [("empty.txt", &b""[..]), ("blank.txt", b" \n\t\n"), ("binary.txt", b"ab\0\x01\x02")]
    {
        let refused = run(&["read", &file(&folder, name, bytes)]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{name}: {}", refused.err);
        assert_eq!(refused.err.lines().count(), 1, "{name}: {}", refused.err);
        assert!(refused.err.starts_with("iraq-risk-atlas: "), "{}", refused.err);
    }
    let missing = run(&["read", folder.join("none.txt").to_str().unwrap()]);
    assert!(missing.code == 2 && missing.err.contains("there is no such file"), "{}", missing.err);
    let nothing =
        run(&["read", &file(&folder, "no-places.txt", b"It rained.\n\nIt went on raining for long.")]);
    assert_eq!((nothing.code, nothing.err.as_str()), (1, ""));
}
