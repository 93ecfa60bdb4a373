//! The window that compares two periods.

use std::collections::BTreeMap;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::{ComparedCount, Day, EventTable, Filter, TableBuilder};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::session::EventAction;
use iraq_risk_atlas::style::Theme;

use super::event_commands::{file, open as open_files};
use super::events_timeline::{open, with_events};
use super::{choose, says, window};
use crate::support::built_in;
use crate::support::events::{OfBase, day, event};

/// Waits for what is counted in the background.
fn settle(w: &mut Harness<'_, AtlasApp>, words: &str) {
    for _ in 0..200 {
        w.run_ok();
        if says(w, words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("“{words}” does not appear");
}

/// Writes a year into both fields of a period.
fn write(w: &mut Harness<'_, AtlasApp>, whose: &str, year: &str) {
    for end in ["First day", "Last day"] {
        let field = format!("{end}, {whose} period");
        w.get_by_label(&field).focus();
        w.run();
        w.key_press_modifiers(Modifiers::COMMAND, Key::A);
        w.run();
        w.get_by_label(&field).type_text(year);
        w.run();
    }
}

/// Rows and people killed by type within some days, by a look at each row.
fn counted(w: &Harness<'_, AtlasApp>, (from, to): (Day, Day)) -> BTreeMap<String, (u64, u64)> {
    let layer = w.state().session().events().active().unwrap();
    let table = &layer.table;
    let types = table.type_dimension().unwrap();
    let mut counts = BTreeMap::new();
    for row in 0..table.len() as u32 {
        if table.days(row).is_some_and(|(first, last)| first <= to && last >= from) {
            let name = table.dimensions()[types].words(table.code(types, row)).to_owned();
            let count: &mut (u64, u64) = counts.entry(name).or_default();
            count.0 += 1;
            count.1 += u64::from(table.fatalities(row).best.unwrap_or(0));
        }
    }
    counts
}

#[test]
fn two_periods_are_compared_by_type_and_the_numbers_are_those_of_the_rows() {
    let mut w = with_events();
    choose(&mut w, "Data", "Compare two periods…");
    settle(&mut w, " and ");
    write(&mut w, "first", "2016");
    write(&mut w, "second", "2017");
    let years = [(day("2016-01-01"), day("2016-12-31")), (day("2017-01-01"), day("2017-12-31"))];
    let [before, after] = years.map(|days| counted(&w, days));
    assert!(before.len() > 1, "{before:?}");
    for (name, (events, _)) in &before {
        let second = after.get(name).map_or(0, |count| count.0);
        settle(&mut w, &format!("{name}: {events} and {second}, "));
    }
    // The periods have 366 and 365 days.
    assert!(says(&w, "366 and 365 days"));
    w.get_by_label("People killed").click();
    w.run();
    for (name, (_, killed)) in &before {
        let second = after.get(name).map_or(0, |count| count.1);
        settle(&mut w, &format!("{name}: {killed} and {second}, "));
    }
    w.get_by_label("Show side by side").click();
    w.run();
    assert!(w.state().session().events().split().is_some());
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "Show side by side"));
}

#[test]
fn the_comparison_follows_the_filter_and_is_not_offered_without_events() {
    let mut w = with_events();
    choose(&mut w, "Data", "Compare two periods…");
    settle(&mut w, "all: ");
    let ctx = w.ctx.clone();
    let layer = w.state().session().events().active().unwrap();
    let id = layer.id;
    let filter = Filter { at_least: Some(1_000_000), ..layer.filter().clone() };
    w.state_mut().apply(&ctx, vec![EventAction::Filter { layer: id, filter }.into()]);
    settle(&mut w, "all: 0 and 0");
    let mut without = window(Default::default());
    without.get_by_role_and_label(eframe::egui::accesskit::Role::Button, "Data").click();
    without.run();
    let entry = without.get_by_label("Compare two periods…");
    assert!(entry.accesskit_node().is_disabled());
}

