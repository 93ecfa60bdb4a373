use egui_kittest::kittest::Queryable;

use super::{says, selected, selecting, window};

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
    w.get_by_label("All off").click();
    w.run();
    w.get_by_label("0 of 9 layers on the map");
    assert!(w.query_by_label(HAWIJA).is_none());
    w.get_by_label("All on").click();
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
    // It stands at paragraphs 3 and 6; either leads to it.
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
    assert!(says(&w, "What the layers say of it"));
    w.get_by_label_contains("Tal Afar area · lies here").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-05"));
    w.get_by_label("Back to what was selected before").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("IQ-NI"));
    w.get_by_label("Forward again").click();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-05"));
}
