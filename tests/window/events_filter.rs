//! The filter panel, its chips, the list of event files, and the map split in two.

use std::sync::Arc;

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::Bits;
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{EventAction, Events, Loading, Shared};

use super::events_timeline::with_events;
use super::hand::click;
use super::says;
use crate::support::events::day;

fn filtering() -> Harness<'static, AtlasApp> {
    let mut w = with_events();
    press(&mut w, "Events");
    w
}

fn press(w: &mut Harness<'_, AtlasApp>, label: &str) {
    w.get_by_label(label).click();
    w.run();
}

fn shown(w: &Harness<'_, AtlasApp>) -> u32 {
    w.state().session().events().active().expect("a file is at work").shown.count()
}

fn events<'w>(w: &'w Harness<'_, AtlasApp>) -> Events<'w> {
    w.state().session().events()
}

#[test]
fn a_value_is_taken_out_and_its_chip_brings_it_back() {
    let mut w = filtering();
    press(&mut w, "Riots, 480 events");
    assert_eq!(shown(&w), 1920);
    assert!(says(&w, "1,920 of 2,400 shown"));
    assert!(says(&w, "Riots, 480 events"), "what it would bring stays beside it");
    press(&mut w, "Remove filter: event_type: not Riots");
    assert_eq!(shown(&w), 2400);
}

#[test]
fn a_value_is_taken_alone_by_hand_and_by_keyboard() {
    let mut w = filtering();
    w.get_by_label("Battles, 480 events").hover();
    w.run();
    press(&mut w, "Only Battles");
    assert_eq!(shown(&w), 480);
    // Battles are every fifth row, those round Baghdad every second of them.
    assert!(says(&w, "Baghdad, 240 events"));
    press(&mut w, "All values of event_type");
    assert_eq!(shown(&w), 2400);
    w.get_by_label("Protests, 480 events").focus();
    w.run();
    w.key_press(Key::Space);
    w.run();
    assert_eq!(shown(&w), 1920);
    w.key_press(Key::Tab);
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(shown(&w), 480, "Tab leads to “only”");
}

#[test]
fn hundreds_of_values_are_looked_through_and_only_some_are_laid_out() {
    let mut w = filtering();
    press(&mut w, "Actor1");
    let laid_out = w.query_all_by_label_contains("Actor 0").count();
    assert!((5..40).contains(&laid_out), "{laid_out} rows are laid out");
    w.get_by_label("Search 300 values of actor1").focus();
    w.run();
    w.get_by_label("Search 300 values of actor1").type_text("actor 00");
    w.run();
    press(&mut w, "Only these 10 of actor1");
    assert_eq!(shown(&w), 80, "ten of 300 actors with eight rows each");
    assert!(says(&w, "actor1: 10 of 300"));
    press(&mut w, "No value of actor1");
    assert_eq!(shown(&w), 0);
    assert!(says(&w, "actor1: none"));
}

#[test]
fn limits_of_people_killed_leave_out_rows_without_a_number() {
    let mut w = filtering();
    assert!(says(&w, "342 rows give no number"));
    press(&mut w, "at least");
    // n % 7 is 1 to 5.
    let want = (0..2400).filter(|n| (1..6).contains(&(n % 7))).count() as u32;
    assert_eq!(shown(&w), want);
    press(&mut w, "Remove filter: Killed: at least 1");
    assert_eq!(shown(&w), 2400);
}

#[test]
fn imprecise_rows_are_a_switch_and_never_left_out_silently() {
    let mut w = filtering();
    press(&mut w, "Known only to a governorate or less: 96");
    assert_eq!(shown(&w), 2304);
    press(&mut w, "Remove filter: Imprecise places hidden");
    assert_eq!(shown(&w), 2400);
}

#[test]
fn a_text_is_looked_for_and_the_panel_says_so() {
    let mut w = filtering();
    let field = "Rows containing a text";
    w.get_by_label(field).focus();
    w.run();
    w.get_by_label(field).type_text("market");
    // Not yet a pause of 0.4 s, then well beyond one.
    (0..30).for_each(|_| w.step());
    assert!(says(&w, "Searching the file for “market”"));
    assert_eq!(shown(&w), 2400, "until it is found, nothing goes");
    let found = |query: &str, rows: Bits| EventAction::TextFound {
        layer: EventLayerId(1),
        query: query.to_owned(),
        rows: Shared(Arc::new(rows)),
    };
    let ctx = w.ctx.clone();
    let answer = |w: &mut Harness<'_, AtlasApp>, action: EventAction| {
        w.state_mut().apply(&ctx, vec![action.into()]);
        (0..20).for_each(|_| w.step());
    };
    answer(&mut w, found("mar", Bits::all(2400)));
    assert!(says(&w, "Searching the file for"), "an answer to an earlier question is none");
    answer(&mut w, found("market", Bits::of([1, 2, 70], 2400)));
    assert_eq!(shown(&w), 3);
    assert!(says(&w, "3 rows contain “market”"));
    press(&mut w, "Remove filter: Text “market”");
    assert_eq!(shown(&w), 2400);
}

