//! Undo and redo of the document, played as actions without a window.

use std::sync::Arc;

use iraq_risk_atlas::events::{
    Bits, Column, DatePrecision, Day, Event, EventTable, Fatalities, Filter, FilteredView, Role,
    TableBuilder, Unit, Values,
};
use iraq_risk_atlas::formats::read_layer;
use iraq_risk_atlas::geo::{LonLat, Screen, World};
use iraq_risk_atlas::model::{EventLayerId, FeatureLayerId, Precision, Subject};
use iraq_risk_atlas::scene::{EventDisplay, Measure, Names};
use iraq_risk_atlas::session::{
    Action, EditAction, Effect, EventAction, LayerAction, Playback, SelectAction, Session, Shared,
    ThemePreference, UserLayerFile, ViewAction,
};
use proptest::prelude::*;

use crate::support::events::Nowhere;
use crate::support::session as start;

const EVENTS: EventLayerId = EventLayerId(1);

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

/// A row for each type, one a month from January 2007 on, killing 0, 1, 2 …
fn rows(types: &[&str]) -> EventTable {
    let column = Column { header: "type".to_owned(), title: "Type".to_owned(), role: Role::Type };
    let mut builder = TableBuilder::new(vec![column], &Nowhere);
    for (number, word) in (0_u32..).zip(types) {
        let on = day(2007, (number % 12) as u8 + 1, 1);
        let event = Event {
            place: Some(LonLat::new(44.4 + f64::from(number) / 100.0, 33.3)),
            precision: Some(Precision::Town),
            governorate: None,
            days: Some((on, on)),
            date_precision: DatePrecision::Day,
            fatalities: Fatalities { best: Some(number), low: None, high: None },
            events: 1,
            values: Values::Texts(&[word]),
        };
        assert!(builder.push(&event, &Nowhere));
    }
    builder.finish()
}

const TYPES: [&str; 8] = ["bomb", "shooting", "bomb", "raid", "raid", "bomb", "shooting", "theft"];

fn with_events(table: EventTable) -> Session {
    let mut s = start();
    act(&mut s, EventAction::Begin { layer: EVENTS, name: "rows.csv".to_owned() });
    act(&mut s, EventAction::Done { layer: EVENTS, table: table.into() });
    s
}

fn act(s: &mut Session, action: impl Into<Action>) -> Vec<Effect> {
    s.apply(action.into())
}

fn undo(s: &mut Session) -> Vec<Effect> {
    act(s, EditAction::Undo)
}

fn redo(s: &mut Session) -> Vec<Effect> {
    act(s, EditAction::Redo)
}

fn show(layer: &str, visible: bool) -> LayerAction {
    LayerAction::Show { layer: FeatureLayerId::built_in(layer).into(), visible }
}

fn shown(s: &Session) -> &Arc<FilteredView> {
    &s.events().layer(EVENTS).unwrap().shown
}

fn filter(s: &mut Session, change: impl FnOnce(&mut Filter)) {
    let mut filter = s.events().layer(EVENTS).unwrap().filter().clone();
    change(&mut filter);
    act(s, EventAction::Filter { layer: EVENTS, filter });
}

fn own(name: &str) -> LayerAction {
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},
        "geometry":{"type":"Point","coordinates":[44.4,33.3]}}]}"#;
    let read = read_layer(name, text.as_bytes()).expect("a layer");
    let file = UserLayerFile {
        name: name.to_owned(),
        path: format!("/made/up/{name}"),
        layer: read.0,
        notes: read.1,
    };
    LayerAction::Open(Shared::from(file))
}

/// Everything a user would call the document, from outside.
fn document(s: &Session) -> String {
    let layers = s.layers().into_iter().map(|l| {
        (
            l.id().clone(),
            l.visible(),
            l.opacity(),
            Arc::as_ptr(&l.prepared),
            l.file.as_ref().map(|f| f.name.clone()),
        )
    });
    let events = s.events();
    let maps = match events.split() {
        Some(b) if b.right => (b.other, Some(events.shared_days())),
        Some(b) => (events.shared_days(), Some(b.other)),
        None => (events.shared_days(), None),
    };
    let files = events.layers().into_iter().map(|l| {
        let f = Filter { days: None, ..l.filter().clone() };
        (
            l.id,
            l.visible(),
            l.opacity(),
            l.display,
            l.own_days,
            f,
            l.shown_at(maps.0).count(),
            l.shown_at(maps.1.unwrap_or(None)).count(),
        )
    });
    format!(
        "{:?}\n{:?}\n{:?}\n{maps:?}\n{:?}\n{:?}\n{:?}",
        layers.collect::<Vec<_>>(),
        s.solo(),
        s.names(),
        events.region(),
        s.annotations(),
        files.collect::<Vec<_>>(),
    )
}

