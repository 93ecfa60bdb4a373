//! The timeline under the map: brush, keys, fields, play, moments.

use eframe::egui::{Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::Day;

use super::event_tables::{ATTACKS, attacks, made_up, opening};
use super::hand::button;
use super::{atlas, says, selecting, window};
use crate::support::events::day;
use crate::support::files::shared;

/// The window with the made-up events.
pub fn with_events() -> Harness<'static, AtlasApp> {
    let mut w = window(Default::default());
    open(&mut w, "made-up.csv", made_up(&atlas().base));
    w
}

pub fn open(w: &mut Harness<'_, AtlasApp>, name: &str, table: iraq_risk_atlas::events::EventTable) {
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, opening(name, table));
    w.run();
}

fn chart(w: &Harness<'_, AtlasApp>) -> Rect {
    w.get_by_label_contains("Timeline.").rect()
}

fn days(w: &Harness<'_, AtlasApp>) -> Option<(Day, Day)> {
    w.state().session().events().days()
}

fn shown(w: &Harness<'_, AtlasApp>) -> u64 {
    u64::from(w.state().session().events().active().expect("a file is at work").shown.count())
}

fn drag(w: &mut Harness<'_, AtlasApp>, from: Pos2, to: Pos2) {
    w.hover_at(from);
    button(w, from, true, Modifiers::NONE);
    w.run();
    for share in [0.2, 0.6, 1.0] {
        w.hover_at(from + (to - from) * share);
        w.run();
    }
    button(w, to, false, Modifiers::NONE);
    w.run();
}

fn press(w: &mut Harness<'_, AtlasApp>, label: &str) {
    w.get_by_label(label).click();
    w.run();
}

/// Rows of the file of attacks from one day to another, counted from its text.
fn attacks_within(from: Day, to: Day) -> u64 {
    let path = shared(ATTACKS).expect("the file was there a moment ago");
    let text = std::fs::read_to_string(path).unwrap();
    let (from, to) = (from.to_string(), to.to_string());
    let dates = text.lines().skip(1).filter_map(|l| l.split(',').next());
    dates.filter(|d| *d >= from.as_str() && *d <= to.as_str()).count() as u64
}

#[test]
fn a_brush_shows_whole_weeks_and_as_many_rows_as_the_file_has() {
    let mut w = window(Default::default());
    let Some(table) = attacks(&atlas().base) else { return };
    open(&mut w, "attacks-2007-2008.csv", table);
    assert!(says(&w, "68,573 of 68,573 shown"));
    let place = chart(&w);
    let (from, to) =
        (pos2(place.left() + 150.0, place.center().y), pos2(place.left() + 300.0, place.center().y));
    drag(&mut w, from, to);
    let (first, last) = days(&w).expect("days are brushed");
    assert_eq!((first.0 + 3).rem_euclid(7), 0, "{first} is no Monday");
    assert_eq!((last.0 + 3).rem_euclid(7), 6, "{last} is no Sunday");
    assert!(shown(&w) > 1000);
    assert_eq!(shown(&w), attacks_within(first, last));
    // Its middle moves all of it, by whole weeks.
    let middle = from + (to - from) * 0.5;
    drag(&mut w, middle, middle + eframe::egui::vec2(90.0, 0.0));
    let (moved, end) = days(&w).expect("still days");
    assert_eq!(end.0 - moved.0, last.0 - first.0);
    assert!(moved > first && (moved.0 - first.0) % 7 == 0);
    assert_eq!(shown(&w), attacks_within(moved, end));
    press(&mut w, "Show all days");
    assert_eq!((days(&w), shown(&w)), (None, 68_573));
}

#[test]
fn an_edge_is_dragged_and_a_double_click_shows_all_days() {
    let mut w = with_events();
    let place = chart(&w);
    let at = |x: f32| pos2(place.left() + x, place.center().y);
    drag(&mut w, at(200.0), at(300.0));
    let (first, last) = days(&w).expect("days are brushed");
    // The right edge lies at the end of the month under 300; its handle is near.
    let months = |d: (Day, Day)| {
        let ((y0, m0, _), (y1, m1, _)) = (d.0.ymd(), d.1.ymd());
        (y1 - y0) * 12 + i32::from(m1) - i32::from(m0) + 1
    };
    let width = (place.width() - 58.0) / 48.0;
    let edge = 52.0 + width * ((300.0 - 52.0) / width).ceil();
    drag(&mut w, at(edge), at(edge + 3.0 * width));
    let longer = days(&w).expect("still days");
    assert_eq!(longer.0, first);
    assert_eq!(months(longer), months((first, last)) + 3, "{first} to {last}, then {longer:?}");
    for _ in 0..2 {
        button(&w, at(400.0), true, Modifiers::NONE);
        button(&w, at(400.0), false, Modifiers::NONE);
    }
    w.run();
    assert_eq!(days(&w), None);
}

