//! Annotations, drawn and edited in the window.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::geo::{LonLat, World};
use iraq_risk_atlas::model::{Annotation, AnnotationShape};

use super::hand::{button, click, place, slip, wheel};
use super::{says, selected, window};

type Window = Harness<'static, AtlasApp>;

const LINE: &str = "Draw a line";
const AREA: &str = "Draw an area";
const MEASURE: &str = "Measure a distance or an area";

fn marks(w: &Window) -> &[Annotation] {
    w.state().session().annotations()
}

fn shape(w: &Window) -> AnnotationShape {
    marks(w).last().expect("there is a mark").shape.clone()
}

fn press(w: &mut Window, name: &str) {
    w.get_by_label(name).click();
    w.run();
}

/// A click that is no part of a double click.
fn corner(w: &mut Window, lon: f64, lat: f64) {
    let at = place(w, lon, lat);
    click(w, at);
    w.run_steps(15);
}

fn double_click(w: &mut Window, at: Pos2) {
    w.hover_at(at);
    for pressed in [true, false, true, false] {
        button(w, at, pressed, Modifiers::NONE);
    }
    w.run();
}

/// A drag that is still moving on release.
fn drag(w: &mut Window, from: Pos2, to: Pos2) {
    w.hover_at(from);
    w.step();
    w.drag_at(from);
    w.step();
    for share in [0.2, 0.6, 1.0] {
        w.hover_at(from + (to - from) * share);
        w.step();
    }
    w.drop_at(to);
    w.run();
}

/// Pixels between a corner and a point of the window.
fn off(w: &Window, corner: LonLat, at: Pos2) -> f64 {
    slip(w, World::from(corner), at)
}

fn drawn(w: &mut Window, tool: &str, corners: &[(f64, f64)]) {
    press(w, tool);
    corners.iter().for_each(|(lon, lat)| corner(w, *lon, *lat));
    w.key_press(Key::Enter);
    w.run();
    // The name has the keyboard.
    w.key_press(Key::Escape);
    w.run();
}

const LEGS: [(f64, f64); 3] = [(41.0, 32.0), (42.5, 33.0), (43.5, 31.5)];

#[test]
fn a_line_is_drawn_by_clicks_named_and_found_again() {
    let mut w = window(Default::default());
    press(&mut w, LINE);
    let spots: Vec<Pos2> = LEGS.iter().map(|(lon, lat)| place(&w, *lon, *lat)).collect();
    for (lon, lat) in &LEGS[..2] {
        corner(&mut w, *lon, *lat);
    }
    let zoom = w.state().session().viewport().zoom();
    double_click(&mut w, spots[2]);
    assert_eq!(w.state().session().viewport().zoom(), zoom, "a double click ends the line and zooms nothing");
    assert_eq!(selected(&w).as_deref(), Some("own-1"));
    let AnnotationShape::Line(through) = shape(&w) else { panic!("{:?}", shape(&w)) };
    assert_eq!(through.len(), 3, "the double click is one corner");
    for (p, spot) in through.iter().zip(spots) {
        assert!(off(&w, *p, spot) < 1.0, "no corner jumps");
    }
    // The name is marked as a whole: what is typed takes its place.
    w.event(Event::Text("Road to Rutba".to_owned()));
    w.run();
    assert_eq!(marks(&w)[0].name, "Line 1", "not before the field is left");
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(marks(&w)[0].name, "Road to Rutba");
    assert!(says(&w, "Road to Rutba, your line"), "the list and the map have it by its name");
    assert!(says(&w, "It is not evidence, and no article says it."));
    assert!(says(&w, "Measured along the ellipsoid WGS 84"));
}

#[test]
fn one_step_back_takes_back_a_whole_name() {
    let mut w = window(Default::default());
    drawn(&mut w, LINE, &LEGS);
    w.get_by_label("Name of the annotation").click();
    w.run();
    for letter in ["a", "b", "c"] {
        w.event(Event::Text(letter.to_owned()));
        w.run();
    }
    // Left by a press on the map's bare ground: nothing typed is lost.
    corner(&mut w, 39.0, 36.5);
    assert_eq!(marks(&w)[0].name, "Line 1abc");
    assert_eq!(w.state().session().undo_label(), Some("Rename “Line 1”"));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run();
    assert_eq!(marks(&w)[0].name, "Line 1");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run();
    assert!(marks(&w).is_empty(), "the line was one step");
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    w.run();
    assert_eq!(marks(&w).len(), 1);
}

