use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{RichText, Ui};

use crate::detail::event_words::events;
use crate::events::Day;
use crate::session::{Action, EventAction, Session};

use super::state::TimelineState;
use crate::ui::widgets::day_fields::{day_fields, days_of};
use crate::ui::widgets::period_pairs::{Pair, maps, pair_words, suggestions, typed};

/// Of the menu, in pixels.
const WIDTH: f32 = 360.0;

const SIDES: [&str; 2] = ["left map", "right map"];

/// Two maps with one view: of the periods that the data suggests, in one click, or of two that the user picks.
pub fn side_by_side(ui: &mut Ui, session: &Session, state: &mut TimelineState, actions: &mut Vec<Action>) {
    let (on, pair) = (session.events().split().is_some(), session.split_pair());
    if !on && pair.is_none() {
        return;
    }
    let response = ui.selectable_label(on, RichText::new("Side by side").size(12.5));
    let what = pair.map_or_else(String::new, |pair| format!("Two maps with one view: {}", pair_words(pair)));
    if response.on_hover_text(if on { "One map again".to_owned() } else { what }).clicked() {
        actions.push(EventAction::SplitView(!on).into());
    }
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let words = RichText::new("Two periods…").size(12.5);
    let (button, menu) = MenuButton::new(words).config(config).ui(ui, |ui| {
        picker(ui, session, state, pair, actions);
    });
    button.on_hover_text("Pick the periods of two maps side by side");
    if menu.is_none() {
        state.pair = None;
    }
}

/// A line for each map, and pairs that fit the data.
fn picker(
    ui: &mut Ui,
    session: &Session,
    state: &mut TimelineState,
    pair: Option<Pair>,
    actions: &mut Vec<Action>,
) {
    let shown = maps(session).or(pair);
    let typed = state.pair.get_or_insert_with(|| shown.map(typed).unwrap_or_default());
    let mut picked = [None; 2];
    ui.set_min_width(WIDTH);
    for (side, typed) in typed.iter_mut().enumerate() {
        picked[side] = ui.horizontal(|ui| line(ui, session, side, typed)).inner;
    }
    ui.horizontal(|ui| {
        let both = picked[0].zip(picked[1]);
        if ui.add_enabled(both.is_some(), egui::Button::new("Show side by side")).clicked()
            && let Some((left, right)) = both
        {
            actions.push(EventAction::SplitAt([left, right]).into());
            ui.close();
        }
    });
    ui.separator();
    for (what, pair) in suggestions(session) {
        let words = format!("{what}: {}", pair_words(pair));
        if ui.add(egui::Button::new(words).wrap()).clicked() {
            actions.push(EventAction::SplitAt(pair).into());
            ui.close();
        }
    }
}

/// The days of a map, if they can be read, and how many events they have.
fn line(ui: &mut Ui, session: &Session, side: usize, typed: &mut [String; 2]) -> Option<(Day, Day)> {
    ui.add_sized([36.0, 18.0], egui::Label::new(["Left", "Right"][side]).halign(egui::Align::LEFT));
    day_fields(ui, typed, SIDES[side]);
    let days = days_of(typed, session.time_span()).and_then(|days| days.or(session.time_span()));
    let words = match days.map(|days| session.events_within(days)) {
        None => "not a date".to_owned(),
        Some(None) => String::new(),
        Some(Some(0)) => "no event".to_owned(),
        Some(Some(count)) => events(count),
    };
    ui.weak(words);
    days
}