#[test]
fn a_hidden_layer_is_shown_again_and_the_menu_names_what_it_undoes() {
    let mut s = start();
    assert_eq!((s.undo_label(), s.redo_label()), (None, None));
    act(&mut s, show("context", false));
    assert_eq!(s.undo_label(), Some("Hide Context (2018)"));
    assert_eq!(undo(&mut s), [Effect::Say("Undone: Hide Context (2018).".to_owned())]);
    assert!(s.layer(&FeatureLayerId::built_in("context")).unwrap().visible());
    assert_eq!((s.undo_label(), s.redo_label()), (None, Some("Hide Context (2018)")));
    redo(&mut s);
    assert!(!s.layer(&FeatureLayerId::built_in("context")).unwrap().visible());
    undo(&mut s);
    act(&mut s, Action::Names(Names::Arabic));
    assert_eq!(s.redo_label(), None, "a new change ends the way forward");
    assert_eq!(s.undo_label(), Some("Names on the map: Arabic"));
    undo(&mut s);
    assert_eq!(undo(&mut s), [Effect::Say("There is nothing to undo.".to_owned())]);
}

#[test]
fn what_changes_nothing_and_what_is_no_document_makes_no_step() {
    let mut s = start();
    let first = s.document().clone();
    act(&mut s, show("context", true));
    act(&mut s, ViewAction::Zoom { steps: 1.0, at: Screen::new(100.0, 100.0) });
    act(&mut s, ViewAction::Home);
    act(&mut s, SelectAction::Feature(Subject::governorate("IQ-KI")));
    act(&mut s, SelectAction::Clear);
    act(&mut s, Action::Theme(ThemePreference::Dark));
    act(&mut s, EventAction::Play(Playback { speed: 4.0, ..Playback::default() }));
    assert_eq!((s.undo_label(), s.document().clone()), (None, first));
}

#[test]
fn a_slider_that_is_drawn_is_one_step_and_two_draws_are_two() {
    let mut s = start();
    let slide = |s: &mut Session, to: f32| {
        act(s, LayerAction::Opacity { layer: FeatureLayerId::built_in("context").into(), opacity: to });
    };
    let opacity = |s: &Session| s.layer(&FeatureLayerId::built_in("context")).unwrap().opacity();
    [0.9, 0.8, 0.7].into_iter().for_each(|to| slide(&mut s, to));
    act(&mut s, EditAction::EndGesture);
    [0.6, 0.5].into_iter().for_each(|to| slide(&mut s, to));
    assert_eq!(s.undo_label(), Some("Opacity of Context (2018)"));
    undo(&mut s);
    assert_eq!(opacity(&s), 0.7);
    undo(&mut s);
    assert_eq!((opacity(&s), s.undo_label()), (1.0, None));
    redo(&mut s);
    redo(&mut s);
    assert_eq!((opacity(&s), s.redo_label()), (0.5, None));
}

#[test]
fn another_change_ends_a_gesture_and_one_that_comes_back_is_none() {
    let mut s = start();
    let slide = |s: &mut Session, layer: &str, to: f32| {
        act(s, LayerAction::Opacity { layer: FeatureLayerId::built_in(layer).into(), opacity: to });
    };
    let first = s.document().clone();
    slide(&mut s, "context", 0.5);
    slide(&mut s, "context", 1.0);
    assert_eq!((s.undo_label(), s.document().clone()), (None, first), "the hand went back to where it began");
    slide(&mut s, "context", 0.5);
    slide(&mut s, "cells-2025", 0.5);
    slide(&mut s, "context", 0.4);
    let mut steps = 0;
    while s.undo_label().is_some() {
        undo(&mut s);
        steps += 1;
    }
    assert_eq!(steps, 3);
}