#[test]
fn an_area_is_closed_by_its_first_corner() {
    let mut w = window(Default::default());
    press(&mut w, AREA);
    for (lon, lat) in [(42.0, 30.5), (43.5, 30.5), (43.5, 31.5), (42.0, 30.5)] {
        corner(&mut w, lon, lat);
    }
    assert!(matches!(shape(&w), AnnotationShape::Area(corners) if corners.len() == 3));
    assert!(says(&w, "km²") && says(&w, "Perimeter"));
}

#[test]
fn drags_and_the_wheel_move_the_ground_while_drawing() {
    let mut w = window(Default::default());
    press(&mut w, LINE);
    corner(&mut w, 42.0, 32.0);
    let (from, zoom) = (place(&w, 43.0, 33.0), w.state().session().viewport().zoom());
    let center = w.state().session().viewport().center();
    drag(&mut w, from, from + vec2(60.0, 40.0));
    assert_ne!(w.state().session().viewport().center(), center);
    wheel(&mut w, from);
    assert!(w.state().session().viewport().zoom() > zoom);
    corner(&mut w, 43.0, 32.5);
    w.key_press(Key::Enter);
    w.run();
    let AnnotationShape::Line(through) = shape(&w) else { panic!() };
    assert_eq!(through.len(), 2, "a drag adds no corner");
    assert!((through[0].lon - 42.0).abs() < 0.01 && (through[0].lat - 32.0).abs() < 0.01, "{through:?}");
}

#[test]
fn backspace_takes_a_corner_back_and_escape_puts_the_tool_away() {
    let mut w = window(Default::default());
    press(&mut w, LINE);
    LEGS.iter().for_each(|(lon, lat)| corner(&mut w, *lon, *lat));
    w.key_press(Key::Backspace);
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(shape(&w).positions().len(), 2);
    w.key_press(Key::Escape);
    w.run();
    press(&mut w, AREA);
    corner(&mut w, 42.0, 32.0);
    w.key_press(Key::Escape);
    w.run();
    assert_eq!(marks(&w).len(), 1);
    assert_eq!(selected(&w).as_deref(), Some("own-1"), "the first Escape is the tool's");
    corner(&mut w, 45.0, 33.9);
    assert_eq!(selected(&w).as_deref(), Some("FP-17"), "clicks select again");
}

#[test]
fn a_corner_is_dragged_put_in_and_taken_out() {
    let mut w = window(Default::default());
    drawn(&mut w, LINE, &LEGS);
    let before = shape(&w);
    let (from, to) = (place(&w, LEGS[1].0, LEGS[1].1), place(&w, 42.8, 33.4));
    drag(&mut w, from, to);
    let after = shape(&w);
    assert!(off(&w, after.positions()[1], to) < 1.0, "the corner is where it was let go");
    assert_eq!((after.positions()[0], after.positions()[2]), (before.positions()[0], before.positions()[2]));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run();
    assert_eq!(shape(&w), before, "a drag is one step");
    // The middle of the first side.
    let ends = before.positions();
    let middle = iraq_risk_atlas::geo::halfway(ends[0], ends[1]);
    let middle = place(&w, middle.lon, middle.lat);
    let view = w.state().session().viewport();
    drag(&mut w, middle, middle + vec2(-20.0, -30.0));
    assert_eq!(w.state().session().viewport(), view, "neither the hand nor a wider card moves the ground");
    assert_eq!(shape(&w).positions().len(), 4);
    let slipped = off(&w, shape(&w).positions()[1], middle + vec2(-20.0, -30.0));
    assert!(slipped < 1.0, "the new corner is {slipped} pixels off");
    // The other button takes it out.
    let at = middle + vec2(-20.0, -30.0);
    w.hover_at(at);
    w.step();
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        w.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    w.run();
    assert_eq!(shape(&w), before);
}

