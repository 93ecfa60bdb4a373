//! Conditions on any column of a file, typed and chosen in the panel.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::session::EditAction;

use super::hand::settle;
use super::{says, window};
use crate::support::files::empty_folder;

type Window = Harness<'static, AtlasApp>;

const TABLE: &str = "event_id_cnty,event_date,event_type,actor1,country,latitude,longitude,geo_precision,fatalities,households,contact\n\
    IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,3,9,0770 one\n\
    IRQ2,2017-03-02,Battles,A,Iraq,36.34,43.13,1,0,10,0771 two\n\
    IRQ3,2017-03-03,Riots,A,Iraq,35.47,44.39,1,0,11,0770 three\n\
    IRQ4,2017-03-04,Riots,A,Iraq,33.31,44.36,1,0,,0772 four\n";

fn opened(test: &str) -> Window {
    let path = empty_folder("conditions", test).join("camps.csv");
    std::fs::write(&path, TABLE).unwrap();
    let mut w = window(WindowArgs { files: vec![path], ..WindowArgs::default() });
    settle(&mut w, |w| {
        let session = w.state().session();
        let layers = session.events().layers();
        layers.len() == 1 && layers[0].loading.is_none() && session.file_columns(layers[0].id).is_some()
    });
    w.get_by_label("Events").click();
    w.run();
    w
}

fn add(w: &mut Window, column: &str) {
    w.get_all_by_label("Add condition").last().unwrap().click();
    w.run();
    w.get_by_label_contains(column).click();
    w.run();
}

fn enter(w: &mut Window, field: &str, text: &str) {
    // The bar below the fields goes by the same names.
    w.get_by_role_and_label(Role::TextInput, field).focus();
    w.run();
    w.get_by_role_and_label(Role::TextInput, field).type_text(text);
    w.run();
    w.key_press(Key::Enter);
    w.run();
}

fn rule(w: &Window) -> String {
    let events = w.state().session().events();
    events.active().unwrap().rule().map_or(String::new(), ToString::to_string)
}

fn shown(w: &Window) -> u32 {
    w.state().session().events().active().unwrap().shown.count()
}

#[test]
fn numbers_are_compared_as_numbers_and_a_removed_condition_filters_no_more() {
    let mut w = opened("numbers");
    add(&mut w, "households  ·  number");
    enter(&mut w, "households, from", "10");
    // As texts, “9” would be more than “10”; the row without a number meets no condition on it.
    settle(&mut w, |w| shown(w) == 2);
    assert_eq!(rule(&w), "households >= 10");
    w.get_by_label("Not: households").click();
    settle(&mut w, |w| shown(w) == 2 && rule(w).starts_with("not"));
    enter(&mut w, "households, to", "no number");
    assert!(says(&w, "not a number"));
    w.get_by_label("Remove condition on households").click();
    settle(&mut w, |w| shown(w) == 4);
    assert_eq!(rule(&w), "");
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, EditAction::Undo.into());
    settle(&mut w, |w| shown(w) == 2);
}

#[test]
fn conditions_of_a_group_are_joined_and_the_filter_is_saved_under_a_name() {
    let mut w = opened("group");
    add(&mut w, "Text in any column");
    enter(&mut w, "Any column contains", "0770");
    settle(&mut w, |w| shown(w) == 2);
    add(&mut w, "households  ·  number");
    enter(&mut w, "households, from", "11");
    settle(&mut w, |w| shown(w) == 1);
    enter(&mut w, "Name of this filter", "Large, 0770");
    assert!(says(&w, "Large, 0770"));
    w.get_by_label("Remove condition on households").click();
    settle(&mut w, |w| shown(w) == 2);
    w.get_by_label("Large, 0770").click();
    settle(&mut w, |w| shown(w) == 1);
    assert_eq!(rule(&w), "all of (text ~ \"0770\"; households >= 11)");
}
