//! Commands for event files: comparing two, years side by side, the cache, import problems.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::files::TableCache;
use iraq_risk_atlas::model::{EventKey, Subject};
use iraq_risk_atlas::session::SelectAction;

use super::hand::settle;
use super::{choose, says, window};
use crate::support::events::day;
use crate::support::files::empty_folder;

const HEADER: &str = "event_id_cnty,event_date,event_type,location,country,latitude,longitude,geo_precision,fatalities,notes,timestamp\n";

pub fn file(test: &str, name: &str, rows: &[(&str, &str)]) -> PathBuf {
    let row = |(id, date): &(&str, &str)| {
        format!("{id},{date},Battles,Mosul,Iraq,36.34,43.13,1,0,one,1642000000\n")
    };
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("event-commands").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, HEADER.to_owned() + &rows.iter().map(row).collect::<String>()).unwrap();
    // Tables of files that were written just now are not kept.
    let before = std::time::SystemTime::now() - std::time::Duration::from_secs(600);
    std::fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
    path
}

pub fn open(args: WindowArgs) -> Harness<'static, AtlasApp> {
    let count = args.files.len();
    let mut w = window(args);
    settle(&mut w, |w| {
        let layers = w.state().session().events().layers();
        layers.len() == count && layers.iter().all(|layer| layer.loading.is_none())
    });
    w
}

#[test]
fn commands_compare_two_open_files_show_what_differs_and_end_the_comparison() {
    let march = file("compare", "march.csv", &[("IRQ1", "2017-03-01"), ("IRQ2", "2017-03-02")]);
    let april = file("compare", "april.csv", &[("IRQ1", "2017-03-01"), ("IRQ3", "2017-04-02")]);
    let mut w = open(WindowArgs { files: vec![march, april], ..WindowArgs::default() });
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run();
    w.get_by_label("Find a command").type_text("compare");
    w.run();
    w.key_press(Key::Enter);
    settle(&mut w, |w| w.state().session().active_update().is_some_and(|(_, u)| u.compared().is_some()));
    assert!(says(&w, "From march.csv to april.csv"));
    choose(&mut w, "Data", "End comparison");
    assert!(w.state().session().active_update().is_none());
    assert!(w.state().session().events().layers().iter().all(|layer| layer.visible()));
}

#[test]
fn years_and_months_of_an_event_file_are_shown_side_by_side() {
    let rows = [("IRQ1", "2015-03-01"), ("IRQ2", "2016-03-02"), ("IRQ3", "2018-04-02")];
    let path = file("years", "years.csv", &rows);
    let mut w = open(WindowArgs { files: vec![path], ..WindowArgs::default() });
    choose(&mut w, "Data", "Split view by years");
    let year = |year: &str| (day(&format!("{year}-01-01")), day(&format!("{year}-12-31")));
    let events = w.state().session().events();
    assert_eq!((events.days(), events.split().unwrap().other), (Some(year("2016")), Some(year("2018"))));
    // The timeline offers them for the active map.
    w.get_by_label("Years").click();
    w.run();
    assert!(says(&w, "2016: 1 event") && says(&w, "Side by side with the same time before"));
    w.get_by_label("2015: 1 event").click();
    w.run();
    assert_eq!(w.state().session().events().days(), Some(year("2015")));
    // Of a single year the months.
    let months = file("months", "months.csv", &[("IRQ1", "2017-03-01"), ("IRQ2", "2017-05-02")]);
    let mut w = open(WindowArgs { files: vec![months], ..WindowArgs::default() });
    w.get_by_label("Months").click();
    w.run();
    w.get_by_label("Side by side: March 2017 and May 2017").click();
    w.run();
    let may = (day("2017-05-01"), day("2017-05-31"));
    assert_eq!(w.state().session().events().split().unwrap().other, Some(may));
}

#[test]
fn escape_closes_the_import_problems() {
    let path = file("escape", "escape.csv", &[("IRQ1", "2017-03-01"), ("IRQ2", "no date")]);
    let mut w = open(WindowArgs { files: vec![path], ..WindowArgs::default() });
    w.get_all_by_label("Layers").next().unwrap().click();
    w.run();
    w.get_by_label_contains("on reading escape.csv").click();
    w.run();
    assert!(says(&w, "Import problems in escape.csv"));
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "Import problems in escape.csv"));
}

#[test]
fn the_card_of_an_event_names_the_column_of_places_by_its_header() {
    let path = file("card", "card.csv", &[]);
    let rows =
        "date,lat,lon,place,kind\n2017-03-01,36.34,43.13,Old bridge,raid\n2017-03-02,36.34,43.14,Mill,raid\n";
    std::fs::write(&path, rows).unwrap();
    let mut w = window(WindowArgs { files: vec![path], ..WindowArgs::default() });
    settle(&mut w, |w| says(w, "As it would be read, from"));
    w.key_press(Key::Enter);
    settle(&mut w, |w| w.state().session().events().active().is_some_and(|l| l.loading.is_none()));
    let layer = w.state().session().events().active_id().unwrap();
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, SelectAction::Feature(Subject::event(layer, EventKey::Row(0))).into());
    w.run();
    let card = w.state().card().unwrap();
    let labels: Vec<&str> = card.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels.iter().filter(|label| label.eq_ignore_ascii_case("place")).count(), 1, "{labels:?}");
    assert!(labels.contains(&"Column “place”"), "{labels:?}");
}

#[test]
fn the_cache_is_shown_emptied_and_switched_off() {
    let folder = empty_folder("event-commands", "tables");
    let cache = TableCache::in_folder(folder.clone(), 1 << 30, 0);
    let with =
        |path: PathBuf| WindowArgs { files: vec![path], cache: Some(cache.clone()), ..WindowArgs::default() };
    let first = file("cache", "first.csv", &[("IRQ1", "2017-03-01")]);
    let mut w = open(with(first));
    choose(&mut w, "Data", "Cache of event files…");
    assert!(says(&w, "It holds 1 table of"));
    w.get_by_label("Empty").click();
    w.run();
    assert!(says(&w, "It is empty.") && cache.size().unwrap().tables == 0);
    w.get_by_label("Keep the tables of large event files").click();
    w.run();
    let second = file("cache", "second.csv", &[("IRQ2", "2017-03-01")]);
    let dropped = std::sync::Arc::new(super::opening::Dropped(second));
    w.input_mut().dropped_files.push(dropped);
    w.step();
    settle(&mut w, |w| {
        let layers = w.state().session().events().layers();
        layers.len() == 2 && layers.iter().all(|layer| layer.loading.is_none())
    });
    assert_eq!(cache.size().unwrap().tables, 0);
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "It is empty."));
}