#[test]
fn dragging_the_line_moves_the_whole_annotation_and_the_ground_stays() {
    let mut w = window(Default::default());
    drawn(&mut w, LINE, &LEGS);
    let (before, view) = (shape(&w), w.state().session().viewport());
    // A quarter of the first side: neither a corner nor a middle.
    let (a, b) = (place(&w, LEGS[0].0, LEGS[0].1), place(&w, LEGS[1].0, LEGS[1].1));
    let on = a + (b - a) * 0.25;
    drag(&mut w, on, on + vec2(30.0, -25.0));
    assert_eq!(w.state().session().viewport(), view);
    for (was, is) in before.positions().iter().zip(shape(&w).positions()) {
        let to = place(&w, was.lon, was.lat) + vec2(30.0, -25.0);
        assert!(off(&w, *is, to) < 1.0);
    }
}

#[test]
fn delete_removes_an_annotation_and_undo_restores_it() {
    let mut w = window(Default::default());
    drawn(&mut w, AREA, &LEGS);
    // The map has the keyboard after a press on it.
    corner(&mut w, 42.3, 32.2);
    assert_eq!(selected(&w).as_deref(), Some("own-1"));
    w.key_press(Key::Delete);
    w.run();
    assert!(marks(&w).is_empty());
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run();
    assert_eq!(marks(&w).len(), 1);
    press(&mut w, "Delete Area 1");
    assert!(marks(&w).is_empty());
}

#[test]
fn a_measurement_is_read_off_and_leaves_nothing_unless_it_is_kept() {
    let mut w = window(Default::default());
    press(&mut w, MEASURE);
    LEGS.iter().for_each(|(lon, lat)| corner(&mut w, *lon, *lat));
    w.key_press(Key::Enter);
    w.run();
    assert!(says(&w, "along the ellipsoid WGS 84 (Karney 2013), 2 segments"));
    assert!(marks(&w).is_empty());
    press(&mut w, "Keep as annotation");
    assert_eq!(marks(&w).len(), 1);
    assert!(marks(&w)[0].measured, "its length stands on the map");
    w.key_press(Key::Escape);
    w.run();
    press(&mut w, MEASURE);
    LEGS.iter().for_each(|(lon, lat)| corner(&mut w, *lon, *lat));
    w.key_press(Key::Escape);
    w.run();
    assert!(!says(&w, "2 segments"), "Escape clears");
    assert_eq!(marks(&w).len(), 1);
}

#[test]
fn a_line_is_drawn_by_the_keyboard_alone() {
    let mut w = window(Default::default());
    w.get_by_label(LINE).focus();
    w.run();
    w.key_press(Key::Enter);
    w.run();
    let first = w.state().session().viewport().center();
    w.key_press(Key::Space);
    w.run();
    w.key_down(Key::ArrowRight);
    w.run_steps(10);
    w.key_up(Key::ArrowRight);
    w.run();
    w.key_press(Key::Space);
    w.run();
    w.key_press(Key::Enter);
    w.run();
    let AnnotationShape::Line(through) = shape(&w) else { panic!() };
    assert_eq!(through.len(), 2);
    let from = World::from(through[0]);
    assert!((from.x - first.x).abs() < 1e-6 && (from.y - first.y).abs() < 1e-6, "the middle of the map");
    assert!(through[1].lon > through[0].lon + 0.2);
}

#[test]
fn a_point_is_set_by_its_position_and_moved_by_it() {
    let mut w = window(Default::default());
    press(&mut w, "Point at…");
    w.event(Event::Text("33.3 north".to_owned()));
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert!(says(&w, "Write latitude and longitude in decimal degrees"));
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.event(Event::Text("33.3152, 44.3661".to_owned()));
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(shape(&w), AnnotationShape::Point(LonLat::new(44.3661, 33.3152)));
    w.get_by_label("Position 1").click();
    w.run();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    w.event(Event::Text("36.34 N, 43.13 E".to_owned()));
    w.run();
    w.key_press(Key::Enter);
    w.run();
    assert_eq!(shape(&w), AnnotationShape::Point(LonLat::new(43.13, 36.34)));
    assert!(says(&w, "Nineveh governorate"));
}

#[test]
fn a_hidden_annotation_is_not_on_the_map_and_can_be_shown_again() {
    let mut w = window(Default::default());
    drawn(&mut w, AREA, &LEGS);
    press(&mut w, "Hide Area 1");
    assert!(!marks(&w)[0].visible);
    corner(&mut w, 42.3, 32.2);
    assert_ne!(selected(&w).as_deref(), Some("own-1"));
    press(&mut w, "Show all");
    assert!(marks(&w)[0].visible);
}
