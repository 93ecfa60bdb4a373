use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::geo::LonLat;

use super::hand::{button, click, ground, map_of, place, slip, wheel};
use super::{says, selected, selecting, window};

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
    // At rest before release, so no inertia.
    for _ in 0..12 {
        w.hover_at(from + vec2(120.0, 60.0));
        w.step();
    }
    w.drop_at(from + vec2(120.0, 60.0));
    w.run();
    let slip = slip(&w, before, from + vec2(120.0, 60.0));
    assert!(slip < 0.5, "the ground slipped {slip} pixels");
    assert_eq!(selected(&w), None);
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut w = window(Default::default());
    let at = map_of(&w).min + vec2(200.0, 300.0);
    let (before, zoom) = (ground(&w, at), w.state().session().viewport().zoom());
    wheel(&mut w, at);
    let view = w.state().session().viewport();
    assert!(view.zoom() > zoom + 0.3, "{} to {}", zoom, view.zoom());
    let drift = slip(&w, before, at);
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
    assert_eq!(w.state().session().hovered()[0].id(), "FP-07");
    assert!(says(&w, "designated by the United Nations; somewhere round a named town"));
}

#[test]
fn a_drag_sticks_to_the_pointer_from_its_first_pixel() {
    // Slow and quick drags: egui waits a few pixels before it reports a drag.
    for steps in [
        [1.0, 2.0, 3.0, 5.0, 8.0, 13.0],
        [3.0, 6.0, 9.0, 12.0, 15.0, 18.0],
        [90.0, 91.0, 92.0, 93.0, 94.0, 95.0],
    ] {
        let mut w = window(Default::default());
        let from = place(&w, 45.0, 33.9);
        let held = ground(&w, from);
        w.drag_at(from);
        w.step();
        for by in steps {
            w.hover_at(from + vec2(by, -by / 2.0));
            w.step();
        }
        let last = from + vec2(steps[5], -steps[5] / 2.0);
        // Once more at rest: what the last move did is shown by then.
        w.step();
        let slip = slip(&w, held, last);
        assert!(slip < 0.05, "{steps:?}: the ground slipped {slip} pixels");
    }
}

#[test]
fn the_end_of_a_drag_is_no_click() {
    let mut w = selecting("FP-17");
    w.key_press(Key::Home);
    w.run();
    let (from, to) = (place(&w, 42.0, 33.0), place(&w, 44.0, 35.33));
    w.drag_at(from);
    w.step();
    w.hover_at(to);
    w.step();
    w.drop_at(to);
    w.run();
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "what was selected stays so");
}

#[test]
fn a_throw_glides_on_a_little_and_comes_to_rest() {
    let mut w = window(Default::default());
    let from = place(&w, 44.0, 33.5);
    let held = ground(&w, from);
    w.drag_at(from);
    w.step();
    for i in 1..=6 {
        w.hover_at(from + vec2(20.0 * i as f32, 0.0));
        w.step();
    }
    w.drop_at(from + vec2(120.0, 0.0));
    // Fails by itself if the ground never rests.
    w.run();
    let carried = slip(&w, held, from + vec2(120.0, 0.0));
    assert!(carried > 1.0 && carried < 400.0, "it glided {carried} pixels");
    let rest = w.state().session().viewport();
    w.run_steps(10);
    assert_eq!(w.state().session().viewport(), rest);
}

#[test]
fn a_double_click_comes_nearer_where_the_pointer_is() {
    let mut w = window(Default::default());
    let at = place(&w, 43.6, 34.0);
    let (held, zoom) = (ground(&w, at), w.state().session().viewport().zoom());
    w.hover_at(at);
    for pressed in [true, false, true, false] {
        button(&w, at, pressed, Modifiers::NONE);
    }
    w.run();
    let view = w.state().session().viewport();
    assert!((view.zoom() - zoom - 1.0).abs() < 1e-6, "{zoom} to {}", view.zoom());
    assert!(slip(&w, held, at) < 0.05);
}