/// Events of which more come to the capital, fewer to the south, and as few as before to the north.
fn moving() -> EventTable {
    let base = OfBase(&built_in().base);
    let mut builder = TableBuilder::new(vec![], &base);
    let mut add = |on: &str, lon: f64, lat: f64, count: usize| {
        for _ in 0..count {
            assert!(builder.push(&event(day(on), LonLat::new(lon, lat), &[]), &base));
        }
    };
    for (lon, lat, before, after) in [(44.4, 33.3, 20, 90), (47.8, 30.5, 60, 10), (43.1, 36.3, 3, 4)] {
        add("2016-02-10", lon, lat, before);
        add("2016-09-10", lon, lat, after);
    }
    builder.finish()
}

#[test]
fn the_map_of_the_change_has_one_set_of_classes_for_what_rose_and_what_fell() {
    let mut w = window(Default::default());
    open(&mut w, "moving.csv", moving());
    choose(&mut w, "Data", "Compare two periods…");
    settle(&mut w, "all: ");
    w.get_by_label("Map of the change").click();
    w.run();
    let shades = |w: &Harness<'_, AtlasApp>| {
        let scene = w.state().session().scene_at(&Theme::light(), None);
        let groups = scene.groups.iter().filter(|group| group.title.contains("Change in events"));
        groups.map(|group| group.prims.len()).sum::<usize>()
    };
    assert!(shades(&w) > 10);
    // Each governorate's sign is that of a count of the rows, where it is more than chance.
    let layer = w.state().session().events().active().unwrap();
    let (pair, of) = layer.change().unwrap();
    assert_eq!(of, ComparedCount::Events);
    let legend = {
        let session = w.state().session();
        session.still_legends(&session.viewport(), &Theme::light())
    };
    let words: Vec<String> = legend
        .iter()
        .flat_map(|legend| &legend.parts)
        .flat_map(|part| part.entries.iter().map(|entry| entry.text.clone()))
        .collect();
    let breaks = |verb: &str| -> Vec<String> {
        let mut own: Vec<String> =
            words.iter().filter_map(|text| text.strip_prefix(verb)).map(str::to_owned).collect();
        own.sort();
        own
    };
    let (rose, fell) = (breaks("rose by "), breaks("fell by "));
    assert!(!rose.is_empty() && rose == fell, "{words:?}");
    assert!(says(&w, "Baghdad: 20 and 90, +70"));
    let [first, second] = pair.periods;
    assert!(first.1 < second.0);
    // It is a part of the picture that can be taken away, and is not shown under another filter.
    w.key_press(Key::Escape);
    w.run();
    assert!(shades(&w) > 10);
    assert!(says(&w, "Change in events: "));
    let id = w.state().session().events().active().unwrap().id;
    let ctx = w.ctx.clone();
    let filter = Filter { at_least: Some(1), ..Filter::default() };
    w.state_mut().apply(&ctx, vec![EventAction::Filter { layer: id, filter }.into()]);
    w.run();
    assert_eq!(shades(&w), 0);
}

#[test]
fn the_second_period_may_be_of_another_file() {
    let early = file(
        "periods",
        "early.csv",
        &[("IRQ1", "2017-03-01"), ("IRQ2", "2017-03-02"), ("IRQ9", "2018-03-09")],
    );
    let late = file(
        "periods",
        "late.csv",
        &[("IRQ3", "2018-03-01"), ("IRQ4", "2018-03-02"), ("IRQ5", "2018-03-03")],
    );
    let mut w = open_files(WindowArgs { files: vec![early, late], ..WindowArgs::default() });
    let layers = w.state().session().events().layers();
    let id = layers.iter().find(|layer| layer.name() == "early.csv").unwrap().id;
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, vec![EventAction::Activate { layer: id }.into()]);
    w.run();
    choose(&mut w, "Data", "Compare two periods…");
    settle(&mut w, "all: ");
    write(&mut w, "first", "2017");
    w.get_by_label("of").click();
    w.run();
    w.get_all_by_label("late.csv").last().unwrap().click();
    w.run();
    write(&mut w, "second", "2018");
    settle(&mut w, "all: 2 and 3, +1");
    assert!(!says(&w, "Map of the change"));
}
