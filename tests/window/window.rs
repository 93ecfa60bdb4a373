use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::WindowArgs;
use iraq_risk_atlas::files::article_of;

use super::{choose, says, selected, selecting, window};

#[test]
fn a_link_opens_the_window_on_its_feature() {
    let w = selecting("FP-18");
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "a claim leads to its feature");
    assert!(says(&w, "Response"));
}

#[test]
fn the_credits_and_the_provenance_are_shown() {
    let mut w = window(Default::default());
    choose(&mut w, "Help", "About the data");
    assert!(says(&w, "GeoNames") && says(&w, "Natural Earth") && says(&w, "SIL Open Font License"));
}

#[test]
fn a_text_that_is_no_cited_article_is_read_for_places_and_says_that_it_names_none() {
    let text = article_of("notes.txt", b"Nothing of this kind.\nAt all.").unwrap();
    let mut w = window(WindowArgs { text: Some(text), ..WindowArgs::default() });
    for _ in 0..1000 {
        if w.state().session().review().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        w.step();
    }
    w.run();
    assert!(w.state().session().article().is_none());
    assert!(says(&w, "The text names no known place in Iraq, so nothing is drawn."));
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
