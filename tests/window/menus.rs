//! Context menus: by a right-click and by keyboard, on the map, layers, rows, column headers and the timeline.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::geo::{CoordinateForm, LonLat, Screen};
use iraq_risk_atlas::model::{AnnotationShape, EventLayerId, LayerId};

use super::events_timeline::with_events;
use super::hand::{click, ground, map_of, place, settle};
use super::{says, selected, window};
use crate::support::events::day;

type Window = Harness<'static, AtlasApp>;

fn right_click(w: &mut Window, at: Pos2) {
    w.hover_at(at);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        w.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    w.run();
}

fn press(w: &mut Window, name: &str) {
    w.get_by_label(name).click();
    w.run();
}

/// An entry of an open menu, which may be called like something else in the window.
fn entry(w: &mut Window, name: &str) {
    let mut named = w.get_all_by_label(name);
    named.find(|n| n.accesskit_node().role() == Role::Button).expect("an entry").click();
    drop(named);
    w.run();
}

fn menu_key(w: &mut Window) {
    w.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    w.run();
}

/// Chooses an entry and says what went to the clipboard.
fn copied(w: &mut Window, entry: &str) -> Option<String> {
    w.get_by_label(entry).click();
    // The press and its release are a frame each.
    for _ in 0..6 {
        w.step();
        let commands = &w.output().platform_output.commands;
        let text = commands.iter().find_map(|c| match c {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if text.is_some() {
            w.run();
            return text;
        }
    }
    None
}

fn shown(w: &Window) -> u64 {
    u64::from(w.state().session().events().active().unwrap().shown.count())
}

fn days(w: &Window) -> Option<(Day, Day)> {
    w.state().session().events().days()
}

#[test]
fn the_maps_menu_lists_what_lies_there_and_copies_the_position_in_every_form() {
    let mut w = window(Default::default());
    let at = place(&w, 43.9, 35.33);
    const TIP: &str = "designated by the United Nations; somewhere round a named town";
    w.hover_at(at);
    w.run();
    assert!(says(&w, TIP));
    right_click(&mut w, at);
    assert!(!says(&w, TIP), "no tip covers the menu");
    assert!(says(&w, "What lies here") && says(&w, "Kirkuk governorate"));
    let there = LonLat::from(ground(&w, at));
    for form in CoordinateForm::ALL {
        let text = form.text(there).unwrap();
        assert_eq!(copied(&mut w, &text).as_deref(), Some(text.as_str()));
        assert!(w.query_by_label(&text).is_none(), "the menu is closed");
        right_click(&mut w, at);
    }
    w.key_press(Key::Escape);
    w.run();
    let first = {
        let (session, p) = (w.state().session(), at - map_of(&w).min);
        session.name_of(&session.subjects_at(Screen::new(p.x, p.y))[0])
    };
    right_click(&mut w, at);
    entry(&mut w, &first);
    assert_eq!(selected(&w).as_deref(), Some("FP-07"));
}

#[test]
fn the_maps_menu_measures_writes_centres_and_zooms_from_there() {
    let mut w = window(Default::default());
    let at = place(&w, 43.0, 33.0);
    let there = LonLat::from(ground(&w, at));
    right_click(&mut w, at);
    press(&mut w, "Zoom to here");
    let view = w.state().session().viewport();
    assert!(LonLat::from(view.center()).lon - there.lon < 1e-3, "it is in the middle");
    w.key_press(Key::Home);
    w.run();
    right_click(&mut w, at);
    press(&mut w, "Measure from here");
    let to = place(&w, 44.0, 33.0);
    click(&mut w, to);
    w.key_press(Key::Enter);
    w.run();
    press(&mut w, "Keep as annotation");
    let AnnotationShape::Line(path) = &w.state().session().annotations()[0].shape else { panic!("no line") };
    assert!(path.len() == 2 && (path[0].lon - there.lon).abs() < 1e-3, "{path:?} begins there");
    // A right-click on a corner of the selected line removes it, so elsewhere.
    let at = place(&w, 41.0, 32.0);
    let there = LonLat::from(ground(&w, at));
    right_click(&mut w, at);
    press(&mut w, "Add a note here");
    let AnnotationShape::Note(note) = w.state().session().annotations()[1].shape else { panic!("no note") };
    assert!((note.lon - there.lon).abs() < 1e-3 && (note.lat - there.lat).abs() < 1e-3);
}

#[test]
fn the_keyboard_opens_the_maps_menu_and_comes_back_to_the_map() {
    let mut w = window(Default::default());
    let sea = map_of(&w).center();
    click(&mut w, sea);
    let zoom = w.state().session().viewport().zoom();
    menu_key(&mut w);
    let first = w.root().children_recursive().find(|n| n.accesskit_node().is_focused());
    assert!(first.is_some_and(|n| n.accesskit_node().role() == Role::Button), "an entry has the keyboard");
    w.key_press(Key::Escape);
    w.run();
    assert!(w.query_by_label("Zoom to here").is_none(), "Escape closes it");
    assert!(selected(&w).is_some(), "and nothing else");
    w.key_press(Key::Plus);
    w.run();
    assert!(w.state().session().viewport().zoom() > zoom, "the map has the keyboard again");
    w.key_press(Key::Menu);
    w.run();
    w.key_press(Key::ArrowUp);
    w.run();
    let zoom = w.state().session().viewport().zoom();
    w.key_press(Key::Enter);
    w.run();
    assert!(w.state().session().viewport().zoom() > zoom, "the last entry zooms");
}

#[test]
fn a_layers_menu_hides_renames_and_removes_it() {
    let mut w = with_events();
    let id = LayerId::Events(EventLayerId(1));
    let open = |w: &mut Window| {
        let name = w.state().session().stack().get(&id).unwrap().name().to_owned();
        w.get_by_label(&format!("About {name}")).click_secondary();
        w.run();
    };
    open(&mut w);
    press(&mut w, "Show alone");
    assert_eq!(w.state().session().solo(), Some(&id));
    open(&mut w);
    press(&mut w, "Show the others again");
    assert_eq!(w.state().session().solo(), None);
    open(&mut w);
    press(&mut w, "Rename…");
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.event(Event::Text("My rows".to_owned()));
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(w.state().session().stack().get(&id).unwrap().name(), "My rows");
    open(&mut w);
    press(&mut w, "Remove; its file stays");
    assert!(w.state().session().stack().get(&id).is_none());
    w.get_by_label_contains("About Context").click_secondary();
    w.run();
    assert!(says(&w, "Zoom to this layer") && !says(&w, "Remove; its file stays"), "a built-in layer stays");
}

#[test]
fn a_rows_menu_copies_and_filters_by_the_cell_under_the_pointer() {
    let mut w = with_events();
    press(&mut w, "Table");
    let rows = |w: &Window| {
        let rows = w.root().children_recursive().filter(|n| n.accesskit_node().role() == Role::Row);
        rows.map(|n| (n.accesskit_node().label().unwrap_or_default(), n.rect())).collect::<Vec<_>>()
    };
    settle(&mut w, |w| rows(w).len() > 3);
    let head = w.get_by_label("Sort by event_type").rect();
    let row = rows(&w).into_iter().find(|(name, _)| name.starts_with("Row 2:")).unwrap().1;
    let cell = pos2(head.center().x, row.center().y);
    right_click(&mut w, cell);
    assert_eq!(copied(&mut w, "Copy cell").as_deref(), Some("Explosions"));
    right_click(&mut w, cell);
    let row = copied(&mut w, "Copy row").unwrap();
    assert!(row.starts_with("Date\t") && row.contains("Explosions"), "{row}");
    right_click(&mut w, cell);
    press(&mut w, "Leave out “Explosions”");
    assert_eq!(shown(&w), 2400 - 480);
    right_click(&mut w, cell);
    let entry = w.get_all_by_label_contains("Show only “").next().unwrap();
    let name = entry.accesskit_node().label().unwrap_or_default();
    press(&mut w, &name);
    assert_eq!(shown(&w), 480, "one of the five types");
    // By keyboard, for the row that has it.
    right_click(&mut w, cell);
    w.key_press(Key::Escape);
    w.run();
    menu_key(&mut w);
    press(&mut w, "Show on the map");
    assert!(selected(&w).is_some());
}

#[test]
fn a_column_headers_menu_sorts_hides_and_leads_to_the_filter() {
    let mut w = with_events();
    press(&mut w, "Table");
    settle(&mut w, |w| w.query_by_label("Sort by event_type").is_some());
    w.get_by_label("Sort by Killed").click_secondary();
    w.run();
    press(&mut w, "Sort descending");
    w.get_by_label("Sorted by Killed, descending").click_secondary();
    w.run();
    press(&mut w, "Hide this column");
    assert!(!says(&w, "Sorted by Killed"));
    w.get_by_label("Sort by event_type").click_secondary();
    w.run();
    press(&mut w, "Show Killed");
    assert!(says(&w, "Sorted by Killed, descending"));
    w.get_by_label("Sort by event_type").click_secondary();
    w.run();
    press(&mut w, "Filter by this column…");
    assert!(says(&w, "Only Explosions") || says(&w, "Explosions, 480 events"), "the filter is open");
}

#[test]
fn the_timelines_menu_selects_a_month_a_year_and_all_before_or_after() {
    let mut w = with_events();
    let chart = w.get_by_label_contains("Timeline.").rect();
    let at = pos2(chart.left() + 60.0 + (chart.width() - 66.0) * 0.5, chart.center().y);
    right_click(&mut w, at);
    let entries: Vec<String> = w
        .get_all_by_label_contains("Only ")
        .filter_map(|n| n.accesskit_node().label())
        .filter(|name| name.contains("201"))
        .collect();
    assert_eq!(entries.len(), 2, "{entries:?}");
    press(&mut w, &entries[1]);
    let year = entries[1].trim_start_matches("Only ");
    assert_eq!(days(&w), Some((day(&format!("{year}-01-01")), day(&format!("{year}-12-31")))));
    right_click(&mut w, at);
    let from = w.get_all_by_label_contains("From ").filter_map(|n| n.accesskit_node().label());
    let from = from.into_iter().find(|name| name.ends_with(" on")).unwrap();
    press(&mut w, &from);
    let (first, last) = days(&w).unwrap();
    assert!(first > day("2016-01-01") && last >= day("2019-12-09"), "{first} to {last}");
    w.get_by_label_contains("Timeline.").focus();
    w.run();
    menu_key(&mut w);
    press(&mut w, "All days");
    assert_eq!(days(&w), None);
}
