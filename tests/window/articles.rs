use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{self, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::files::article_of;
use iraq_risk_atlas::model::{FeatureLayerId, Subject};
use iraq_risk_atlas::scene::Prim;
use iraq_risk_atlas::session::{SelectAction, Session};
use iraq_risk_atlas::style::Theme;

use super::{says, selected, window};
use crate::support::files::{empty_folder, shared};

/// The window with the article of 2018 open next to the map.
fn reading() -> Harness<'static, AtlasApp> {
    let mut w = window(Default::default());
    w.get_by_label("Articles").click();
    w.run();
    w.get_by_label_contains("Coalition Analysis Warns").click();
    w.run();
    w
}

/// Whether the map draws a feature differently than without highlights.
fn is_lit(w: &Harness<'_, AtlasApp>, layer: &str, feature: &str) -> bool {
    let group = |session: &Session| -> Vec<Prim> {
        let scene = session.scene(&Theme::light());
        let id = format!("{layer}/{feature}");
        scene.groups.into_iter().find(|g| g.id == id).map_or(Vec::new(), |g| g.prims)
    };
    let mut plain = w.state().session().clone();
    plain.apply(SelectAction::Highlight(vec![]).into());
    plain.apply(SelectAction::Hover { at: None }.into());
    assert!(!group(&plain).is_empty(), "{feature} is on the map");
    group(&plain) != group(w.state().session())
}

/// The middle of a paraphrase's line that can be seen now.
fn visible(w: &Harness<'_, AtlasApp>, words: &str) -> Option<Pos2> {
    let window = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(1440.0, 900.0));
    let all = w.query_all_by_label_contains(words).map(|n| n.rect().center());
    all.into_iter().find(|p| p.x < 340.0 && p.y > 220.0 && window.contains(*p))
}

#[test]
fn a_paragraph_under_the_pointer_lights_what_it_speaks_of() {
    let mut w = reading();
    let at = visible(&w, "al-Qaim retaken").expect("the first claim stands in sight");
    assert!(!is_lit(&w, "incidents-2014-2017", "FP-01"));
    w.hover_at(at);
    w.run();
    assert!(is_lit(&w, "incidents-2014-2017", "FP-01"));
    assert!(!is_lit(&w, "cells-2025", "TI-02"), "the other article's features are not lit");
    assert_eq!(selected(&w), None, "to read is not to select");
    w.hover_at(Pos2::new(1200.0, 400.0));
    w.run();
    assert!(!is_lit(&w, "incidents-2014-2017", "FP-01"), "away from the paragraph it is as before");
}

#[test]
fn leaving_the_article_puts_out_what_it_lit() {
    let mut w = reading();
    let at = visible(&w, "al-Qaim retaken").unwrap();
    w.hover_at(at);
    w.run();
    assert!(is_lit(&w, "incidents-2014-2017", "FP-01"));
    w.get_by_label("Layers").click_accesskit();
    w.run();
    assert!(!is_lit(&w, "incidents-2014-2017", "FP-01"), "the list of layers speaks of nothing");
}

#[test]
fn what_is_selected_is_brought_into_sight_in_the_open_article() {
    let mut w = reading();
    let words = "second likely flashpoint";
    assert!(visible(&w, words).is_none(), "paragraph 23 lies far below");
    w.get_by_label("Baghdad belts, risk area, said to be missing").click_accesskit();
    w.run();
    assert!(visible(&w, words).is_some(), "the article follows the selection");
    w.get_by_label("al-Qaim retaken, incident or operation").click_accesskit();
    w.run();
    assert!(visible(&w, words).is_none() && visible(&w, "al-Qaim retaken").is_some(), "and back");
}

#[test]
fn a_name_in_the_article_selects_its_feature() {
    let mut w = reading();
    w.get_by_label("Hawija area").click_accesskit();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-07"));
}

#[test]
fn the_way_back_leads_to_all_articles() {
    let mut w = reading();
    w.get_by_label("All articles").click();
    w.run();
    assert!(w.state().session().article().is_none());
    assert!(says(&w, "Articles cited by the layers"));
}

#[test]
fn the_readers_own_copy_is_shown_with_its_paragraphs() {
    let Some(path) = shared("articles/coalition-analysis-2018.txt") else { return };
    let bytes = std::fs::read(path).unwrap();
    let text = article_of("my copy.txt", &bytes).unwrap();
    let mut w = window(WindowArgs { text: Some(text), ..WindowArgs::default() });
    assert!(says(&w, "Your copy, my copy.txt: identical to the cited text."));
    w.get_by_label("Diyala, risk area, said to be missing").click_accesskit();
    w.run();
    // An anchor's few words, which only the user's copy contains.
    assert!(visible(&w, "would be Diyala province").is_some());
    assert_eq!(
        w.state().session().selection().unwrap().key(),
        &Subject::feature(&FeatureLayerId::built_in("said-missing-2018"), &"FP-17".into())
    );
}

/// A file as it comes when it is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_is_read_or_told_why_not() {
    let data = empty_folder("window-articles", "dropped");
    std::fs::write(data.join("other.txt"), "A text that nobody cites.").unwrap();
    std::fs::write(data.join("not-utf8.txt"), b"Rawa \xff\xfe\xff").unwrap();
    for (file, words) in [
        ("other.txt", "other.txt: it names no known place in Iraq"),
        ("not-utf8.txt", "not-utf8.txt"),
        ("no-such-file.txt", "no-such-file.txt cannot be opened"),
    ] {
        let mut w = window(Default::default());
        w.input_mut().dropped_files.push(Arc::new(Dropped(data.join(file))));
        let read = (0..200).any(|_| {
            w.step();
            std::thread::sleep(std::time::Duration::from_millis(5));
            says(&w, words)
        });
        assert!(read, "“{words}” is not said");
        assert!(w.state().session().article().is_none());
    }
}
