use egui::{RichText, Ui, WidgetInfo};

use crate::detail::days_words;
use crate::detail::event_words::events;
use crate::events::{Day, Filter};
use crate::session::{Action, EventAction, EventLayer, Session};
use crate::style::number::exact;

use super::state::TimelineState;
use super::{fields, play, side_by_side};
use crate::ui::widgets::fonts;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// How many rows are shown, when, and the playback controls.
pub fn head(
    ui: &mut Ui,
    session: &Session,
    state: &mut TimelineState,
    span: Option<(Day, Day)>,
    actions: &mut Vec<Action>,
) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        if let Some(layer) = session.events().active() {
            let words = shown_words(layer);
            ui.label(RichText::new(words).font(fonts::bold(13.0)));
            ui.add_space(4.0);
        }
        when(ui, session, span, actions);
        if span.is_some() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                // Laid out from the right, but in left-to-right Tab order.
                ui.allocate_ui_with_layout(
                    egui::vec2(127.0, icons::SIDE),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| play::controls(ui, session, state, actions),
                );
            });
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        fields::fields(ui, session, state, span, actions);
        ui.add_space(8.0);
        moments(ui, session, actions);
        side_by_side::side_by_side(ui, session, state, actions);
        periods(ui, session, actions);
        if let Some(layer) = session.events().active() {
            ui.add_space(8.0);
            undated(ui, layer, actions);
            whose(ui, session);
        }
    });
    ui.add_space(2.0);
}

/// "12,345 of 68,573 shown".
pub fn shown_words(layer: &EventLayer) -> String {
    let (shown, all) = (u64::from(layer.shown.count()), layer.table.len() as u64);
    format!("{} of {} shown", exact(shown), exact(all))
}

/// Pixels that the controls at the line's end take.
const CONTROLS: f32 = 140.0;

/// Text that yields space to what follows it.
fn fitting(ui: &mut Ui, words: RichText, behind: f32) {
    let room = (ui.available_width() - behind).max(40.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(words).truncate());
    });
}

fn when(ui: &mut Ui, session: &Session, span: Option<(Day, Day)>, actions: &mut Vec<Action>) {
    match (session.events().days(), span) {
        (Some((from, to)), _) => {
            fitting(ui, RichText::new(days_words(from, to)), CONTROLS + 30.0);
            if icons::button(ui, Icon::Close, "Show all days").clicked() {
                actions.push(EventAction::Days(None).into());
            }
        }
        (None, Some((from, to))) => {
            let words = RichText::new(format!("all days, {}", days_words(from, to))).weak();
            fitting(ui, words, CONTROLS);
        }
        (None, None) => {}
    }
}

/// With several files, whose days these are.
fn whose(ui: &mut Ui, session: &Session) {
    let events = session.events();
    let Some(layer) = events.active() else { return };
    let words = match layer.own_days {
        Some(_) => "this file's own days",
        None if events.layers().len() > 1 => "days of all files",
        None => return,
    };
    let what = "Whether a file shares the days of the others is set under “Events”.";
    ui.label(RichText::new(words).size(12.0).weak()).on_hover_text(what);
}

/// The moments of the articles, one click each.
fn moments(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (moments, events) = (session.moments(), session.events());
    for moment in &moments {
        let on = events.days() == Some(moment.days);
        let response = ui.selectable_label(on, RichText::new(&moment.name).size(12.5));
        let name = format!("Moment {}", moment.name);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &name));
        if response.on_hover_text(&moment.why).clicked() {
            let days = (!on).then_some(moment.days);
            actions.push(EventAction::Days(days).into());
        }
    }
}

/// The years or months of the active file, one click each, and two of them side by side. With two maps a click applies
/// to the active one.
fn periods(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let periods = session.file_periods();
    if periods.len() < 2 {
        return;
    }
    let days = session.events().days();
    let is_years = periods.iter().all(|period| !period.name.contains(' '));
    let title = if is_years { "Years" } else { "Months" };
    ui.menu_button(RichText::new(title).size(12.5), |ui| {
        if let Some(pair) = session.file_pair() {
            let words = if days == Some(pair[1]) {
                "Side by side with the same time before".to_owned()
            } else {
                let [left, right] = pair.map(|days| session.period_name(Some(days)).unwrap_or_default());
                format!("Side by side: {left} and {right}")
            };
            if ui.button(words).clicked() {
                actions.push(EventAction::SplitAt(pair).into());
            }
            ui.separator();
        }
        egui::ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for period in &periods {
                let on = days == Some(period.days);
                let words = format!("{}: {}", period.name, events(period.events));
                if ui.selectable_label(on, words).clicked() {
                    actions.push(EventAction::Days((!on).then_some(period.days)).into());
                    ui.close();
                }
            }
        });
    });
}

/// Undated rows are never hidden silently.
fn undated(ui: &mut Ui, layer: &EventLayer, actions: &mut Vec<Action>) {
    let count: u64 = layer.shown.timeline().undated.iter().map(|n| u64::from(*n)).sum();
    if count == 0 {
        return;
    }
    let mut on = layer.filter().undated;
    let words = RichText::new(format!("{} undated", exact(count))).size(12.5);
    let what = "Rows without a date. They are shown whatever days are selected; switched off, they are hidden \
                while days are selected.";
    if ui.checkbox(&mut on, words).on_hover_text(what).changed() {
        let filter = Filter { undated: on, ..layer.filter().clone() };
        actions.push(EventAction::Filter { layer: layer.id, filter }.into());
    }
}
