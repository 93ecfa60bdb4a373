//! Data taken away through the window: what is offered, what is warned of, what is written.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::session::EventAction;

use super::hand::settle;
use super::{says, selecting, window};
use crate::support::files::{data, empty_folder};

fn folder(test: &str) -> PathBuf {
    empty_folder("window-export-data", test)
}

fn open(w: &mut Harness<'_, AtlasApp>) {
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    w.run();
    assert!(says(w, "File path"), "the dialog is open");
}

/// Writes another path into the field.
fn write_path(w: &mut Harness<'_, AtlasApp>, path: &Path) {
    w.get_by_label("File path").focus();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.run();
    w.get_by_label("File path").type_text(path.to_str().unwrap());
    w.run();
}

fn press(w: &mut Harness<'_, AtlasApp>, label: &str) {
    w.get_by_label(label).click();
    w.step();
}

fn features(path: &Path) -> usize {
    let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["features"].as_array().unwrap().len()
}

#[test]
fn what_is_on_the_map_is_counted_and_written_and_the_file_is_named() {
    let path = folder("visible").join("map.geojson");
    let mut w = window(WindowArgs::default());
    open(&mut w);
    let own: Vec<_> = {
        let session = w.state().session();
        let shown = session.layers().into_iter().filter(|l| session.is_shown(l));
        shown.flat_map(|l| l.prepared.layer.features.clone()).collect()
    };
    let claims: usize = own.iter().map(|f| f.properties.claims.len()).sum();
    assert!(says(&w, &format!("{} features, {claims} claims", own.len())));
    assert!(says(&w, "Left out: 1 hidden layer"));
    write_path(&mut w, &path);
    press(&mut w, "Export");
    settle(&mut w, |w| says(w, "Saved: "));
    assert!(!says(&w, "File path"), "the dialog is over");
    assert_eq!(features(&path), own.len());
}

#[test]
fn a_file_that_is_there_is_replaced_only_at_the_second_press() {
    let path = folder("there").join("old.geojson");
    std::fs::write(&path, "old").unwrap();
    let mut w = selecting("FP-17");
    open(&mut w);
    write_path(&mut w, &path);
    assert!(says(&w, "This file already exists."));
    press(&mut w, "Export");
    w.run();
    assert!(says(&w, "its contents will be"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    press(&mut w, "Replace");
    settle(&mut w, |w| says(w, "Saved: "));
    assert_eq!(features(&path), 1, "what is selected");
}

#[test]
fn another_format_has_another_ending_and_an_ending_chooses_the_format() {
    let folder = folder("endings");
    let mut w = selecting("FP-17");
    open(&mut w);
    write_path(&mut w, &folder.join("diyala.geojson"));
    press(&mut w, "BibTeX");
    w.run();
    press(&mut w, "Export");
    settle(&mut w, |w| says(w, "Saved: "));
    let text = std::fs::read_to_string(folder.join("diyala.bib")).unwrap();
    assert!(text.contains("@misc{fp-2018"), "{text}");
    open(&mut w);
    write_path(&mut w, &folder.join("diyala.csv"));
    press(&mut w, "Export");
    settle(&mut w, |w| says(w, "A description is in diyala.csv-metadata.json"));
    assert!(std::fs::read_to_string(folder.join("diyala.csv")).unwrap().starts_with("feature_id,"));
}

#[test]
fn a_file_that_cannot_be_written_is_reported_in_the_dialog_which_stays() {
    let mut w = selecting("FP-17");
    open(&mut w);
    write_path(&mut w, &folder("cannot").join("no-folder").join("a.csv"));
    press(&mut w, "Export");
    settle(&mut w, |w| says(w, "there is no folder"));
    assert!(says(&w, "File path"));
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "File path"));
}

#[test]
fn rows_of_an_event_file_are_written_as_the_filter_and_the_marks_say() {
    let folder = folder("rows");
    let source = data("events/acled.csv");
    let mut w = window(WindowArgs { files: vec![source], ..WindowArgs::default() });
    settle(&mut w, |w| {
        w.state().session().events().active().is_some_and(|l| l.loading.is_none() && l.table.len() == 3)
    });
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, EventAction::Mark(vec![0, 2]).into());
    w.run();
    open(&mut w);
    assert!(says(&w, "3 of 3 rows") && says(&w, "2 of 3 rows"));
    press(&mut w, "Rows marked in the table of acled.csv");
    w.run();
    let bibtex = w.get_by_label("BibTeX").accesskit_node().is_disabled();
    assert!(bibtex, "rows cite no article");
    write_path(&mut w, &folder.join("marked.csv"));
    press(&mut w, "Export");
    settle(&mut w, |w| says(w, "Saved: "));
    let rows = csv::Reader::from_path(folder.join("marked.csv")).unwrap().into_records().count();
    assert_eq!(rows, 2);
    let beside = std::fs::read_to_string(folder.join("marked.csv-metadata.json")).unwrap();
    assert!(beside.contains("1 row that is not marked."), "{beside}");
}

#[test]
fn citations_go_to_the_clipboard_without_a_file() {
    let mut w = selecting("FP-17");
    open(&mut w);
    press(&mut w, "Plain text");
    w.run();
    press(&mut w, "Copy citations");
    settle(&mut w, |w| says(w, "The list of citations is on the clipboard."));
}
