//! A figure is set, looked at and taken away.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;

use super::hand::until;
use super::{choose, says, selecting, window};
use crate::support::files::empty_folder;

fn folder(test: &str) -> PathBuf {
    empty_folder("window-figures", test)
}

fn open(w: &mut Harness<'static, AtlasApp>) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::E);
    w.run();
    until(w, "the page is drawn", |w| w.query_by_label_contains("Preview of the figure").is_some());
}

/// Saves under a path that is written into the field.
fn save(w: &mut Harness<'static, AtlasApp>, button: &str, path: &Path) {
    w.get_by_label(button).click();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.get_by_label("Figure file path").type_text(path.to_str().unwrap());
    w.run();
    w.get_by_role_and_label(Role::Button, "Save").click();
    until(w, "the file is written", |w| says(w, "Saved: "));
}

#[test]
fn a_page_is_seen_before_it_is_saved_and_the_file_is_what_its_ending_says() {
    let folder = folder("page");
    let mut w = window(Default::default());
    open(&mut w);
    w.get_by_label("Figure title").focus();
    w.run();
    w.get_by_label("Figure title").type_text("Who says what about Diyala");
    w.run();
    save(&mut w, "Save as PDF…", &folder.join("page.pdf"));
    let pdf = std::fs::read(folder.join("page.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    // The window has done its work; opened again it has kept what was written.
    assert!(w.query_by_label("Figure title").is_none());
    open(&mut w);
    save(&mut w, "Save as PDF…", &folder.join("page.svg"));
    let svg = std::fs::read_to_string(folder.join("page.svg")).unwrap();
    assert!(svg.contains("Who says what about Diyala") && svg.trim_end().ends_with("</svg>"));
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn the_map_alone_has_the_size_that_was_asked_for() {
    let folder = folder("alone");
    let mut w = window(Default::default());
    open(&mut w);
    w.get_by_role_and_label(Role::ComboBox, "Page").click();
    w.run();
    w.get_by_label("Map only").click();
    w.run();
    w.get_by_label("4000 × 3000").click();
    w.get_by_label("PNG").click();
    w.run();
    assert!(says(&w, "4000 × 3000 pixels"));
    save(&mut w, "Save as PNG…", &folder.join("alone"));
    let png = std::fs::read(folder.join("alone.png")).unwrap();
    // The header of PNG: width and height, four bytes each from the 16th on.
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!([side(16), side(20)], [4000, 3000]);
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_warning() {
    let folder = folder("warned");
    let path = folder.join("kept.svg");
    std::fs::write(&path, "precious").unwrap();
    let mut w = window(Default::default());
    open(&mut w);
    w.get_by_label("Save as PDF…").click();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.get_by_label("Figure file path").type_text(path.to_str().unwrap());
    w.run();
    w.get_by_role_and_label(Role::Button, "Save").click();
    w.run();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    w.get_by_label("Replace").click();
    until(&mut w, "the file is written", |w| says(w, "Saved: "));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<svg"));
}

#[test]
fn a_large_picture_can_be_stopped_and_leaves_nothing() {
    let folder = folder("stopped");
    let mut w = window(Default::default());
    open(&mut w);
    w.get_by_role_and_label(Role::ComboBox, "Page").click();
    w.run();
    w.get_by_label("A3, landscape").click();
    w.run();
    w.get_by_label("PNG").click();
    w.run();
    w.get_by_label("300").click();
    w.run();
    assert!(says(&w, "4961 × 3508 pixels"));
    w.get_by_label("Save as PNG…").click();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.get_by_label("Figure file path").type_text(folder.join("large.png").to_str().unwrap());
    w.run();
    w.get_by_role_and_label(Role::Button, "Save").click();
    w.step();
    w.step();
    w.get_by_label("Stop").click();
    w.step();
    w.step();
    // The maker sees the wish after a band, and takes its half file away.
    let start = std::time::Instant::now();
    while std::fs::read_dir(&folder).unwrap().count() > 0 {
        assert!(start.elapsed().as_secs() < 60, "half a picture was left behind");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    w.run();
    assert!(w.query_by_label("Stop").is_none() && w.query_by_label("Save as PNG…").is_some());
}

#[test]
fn the_card_of_what_is_selected_is_printed_with_its_pages_in_sight() {
    let folder = folder("card");
    let mut w = selecting("FP-17");
    choose(&mut w, "File", "Print card…");
    until(&mut w, "the sheets are drawn", |w| w.query_by_label_contains("Preview of the figure").is_some());
    assert!(says(&w, "The card of Diyala, with its citations"));
    save(&mut w, "Save as PDF…", &folder.join("diyala.pdf"));
    assert!(std::fs::read(folder.join("diyala.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(!w.root().children_recursive().any(|n| n.accesskit_node().label().is_some_and(|l| l == "Stop")));
}

#[test]
fn without_a_selection_there_is_no_card_to_print() {
    let mut w = window(Default::default());
    open(&mut w);
    assert!(!says(&w, "with its citations"));
    w.key_press(Key::Escape);
    w.run();
    assert!(w.query_by_label("Figure title").is_none());
}
