//! Panels and their room: sizes, folding, small windows and large texts.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, ViewportCommand, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::{
    DatePrecision, Day, Event, EventTable, Fatalities, Role as Of, TableBuilder, Values,
};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{EventAction, Shared};

use super::hand::map_of;
use super::{atlas, choose, says, selecting, window};
use crate::support::events::{OfBase, column, day};

const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

/// Rows of types with long names, each day of which is known or none.
fn table(dated: bool) -> EventTable {
    let base = &atlas().base;
    let governorates = OfBase(base);
    let mut builder = TableBuilder::new(vec![column("event_type", Of::Type)], &governorates);
    for n in 0..40 {
        let on = Day(day("2007-01-05").0 + n * 9);
        let event = Event {
            place: Some(LonLat::new(44.0 + f64::from(n) * 0.05, 33.0)),
            precision: None,
            governorate: None,
            days: dated.then_some((on, on)),
            date_precision: DatePrecision::Day,
            fatalities: Fatalities::default(),
            events: 1,
            values: Values::Texts(&[
                ["Explosions/Remote violence", "Violence against civilians"][(n % 2) as usize]
            ]),
        };
        builder.push(&event, &governorates);
    }
    builder.finish()
}

fn open(w: &mut Harness<'_, AtlasApp>, id: u32, name: &str, table: EventTable) {
    let (ctx, layer) = (w.ctx.clone(), EventLayerId(id));
    let actions = vec![
        EventAction::Begin { layer, name: name.to_owned() }.into(),
        EventAction::Done { layer, table: Shared(Arc::new(table)) }.into(),
    ];
    w.state_mut().apply(&ctx, actions);
    w.run_steps(6);
}

fn timeline_height(w: &Harness<'_, AtlasApp>) -> f32 {
    w.get_by_label_contains("Timeline. Arrows move").rect().height()
}

#[test]
fn the_timeline_keeps_its_height_when_it_has_nothing_to_show_for_a_while() {
    let mut w = window(Default::default());
    open(&mut w, 1, "dated.csv", table(true));
    let before = timeline_height(&w);
    assert!(before > 80.0, "{before}");
    open(&mut w, 2, "undated.csv", table(false));
    assert!(says(&w, "No row of this file has a date."));
    w.get_by_label("Close undated.csv").click();
    w.run();
    assert_eq!(timeline_height(&w), before);
}

#[test]
fn panels_are_folded_away_with_keys_and_come_back_as_wide_as_they_were() {
    let mut w = selecting("FP-17");
    let before = map_of(&w);
    for (key, wider) in [(Key::F8, [true, false]), (Key::F9, [false, true])] {
        w.key_press(key);
        w.run();
        let map = map_of(&w);
        assert_eq!([map.left() < before.left(), map.right() > before.right()], wider, "{key:?}");
        w.key_press(key);
        w.run();
        assert_eq!(map_of(&w), before);
    }
    w.get_by_label("Left panel (F8)").click();
    w.run();
    assert!(map_of(&w).left() < 5.0);
    choose(&mut w, "View", "Articles");
    assert_eq!(map_of(&w), before, "a tab that is asked for is shown");
}

#[test]
fn a_panel_keeps_the_width_it_was_given_through_a_small_window() {
    let mut w = window(Default::default());
    let map = map_of(&w);
    let edge = pos2(map.left() - 1.0, map.center().y);
    w.drag_at(edge);
    w.run();
    w.hover_at(edge + vec2(60.0, 0.0));
    w.run();
    w.drop_at(edge + vec2(60.0, 0.0));
    w.run();
    let wide = map_of(&w).left();
    assert!((wide - map.left() - 60.0).abs() < 3.0, "{wide} after {}", map.left());
    w.set_size(vec2(860.0, 560.0));
    w.run();
    assert!(map_of(&w).left() < wide);
    w.set_size(vec2(1440.0, 900.0));
    w.run();
    assert_eq!(map_of(&w).left(), wide);
}

/// Controls that leave the window or their panel, where nothing scrolls.
fn cut(w: &Harness<'_, AtlasApp>) -> Vec<String> {
    let (map, window) = (map_of(w), w.ctx.content_rect());
    let controls =
        [Role::Button, Role::CheckBox, Role::TextInput, Role::RadioButton, Role::Link, Role::Slider];
    let mut cut = Vec::new();
    for node in w.root().children_recursive().filter(|n| controls.contains(&n.accesskit_node().role())) {
        let (rect, name) = (node.rect(), node.accesskit_node().label().unwrap_or_default());
        let across = |x: f32| rect.top() > 60.0 && rect.left() + 1.0 < x && rect.right() - 1.0 > x;
        // Shapes of the map are controls as well.
        let on_map = map.contains(rect.center());
        if !on_map && (across(map.left()) || across(map.right()) || rect.right() > window.right() + 1.0) {
            cut.push(format!("{name} {rect:?}"));
        }
    }
    cut
}