#[test]
fn the_state_of_the_document_is_the_same_again_where_undo_leads_back_to_it() {
    let mut s = start();
    let first = s.document().clone();
    act(&mut s, show("context", false));
    let second = s.document().clone();
    act(&mut s, Action::Names(Names::Both));
    undo(&mut s);
    assert_eq!(s.document().clone(), second);
    undo(&mut s);
    assert_eq!(s.document().clone(), first);
    act(&mut s, show("cells-2025", false));
    assert!(![first.clone(), second].contains(s.document()), "another change is another state");
    undo(&mut s);
    act(&mut s, EventAction::Begin { layer: EVENTS, name: "rows.csv".to_owned() });
    assert_ne!(
        s.document().clone(),
        first,
        "a file that is opened is a change, even though it is not taken back"
    );
}

#[test]
fn a_filter_is_taken_back_without_counting_again() {
    let mut s = with_events(rows(&TYPES));
    let all = shown(&s).clone();
    filter(&mut s, |f| f.at_least = Some(5));
    let five = shown(&s).clone();
    assert_eq!((five.count(), s.undo_label()), (3, Some("Filter: Killed: at least 5")));
    undo(&mut s);
    assert!(Arc::ptr_eq(shown(&s), &all), "the very counts from before");
    redo(&mut s);
    assert_eq!(shown(&s).count(), 3);
    assert!(Arc::ptr_eq(shown(&s), &five));
}

#[test]
fn a_part_of_a_filter_that_is_taken_away_is_named() {
    let mut s = with_events(rows(&TYPES));
    let dimension = s.events().layer(EVENTS).unwrap().table.type_dimension().unwrap();
    filter(&mut s, |f| f.only(dimension, 0));
    let words = s.undo_label().unwrap().to_owned();
    assert!(words.starts_with("Filter: ") && words.ends_with("bomb"), "{words}");
    filter(&mut s, |f| {
        f.kept.clear();
    });
    let words = s.undo_label().unwrap().to_owned();
    assert!(words.starts_with("Filter without “") && words.ends_with("bomb”"), "{words}");
    filter(&mut s, |f| (f.at_least, f.at_most) = (Some(1), Some(5)));
    filter(&mut s, |f| *f = Filter::default());
    assert_eq!(s.undo_label(), Some("Filter: all events"));
}

#[test]
fn numbers_that_are_dragged_are_one_step_and_switches_one_each() {
    let mut s = with_events(rows(&TYPES));
    let dimension = s.events().layer(EVENTS).unwrap().table.type_dimension().unwrap();
    for n in 1..5 {
        filter(&mut s, |f| f.at_least = Some(n));
    }
    filter(&mut s, |f| f.only(dimension, 0));
    filter(&mut s, |f| f.only(dimension, 1));
    undo(&mut s);
    undo(&mut s);
    assert_eq!(s.undo_label(), Some("Filter: Killed: at least 4"));
    undo(&mut s);
    assert_eq!(s.undo_label(), None);
}

#[test]
fn what_far_steps_showed_is_counted_anew_and_is_the_same() {
    let mut s = with_events(rows(&TYPES));
    let all = Arc::downgrade(shown(&s));
    for n in 1..8 {
        filter(&mut s, |f| f.at_least = Some(n));
        act(&mut s, EditAction::EndGesture);
    }
    let kept = all.strong_count();
    assert!(kept <= 1, "only the table itself may still hold what was shown at first: {kept}");
    (0..7).for_each(|_| {
        undo(&mut s);
    });
    assert_eq!((shown(&s).count(), s.undo_label()), (8, None));
    (0..7).for_each(|_| {
        redo(&mut s);
    });
    assert_eq!(shown(&s).count(), 1);
}

