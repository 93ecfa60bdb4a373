use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::WindowArgs;
use iraq_risk_atlas::files::TextFile;

use super::{says, selected, selecting, window};

#[test]
fn a_link_opens_the_window_on_its_feature() {
    let w = selecting("FP-18");
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "a claim leads to its feature");
    assert!(says(&w, "The answer to it"));
}

#[test]
fn the_credits_and_the_provenance_are_shown() {
    let mut w = window(Default::default());
    w.get_by_label("About the data").click();
    w.run();
    assert!(says(&w, "GeoNames") && says(&w, "Natural Earth") && says(&w, "SIL Open Font License"));
}

#[test]
fn a_text_that_is_no_article_says_so_and_shows_nothing() {
    let text = TextFile { name: "notes.txt".to_owned(), bytes: b"Nothing of this kind.\nAt all.".to_vec() };
    let w = window(WindowArgs { text: Some(text), ..WindowArgs::default() });
    assert!(w.state().session().article().is_none());
    assert!(says(&w, "notes.txt: this text is none of the articles"));
}

#[test]
fn the_citation_goes_to_the_clipboard() {
    let mut w = selecting("FP-17");
    w.get_by_label("Copy citation").click();
    // Not until rest: the line goes away by itself.
    w.run_steps(8);
    assert!(says(&w, "The citation is on the clipboard."));
}

#[test]
fn every_widget_that_can_be_pressed_has_a_name() {
    let w = selecting("FP-17");
    let pressed =
        [Role::Button, Role::Link, Role::RadioButton, Role::CheckBox, Role::Slider, Role::TextInput];
    let widgets: Vec<_> =
        w.root().children_recursive().filter(|n| pressed.contains(&n.accesskit_node().role())).collect();
    assert!(widgets.len() > 60, "{} widgets", widgets.len());
    for widget in widgets {
        let node = widget.accesskit_node();
        let name = node.label().unwrap_or_default();
        assert!(!name.trim().is_empty(), "{:?} at {:?}", node.role(), node.bounding_box());
    }
}
