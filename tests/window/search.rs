use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::geo::{LonLat, distance_km};

use super::{says, selected, window};

const FIELD: &str = "Find place or feature";

fn find(query: &str) -> Harness<'static, AtlasApp> {
    let mut w = window(Default::default());
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run();
    w.get_by_label(FIELD).type_text(query);
    w.run();
    w
}

fn middle(w: &Harness<'_, AtlasApp>) -> LonLat {
    w.state().session().viewport().center().into()
}

#[test]
fn a_town_is_found_by_another_spelling_and_flown_to() {
    for query in ["Telafar", "تلعفر"] {
        let mut w = find(query);
        assert!(says(&w, "Tal Afar, town in Nineveh"), "{query}");
        w.key_press(Key::Enter);
        w.run();
        let off = distance_km(middle(&w), LonLat::new(42.448, 36.379));
        assert!(off < 2.0, "{query}: {off} km off");
        assert_eq!(selected(&w).as_deref(), Some("FP-05"), "what lies there is selected");
    }
}

#[test]
fn mosul_is_found_in_arabic() {
    let mut w = find("الموصل");
    w.key_press(Key::Enter);
    w.run();
    assert!(distance_km(middle(&w), LonLat::new(43.119, 36.335)) < 5.0);
}

#[test]
fn arrows_choose_and_escape_leaves() {
    let mut w = find("Kirku");
    w.key_press(Key::ArrowDown);
    w.run();
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "Kirkuk, governorate ·"), "the list is closed");
    assert_eq!(selected(&w), None);
}

#[test]
fn what_does_not_exist_is_reported() {
    assert!(says(&find("xyzzy"), "Nothing found with this name."));
}

#[test]
fn typing_never_moves_the_map() {
    let mut w = window(Default::default());
    let before = w.state().session().viewport();
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run();
    w.get_by_label(FIELD).type_text("0+-");
    for key in [Key::Num0, Key::Plus, Key::Minus, Key::Home, Key::ArrowLeft] {
        w.key_press(key);
    }
    w.run();
    assert_eq!(w.state().session().viewport(), before);
}
