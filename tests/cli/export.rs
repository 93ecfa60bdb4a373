//! `export` as a script runs it: what it writes is counted over again from the source files, by
//! the csv crate and by GDAL.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use serde_json::Value;

use super::run::{self, done, refused, shared};
use crate::support::files::{as_text, folder};
use crate::support::tools::ogrinfo;

fn target(test: &str, name: &str) -> String {
    as_text(&folder("exports", test).join(name))
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Header and rows of a table, as the csv crate reads them; not a sign is taken away.
fn table(path: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().from_path(path).unwrap();
    let row = |r: &csv::StringRecord| r.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = row(reader.headers().unwrap());
    (header, reader.records().map(|r| row(&r.unwrap())).collect())
}

#[test]
fn what_is_visible_is_written_in_every_format_and_the_same_way_again() {
    for ending in ["geojson", "csv", "bib", "ris", "txt"] {
        let path = target("visible", &format!("all.{ending}"));
        let said = done(&["export", "-o", &path]);
        assert!(said.contains("features of the visible layers"), "{said}");
        let first = fs::read(&path).unwrap();
        done(&["export", "-o", &path]);
        assert_eq!(first, fs::read(&path).unwrap(), "{ending}");
    }
    let check = done(&["check", &target("visible", "all.geojson")]);
    assert!(!check.contains("fault") || check.contains("no fault"), "{check}");
}

#[test]
fn layers_and_ids_choose_what_is_taken() {
    let path = target("chosen", "a.geojson");
    done(&["export", "-o", &path, "--layers", "designated-2018"]);
    let ids = |path: &str| -> Vec<String> {
        let file = json(path);
        file["features"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect()
    };
    let known = json(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/layers/designated-2018.geojson"));
    let own: Vec<&str> =
        known["features"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap()).collect();
    assert_eq!(ids(&path), own);
    done(&["export", "-o", &path, "--select", "FP-17", "--select", "iq-ki"]);
    assert_eq!(ids(&path), ["FP-17", "IQ-KI"]);
}

#[test]
fn only_what_was_exported_is_replaced_and_the_metadata_of_a_table_likewise() {
    let table = run::write("replace", "in.csv", "date,longitude,latitude\n2007-02-23,44.8,33.7\n");
    for ending in ["csv", "geojson"] {
        let path = target("replace", &format!("rows.{ending}"));
        let rows = ["export", "-o", &path, "--events", &table];
        done(&rows);
        done(&rows);
        fs::write(&path, "date,longitude,latitude\n").unwrap();
        refused(&rows, &["did not write it", "--replace"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "date,longitude,latitude\n");
        done(&[&rows[..], &["--replace"]].concat());
    }
    for ending in ["csv", "geojson", "bib", "ris", "txt"] {
        let path = target("replace", &format!("claims.{ending}"));
        done(&["export", "-o", &path, "--select", "FP-07"]);
        done(&["export", "-o", &path, "--select", "FP-07"]);
    }
    let path = target("replace", "beside.csv");
    fs::write(format!("{path}-metadata.json"), "{}").unwrap();
    refused(&["export", "-o", &path, "--select", "FP-07"], &["beside.csv-metadata.json", "did not write it"]);
    assert!(!std::path::Path::new(&path).exists(), "both are asked for before one is written");
}

#[test]
fn what_cannot_be_written_is_refused_in_a_sentence() {
    refused(&["export", "-o", "a.shp"], &["a.shp", ".geojson", ".bib"]);
    refused(&["export", "-o", &target("refused", "no/such/folder/a.csv")], &["there is no folder"]);
    let table = run::write("export", "own.csv", "date,longitude,latitude\n2007-02-23,44.8,33.7\n");
    refused(&["export", "-o", &table, "--events", &table], &["event file itself", "never written"]);
    refused(&["export", "-o", "a.bib", "--events", &table], &["cite no article"]);
    refused(&["export", "-o", "a.csv", "--own"], &["annotations", ".geojson"]);
    refused(&["export", "-o", "a.csv", "--select", "FP-99"], &["FP-99", "describe"]);
    assert_eq!(fs::read_to_string(&table).unwrap().lines().count(), 2);
}

#[test]
fn nothing_found_is_an_empty_file_and_says_so_by_its_exit_code() {
    let path = target("nothing", "a.csv");
    let run = run::run(&["export", "-o", &path, "--layers", "none"]);
    assert_eq!((run.code, fs::read_to_string(&path).unwrap().lines().count()), (1, 1), "{}", run.err);
}

/// Texts that a table may hold; each is to come out as it went in.
const NASTY: [&str; 10] =
    ["=1+2", "+1", "-1", "@SUM(A1)", "a,b", "say \"no\"", "two\r\nlines", " spaces ", "نينوى", "a;b\tc"];

#[test]
fn fields_come_out_as_they_went_in_whatever_is_in_them() {
    for delimiter in *b",;\t|" {
        let bytes = {
            let mut out = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            out.write_record(["id", "date", "longitude", "latitude", "notes"]).unwrap();
            for (n, text) in NASTY.iter().enumerate() {
                out.write_record([&n.to_string(), "2007-02-23", "44.8", "33.7", text]).unwrap();
            }
            out.into_inner().unwrap()
        };
        let source = run::write("export-nasty", &format!("{delimiter}.csv"), bytes);
        let path = target("nasty", &format!("{delimiter}.csv"));
        done(&["export", "-o", &path, "--events", &source]);
        let (header, rows) = table(&path);
        assert_eq!(header[..5], ["id", "date", "longitude", "latitude", "notes"]);
        assert_eq!(rows.iter().map(|r| r[4].as_str()).collect::<Vec<_>>(), NASTY);
        // A tenth of a degree is 11 km: no exact point.
        assert_eq!(rows[0][5..], ["1", "Diyala", "around-town", "44.8", "33.7"], "{header:?}");
        let path = target("nasty", &format!("{delimiter}.geojson"));
        done(&["export", "-o", &path, "--events", &source]);
        let file = json(&path);
        let notes = file["features"].as_array().unwrap().iter().map(|f| f["properties"]["notes"].clone());
        assert_eq!(notes.collect::<Vec<_>>(), NASTY);
    }
}

#[test]
fn a_row_known_only_to_a_governorate_has_no_geometry_and_keeps_its_own_columns() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/events/acled.csv");
    let path = target("precision", "a.geojson");
    done(&["export", "-o", &path, "--events", source]);
    let (header, rows) = table(source);
    let at = |name: &str| header.iter().position(|h| h == name).unwrap();
    let file = json(&path);
    let features = file["features"].as_array().unwrap();
    assert_eq!(features.len(), rows.len());
    for (feature, row) in features.iter().zip(&rows) {
        // ACLED: 3 is a governorate or less.
        assert_eq!(feature["geometry"].is_null(), row[at("geo_precision")] == "3", "{feature}");
        for (name, text) in header.iter().zip(row) {
            assert_eq!(feature["properties"][name], text.as_str());
        }
    }
}

#[test]
fn the_members_of_records_stay_what_they_are() {
    let Some(source) = shared("ucdp-explorer-sample.json") else { return };
    let path = target("records", "a.geojson");
    done(&["export", "-o", &path, "--events", &source]);
    let (own, file) = (json(&source), json(&path));
    let (own, features) = (own.as_array().unwrap(), file["features"].as_array().unwrap());
    assert_eq!((own.len(), features.len()), (231, 231));
    for (own, feature) in own.iter().zip(features) {
        for (name, value) in own.as_object().unwrap() {
            assert_eq!(&feature["properties"][name], value);
        }
    }
    let path = target("records", "a.csv");
    done(&["export", "-o", &path, "--events", &source]);
    let (header, rows) = table(&path);
    let names: Vec<&String> = own[0].as_object().unwrap().keys().collect();
    assert_eq!(header.iter().take(names.len()).collect::<Vec<_>>(), names);
    assert_eq!(rows.len(), 231);
    for (own, row) in own.iter().zip(&rows) {
        for (name, text) in header.iter().zip(row).take(names.len()) {
            let value = own[name].as_str().map_or_else(|| own[name].to_string(), str::to_owned);
            assert_eq!(*text, value);
        }
    }
}

#[test]
fn members_that_differ_only_in_case_are_one_column_of_a_table() {
    let text =
        r#"[{"Date":"2017-03-05","Gov":"Ninewa","Killed":2},{"date":"2017-03-06","gov":"Anbar","killed":1}]"#;
    let source = run::write("export-case", "case.json", text);
    let path = target("case", "a.csv");
    done(&["export", &source, "-o", &path, "--replace"]);
    let (header, rows) = table(&path);
    assert_eq!(header[..4], ["Date", "Gov", "Killed", "atlas_row"]);
    assert_eq!(rows.iter().map(|row| row[2].as_str()).collect::<Vec<_>>(), ["2", "1"]);
}

#[test]
fn the_real_attacks_are_all_there_and_a_filter_passes_what_a_manual_count_does() {
    let Some(source) = shared("attacks-2007-2008.csv") else { return };
    let (_, own) = table(&source);
    assert_eq!(own.len(), 68_573);
    let path = target("attacks", "all.csv");
    done(&["export", "-o", &path, "--events", &source]);
    let (header, rows) = table(&path);
    assert_eq!(
        header[4..],
        ["atlas_row", "atlas_governorate", "atlas_precision", "atlas_longitude", "atlas_latitude"]
    );
    assert!(rows.iter().map(|r| &r[..4]).eq(own.iter().map(|r| &r[..4])), "in the order of the file");
    for (row, own) in rows.iter().zip(&own) {
        let number = |text: &str| text.parse::<f64>().unwrap();
        assert!((number(&row[7]) - number(&own[1])).abs() < 2e-6, "{row:?}");
        assert!((number(&row[8]) - number(&own[2])).abs() < 2e-6, "{row:?}");
    }
    let path = target("attacks", "some.geojson");
    let said =
        done(&["export", "-o", &path, "--events", &source, "--filter", "type=IED", "--filter", "from=2008"]);
    let by_hand: Vec<&Vec<String>> =
        own.iter().filter(|r| r[3] == "IED" && r[0].as_str() >= "2008-01-01").collect();
    let file = json(&path);
    let features = file["features"].as_array().unwrap();
    assert_eq!(features.len(), by_hand.len());
    assert!(said.contains("of 68,573 rows"), "{said}");
    for (feature, own) in features.iter().zip(&by_hand) {
        assert_eq!(feature["properties"]["date"], own[0].as_str());
    }
    let about = &file["iraq_risk_atlas"]["rows"];
    assert_eq!((&about["rows"], &about["of"]), (&by_hand.len().into(), &68_573.into()));
    assert_eq!(about["filter"]["columns"][0]["kept"], serde_json::json!(["IED"]));
    assert_eq!(about["filter"]["from"], "2008-01-01");
    if let Some(count) = ogrinfo(Path::new(&path)) {
        assert_eq!(count, by_hand.len());
    }
}

#[test]
fn what_was_taken_away_opens_here_again_with_the_same_totals() {
    let Some(source) = shared("attacks-2007-2008.csv") else { return };
    let totals = |file: &str| -> BTreeMap<String, u64> {
        let stats: Value = serde_json::from_str(&done(&["stats", file, "--json"])).unwrap();
        let values = stats["values"].as_array().unwrap().iter();
        values.map(|v| (v["value"].as_str().unwrap().to_owned(), v["events"].as_u64().unwrap())).collect()
    };
    let own = totals(&source);
    for ending in ["csv", "geojson"] {
        let path = target("again", &format!("a.{ending}"));
        done(&["export", "-o", &path, "--events", &source]);
        assert_eq!(totals(&path), own, "{ending}");
    }
}

/// Kills the program at many moments of an export: the old file or the new one is there whole.
#[test]
fn who_is_killed_in_an_export_leaves_the_old_file_or_the_new_one() {
    let Some(source) = shared("attacks-2007-2008.csv") else { return };
    let path = target("killed", "a.geojson");
    done(&["export", "-o", &path, "--events", &source, "--filter", "type=SAF"]);
    let old = fs::read(&path).unwrap();
    let whole = target("killed", "whole.geojson");
    let begun = Instant::now();
    done(&["export", "-o", &whole, "--events", &source]);
    let new = fs::read(&whole).unwrap();
    assert_ne!(old, new);
    // From the beginning to somewhat beyond the end.
    let step = begun.elapsed().mul_f64(1.3 / 20.0);
    let (mut olds, mut news) = (0, 0);
    for moment in 0..20 {
        fs::write(&path, &old).unwrap();
        let mut child = run::program()
            .args(["export", "-o", &path, "--events", &source])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(step * moment);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = fs::read(&path).unwrap();
        assert!(now == old || now == new, "after {:?} the file is neither", step * moment);
        if now == old {
            olds += 1;
        } else {
            news += 1;
        }
    }
    assert!(olds > 0, "{olds} times the old file, {news} times the new");
}
