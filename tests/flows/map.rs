use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::geo::{LonLat, Screen, World};

use super::{says, selected, selecting, window};

fn map_of(w: &Harness<'_, AtlasApp>) -> Rect {
    w.get_by_label_contains("Map of Iraq").rect()
}

/// Where a position lies in the window.
fn place(w: &Harness<'_, AtlasApp>, lon: f64, lat: f64) -> Pos2 {
    let p = w.state().session().viewport().to_screen(LonLat::new(lon, lat).into());
    map_of(w).min + vec2(p.x, p.y)
}

fn ground(w: &Harness<'_, AtlasApp>, at: Pos2) -> World {
    let corner = map_of(w).min;
    w.state().session().viewport().to_world(Screen::new(at.x - corner.x, at.y - corner.y))
}

fn click(w: &mut Harness<'_, AtlasApp>, at: Pos2) {
    w.hover_at(at);
    for pressed in [true, false] {
        w.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    w.run();
}

fn wheel(w: &mut Harness<'_, AtlasApp>, at: Pos2) {
    w.hover_at(at);
    w.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 3.0),
        phase: TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    w.run();
}

#[test]
fn every_shape_on_the_picture_has_a_name_and_a_kind() {
    let w = window(Default::default());
    let session = w.state().session();
    let mut names = 0;
    for shown in session.shown() {
        for prepared in &shown.prepared.features {
            let p = &shown.prepared.feature(prepared).properties;
            let name = format!("{}, {}", p.name, p.kind.words());
            assert!(w.query_all_by_label(&name).next().is_some(), "{name}");
            names += 1;
        }
    }
    assert!(names > 20, "{names}");
    for governorate in &session.atlas().base.governorates {
        w.get_by_label(&format!("{}, governorate", governorate.name));
    }
}

#[test]
fn a_shape_can_be_pressed_by_its_name() {
    let mut w = window(Default::default());
    w.get_by_label("Diyala, risk area, said to be missing").click_accesskit();
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-17"));
    assert!(
        says(&w, "Michael Knights") && says(&w, "coalition officials") && says(&w, "3 voices speak of this")
    );
}

#[test]
fn a_click_selects_and_another_takes_the_next_thing_there() {
    let mut w = window(Default::default());
    let diyala = place(&w, 45.0, 33.9);
    click(&mut w, diyala);
    assert_eq!(selected(&w).as_deref(), Some("FP-17"));
    w.get_by_label("1 of 3 here");
    // Long enough after the first not to be a double click.
    w.run_steps(30);
    click(&mut w, diyala);
    assert_eq!(selected(&w).as_deref(), Some("TI-01"));
    w.key_press(Key::Tab);
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("IQ-DI"));
    w.get_by_label("3 of 3 here");
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(selected(&w), None);
    w.get_by_label("How to read this map");
}

#[test]
fn a_drag_moves_the_ground_with_the_pointer_and_is_no_click() {
    let mut w = window(Default::default());
    let from = place(&w, 45.0, 33.9);
    let before = ground(&w, from);
    w.drag_at(from);
    w.step();
    // At rest before it is let go: no inertia then.
    for _ in 0..12 {
        w.hover_at(from + vec2(120.0, 60.0));
        w.step();
    }
    w.drop_at(from + vec2(120.0, 60.0));
    w.run();
    let after = ground(&w, from + vec2(120.0, 60.0));
    let slip = (after.x - before.x).hypot(after.y - before.y) * w.state().session().viewport().scale();
    assert!(slip < 0.5, "the ground slipped {slip} pixels");
    assert_eq!(selected(&w), None);
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut w = window(Default::default());
    let at = map_of(&w).min + vec2(200.0, 300.0);
    let (before, zoom) = (ground(&w, at), w.state().session().viewport().zoom());
    wheel(&mut w, at);
    let after = ground(&w, at);
    let view = w.state().session().viewport();
    assert!(view.zoom() > zoom + 0.3, "{} to {}", zoom, view.zoom());
    let drift = (after.x - before.x).hypot(after.y - before.y) * view.scale();
    assert!(drift < 0.5, "the ground drifted {drift} pixels");
}

#[test]
fn the_wheel_over_a_panel_never_moves_the_map() {
    let mut w = selecting("FP-17");
    let before = w.state().session().viewport();
    let map = map_of(&w);
    wheel(&mut w, map.left_center() - vec2(100.0, 0.0));
    wheel(&mut w, map.right_center() + vec2(100.0, 0.0));
    assert_eq!(w.state().session().viewport(), before);
}

#[test]
fn keys_move_zoom_and_bring_iraq_back() {
    let mut w = window(Default::default());
    let home = w.state().session().viewport();
    w.key_press(Key::Plus);
    w.run();
    assert!(w.state().session().viewport().zoom() > home.zoom());
    w.key_down(Key::ArrowRight);
    w.run_steps(10);
    w.key_up(Key::ArrowRight);
    w.run();
    assert!(w.state().session().viewport().center().x > home.center().x);
    w.key_press(Key::Home);
    w.run();
    let back = w.state().session().viewport();
    assert!((back.zoom() - home.zoom()).abs() < 1e-6, "{} and {}", back.zoom(), home.zoom());
}

#[test]
fn the_pointer_lights_a_shape_and_tells_three_lines() {
    let mut w = window(Default::default());
    let at = place(&w, 43.9, 35.33);
    w.hover_at(at);
    w.run();
    assert_eq!(w.state().session().hovered()[0].feature.as_str(), "FP-07");
    assert!(says(&w, "designated by the United Nations; somewhere round a named town"));
}
