//! The rows of an event file: the table, its copies, regions and cards.

use std::sync::{Arc, OnceLock};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::Role as What;
use iraq_risk_atlas::events::{
    Column, DatePrecision, Event as Row, EventTable, Fatalities, RowError, TableBuilder, Values,
};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{EventKey, EventLayerId, Precision, Subject};
use iraq_risk_atlas::session::{EventAction, SelectAction, Shared, ViewAction};

use super::hand::{button, click, map_of, place, settle};
use super::{says, selected, window};
use crate::support::attacks::{self as attacks_file, FILE};
use crate::support::built_in;
use crate::support::events::{OfBase, day};

/// How many rows of the file the flows take.
const ROWS: usize = 3_000;

/// A line of the file, split by this test's own parser.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    date: String,
    place: LonLat,
    what: String,
}

fn lines() -> &'static [Line] {
    static LINES: OnceLock<Vec<Line>> = OnceLock::new();
    LINES.get_or_init(|| {
        let text = attacks_file::text();
        let line = |line: &str| {
            let parts: Vec<&str> = line.split(',').collect();
            let place = LonLat::new(parts[1].parse().unwrap(), parts[2].parse().unwrap());
            Line { date: parts[0].to_owned(), place, what: parts[3].to_owned() }
        };
        text.lines().skip(1).take(ROWS).map(line).collect()
    })
}

/// The file's rows, and behind them one that is known to a governorate only.
fn table() -> Shared<EventTable> {
    static TABLE: OnceLock<Arc<EventTable>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let ground = OfBase(&built_in().base);
        let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: What::Type };
        let mut builder = TableBuilder::new(vec![column], &ground);
        let vague =
            Line { date: "2008-07-01".to_owned(), place: LonLat::new(44.4, 33.3), what: "IED".to_owned() };
        for (i, line) in lines().iter().chain([&vague]).enumerate() {
            let day = day(&line.date);
            let row = Row {
                place: Some(line.place),
                precision: Some(if i == ROWS { Precision::Governorate } else { Precision::Town }),
                governorate: None,
                days: Some((day, day)),
                date_precision: DatePrecision::Day,
                fatalities: Fatalities::default(),
                events: 1,
                values: Values::Texts(&[&line.what]),
            };
            assert!(builder.push(&row, &ground));
        }
        Arc::new(builder.finish())
    });
    Shared(table.clone())
}

/// The row with a number in the file, from 0.
fn row_of(number: u32) -> u32 {
    table().numbers().iter().position(|n| *n == number).unwrap() as u32
}

fn key_of(number: u32) -> iraq_risk_atlas::model::Subject {
    Subject::event(EventLayerId(1), EventKey::Row(row_of(number)))
}

fn perform(w: &mut Harness<'_, AtlasApp>, action: impl Into<iraq_risk_atlas::session::Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, action.into());
    w.run();
}

/// The window with the file open and, once its rows are listed, the table.
fn with_table() -> Harness<'static, AtlasApp> {
    let mut w = window(Default::default());
    let layer = || EventLayerId(1);
    // At once: while a file is read its progress moves, and the window never rests.
    let (ctx, name) = (w.ctx.clone(), FILE.to_owned());
    w.state_mut().perform(&ctx, EventAction::Begin { layer: layer(), name }.into());
    perform(&mut w, EventAction::Done { layer: layer(), table: table() });
    w.get_by_label("Table").click();
    settle(&mut w, |w| rows(w).len() > 3);
    w
}

/// The names of the rows that are seen, with their places, from above.
fn rows(w: &Harness<'_, AtlasApp>) -> Vec<(String, Rect)> {
    let mut rows: Vec<(String, Rect)> = w
        .root()
        .children_recursive()
        .filter(|n| n.accesskit_node().role() == Role::Row)
        .map(|n| (n.accesskit_node().label().unwrap_or_default(), n.rect()))
        .collect();
    rows.sort_by(|a, b| a.1.top().total_cmp(&b.1.top()));
    rows
}

/// "Row 1: SAF, 2007-02-23" of a line at a place of the list.
fn begins(w: &Harness<'_, AtlasApp>, seen: usize, list: usize, line: &Line) -> bool {
    let rows = rows(w);
    let want = format!("Row {}: {}, {}, ", list + 1, line.what, line.date);
    rows.get(seen).is_some_and(|(name, _)| name.starts_with(&want))
}