#[test]
fn nothing_is_cut_from_the_smallest_to_the_widest_window() {
    let mut w = selecting("FP-17");
    open(&mut w, 1, "a file with a name of some length.csv", table(true));
    open(&mut w, 2, "another.csv", table(true));
    // The last but one is 1440×900 at 200 %.
    for size in [[860.0, 560.0], [1280.0, 720.0], [720.0, 450.0], [2560.0, 1080.0]] {
        w.set_size(size.into());
        for tab in [Key::Num1, Key::Num2, Key::Num3, Key::Num4] {
            w.key_press_modifiers(Modifiers::COMMAND, tab);
            w.run();
            assert_eq!(cut(&w), Vec::<String>::new(), "{size:?}, tab {tab:?}, map {:?}", map_of(&w));
        }
        let map = map_of(&w);
        assert!(map.width() >= 200.0 && map.height() >= 80.0, "{size:?}: {map:?}");
        w.get_by_label_contains("Timeline. Arrows move");
    }
}

#[test]
fn the_size_of_texts_has_keys_of_its_own_and_comes_back_with_everything() {
    let mut w = selecting("FP-17");
    let (map, view) = (map_of(&w), w.state().session().viewport());
    w.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    w.run();
    assert_eq!(w.ctx.zoom_factor(), 1.0, "Ctrl++ is the map's");
    assert!(w.state().session().viewport().zoom() > view.zoom());
    w.key_press_modifiers(Modifiers::COMMAND, Key::Minus);
    w.run();
    assert!((w.state().session().viewport().zoom() - view.zoom()).abs() < 1e-9);
    for _ in 0..3 {
        w.key_press_modifiers(CTRL_ALT, Key::Plus);
        w.run();
    }
    assert!((w.ctx.zoom_factor() - 1.3).abs() < 1e-6, "{}", w.ctx.zoom_factor());
    assert!((w.state().session().viewport().zoom() - view.zoom()).abs() < 1e-9, "the map is not zoomed");
    w.key_press_modifiers(CTRL_ALT, Key::Minus);
    w.run();
    assert!((w.ctx.zoom_factor() - 1.2).abs() < 1e-6);
    w.key_press_modifiers(CTRL_ALT, Key::Num0);
    w.run();
    assert_eq!((w.ctx.zoom_factor(), map_of(&w)), (1.0, map));
    assert!((w.state().session().viewport().zoom() - view.zoom()).abs() < 1e-9);
}

#[test]
fn the_palette_grows_again_after_a_short_list() {
    let mut w = window(Default::default());
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run();
    let lines = |w: &Harness<'_, AtlasApp>| {
        let nodes = w.root().children_recursive();
        let bottoms = nodes.filter(|n| n.accesskit_node().role() == Role::ListBoxOption).map(|n| n.rect());
        bottoms.fold(0.0_f32, |a, r| a.max(r.bottom()))
    };
    let whole = lines(&w);
    w.get_by_label("Find a command").type_text("full screen");
    w.run();
    for _ in 0..12 {
        w.key_press(Key::Backspace);
    }
    w.run();
    assert_eq!(lines(&w), whole);
}

#[test]
fn full_screen_is_asked_for_with_f11() {
    let mut w = window(Default::default());
    w.key_down(Key::F11);
    let asked = (0..4).any(|_| {
        w.step();
        let mut commands = w.output().viewport_output.values().flat_map(|v| v.commands.iter());
        commands.any(|c| *c == ViewportCommand::Fullscreen(true))
    });
    assert!(asked);
}

#[test]
fn the_undo_button_says_what_it_undoes() {
    let mut w = window(Default::default());
    w.get_by_label("Nothing to undo (Ctrl+Z)");
    w.get_by_label("Hide Context (2018)").click();
    w.run();
    w.get_by_label("Undo the last change: Hide Context (2018) (Ctrl+Z)").click();
    w.run();
    w.get_by_label("Hide Context (2018)");
    w.get_by_label("Nothing to undo (Ctrl+Z)");
}
