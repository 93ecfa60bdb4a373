use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::model::FeatureLayerId;

use super::hand::{click, place};
use super::{choose, says, selected, selecting, window};

/// The name of the widget that has the keyboard.
fn focused(w: &Harness<'_, AtlasApp>) -> Option<String> {
    let mut nodes = w.root().children_recursive();
    let node = nodes.find(|n| n.is_focused())?;
    let node = node.accesskit_node();
    Some(node.label().or(node.value()).unwrap_or_default())
}

#[test]
fn tab_reaches_every_control_and_is_caught_nowhere() {
    let mut w = window(Default::default());
    let mut reached = Vec::new();
    for _ in 0..250 {
        w.key_press(Key::Tab);
        w.run();
        reached.extend(focused(&w));
    }
    let names: BTreeSet<&str> = reached.iter().map(String::as_str).collect();
    for name in [
        "Find place or feature",
        "File",
        "Help",
        "Articles",
        "Hide all layers",
        "Hide Context (2018)",
        "Map of Iraq",
        "Hawija area, risk area, designated",
        "Muthanna, governorate",
        "Zoom in (+)",
    ] {
        assert!(names.contains(name), "Tab does not reach “{name}” but {names:?}");
    }
    let first = reached.iter().filter(|n| **n == "Find place or feature").count();
    assert!(first >= 2, "after the last control comes the first one again");
    assert!(!names.contains(""), "every stop has a name");
}

#[test]
fn a_shape_that_has_the_keyboard_is_selected_with_enter() {
    let mut w = window(Default::default());
    w.get_by_label("Hawija area, risk area, designated").focus();
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-07"));
    w.get_by_label("Muthanna, governorate").focus();
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("IQ-MU"));
}

#[test]
fn a_switch_is_pressed_with_enter_or_space() {
    let mut w = window(Default::default());
    for (key, before, after) in [
        (Key::Enter, "Hide Context (2018)", "Show Context (2018)"),
        (Key::Space, "Show Context (2018)", "Hide Context (2018)"),
    ] {
        w.get_by_label(before).focus();
        w.run();
        w.key_press(key);
        w.run();
        assert!(w.query_by_label(after).is_some(), "{key:?} on “{before}”");
    }
}

#[test]
fn tab_steps_through_what_lies_here_and_escape_lets_it_go() {
    let mut w = window(Default::default());
    let diyala = place(&w, 45.0, 33.9);
    click(&mut w, diyala);
    w.get_by_label("1 of 3 here");
    w.key_press(Key::Tab);
    w.run();
    w.get_by_label("2 of 3 here");
    w.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    w.run();
    w.get_by_label("1 of 3 here");
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(selected(&w), None);
    w.key_press(Key::Tab);
    w.run();
    let after = focused(&w);
    assert!(
        after.is_some() && !after.as_deref().unwrap().starts_with("Map of Iraq"),
        "Tab goes on: {after:?}"
    );
}

#[test]
fn arrows_on_a_slider_leave_the_map_where_it_is() {
    let mut w = window(Default::default());
    w.get_by_label("About Context (2018)").click();
    w.run();
    let before = w.state().session().viewport();
    w.get_by_role_and_label(Role::Slider, "opacity").focus();
    w.run();
    for _ in 0..3 {
        w.key_press(Key::ArrowLeft);
        w.run();
    }
    let layer = w.state().session().layer(&FeatureLayerId::built_in("context")).unwrap();
    assert!(layer.opacity() < 1.0, "the slider has moved: {}", layer.opacity());
    assert_eq!(w.state().session().viewport(), before);
}

#[test]
fn escape_closes_one_thing_at_a_time() {
    let mut w = selecting("FP-17");
    choose(&mut w, "Help", "About the data");
    assert!(says(&w, "SIL Open Font License"));
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "SIL Open Font License"), "first the window on the data");
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "the card behind it stays");
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run();
    w.get_by_label("Find place or feature").type_text("Kut");
    w.run();
    assert!(says(&w, "town in Wasit"));
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "town in Wasit"), "then the list of results");
    assert_eq!(selected(&w).as_deref(), Some("FP-17"));
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(selected(&w), None, "then the card");
}