#[test]
fn shift_and_a_drag_show_what_lies_in_the_box() {
    let mut w = window(Default::default());
    let (from, to) = (place(&w, 43.5, 35.5), place(&w, 45.0, 34.0));
    w.hover_at(from);
    w.event(Event::ModifiersChanged(Modifiers::SHIFT));
    button(&w, from, true, Modifiers::SHIFT);
    w.step();
    w.hover_at(from + (to - from) / 2.0);
    w.hover_at(to);
    button(&w, to, false, Modifiers::SHIFT);
    w.event(Event::ModifiersChanged(Modifiers::NONE));
    w.run();
    let seen = w.state().session().viewport().bounds();
    for (lon, lat) in [(43.51, 35.49), (44.99, 34.01)] {
        assert!(seen.contains(LonLat::new(lon, lat).into()), "{lon} {lat}");
    }
    let view = w.state().session().viewport();
    assert!(view.zoom() > 8.0, "the box fills the map: zoom {}", view.zoom());
    assert_eq!(selected(&w), None, "a box selects nothing");
}

#[test]
fn the_buttons_on_the_map_zoom_and_bring_iraq_back() {
    let mut w = window(Default::default());
    let home = w.state().session().viewport();
    w.get_by_label("Zoom in (+)").click();
    w.run();
    let near = w.state().session().viewport();
    assert!(near.zoom() > home.zoom() && near.center() == home.center());
    assert_eq!(selected(&w), None, "the map below is not clicked");
    for _ in 0..2 {
        w.get_by_label("Zoom out (-)").click();
        w.run();
    }
    assert!(w.state().session().viewport().zoom() < home.zoom());
    w.get_by_label("All of Iraq (Home)").click();
    w.run();
    assert_eq!(w.state().session().viewport(), home);
}

#[test]
fn a_name_is_on_its_own_shape() {
    let w = window(Default::default());
    let session = w.state().session();
    for shown in session.shown() {
        for prepared in &shown.prepared.features {
            let properties = &shown.prepared.feature(prepared).properties;
            let name = format!("{}, {}", properties.name, properties.kind.words());
            let middle = w.get_by_label(&name).rect().center();
            assert!(prepared.shape.contains(ground(&w, middle).into()), "{name}");
        }
    }
}

#[test]
fn a_shape_of_which_only_a_part_is_seen_has_its_name_there() {
    let mut w = window(Default::default());
    w.get_by_label("Show all layers").click();
    w.run();
    for (lon, lat) in [(39.6, 33.0), (44.4, 36.9), (45.6, 34.6), (43.5, 35.4), (47.0, 31.0)] {
        w.key_press(Key::Home);
        w.run();
        // Nearer by six steps, until most of a governorate lies beyond the edge.
        let at = place(&w, lon, lat);
        for _ in 0..6 {
            wheel(&mut w, at);
        }
        let (session, map) = (w.state().session(), map_of(&w));
        let seen = session.viewport().bounds();
        let (west, north) = (LonLat::from(seen.min), LonLat::from(seen.max));
        let picture = geo::Rect::new((west.lon, west.lat), (north.lon, north.lat)).to_polygon();
        let mut parts = 0;
        for shown in session.shown() {
            for prepared in &shown.prepared.features {
                let properties = &shown.prepared.feature(prepared).properties;
                let name = format!("{}, {}", properties.name, properties.kind.words());
                let visible = geo::Intersects::intersects(prepared.shape.geometry(), &picture);
                let node = w.query_by_label(&name);
                assert!(node.is_some() || !visible, "{name} has no node at {lon} {lat}");
                assert!(node.is_none() || visible, "{name} is not on the picture at {lon} {lat}");
                if let Some(node) = node {
                    assert!(map.contains(node.rect().center()), "{name} lies on the map");
                    parts += 1;
                }
            }
        }
        assert!(parts > 0 || lon == 47.0, "nothing is seen at {lon} {lat}");
    }
}
