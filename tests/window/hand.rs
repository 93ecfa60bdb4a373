//! Pointer input on the map, positions, and waiting.

use std::time::{Duration, Instant};

use eframe::egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::geo::{LonLat, Screen, World};

pub fn map_of(w: &Harness<'_, AtlasApp>) -> Rect {
    w.get_by_label_contains("Map of Iraq").rect()
}

/// Where a position lies in the window.
pub fn place(w: &Harness<'_, AtlasApp>, lon: f64, lat: f64) -> Pos2 {
    let p = w.state().session().viewport().to_screen(LonLat::new(lon, lat).into());
    map_of(w).min + vec2(p.x, p.y)
}

pub fn ground(w: &Harness<'_, AtlasApp>, at: Pos2) -> World {
    let corner = map_of(w).min;
    w.state().session().viewport().to_world(Screen::new(at.x - corner.x, at.y - corner.y))
}

pub fn click(w: &mut Harness<'_, AtlasApp>, at: Pos2) {
    w.hover_at(at);
    button(w, at, true, Modifiers::NONE);
    button(w, at, false, Modifiers::NONE);
    w.run();
}

/// Presses the first button, or lets it go.
pub fn button(w: &Harness<'_, AtlasApp>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    w.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
}

/// Pixels by which the ground that was under one point is off another one now.
pub fn slip(w: &Harness<'_, AtlasApp>, was: World, at: Pos2) -> f64 {
    let is = ground(w, at);
    (is.x - was.x).hypot(is.y - was.y) * w.state().session().viewport().scale()
}

pub fn wheel(w: &mut Harness<'_, AtlasApp>, at: Pos2) {
    w.hover_at(at);
    w.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 3.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    w.run();
}

/// Runs the window until a background job is done.
#[track_caller]
pub fn until(
    w: &mut Harness<'static, AtlasApp>,
    what: &str,
    done: impl Fn(&Harness<'static, AtlasApp>) -> bool,
) {
    let start = Instant::now();
    while !done(w) {
        assert!(start.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
        w.step();
    }
    w.run();
}

/// The same, where the test's line says what is awaited.
#[track_caller]
pub fn settle(w: &mut Harness<'static, AtlasApp>, done: impl Fn(&Harness<'static, AtlasApp>) -> bool) {
    until(w, "what is awaited", done);
}
