//! Files named by themselves: each is recognised by what is in it, in any order, by every command.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::run::{Run, done, folder, json, refused, run, write};

const TABLE: &str = "event_id,date,kind,latitude,longitude,killed\n\
    E1,2016-04-01,bombing,33.31,44.41,3\n\
    E2,2016-04-02,shooting,36.34,43.13,1\n\
    E3,2016-04-03,shooting,somewhere,43.13,1\n";

const PAGE: &str = "<!doctype html><title>A day</title><p>In Hawija, a town near Kirkuk, forces met.</p>";

fn table(test: &str) -> String {
    write(test, "events.csv", TABLE)
}

const AREA: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "mine",
    "properties": {"name": "A field of mine"},
    "geometry": {"type": "Polygon", "coordinates": [[[44, 33], [45, 33], [45, 34], [44, 34], [44, 33]]]}}]}"#;

fn layer(test: &str) -> String {
    write(test, "field.geojson", AREA)
}

fn own(test: &str, name: &str) -> String {
    folder(test).join(name).to_str().unwrap().to_owned()
}

fn about(path: &str) -> Value {
    serde_json::from_slice::<Value>(&fs::read(path).unwrap()).unwrap()["iraq_risk_atlas"].clone()
}

#[test]
fn rows_of_a_project_say_of_their_file_what_the_file_itself_says() {
    let (test, table) = ("recipes", table("recipes"));
    let (project, by_itself, of_project, bare) = (
        own(test, "p.atlas.json"),
        own(test, "by-itself.geojson"),
        own(test, "of-project.geojson"),
        own(test, "bare.geojson"),
    );
    done(&["project", "new", "-o", &project, "--events", &table]);
    done(&["export", "-o", &by_itself, "--events", &table]);
    done(&["export", "-o", &of_project, "--rows", &project]);
    done(&["export", "-o", &bare, &table]);
    let about = [&by_itself, &of_project, &bare].map(|path| about(path));
    assert_eq!(about[0]["rows"]["recognised"], "table");
    assert!(about[0]["notes"].as_array().is_some_and(|notes| !notes.is_empty()));
    assert_eq!(about[0], about[1]);
    assert_eq!(about[0], about[2], "with and without the option");
}

#[test]
fn every_command_takes_files_in_any_order_and_tells_them_by_what_is_in_them() {
    let test = "order";
    let (table, layer) = (table(test), layer(test));
    let project = own(test, "p.atlas.json");
    done(&["project", "new", &table, &layer, "-o", &project]);
    let picture = |name: &str, files: &[&str]| {
        let path = own(test, name);
        done(&[&["render", "-o", &path, "--size", "400x300"], files].concat());
        fs::read_to_string(path).unwrap()
    };
    let both = picture("a.svg", &[&table, &layer]);
    assert_eq!(both, picture("b.svg", &[&layer, &table]));
    assert_eq!(both, picture("c.svg", &[&layer, "--events", &table]), "the option does the same");
    assert!(both != picture("d.svg", &[&layer]) && both != picture("e.svg", &[&table]));
    picture("f.svg", &[&layer, &project, &table]);

    let described = json(&["describe", &layer, &table]);
    assert_eq!(described.as_array().map(Vec::len), Some(2));
    assert_eq!(json(&["describe", &table])["rows"], 3);
    let page = write(test, "page.txt", PAGE);
    assert_eq!(json(&["describe", &page])["paragraphs"], 1);
    assert!(done(&["describe", &project, &layer]).contains("is present and unchanged"));

    let counted = json(&["stats", &table, &table]);
    assert_eq!(counted.as_array().map(Vec::len), Some(2));
    assert_eq!(counted[0], json(&["stats", &table]));

    assert!(done(&["card", "mine", &layer]).contains("A field of mine"));
    assert!(done(&["find", &project, "Hawija"]).contains("Hawija"));
    refused(&["find", &layer, "Hawija"], &["field.geojson", "a layer"]);

    let near = json(&["at", "44.41,33.31", &layer, &table]);
    assert_eq!(near["events"]["count"], 1);
    assert_eq!(near, json(&["at", "44.41,33.31", "--events", &table, &layer]));
}

#[test]
fn an_event_file_is_drawn_by_its_name_alone_however_large_it_is() {
    let test = "large";
    let row = format!("2016-04-01,33.31,44.41,{}\n", "x".repeat(2000));
    let text = format!("date,latitude,longitude,text\n{}", row.repeat(36_000));
    let path = write(test, "large.csv", text);
    let picture = own(test, "a.svg");
    done(&["render", &path, "-o", &picture, "--size", "400x300"]);
    assert!(fs::read_to_string(&picture).unwrap().contains("large.csv"));
    fs::remove_file(path).unwrap();
}