#[test]
fn arrows_move_the_days_and_escape_shows_all() {
    let mut w = selecting("FP-07");
    open(&mut w, "made-up.csv", made_up(&atlas().base));
    w.get_by_label_contains("Timeline.").focus();
    w.run();
    w.key_press(Key::ArrowRight);
    w.run();
    let january = Some((day("2016-01-01"), day("2016-01-31")));
    assert_eq!(days(&w), january);
    w.key_press(Key::ArrowRight);
    w.run();
    assert_eq!(days(&w), Some((day("2016-02-01"), day("2016-02-29"))));
    w.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    w.run();
    assert_eq!(days(&w), Some((day("2016-02-01"), day("2016-03-31"))));
    assert!(says(&w, "Feb – Mar 2016, 2 months"));
    w.key_press(Key::Home);
    w.run();
    assert_eq!(days(&w), january);
    w.key_press(Key::ArrowLeft);
    w.run();
    assert_eq!(days(&w), january, "there is nothing before it");
    w.key_press(Key::End);
    w.run();
    assert_eq!(days(&w), Some((day("2019-12-01"), day("2019-12-31"))));
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(days(&w), None);
    assert_eq!(super::selected(&w).as_deref(), Some("FP-07"), "Escape does one thing at a time");
}

#[test]
fn days_are_typed_as_iso_8601_writes_them() {
    let mut w = with_events();
    for (field, text) in [("First day", "2017-03"), ("Last day", "2017-04")] {
        w.get_by_label(field).focus();
        w.run();
        w.get_by_label(field).type_text(text);
        w.run();
        w.key_press(Key::Enter);
        w.run();
    }
    assert_eq!(days(&w), Some((day("2017-03-01"), day("2017-04-30"))));
    assert!(says(&w, "Mar – Apr 2017, 2 months"));
    // Row n begins n * 3 / 5 days after 1 January 2016, unless 40 divides n; 60 have no date.
    let first = day("2016-01-01").0;
    let (from, to) = (day("2017-03-01").0, day("2017-04-30").0);
    let dated = (0..2400).filter(|n| n % 40 != 0 && (from..=to).contains(&(first + n * 3 / 5))).count();
    assert_eq!(shown(&w), dated as u64 + 60);
    press(&mut w, "60 undated");
    assert_eq!(shown(&w), dated as u64);
    assert!(says(&w, "Undated hidden"));
}

#[test]
fn play_begins_with_the_first_month_and_stops_at_the_end() {
    let mut w = with_events();
    w.get_by_label("Play").click();
    w.step();
    w.step();
    w.step();
    assert_eq!(days(&w), Some((day("2016-01-01"), day("2016-01-31"))));
    // Two steps a second, thirty frames a second.
    (0..31).for_each(|_| w.step());
    let (from, to) = days(&w).expect("days");
    assert!(from == day("2016-03-01") && to == day("2016-03-31"), "{from} to {to}");
    (0..(46 * 15)).for_each(|_| w.step());
    assert_eq!(days(&w), Some((day("2019-12-01"), day("2019-12-31"))));
    assert!(!w.state().session().events().playback().playing);
    press(&mut w, "Step back");
    assert_eq!(days(&w), Some((day("2019-11-01"), day("2019-11-30"))));
}

#[test]
fn moments_are_the_days_that_most_claims_of_an_article_give() {
    let mut w = window(Default::default());
    assert_eq!(w.query_all_by_label_contains("Timeline.").count(), 0);
    press(&mut w, "Time");
    press(&mut w, "Moment 2018");
    assert_eq!(days(&w), Some((day("2017-11-01"), day("2018-01-16"))));
    press(&mut w, "Moment 2025");
    assert_eq!(days(&w), Some((day("2025-01-01"), day("2025-12-31"))));
    press(&mut w, "Moment 2025");
    assert_eq!(days(&w), None);
}

#[test]
fn the_timeline_says_its_days_to_assistive_programs() {
    let mut w = with_events();
    let value = |w: &Harness<'_, AtlasApp>| w.get_by_label_contains("Timeline.").accesskit_node().value();
    assert_eq!(value(&w).as_deref(), Some("All days"));
    w.get_by_label_contains("Timeline.").focus();
    w.run();
    w.key_press(Key::ArrowRight);
    w.run();
    assert_eq!(value(&w).as_deref(), Some("Jan 2016"));
}