fn copied(w: &Harness<'_, AtlasApp>) -> Option<String> {
    w.output().platform_output.commands.iter().find_map(|c| match c {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn without_an_event_file_there_is_neither_table_nor_statistics() {
    let w = window(Default::default());
    for name in ["Table", "Statistics", "Card"] {
        assert!(w.query_by_label(name).is_none(), "{name}");
    }
}

#[test]
fn the_table_lists_the_file_in_its_order_and_paints_only_what_is_seen() {
    let w = with_table();
    assert!(says(&w, "all 3,001 rows"));
    let seen = rows(&w);
    assert!(seen.len() > 4 && seen.len() < 40, "{} rows are painted", seen.len());
    for (i, line) in lines().iter().enumerate().take(seen.len()) {
        assert!(begins(&w, i, i, line), "{:?} is not {line:?}", seen[i]);
    }
}

#[test]
fn a_head_sorts_up_down_and_back_to_the_order_of_the_file() {
    let mut w = with_table();
    let mut sorted: Vec<&Line> = lines().iter().collect();
    // Stable, so that equals keep the order of the file; the added row is an IED, the last of them.
    sorted.sort_by_key(|line| line.what.to_lowercase());
    w.get_by_label("Sort by Type").click();
    settle(&mut w, |w| begins(w, 0, 0, sorted[0]) && w.query_by_label("Sorted by Type, ascending").is_some());
    for (i, line) in sorted.iter().enumerate().take(rows(&w).len()).skip(1) {
        assert!(begins(&w, i, i, line), "{:?} is not {line:?}", rows(&w)[i]);
    }
    w.get_by_label("Sorted by Type, ascending").click();
    let last = sorted[ROWS - 1].what.clone();
    let first = lines().iter().find(|l| l.what == last).unwrap();
    settle(&mut w, |w| begins(w, 0, 0, first));
    w.get_by_label("Sorted by Type, descending").click();
    settle(&mut w, |w| begins(w, 1, 1, &lines()[1]) && begins(w, 2, 2, &lines()[2]));
    assert!(w.query_by_label("Sort by Type").is_some());
}

#[test]
fn the_rows_of_this_view_are_those_whose_points_the_map_shows() {
    let mut w = with_table();
    w.get_by_label("In this view").click();
    w.run();
    for (lon, lat, zoom) in [(44.4, 33.3, 9.0), (43.1, 36.3, 8.0)] {
        let view = iraq_risk_atlas::geo::Viewport::new(
            LonLat::new(lon, lat),
            zoom,
            w.state().session().viewport().size(),
        );
        perform(&mut w, ViewAction::Set(view));
        let bounds = w.state().session().viewport().bounds();
        let inside = lines().iter().filter(|l| bounds.contains(l.place.into())).count();
        assert!(inside > 10 && inside < ROWS);
        let grouped = iraq_risk_atlas::style::number::exact(inside as u64);
        settle(&mut w, |w| says(w, &format!("{grouped} rows in this view of 3,001 shown")));
    }
}

#[test]
fn a_press_selects_a_row_and_its_card_shows_what_is_read_from_the_file() {
    let mut w = with_table();
    let (name, _) = rows(&w)[1].clone();
    w.get_by_label(&name).click();
    w.run();
    assert_eq!(selected(&w), Some(key_of(1).id().into_owned()));
    assert!(says(&w, "row 2 of attacks-2007-2008.csv"));
    assert!(says(&w, "23 February 2007 (known to the day)"));
    assert!(says(&w, "no article says that this event belongs to its claim"));
    let fields =
        Ok(vec![("notes".to_owned(), "Seen from afar".to_owned()), ("empty".to_owned(), String::new())]);
    perform(&mut w, EventAction::RowRead { layer: EventLayerId(1), row: row_of(1), fields });
    assert!(says(&w, "Seen from afar") && !says(&w, "being read"));
    // An answer for another row comes too late.
    let late = Ok(vec![("notes".to_owned(), "Of another row".to_owned())]);
    perform(&mut w, EventAction::RowRead { layer: EventLayerId(1), row: row_of(5), fields: late });
    assert!(says(&w, "Seen from afar"));
    let failed = Err(RowError::Source(Arc::new(std::io::Error::other("The file is gone."))));
    perform(&mut w, EventAction::RowRead { layer: EventLayerId(1), row: row_of(1), fields: failed });
    assert!(says(&w, "The file is gone."));
}

#[test]
fn a_row_known_to_a_governorate_is_listed_and_says_why_it_is_no_point() {
    let mut w = with_table();
    w.get_by_label("Sort by Date").click();
    w.run();
    w.get_by_label("Sorted by Date, ascending").click();
    settle(&mut w, |w| rows(w).first().is_some_and(|(name, _)| name.starts_with("Row 1: IED, 2008-07-01")));
    let (name, _) = rows(&w)[0].clone();
    w.get_by_label(&name).click();
    w.run();
    assert!(says(&w, "The source knows only the governorate."));
    assert!(says(&w, "It has no position that could be laid over the articles’ areas."));
}

#[test]
fn the_table_follows_what_is_selected_elsewhere() {
    let mut w = with_table();
    perform(&mut w, SelectAction::Feature(key_of(2_000)));
    assert!(rows(&w).iter().any(|(name, _)| name.starts_with("Row 2001: ")), "{:?}", rows(&w));
    let node = rows(&w).into_iter().find(|(name, _)| name.starts_with("Row 2001: ")).unwrap();
    let (top, bottom) = (rows(&w)[0].1.top(), rows(&w).last().unwrap().1.bottom());
    let middle = (top + bottom) / 2.0;
    assert!((node.1.center().y - middle).abs() < 40.0, "it stands in the middle");
}

#[test]
fn the_keyboard_walks_through_the_rows_and_leaves_the_map_alone() {
    let mut w = with_table();
    let view = w.state().session().viewport();
    let (name, _) = rows(&w)[0].clone();
    w.get_by_label(&name).click();
    w.run();
    for (key, list) in
        [(Key::ArrowDown, 1), (Key::ArrowDown, 2), (Key::ArrowUp, 1), (Key::End, 3_000), (Key::Home, 0)]
    {
        w.key_press(key);
        w.run();
        let marked = w.state().session().events().marked().clone();
        assert_eq!(*marked, [row_of(list)], "{key:?}");
        let name = format!("Row {}: ", list + 1);
        assert!(rows(&w).iter().any(|(row, _)| row.starts_with(&name)), "{key:?} brings it into view");
    }
    w.key_press(Key::PageDown);
    w.key_press(Key::Enter);
    w.run();
    let to = w.state().session().events().marked()[0];
    assert_eq!(selected(&w), Some(Subject::event(EventLayerId(1), EventKey::Row(to)).id().into_owned()));
    assert_ne!(to, row_of(0));
    assert_eq!(w.state().session().viewport(), view);
}

#[test]
fn marked_rows_go_to_the_clipboard_with_tabs_and_a_header() {
    let mut w = with_table();
    let name = |w: &Harness<'_, AtlasApp>, i: usize| rows(w)[i].0.clone();
    w.get_by_label(&name(&w, 0)).click();
    w.run();
    w.event(Event::ModifiersChanged(Modifiers::SHIFT));
    w.get_by_label(&name(&w, 2)).click_modifiers(Modifiers::SHIFT);
    w.run();
    w.event(Event::ModifiersChanged(Modifiers::COMMAND));
    w.get_by_label(&name(&w, 4)).click_modifiers(Modifiers::COMMAND);
    w.run();
    w.event(Event::ModifiersChanged(Modifiers::NONE));
    w.run();
    assert_eq!(w.state().session().events().marked().len(), 4);
    w.event(Event::Copy);
    w.step();
    let text = copied(&w).expect("something is copied");
    let cells: Vec<Vec<&str>> = text.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(cells[0][..2], ["Date", "Type"]);
    assert_eq!(*cells[0].last().unwrap(), "Row");
    for (line, number) in cells[1..].iter().zip([0, 1, 2, 4]) {
        let of = &lines()[number];
        assert_eq!(line[..2], [of.date.as_str(), of.what.as_str()]);
        assert_eq!(*line.last().unwrap(), (number + 1).to_string());
    }
    assert_eq!(cells.len(), 5);
    w.run_steps(2);
    assert!(says(&w, "The table of the marked rows is on the clipboard."));
}

#[test]
fn all_rows_listed_can_be_copied_and_columns_chosen() {
    let mut w = with_table();
    w.get_by_label("Columns").click();
    w.run();
    w.get_by_role_and_label(Role::CheckBox, "Governorate").click();
    w.run();
    assert!(w.query_by_label("Sort by Governorate").is_none());
    w.key_press(Key::Escape);
    w.run();
    w.get_by_label("Copy").click();
    w.step();
    let mut found = copied(&w);
    for _ in 0..3 {
        w.step();
        found = found.or(copied(&w));
    }
    let text = found.expect("something is copied");
    assert_eq!(text.lines().count(), ROWS + 2);
    assert!(!text.contains("Governorate\t"));
}

#[test]
fn a_rectangle_counts_what_lies_in_it_and_moves_with_the_ground() {
    let mut w = with_table();
    w.get_by_label_contains("Select events in a rectangle").click();
    w.run();
    let view = w.state().session().viewport();
    let (from, to) = (place(&w, 43.5, 34.5), place(&w, 45.0, 33.0));
    w.drag_at(from);
    w.step();
    for i in 1..=5 {
        w.hover_at(from + (to - from) * (i as f32 / 5.0));
        w.step();
    }
    w.drop_at(to);
    w.run();
    assert_eq!(w.state().session().viewport(), view, "the map stays where it is");
    let region = w.state().session().events().region().expect("there is a region");
    let bounds = iraq_risk_atlas::geo::Bounds::of(region.iter().copied());
    let inside = lines().iter().filter(|l| bounds.contains(l.place.into())).count();
    assert!(inside > 100 && inside < ROWS);
    let grouped = iraq_risk_atlas::style::number::exact(inside as u64);
    settle(&mut w, |w| says(w, "Events in the region") && w.query_all_by_label(&grouped).next().is_some());
    w.get_by_label("In the region").click();
    settle(&mut w, |w| says(w, &format!("{grouped} rows in the region of 3,001 shown")));
    w.key_press(Key::Escape);
    w.run();
    assert!(w.state().session().events().region().is_none());
    settle(&mut w, |w| says(w, "All events"));
}

#[test]
fn a_lasso_takes_what_it_goes_round_and_escape_puts_it_away() {
    let mut w = with_table();
    w.get_by_label_contains("Select events with the lasso").click();
    w.run();
    w.key_press(Key::Escape);
    w.run();
    w.get_by_label_contains("Select events with the lasso").click();
    w.run();
    let corners =
        [(43.9, 33.8), (44.9, 33.8), (44.9, 32.9), (43.9, 32.9)].map(|(lon, lat)| place(&w, lon, lat));
    w.drag_at(corners[0]);
    w.step();
    for pair in corners.windows(2) {
        for i in 0..=6 {
            w.hover_at(pair[0] + (pair[1] - pair[0]) * (i as f32 / 6.0));
            w.step();
        }
    }
    w.drop_at(corners[3]);
    w.run();
    let region = w.state().session().events().region().expect("there is a region");
    let ring: Vec<(f64, f64)> = region.iter().map(|p| (p.x, p.y)).collect();
    let polygon = geo::Polygon::new(ring.into(), vec![]);
    let inside = |l: &&Line| {
        let p = iraq_risk_atlas::geo::World::from(l.place);
        geo::Contains::contains(&polygon, &geo::Point::new(p.x, p.y))
    };
    let inside = lines().iter().filter(inside).count();
    assert!(inside > 50, "{inside}");
    let grouped = iraq_risk_atlas::style::number::exact(inside as u64);
    settle(&mut w, |w| w.query_all_by_label(&grouped).next().is_some());
}

#[test]
fn a_drag_with_no_tool_still_moves_the_map() {
    let mut w = with_table();
    let before = w.state().session().viewport();
    let from = place(&w, 44.0, 33.5);
    w.drag_at(from);
    w.step();
    w.hover_at(from + vec2(60.0, 0.0));
    w.step();
    w.drop_at(from + vec2(60.0, 0.0));
    w.run();
    assert!(w.state().session().viewport().center().x < before.center().x);
    assert!(w.state().session().events().region().is_none());
}

#[test]
fn the_row_under_the_pointer_is_lit_on_the_map() {
    let mut w = with_table();
    let (name, rect) = rows(&w)[3].clone();
    w.hover_at(rect.center());
    w.run();
    let lit = w.state().session().highlighted();
    assert!(lit.contains(&key_of(3)), "{name}: {lit:?}");
    w.hover_at(map_of(&w).center());
    w.run();
    assert!(w.state().session().highlighted().is_empty());
    button(&w, map_of(&w).center(), false, Modifiers::NONE);
}

#[test]
fn a_governorate_says_what_the_file_counts_there_apart_from_the_articles() {
    let mut w = with_table();
    perform(&mut w, SelectAction::Feature(iraq_risk_atlas::model::Subject::governorate("IQ-AN")));
    let atlas = built_in();
    let anbar = atlas.base.governorate("IQ-AN").unwrap();
    let here = lines().iter().filter(|l| anbar.shape.contains(l.place)).count();
    let grouped = iraq_risk_atlas::style::number::exact(here as u64);
    assert!(says(&w, "Counted in attacks-2007-2008.csv"));
    assert!(says(&w, &format!("{grouped} of {grouped} events shown")));
    settle(&mut w, |w| says(w, "Events by month, 2007-02"));
}

#[test]
fn a_spot_lists_its_events_and_each_leads_to_its_row() {
    let mut w = with_table();
    let table = table();
    let codes = table.codes();
    let shared = (1..codes.len()).find(|i| codes[*i] == codes[i - 1]).expect("some rows share a position");
    let code = codes[shared];
    let count = codes.iter().filter(|c| **c == code).count();
    perform(&mut w, SelectAction::Feature(Subject::event(EventLayerId(1), EventKey::Position(code))));
    assert!(says(&w, &format!("{count} events at one position")));
    let first = codes.iter().position(|c| *c == code).unwrap() as u32;
    let line = &lines()[table.numbers()[first as usize] as usize];
    let link = w.root().children_recursive().find(|n| {
        let node = n.accesskit_node();
        node.role() == Role::Link
            && node.label().is_some_and(|l| l.starts_with(&format!("{}, {}", line.date, line.what)))
    });
    link.expect("the first event is listed").click();
    w.run();
    assert!(selected(&w).is_some_and(|id| id.starts_with("row-")));
}

#[test]
fn a_press_on_a_circle_flies_into_it_and_a_press_on_a_dot_marks_its_row() {
    let mut w = with_table();
    let zoom = w.state().session().viewport().zoom();
    // A circle is at the middle of what it counts, which is in or around the city.
    let city = place(&w, 44.4, 33.33);
    let over_circle = |w: &Harness<'_, AtlasApp>| {
        let first = w.state().session().hovered().first().and_then(|key| key.key_in(EventLayerId(1)));
        matches!(first, Some(EventKey::Cell { .. }))
    };
    let mut at = city;
    for (dx, dy) in (-5..=5).flat_map(|x| (-5..=5).map(move |y| (x, y))) {
        at = city + vec2(dx as f32 * 8.0, dy as f32 * 8.0);
        w.hover_at(at);
        w.run();
        if over_circle(&w) {
            break;
        }
    }
    assert!(over_circle(&w), "no circle counts the city's events");
    assert!(says(&w, "events in this part of the map"));
    click(&mut w, at);
    assert!(w.state().session().viewport().zoom() > zoom + 0.3, "it has come nearer");
    assert_eq!(selected(&w), None);
    // A row that shares its position with no other is a dot of its own.
    let (table, mut number) = (table(), 0);
    while let Some(row) = Some(row_of(number)) {
        let code = table.codes().get(row as usize).copied();
        let alone = code.is_some_and(|code| table.codes().iter().filter(|c| **c == code).count() == 1);
        if alone {
            break;
        }
        number += 1;
    }
    perform(&mut w, ViewAction::ToFeature(key_of(number)));
    let line = &lines()[number as usize];
    let at = place(&w, line.place.lon, line.place.lat);
    click(&mut w, at);
    assert_eq!(selected(&w), Some(key_of(number).id().into_owned()));
    assert_eq!(**w.state().session().events().marked(), [row_of(number)]);
    let name = format!("Row {}: ", number + 1);
    assert!(rows(&w).iter().any(|(row, _)| row.starts_with(&name)), "the table has followed");
}