#[test]
fn days_that_play_onward_are_one_step() {
    let mut s = with_events(rows(&TYPES));
    let play = |s: &mut Session, playing| {
        let to = Playback { playing, ..s.events().playback() };
        act(s, EventAction::Play(to));
    };
    let step = || EventAction::Step { forward: true, unit: Unit::Month };
    act(&mut s, EventAction::Days(Some((day(2007, 1, 1), day(2007, 1, 31)))));
    act(&mut s, EditAction::EndGesture);
    for _ in 0..2 {
        play(&mut s, true);
        for _ in 0..3 {
            act(&mut s, step());
            // Releasing the map meanwhile has nothing to do with it.
            act(&mut s, EditAction::EndGesture);
        }
        play(&mut s, false);
    }
    assert_eq!(s.events().days(), Some((day(2007, 7, 1), day(2007, 7, 31))));
    assert_eq!(s.undo_label(), Some("Play"));
    undo(&mut s);
    assert_eq!(s.events().days(), Some((day(2007, 4, 1), day(2007, 4, 30))));
    undo(&mut s);
    assert_eq!(s.events().days(), Some((day(2007, 1, 1), day(2007, 1, 31))));
    assert_eq!(s.undo_label(), Some("Days Jan 2007"));
}

#[test]
fn rows_that_arrive_make_no_step_and_break_none() {
    let mut s = with_events(rows(&TYPES[..3]));
    let dimension = s.events().layer(EVENTS).unwrap().table.type_dimension().unwrap();
    let code = |s: &Session, word: &str| {
        let table = &s.events().layer(EVENTS).unwrap().table;
        table.dimensions()[dimension].values.iter().position(|v| v == word).unwrap() as u16
    };
    let bomb = code(&s, "bomb");
    filter(&mut s, |f| f.only(dimension, bomb));
    assert_eq!(shown(&s).count(), 2);
    undo(&mut s);
    // In the table that comes the same word has another code.
    let more = rows(&["theft", "raid", "bomb", "shooting", "bomb", "bomb"]);
    act(&mut s, EventAction::Rows { layer: EVENTS, table: more.into() });
    assert_eq!((s.undo_label(), shown(&s).count()), (None, 6));
    redo(&mut s);
    assert_eq!(shown(&s).count(), 3, "the three bombs of the new table");
    assert_eq!(s.undo_label(), Some("Filter: Type: bomb"));
}

#[test]
fn a_text_counts_from_when_it_is_asked_for_and_its_rows_come_back() {
    let mut s = with_events(rows(&TYPES));
    let find = |s: &mut Session, query: &str| {
        let query = query.to_owned();
        act(s, EventAction::FindText { layer: EVENTS, query })
    };
    let answer = |s: &mut Session, query: &str, rows: [u64; 1]| {
        let rows = Shared::from(Bits::from_words(rows.to_vec(), 8));
        act(s, EventAction::TextFound { layer: EVENTS, query: query.to_owned(), rows });
    };
    assert_eq!(find(&mut s, "mosque").len(), 1);
    assert_eq!(s.undo_label(), Some("Filter: Text “mosque”"));
    answer(&mut s, "mosque", [0b111]);
    assert_eq!(shown(&s).count(), 3);
    undo(&mut s);
    assert_eq!((shown(&s).count(), s.undo_label()), (8, None));
    let effects = redo(&mut s);
    assert_eq!(shown(&s).count(), 3, "{effects:?}");
    // Far back, where rows are not kept, they are looked for again; the answer is no step.
    for n in 1..7 {
        act(&mut s, show("context", n % 2 == 0));
    }
    find(&mut s, "");
    for n in 1..7 {
        act(&mut s, show("context", n % 2 == 0));
    }
    (0..6).for_each(|_| {
        undo(&mut s);
    });
    let effects = undo(&mut s);
    let asked = Effect::FindText { layer: EVENTS, query: "mosque".to_owned() };
    assert!(effects.contains(&asked), "{effects:?}");
    let redo_label = s.redo_label().map(str::to_owned);
    answer(&mut s, "mosque", [0b111]);
    assert_eq!(shown(&s).count(), 3);
    assert_eq!(s.redo_label().map(str::to_owned), redo_label, "the answer ends no way forward");
}

#[test]
fn a_closed_event_file_gives_its_memory_back_and_its_steps_are_gone() {
    let mut s = with_events(rows(&TYPES));
    filter(&mut s, |f| f.at_least = Some(5));
    act(&mut s, show("context", false));
    filter(&mut s, |f| f.at_most = Some(6));
    undo(&mut s);
    let layer = s.events().layer(EVENTS).unwrap();
    let (table, shown) = (Arc::downgrade(&layer.table), Arc::downgrade(&layer.shown));
    act(&mut s, LayerAction::Close { layer: EVENTS.into() });
    assert_eq!((table.strong_count(), shown.strong_count()), (0, 0), "a step holds on to a closed file");
    assert_eq!((s.undo_label(), s.redo_label()), (Some("Hide Context (2018)"), None));
    undo(&mut s);
    assert_eq!(s.undo_label(), None);
}