#[test]
fn a_governorates_card_offers_only_its_events() {
    let mut w = with_events();
    w.get_by_label("Baghdad, governorate").focus();
    w.run();
    w.key_press(Key::Enter);
    w.run();
    press(&mut w, "Show only events in Baghdad");
    assert_eq!(shown(&w), 1200);
    assert!(says(&w, "Governorate: Baghdad"));
    press(&mut w, "Show events of all governorates");
    assert_eq!(shown(&w), 2400);
}

#[test]
fn all_parts_of_a_filter_go_at_once() {
    let mut w = filtering();
    press(&mut w, "Riots, 480 events");
    press(&mut w, "at least");
    press(&mut w, "Moment 2018");
    assert!(shown(&w) < 1000);
    press(&mut w, "Clear all");
    assert_eq!((shown(&w), w.state().session().events().days()), (2400, None));
}

#[test]
fn the_list_of_event_files_hides_shows_and_closes() {
    let mut w = with_events();
    let visible = |w: &Harness<'_, AtlasApp>| w.state().session().events().layers()[0].visible();
    press(&mut w, "Hide made-up.csv");
    assert!(!visible(&w));
    press(&mut w, "Show made-up.csv");
    assert!(visible(&w));
    press(&mut w, "Close made-up.csv");
    assert!(w.state().session().events().layers().is_empty());
    assert_eq!(w.query_all_by_label_contains("Timeline.").count(), 0, "the timeline goes with it");
}

#[test]
fn a_file_that_is_read_says_how_far_and_can_be_stopped() {
    let mut w = super::window(Default::default());
    let layer = || EventLayerId(2);
    let loading = Loading { bytes: 500, of_bytes: 1000, rows: 12_345 };
    let ctx = w.ctx.clone();
    let begin = EventAction::Begin { layer: layer(), name: "big.csv".to_owned() };
    let actions = vec![begin.into(), EventAction::Progress { layer: layer(), loading }.into()];
    w.state_mut().apply(&ctx, actions);
    w.run();
    assert!(says(&w, "12,345 rows so far"));
    press(&mut w, "Cancel loading big.csv");
    assert!(w.state().session().events().layers().is_empty());
}

#[test]
fn two_moments_stand_side_by_side_with_one_view() {
    let mut w = with_events();
    let before = w.state().session().viewport();
    let moments = [("2017-11-01", "2018-01-16"), ("2025-01-01", "2025-12-31")];
    let ctx = w.ctx.clone();
    let action = EventAction::SplitAt(moments.map(|(from, to)| (day(from), day(to))));
    w.state_mut().apply(&ctx, vec![action.into()]);
    w.run();
    let (left, right) =
        (w.get_by_label("Map of Iraq, 2018").rect(), w.get_by_label("Map of Iraq, 2025").rect());
    assert!(left.right() < right.left() && left.width() == right.width());
    let first = Some((day("2017-11-01"), day("2018-01-16")));
    let second = Some((day("2025-01-01"), day("2025-12-31")));
    assert_eq!(events(&w).days(), first);
    let other = events(&w).layers()[0].other.clone().expect("the other map's rows");
    assert_eq!((other.filter().days, other.count()), (second, 60), "the undated ones");
    // A press on the right map selects there and takes it to work.
    let p = w.state().session().viewport();
    let muthanna = iraq_risk_atlas::geo::LonLat::new(45.3, 30.3);
    let at = p.to_screen(muthanna.into());
    click(&mut w, right.min + eframe::egui::vec2(at.x, at.y));
    assert_eq!((events(&w).days(), events(&w).split().map(|b| b.other)), (second, Some(first)));
    assert_eq!(super::selected(&w).as_deref(), Some("IQ-MU"));
    // Dragging one map moves the view of both.
    let session = w.state().session();
    assert_ne!(session.viewport().size(), before.size());
    press(&mut w, "Side by side");
    assert_eq!(events(&w).days(), None);
    assert!((w.state().session().viewport().zoom() - before.zoom()).abs() < 1e-9);
}
