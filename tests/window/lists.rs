use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::FeatureLayerId;
use iraq_risk_atlas::scene::Names;
use iraq_risk_atlas::session::ThemePreference;

use super::{choose, says, selected, selecting, window};

const HAWIJA: &str = "Hawija area, risk area, designated";
const DESIGNATED: &str = "Risk areas designated (UN, 2018)";

#[test]
fn a_layer_is_hidden_and_shown_again() {
    let mut w = window(Default::default());
    w.get_by_label(HAWIJA);
    w.get_by_label(&format!("Hide {DESIGNATED}")).click();
    w.run();
    assert!(w.query_by_label(HAWIJA).is_none());
    w.get_by_label(&format!("Show {DESIGNATED}")).click();
    w.run();
    w.get_by_label(HAWIJA);
}

#[test]
fn a_layer_is_shown_alone_and_the_others_come_back() {
    let mut w = window(Default::default());
    let alone = format!("Show only {DESIGNATED}");
    w.get_by_label(&alone).click();
    w.run();
    w.get_by_label(HAWIJA);
    assert!(w.query_by_label("Diyala, risk area, said to be missing").is_none());
    w.get_by_label("1 of 9 layers on the map");
    w.get_by_label(&alone).click();
    w.run();
    w.get_by_label("Diyala, risk area, said to be missing");
}

#[test]
fn all_layers_go_off_and_on_at_once() {
    let mut w = window(Default::default());
    w.get_by_label("Hide all layers").click();
    w.run();
    w.get_by_label("0 of 9 layers on the map");
    assert!(w.query_by_label(HAWIJA).is_none());
    w.get_by_label("Show all layers").click();
    w.run();
    w.get_by_label("9 of 9 layers on the map");
}

#[test]
fn a_layer_says_what_it_holds_when_it_is_unfolded() {
    let mut w = window(Default::default());
    assert!(!says(&w, "Five areas that an unreleased United Nations analysis"));
    w.get_by_label(&format!("About {DESIGNATED}")).click();
    w.run();
    assert!(says(&w, "Five areas that an unreleased United Nations analysis"));
}

#[test]
fn what_has_no_place_is_listed_with_the_reason() {
    let mut w = window(Default::default());
    w.get_by_label("Not drawn").click();
    w.run();
    assert!(says(&w, "Claims without a place (14)"));
    assert!(says(&w, "names no place"));
    w.get_by_label("The five areas of the UN analysis").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-04"));
    assert!(says(&w, "Why it is not drawn"));
}

#[test]
fn an_article_lights_what_its_paragraph_speaks_of_and_follows_the_selection() {
    let mut w = window(Default::default());
    w.get_by_label("Articles").click();
    w.run();
    w.get_by_label_contains("Coalition Analysis Warns").click();
    w.run();
    assert_eq!(w.state().session().article().map(|a| a.article.as_str()), Some("fp-2018"));
    // It is listed at paragraphs 3 and 6; either leads to it.
    if let Some(first) = w.query_all_by_label("al-Qaim retaken").next() {
        first.click();
    }
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-01"));
}

#[test]
fn a_citation_leads_to_its_paragraph() {
    let mut w = selecting("FP-17");
    w.get_by_label("Foreign Policy, 2018, paragraph 20, see also 19").click();
    w.run();
    assert_eq!(w.state().session().article().map(|a| a.article.as_str()), Some("fp-2018"));
    assert!(says(&w, "Coalition Analysis Warns"));
}

#[test]
fn a_governorate_tells_what_touches_it_and_leads_there_and_back() {
    let mut w = selecting("IQ-NI");
    assert!(says(&w, "What the layers say about it"));
    w.get_by_label_contains("Tal Afar area · lies here").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-05"));
    w.get_by_label("Back to the previous selection").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("IQ-NI"));
    w.get_by_label("Forward to the next selection").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-05"));
}

#[test]
fn what_is_hidden_in_pockets_is_listed_and_not_drawn() {
    let mut w = window(Default::default());
    assert!(w.query_by_label_contains("Hidden pockets of the Islamic State").is_none());
    w.get_by_label("Not drawn").click();
    w.run();
    w.get_by_label("Hidden pockets of the Islamic State").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-23"));
    assert!(says(&w, "Why it is not drawn"));
    assert!(w.query_by_label("Zoom to").is_none(), "there is nothing to zoom to");
}

/// The drawn layers from top to bottom.
fn order(w: &Harness<'_, AtlasApp>) -> Vec<String> {
    let layers = w.state().session().layers().into_iter();
    layers.filter(|l| l.is_drawn()).map(|l| l.meta().name.clone()).collect()
}

#[test]
fn a_layer_is_dragged_to_another_place_in_the_list() {
    let mut w = window(Default::default());
    let before = order(&w);
    let grip = |w: &Harness<'_, AtlasApp>, i: usize| w.get_by_label(&format!("Move {}", before[i])).rect();
    // The third to the top, above the first.
    let (from, to) = (grip(&w, 2).center(), grip(&w, 0).center_top() - vec2(0.0, 8.0));
    drag(&mut w, from, to);
    let after = order(&w);
    assert_eq!(after[..4], [&before[2], &before[0], &before[1], &before[3]].map(Clone::clone));
    // And down again, below what is now the third.
    let from = w.get_by_label(&format!("Move {}", after[0])).rect().center();
    let to = w.get_by_label(&format!("Move {}", after[2])).rect().center_bottom() + vec2(0.0, 12.0);
    drag(&mut w, from, to);
    assert_eq!(order(&w), before);
}

fn drag(w: &mut Harness<'_, AtlasApp>, from: Pos2, to: Pos2) {
    w.drag_at(from);
    w.step();
    w.hover_at(from + (to - from) / 2.0);
    w.step();
    w.hover_at(to);
    w.step();
    w.drop_at(to);
    w.run();
}

#[test]
fn a_layers_opacity_is_set_by_its_slider() {
    let mut w = window(Default::default());
    w.get_by_label(&format!("About {DESIGNATED}")).click();
    w.run();
    w.get_by_role_and_label(Role::Slider, "opacity").set_value_accesskit(40.0);
    w.run();
    let opacity = w.state().session().layer(&FeatureLayerId::built_in("designated-2018")).unwrap().opacity();
    assert!((opacity - 0.4).abs() < 0.01, "{opacity}");
}

#[test]
fn the_button_beside_a_layer_flies_to_all_of_it() {
    let mut w = window(Default::default());
    w.get_by_label("Zoom to Cross-border influence (2018, 2025)").click();
    w.run();
    let seen = w.state().session().viewport().bounds();
    let inside = |lon, lat| seen.contains(LonLat::new(lon, lat).into());
    assert!(inside(41.2, 34.4) && inside(44.5, 37.0) && !inside(47.8, 30.5));
}

#[test]
fn menus_change_script_and_colours() {
    let mut w = window(Default::default());
    for (menu, item, names, look) in [
        ("Map", "Arabic names", Names::Arabic, ThemePreference::System),
        ("Map", "Governorates in both scripts", Names::Both, ThemePreference::System),
        ("View", "Dark", Names::Both, ThemePreference::Dark),
        ("View", "Light", Names::Both, ThemePreference::Light),
    ] {
        choose(&mut w, menu, item);
        let session = w.state().session();
        assert_eq!((session.names(), session.theme_preference()), (names, look), "{item}");
        assert!(w.query_by_label(item).is_none(), "the menu closes with the choice");
    }
    assert_eq!(w.ctx.theme(), eframe::egui::Theme::Light);
}
