use std::time::Duration;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{RichText, Ui};

use crate::events::Unit;
use crate::session::{Action, EventAction, Playback, Session, Step};

use super::state::TimelineState;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

const STEPS: [(Step, &str); 6] = [
    (Step::Width, "Length of the selection"),
    (Step::Unit(Unit::Day), "A day"),
    (Step::Unit(Unit::Week), "A week"),
    (Step::Unit(Unit::Month), "A month"),
    (Step::Unit(Unit::Quarter), "A quarter"),
    (Step::Unit(Unit::Year), "A year"),
];

/// Step back, play or pause, step forward, and speed.
pub fn controls(ui: &mut Ui, session: &Session, state: &mut TimelineState, actions: &mut Vec<Action>) {
    let playback = session.events().playback();
    let unit = state.step_unit();
    ui.spacing_mut().item_spacing.x = 1.0;
    if icons::button(ui, Icon::StepBack, "Step back").clicked() {
        actions.push(EventAction::Step { forward: false, unit }.into());
    }
    let (icon, name) = if playback.playing { (Icon::Pause, "Pause") } else { (Icon::Play, "Play") };
    if icons::button(ui, icon, name).clicked() {
        actions.push(state.toggle(ui.input(|i| i.time), session));
    }
    if icons::button(ui, Icon::StepForward, "Step forward").clicked() {
        actions.push(EventAction::Step { forward: true, unit }.into());
    }
    let words = RichText::new(format!("{}/s", speed_words(playback.speed))).size(12.0);
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (button, _) = MenuButton::new(words).config(config).ui(ui, |ui| menu(ui, playback, actions));
    button.on_hover_text("Speed and step length");
}

fn speed_words(speed: f32) -> String {
    if speed.fract() == 0.0 { format!("{speed:.0}") } else { format!("{speed:.1}") }
}

impl TimelineState {
    /// Plays, or stops; `now` on the window's clock.
    pub fn toggle(&mut self, now: f64, session: &Session) -> Action {
        let events = session.events();
        let playback = events.playback();
        // Selected days are shown before they move; without any, playback starts at once.
        let wait = if events.days().is_some() { 1.0 / f64::from(playback.speed) } else { 0.0 };
        self.next_step = now + wait;
        EventAction::Play(Playback { playing: !playback.playing, ..playback }).into()
    }

    /// Default step length.
    pub fn step_unit(&self) -> Unit {
        self.unit.unwrap_or(Unit::Month)
    }
}

fn menu(ui: &mut Ui, was: Playback, actions: &mut Vec<Action>) {
    let mut playback = was;
    ui.label(RichText::new("Steps per second").small().weak());
    let range = Playback::SLOWEST..=Playback::FASTEST;
    let slider = egui::Slider::new(&mut playback.speed, range).step_by(0.5).max_decimals(1).logarithmic(true);
    let response = ui.add(slider);
    response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(was.speed), "Steps per second"));
    ui.separator();
    ui.label(RichText::new("Step length").small().weak());
    for (step, words) in STEPS {
        ui.radio_value(&mut playback.step, step, words);
    }
    ui.separator();
    ui.checkbox(&mut playback.repeat, "Repeat");
    if playback != was {
        actions.push(EventAction::Play(playback).into());
    }
}

/// A step, when it is due.
pub fn clock(ui: &Ui, session: &Session, state: &mut TimelineState, unit: Unit) -> Option<Action> {
    let playback = session.events().playback();
    if !playback.playing || state.drag.is_some() {
        return None;
    }
    let now = ui.input(|i| i.time);
    let each = 1.0 / f64::from(playback.speed);
    let due = now >= state.next_step;
    if due {
        // After a pause, missed steps are skipped.
        state.next_step = (state.next_step + each).max(now + each / 2.0);
    }
    ui.ctx().request_repaint_after(Duration::from_secs_f64((state.next_step - now).max(0.0)));
    due.then(|| EventAction::Step { forward: true, unit }.into())
}