#[test]
fn a_file_that_a_command_can_make_no_use_of_is_refused_in_a_sentence() {
    let test = "useless";
    let (table, layer) = (table(test), layer(test));
    let (project, picture) = (own(test, "p.atlas.json"), own(test, "a.svg"));
    done(&["project", "new", &table, "-o", &project]);
    let page = write(test, "page.csv", PAGE);
    refused(&["render", &page, "-o", &picture], &["page.csv", "an article", "`read`"]);
    refused(&["stats", &page], &["page.csv", "an article"]);
    refused(&["stats", &table, &project], &["it is a project; name one of its event files"]);
    refused(&["card", "FP-07", &table], &["events.csv", "a table of events"]);
    refused(&["project", "new", &project, "-o", &own(test, "q.json")], &["a project"]);
    refused(&["render", &layer, &project, &project, "-o", &picture], &["Only one project"]);
    refused(&["render", &table, "-o", &picture, "--filter", "killed>=x"], &["killed"]);
    refused(&["render", &layer, "-o", &picture, "--filter", "killed>=2"], &["--filter", "event file"]);
    refused(&["export", &table, &table, "-o", &own(test, "a.csv")], &["one event file"]);
    refused(&["export", &table, "-o", &own(test, "a.bib")], &["cite no article"]);
    assert!(!fs::exists(&picture).unwrap());
}

#[test]
fn what_is_read_nowhere_is_refused_with_what_it_is_and_what_to_do() {
    let test = "foreign";
    for (name, bytes, words) in [
        ("a.kml", &b"<?xml version=\"1.0\"?><kml><Document><p>"[..], ["a KML file", "GeoJSON"]),
        ("a.shp", b"\0\0\x27\x0a\0\0\0\0", ["a shapefile", "GeoJSON"]),
        ("a.pdf", b"%PDF-1.7\n", ["a PDF", "paste it"]),
        ("a.png", b"\x89PNG\r\n\x1a\n", ["a picture (PNG)", "open"]),
        ("a.json", b"{\"type\": \"Topology\", \"objects\": {}}", ["a TopoJSON file", "GeoJSON"]),
    ] {
        let path = write(test, name, bytes);
        for args in
            [&["describe", &path][..], &["stats", &path], &["render", &path, "-o", &own(test, "a.svg")]]
        {
            let run = run(args);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
            assert!(words.iter().all(|word| run.err.contains(word)) && run.err.contains(name), "{}", run.err);
        }
    }
}

/// Changes a file over and over while a command runs, and returns what the command says.
fn while_it_changes(
    path: &str,
    args: &[&str],
    change: impl Fn(&mut fs::File, usize) + Send + 'static,
) -> Run {
    let done = Arc::new(AtomicBool::new(false));
    let (ended, mut file) = (done.clone(), fs::File::options().write(true).open(path).unwrap());
    let changing = std::thread::spawn(move || {
        let mut turn = 0;
        while !ended.load(Ordering::Relaxed) {
            change(&mut file, turn);
            turn += 1;
        }
    });
    let run = run(args);
    done.store(true, Ordering::Relaxed);
    changing.join().unwrap();
    run
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused_by_every_command() {
    let folder = folder("changing");
    let table = folder.join("rows.csv").to_str().unwrap().to_owned();
    let layer = folder.join("layer.geojson").to_str().unwrap().to_owned();
    let placed = folder.join("placed.csv").to_str().unwrap().to_owned();
    let rows = format!("date,latitude,longitude,town\n{}", "2017-03-17,36.34,43.13,Mosul\n".repeat(60_000));
    let good = fs::read_to_string("tests/data/good.geojson").unwrap();
    let good = format!("{}{}", good.trim_end(), " ".repeat(6 << 20));
    type Change = fn(&mut fs::File, usize);
    let changes: [(&str, Change); 3] = [
        ("appended", |file, _| {
            file.seek(SeekFrom::End(0)).unwrap();
            file.write_all(b"\n").unwrap();
        }),
        // Only the last character, a blank or a line end, is missing every other time.
        ("cut", |file, turn| {
            let len = file.metadata().unwrap().len();
            if turn % 2 == 0 {
                file.set_len(len - 1).unwrap();
            } else {
                file.seek(SeekFrom::End(0)).unwrap();
                file.write_all(b"\n").unwrap();
            }
        }),
        ("rewritten at the same length", |file, turn| {
            file.seek(SeekFrom::End(-1)).unwrap();
            file.write_all(if turn % 2 == 0 { b" " } else { b"\n" }).unwrap();
        }),
    ];
    for args in [
        &["stats", &table][..],
        &["at", "43.13,36.34", &table],
        &["place", &table, "--column", "town", "-o", &placed],
        &["check", &layer],
    ] {
        let path = if args[0] == "check" { &layer } else { &table };
        let start_anew = || {
            let _ = fs::remove_file(&placed);
            fs::write(&table, &rows).unwrap();
            fs::write(&layer, &good).unwrap();
        };
        start_anew();
        let at_rest = (run(args).out, fs::read(&placed).ok());
        for (what, change) in changes {
            // On a busy machine the file may be left alone for as long as a command reads it. Such a run
            // gives what the file at rest gives; within a few runs one is refused.
            let refused = (0..50).any(|_| {
                start_anew();
                let run = while_it_changes(path, args, change);
                if run.code == 0 {
                    assert_eq!((run.out, fs::read(&placed).ok()), at_rest, "{what}, {args:?}: {}", run.err);
                    return false;
                }
                let said = format!("{}{}", run.out, run.err);
                assert!(said.contains("changed since it was opened"), "{what}, {args:?}: {said}");
                assert!(!fs::exists(&placed).unwrap(), "{what}: nothing half read is written");
                true
            });
            assert!(refused, "{what}, {args:?}: never refused");
        }
    }
}
