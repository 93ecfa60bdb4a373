//! Pictures that are compared: two maps and the steps of a playback have one scale, and the maps start from the data.

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::paint::{Figure, Layout};
use iraq_risk_atlas::scene::{EventDisplay, Measure, Prim, Scene};
use iraq_risk_atlas::session::{Action, Days, EventAction, Playback};
use iraq_risk_atlas::style::{Colour, Theme};

use super::events_timeline::with_events;
use super::{says, window};
use crate::support::events::day;

fn press(w: &mut Harness<'_, AtlasApp>, label: &str) {
    w.get_by_label(label).click();
    w.run();
}

fn perform(w: &mut Harness<'_, AtlasApp>, action: impl Into<Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, vec![action.into()]);
    w.run();
}

fn prims<'s>(scene: &'s Scene, id: &str) -> Vec<&'s Prim> {
    let groups = scene.groups.iter().filter(|group| group.id.ends_with(id));
    groups.flat_map(|group| &group.prims).collect()
}

/// Counts of circles with the square of their radius, as far as the number stands on the circle.
fn circles(w: &Harness<'_, AtlasApp>, days: Days) -> Vec<(f32, f32)> {
    let scene = w.state().session().scene_at(&Theme::light(), days);
    let numbers = prims(&scene, "/numbers");
    let number = |circle: &&Prim| {
        let Prim::Circle(circle) = circle else { return None };
        let count = numbers.iter().find_map(|prim| match prim {
            Prim::Label(label) if label.center == circle.center => label.text.parse::<f32>().ok(),
            _ => None,
        });
        count.map(|count| (count, circle.radius * circle.radius))
    };
    prims(&scene, "/circles").iter().filter_map(number).collect()
}

/// Square pixels per event, of all circles alike.
fn scale(circles: &[(f32, f32)]) -> f32 {
    let (count, area) =
        circles.iter().max_by(|a, b| a.0.total_cmp(&b.0)).expect("no circle has a number on it");
    for (own, size) in circles {
        assert!((size / own / (area / count) - 1.0).abs() < 0.01, "{circles:?}");
    }
    area / count
}

fn year_and_quarter() -> [(Day, Day); 2] {
    [(day("2016-01-01"), day("2016-12-31")), (day("2017-01-01"), day("2017-03-31"))]
}

/// A colour with the values that it stands for.
fn shades(w: &Harness<'_, AtlasApp>, days: Days, measure: Measure) -> Vec<(u64, Colour)> {
    let session = w.state().session();
    let scene = session.scene_at(&Theme::light(), days);
    let layer = session.events().active().unwrap();
    let shown = layer.shown_at(days);
    let tallies = shown.tallies(iraq_risk_atlas::events::GOVERNORATE);
    let shades = prims(&scene, "/governorates");
    let value = |i: usize| if measure == Measure::Events { tallies[i].events } else { tallies[i].fatalities };
    assert_eq!(shades.len(), session.atlas().base.governorates.len(), "all of Iraq is in the picture");
    let shade = |(i, prim): (usize, &&Prim)| match prim {
        Prim::Fill(fill) => (value(i), fill.colour),
        _ => panic!("a shade is a fill"),
    };
    shades.iter().enumerate().map(shade).collect()
}

#[test]
fn circles_of_two_maps_have_one_scale() {
    let mut w = with_events();
    let [left, right] = year_and_quarter();
    perform(&mut w, EventAction::SplitAt([left, right]));
    let [of_left, of_right] = [left, right].map(|days| circles(&w, Some(days)));
    assert!(of_left.iter().map(|c| c.0).fold(0.0, f32::max) > 3.0 * of_right[0].0);
    let [a, b] = [&of_left, &of_right].map(|circles| scale(circles));
    assert!((a / b - 1.0).abs() < 0.01, "{a} and {b} square pixels per event");
    // Whichever of them is active, with one legend.
    press(&mut w, "Layers");
    assert!(says(&w, "One scale for both maps, 2016-01-01 to 2016-12-31 and 2017-01-01 to 2017-03-31."));
    perform(&mut w, EventAction::Turn);
    assert_eq!(scale(&circles(&w, Some(left))), a);
    assert!(says(&w, "One scale for both maps, 2016-01-01 to 2016-12-31 and 2017-01-01 to 2017-03-31."));
    // A page has both maps with their days, and one legend.
    for layout in [Layout::A4Landscape, Layout::A4Portrait] {
        let page = Figure { layout: Some(layout), ..Figure::default() }.svg(w.state().session());
        assert_eq!(page.matches("clip-path=\"url(#map-frame)\"").count(), 2);
        assert!(
            page.contains("<title>Map, 2016: ") && page.contains("<title>Map, Jan – Mar 2017, 3 months: ")
        );
        assert_eq!(page.matches("Events in a cell").count(), 1);
        assert!(page.contains("One scale for both maps") && !page.contains("Filter: days"));
    }
    // One map has its own again.
    perform(&mut w, EventAction::SplitView(false));
    perform(&mut w, EventAction::Days(Some(right)));
    assert!(scale(&circles(&w, Some(right))) > 1.5 * a);
    assert!(!says(&w, "One scale for"));
}