#[test]
fn a_closed_layer_of_the_readers_comes_back_as_it_was() {
    let mut s = start();
    act(&mut s, own("mine.geojson"));
    assert_eq!(s.undo_label(), Some("Open mine.geojson"));
    let id = s.layers()[0].id().clone();
    act(&mut s, LayerAction::Opacity { layer: id.clone().into(), opacity: 0.5 });
    act(&mut s, LayerAction::Move { layer: id.clone().into(), to: 3 });
    let key = Subject::feature(&id, &s.layer(&id).unwrap().prepared.layer.features[0].id);
    act(&mut s, SelectAction::Feature(key.clone()));
    let before = document(&s);
    act(&mut s, LayerAction::Close { layer: id.clone().into() });
    assert_eq!(s.undo_label(), Some("Close mine.geojson"));
    undo(&mut s);
    assert_eq!(document(&s), before);
    act(&mut s, SelectAction::Feature(key));
    (0..3).for_each(|_| {
        undo(&mut s);
    });
    assert!(s.layer(&id).is_none(), "the file was opened in a step as well");
    assert!(s.selection().is_none(), "what is gone is not selected");
    redo(&mut s);
    assert!(s.layer(&id).is_some());
}

#[test]
fn a_file_that_was_opened_meanwhile_stays_when_older_changes_are_taken_back() {
    let mut s = start();
    act(&mut s, show("context", false));
    act(&mut s, EventAction::Begin { layer: EVENTS, name: "rows.csv".to_owned() });
    act(&mut s, EventAction::Done { layer: EVENTS, table: rows(&TYPES).into() });
    undo(&mut s);
    assert!(s.layer(&FeatureLayerId::built_in("context")).unwrap().visible());
    assert_eq!(s.events().layer(EVENTS).map(|l| l.shown.count()), Some(8));
}

#[test]
fn two_maps_become_one_with_the_days_and_the_view_from_before() {
    let mut s = start();
    act(&mut s, ViewAction::Zoom { steps: 2.0, at: Screen::new(500.0, 400.0) });
    act(&mut s, EventAction::Days(Some((day(2017, 11, 1), day(2017, 11, 30)))));
    let (before, zoom) = (document(&s), s.viewport().zoom());
    act(&mut s, EventAction::SplitView(true));
    assert_eq!(s.undo_label(), Some("Split view"));
    let split = document(&s);
    act(&mut s, EventAction::Turn);
    assert_eq!(document(&s), split, "which of the two is at work is no change");
    undo(&mut s);
    assert_eq!(document(&s), before);
    assert!((s.viewport().zoom() - zoom).abs() < 1e-9);
    redo(&mut s);
    assert_eq!(document(&s), split);
    assert!((s.viewport().zoom() - (zoom - 1.0)).abs() < 1e-9);
}

#[test]
fn only_the_latest_two_hundred_steps_are_kept() {
    let mut s = start();
    for n in 0..300 {
        act(&mut s, show("context", n % 2 == 1));
    }
    let mut steps = 0;
    while s.undo_label().is_some() {
        undo(&mut s);
        steps += 1;
    }
    assert_eq!(steps, 200);
}

fn layer_id() -> impl Strategy<Value = FeatureLayerId> {
    let ids: Vec<FeatureLayerId> = start().layers().into_iter().map(|l| l.id().clone()).collect();
    prop::sample::select(ids)
}

fn region() -> impl Strategy<Value = Option<Vec<World>>> {
    prop::option::of((40.0..47.0_f64, 30.0..36.0_f64).prop_map(|(lon, lat)| {
        let at = |dx: f64, dy: f64| World::from(LonLat::new(lon + dx, lat + dy));
        vec![at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0)]
    }))
}

