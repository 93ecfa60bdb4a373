//! The harness stops at the first letter that the program's own fonts cannot draw; so all
//! that can be read in the window is brought up here.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

use super::hand::{place, wheel};
use super::{choose, says, selected, window};

#[test]
fn every_card_can_be_read() {
    let mut w = window(Default::default());
    w.get_by_label("Show all layers").click();
    w.run();
    let session = w.state().session();
    let mut drawn: Vec<(String, String)> = Vec::new();
    for shown in session.shown() {
        for prepared in &shown.prepared.features {
            let p = &shown.prepared.feature(prepared).properties;
            drawn.push((format!("{}, {}", p.name, p.kind.words()), prepared.key.id().into_owned()));
        }
    }
    for g in &session.atlas().base.governorates {
        drawn.push((format!("{}, governorate", g.name), g.code.clone()));
    }
    assert_eq!(drawn.len(), 22 + 19);
    for (name, id) in drawn {
        w.get_by_label(&name).click_accesskit();
        w.run();
        assert_eq!(selected(&w).as_deref(), Some(id.as_str()), "{name}");
    }
}

#[test]
fn every_card_of_what_is_not_drawn_can_be_read() {
    let mut w = window(Default::default());
    w.get_by_label("Not drawn").click();
    w.run();
    let session = w.state().session();
    let features = session.layers().into_iter().flat_map(|l| &l.prepared.layer.features);
    let names: Vec<(String, String)> = features
        .filter(|f| f.geometry.is_none())
        .map(|f| (f.properties.name.clone(), f.id.to_string()))
        .collect();
    assert_eq!(names.len(), 14);
    for (name, id) in names {
        // The card's links may have the same name; the list is on the left.
        let link = w.get_all_by_label(&name).find(|n| n.rect().left() < 340.0).unwrap();
        link.click_accesskit();
        w.run();
        assert_eq!(selected(&w).as_deref(), Some(id.as_str()), "{name}");
    }
}

#[test]
fn both_articles_and_every_layers_notes_can_be_read() {
    let mut w = window(Default::default());
    let layers: Vec<String> = w
        .state()
        .session()
        .layers()
        .into_iter()
        .filter(|l| l.is_drawn())
        .map(|l| l.meta().name.clone())
        .collect();
    for name in layers {
        w.get_by_label(&format!("About {name}")).click_accesskit();
        w.run();
    }
    for title in ["Coalition Analysis Warns", "How Iraq’s progress"] {
        w.get_by_label("Articles").click_accesskit();
        w.run();
        w.get_by_label_contains(title).click_accesskit();
        w.run();
        w.get_by_label_contains("Notes on this text").click_accesskit();
        w.run();
        w.get_by_label("All articles").click_accesskit();
        w.run();
    }
    choose(&mut w, "Help", "About the data");
    assert!(says(&w, "Known faults"));
}

#[test]
fn every_name_on_the_map_can_be_read_in_each_script() {
    let mut w = window(Default::default());
    for script in ["Latin names", "Arabic names", "Governorates in both scripts"] {
        choose(&mut w, "Map", script);
        for (lon, lat) in [(44.4, 33.3), (43.1, 36.3), (45.4, 35.5), (47.5, 30.6)] {
            w.key_press(Key::Home);
            w.run();
            let at = place(&w, lon, lat);
            for _ in 0..5 {
                wheel(&mut w, at);
            }
        }
    }
    assert!(w.state().session().viewport().zoom() > 8.5);
}