#[test]
fn governorates_and_cells_of_two_maps_have_one_set_of_classes() {
    for measure in [Measure::Events, Measure::Fatalities] {
        let mut w = with_events();
        let layer = w.state().session().events().active_id().unwrap();
        perform(&mut w, EventAction::Display { layer, display: EventDisplay::Governorates(measure) });
        let [left, right] = year_and_quarter();
        perform(&mut w, EventAction::SplitAt([left, right]));
        let mut all = shades(&w, Some(left), measure);
        all.extend(shades(&w, Some(right), measure));
        all.sort_by_key(|(value, _)| *value);
        // A colour covers one range of values on both maps: it never comes back after another.
        let mut colours: Vec<Colour> = all.iter().map(|(_, colour)| *colour).collect();
        colours.dedup();
        let runs = colours.len();
        colours.sort_by_key(|c| (c.r, c.g, c.b));
        colours.dedup();
        assert_eq!(runs, colours.len(), "{measure:?}: {all:?}");
        assert!(runs > 2);
    }
    let mut w = with_events();
    let layer = w.state().session().events().active_id().unwrap();
    perform(&mut w, EventAction::Display { layer, display: EventDisplay::Cells });
    let [left, right] = [year_and_quarter()[0], (day("2017-01-01"), day("2017-01-31"))];
    perform(&mut w, EventAction::SplitAt([left, right]));
    let shade_of_most = |days| {
        let scene = w.state().session().scene_at(&Theme::light(), Some(days));
        match prims(&scene, "/cells").last() {
            Some(Prim::Fill(fill)) => fill.colour,
            _ => panic!("no cell is shaded"),
        }
    };
    assert_ne!(shade_of_most(left), shade_of_most(right), "a month has fewer in any cell than a year");
}

#[test]
fn a_playback_has_the_scale_of_all_its_steps() {
    let mut w = with_events();
    let quarter = Some((day("2016-01-01"), day("2016-03-31")));
    perform(&mut w, EventAction::Days(quarter));
    let alone = scale(&circles(&w, quarter));
    let playback = Playback { playing: true, ..Playback::default() };
    perform_one(&mut w, EventAction::Play(playback));
    let first = scale(&circles(&w, quarter));
    assert!(first <= alone);
    for _ in 0..5 {
        perform_one(&mut w, EventAction::Step { forward: true, unit: iraq_risk_atlas::events::Unit::Month });
        let days = w.state().session().events().days();
        assert_eq!(scale(&circles(&w, days)), first, "{days:?}");
    }
    perform_one(&mut w, EventAction::Play(Playback { playing: false, ..playback }));
    press(&mut w, "Layers");
    assert!(says(&w, "One scale for all steps of the playback."));
    // Days that are no step of it have their own scale.
    perform(&mut w, EventAction::Days(Some((day("2016-01-01"), day("2017-12-31")))));
    assert!(!says(&w, "One scale for"));
}

/// Without waiting for the window to rest, which it does not while it plays.
fn perform_one(w: &mut Harness<'_, AtlasApp>, action: EventAction) {
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, vec![action.into()]);
    w.step();
}

#[test]
fn side_by_side_starts_with_halves_of_the_days_and_neither_map_is_empty() {
    let mut w = with_events();
    let counts = |w: &Harness<'_, AtlasApp>| {
        let session = w.state().session();
        let layer = session.events().active().unwrap();
        [layer.shown.count(), layer.other.as_ref().expect("two maps").count()]
    };
    press(&mut w, "Side by side");
    assert!(counts(&w).iter().all(|count| *count > 1000), "{:?}", counts(&w));
    press(&mut w, "Side by side");
    // Chosen days are halved.
    perform(&mut w, EventAction::Days(Some((day("2017-01-01"), day("2017-04-30")))));
    press(&mut w, "Side by side");
    let split = w.state().session().events().split().unwrap();
    assert_eq!(w.state().session().events().days(), Some((day("2017-01-01"), day("2017-02-28"))));
    assert_eq!(split.other, Some((day("2017-03-01"), day("2017-04-30"))));
    assert!(says(&w, "Map of Iraq, Jan – Feb 2017") && says(&w, "Map of Iraq, Mar – Apr 2017"));
    assert!(counts(&w).iter().all(|count| *count > 60));
}

#[test]
fn two_periods_are_picked_in_the_window() {
    let mut w = with_events();
    press(&mut w, "Two periods…");
    for (field, text) in [
        ("First day, left map", "2016-03"),
        ("Last day, left map", "2016-06"),
        ("First day, right map", "2018-03"),
        ("Last day, right map", "2018-06-15"),
    ] {
        w.get_by_label(field).focus();
        w.run();
        w.key_press_modifiers(Modifiers::COMMAND, Key::A);
        w.run();
        w.get_by_label(field).type_text(text);
        w.run();
    }
    press(&mut w, "Show side by side");
    let events = w.state().session().events();
    assert_eq!(events.days(), Some((day("2016-03-01"), day("2016-06-30"))));
    assert_eq!(events.split().unwrap().other, Some((day("2018-03-01"), day("2018-06-15"))));
}

#[test]
fn without_events_side_by_side_shows_the_dates_of_the_articles() {
    let mut w = window(Default::default());
    press(&mut w, "Time");
    press(&mut w, "Side by side");
    assert!(says(&w, "Map of Iraq, 2018") && says(&w, "Map of Iraq, 2025"));
}