fn any_filter() -> impl Strategy<Value = EventAction> {
    let parts =
        (prop::option::of(0..9_u32), prop::option::of(0..9_u32), any::<bool>(), prop::option::of(0..4_u16));
    parts.prop_map(|(at_least, at_most, undated, only)| {
        let mut filter = Filter { at_least, at_most, undated, ..Filter::default() };
        if let Some(code) = only {
            filter.only(4, code);
        }
        EventAction::Filter { layer: EVENTS, filter }
    })
}

fn any_action() -> impl Strategy<Value = Action> {
    let days = prop::option::of((1..12_u8, 1..28_u8).prop_map(|(m, d)| (day(2007, m, 1), day(2007, 12, d))));
    let display = prop::sample::select(vec![
        EventDisplay::Circles,
        EventDisplay::Cells,
        EventDisplay::Governorates(Measure::Fatalities),
    ]);
    let features: Vec<Subject> =
        start().layers().into_iter().flat_map(|l| &l.prepared.features).map(|f| f.key.clone()).collect();
    prop_oneof![
        (layer_id(), any::<bool>()).prop_map(|(layer, visible)| LayerAction::Show {
            layer: layer.into(),
            visible
        }
        .into()),
        any::<bool>().prop_map(|on| LayerAction::ShowAll(on).into()),
        layer_id().prop_map(|layer| LayerAction::Solo { layer: layer.into() }.into()),
        (layer_id(), 0.0..1.2_f32).prop_map(|(layer, opacity)| LayerAction::Opacity {
            layer: layer.into(),
            opacity
        }
        .into()),
        (layer_id(), 0..12_usize)
            .prop_map(|(layer, to)| LayerAction::Move { layer: layer.into(), to }.into()),
        prop::sample::select(vec!["a.geojson", "b.geojson"]).prop_map(|name| own(name).into()),
        layer_id().prop_map(|layer| LayerAction::Close { layer: layer.into() }.into()),
        prop::sample::select(Names::ALL.to_vec()).prop_map(Action::Names),
        Just(Action::Afresh),
        Just(Action::Theme(ThemePreference::Dark)),
        prop::sample::select(features).prop_map(|key| SelectAction::Feature(key).into()),
        Just(SelectAction::Back.into()),
        any::<bool>().prop_map(|visible| LayerAction::Show { layer: EVENTS.into(), visible }.into()),
        (0.0..1.0_f32).prop_map(|opacity| LayerAction::Opacity { layer: EVENTS.into(), opacity }.into()),
        display.prop_map(|display| EventAction::Display { layer: EVENTS, display }.into()),
        any_filter().prop_map(Action::from),
        any_filter().prop_map(Action::from),
        days.prop_map(|days| EventAction::Days(days).into()),
        any::<bool>().prop_map(|forward| EventAction::Step { forward, unit: Unit::Month }.into()),
        any::<bool>().prop_map(|on| EventAction::SplitView(on).into()),
        any::<bool>().prop_map(|own| EventAction::OwnDays { layer: EVENTS, own }.into()),
        Just(EventAction::Turn.into()),
        region().prop_map(|region| EventAction::Region(region).into()),
        (-3.0..3.0_f64).prop_map(|steps| ViewAction::Zoom { steps, at: Screen::new(300.0, 200.0) }.into()),
        Just(EditAction::EndGesture.into()),
        Just(EditAction::Undo.into()),
        Just(EditAction::Redo.into()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_leads_to_the_first_document_and_redoing_all_to_the_last(
        actions in prop::collection::vec(any_action(), 1..40)
    ) {
        let mut s = with_events(rows(&TYPES));
        let (first, revision) = (document(&s), s.document().clone());
        for action in actions {
            s.apply(action);
        }
        while s.redo_label().is_some() {
            redo(&mut s);
        }
        let (last, at_last) = (document(&s), s.document().clone());
        let mut steps = 0;
        while s.undo_label().is_some() {
            undo(&mut s);
            steps += 1;
        }
        prop_assert_eq!(document(&s), first);
        prop_assert_eq!(s.document().clone(), revision);
        for _ in 0..steps {
            redo(&mut s);
        }
        prop_assert_eq!(s.redo_label(), None);
        prop_assert_eq!(document(&s), last);
        prop_assert_eq!(s.document().clone(), at_last);
    }
}
