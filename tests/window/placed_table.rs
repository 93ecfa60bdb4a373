//! A table whose rows only name a place, from the file to the card.

use eframe::egui::{Key, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::GOVERNORATE;
use iraq_risk_atlas::model::{EventKey, Subject};
use iraq_risk_atlas::session::SelectAction;

use super::hand::{click, settle};
use super::{says, window};
use crate::support::files::empty_folder;

const TABLE: &str = "id,date,location,killed\n\
    1,2016-03-05,Mosul,3\n\
    2,2016-03-06,near Tikrit,1\n\
    3,2016-03-07,Diyala province,0\n\
    4,2016-03-08,Zzyzx,2\n";

/// The window with the column dialog open.
fn asking(test: &str) -> Harness<'static, AtlasApp> {
    let path = empty_folder("placed-table", test).join(format!("{test}.csv"));
    std::fs::write(&path, TABLE).unwrap();
    let mut w = window(WindowArgs { files: vec![path], ..WindowArgs::default() });
    settle(&mut w, |w| says(w, "As it would be read, from"));
    w
}

/// The window with the table open.
fn open(test: &str) -> Harness<'static, AtlasApp> {
    let mut w = asking(test);
    w.key_press(Key::Enter);
    let is_open = |w: &Harness<'_, AtlasApp>| {
        w.state().session().events().active().is_some_and(|l| l.loading.is_none() && l.table.len() == 4)
    };
    settle(&mut w, is_open);
    w
}

#[test]
fn a_table_without_coordinates_is_offered_to_be_placed_and_shows_what_comes_of_it() {
    let w = asking("offered");
    assert!(says(&w, "Geocode the rows from their place names"));
    assert!(says(&w, "Mosul · a named town"), "the first row");
    assert!(says(&w, "Diyala governorate · a governorate as a whole"), "the third row");
    assert!(says(&w, "not placed: place name not known"), "the fourth row");
}

#[test]
fn its_rows_are_an_event_layer_and_what_is_not_placed_is_counted_by_cause() {
    let w = open("layer");
    let layer = w.state().session().events().active().unwrap();
    assert_eq!(layer.table.drawn(), 2);
    let named = |name: &str| (0..4).filter(|row| layer.table.words(GOVERNORATE, *row) == name).count();
    let found = ["Nineveh", "Salah al-Din", "Diyala", "not known"].map(named);
    assert_eq!(found, [1, 1, 1, 1]);
    let notes = layer.about.notes.to_text();
    assert!(notes.contains("1 row whose words name no place that is known here"), "{notes}");
    assert!(notes.contains("line 5: Zzyzx"), "{notes}");
    assert!(layer.about.by_names && layer.about.recognised.ends_with("placed by its place names"));
}

#[test]
fn the_card_of_a_row_says_how_it_was_placed_and_why() {
    let mut w = open("card");
    let layer = w.state().session().events().active().unwrap();
    let (id, table) = (layer.id, layer.table.clone());
    let near = (0..4).find(|row| table.row(*row).is_some_and(|r| r.number == 1)).unwrap();
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, SelectAction::Feature(Subject::event(id, EventKey::Row(near))).into());
    settle(&mut w, |w| says(w, "How it was placed"));
    assert!(says(&w, "The file gives no coordinates for it"));
    assert!(says(&w, "The words put it near"));
}

#[test]
fn a_click_beside_the_columns_throws_nothing_away_and_cancelling_says_what_was_not_opened() {
    let mut w = asking("beside");
    click(&mut w, pos2(8.0, 450.0));
    assert!(says(&w, "Columns of beside.csv"));
    w.key_press(Key::Escape);
    w.run_steps(8);
    assert!(!says(&w, "Columns of"));
    assert!(says(&w, "beside.csv was not opened"));
    assert!(says(&w, "Open events…") && w.state().session().events().layers().is_empty());
    let mut w = asking("button");
    w.get_by_label("Cancel").click_accesskit();
    w.run_steps(8);
    assert!(!says(&w, "Columns of") && says(&w, "button.csv was not opened"));
}

#[test]
fn totals_count_as_rows_if_the_user_says_so_before_a_file_is_opened() {
    for keep in [false, true] {
        let path = empty_folder("placed-table", "totals").join("totals.csv");
        std::fs::write(&path, "date,location,killed\n2016-03-05,Mosul,3\n2016-03-06,Tikrit,1\n,Total,4\n")
            .unwrap();
        let mut w = window(WindowArgs { files: vec![path], ..WindowArgs::default() });
        settle(&mut w, |w| says(w, "Columns of"));
        if keep {
            w.get_by_label("Count totals as rows").click_accesskit();
            w.run_steps(4);
        }
        w.key_press(Key::Enter);
        let rows = if keep { 3 } else { 2 };
        settle(&mut w, |w| {
            w.state()
                .session()
                .events()
                .active()
                .is_some_and(|l| l.loading.is_none() && l.table.len() == rows)
        });
    }
}
