//! Two periods of the active event file, compared.

mod compared_rows;
mod periods_state;

use egui::{ComboBox, Context, RichText, Ui};

use crate::detail::{compared_remarks, compared_sentences};
use crate::events::ComparedCount;
use crate::formats::export::compared_csv;
use crate::model::EventLayerId;
use crate::session::{Action, EventAction, PeriodAnswer, Session, Shared};
use crate::style::Theme;
use crate::ui::outbox::{AppCommand, Outbox};
use crate::ui::widgets::day_fields::day_fields;
use crate::ui::widgets::elements;
use crate::ui::widgets::period_pairs::pair_words;

use compared_rows::compared_rows;
pub use periods_state::PeriodsState;

/// A finished comparison, and whether a newer one is on its way.
pub struct PeriodsShown<'a> {
    pub answer: Option<&'a PeriodAnswer>,
    pub waiting: bool,
}

/// The window's size in pixels.
const SIZE: [f32; 2] = [760.0, 460.0];

/// Returns whether it was closed.
pub fn periods_window(
    ctx: &Context,
    session: &Session,
    theme: &Theme,
    state: &mut PeriodsState,
    shown: &PeriodsShown,
) -> (Outbox, bool) {
    let mut out = Outbox::default();
    let mut open = true;
    egui::Window::new("Compare two periods")
        .id(egui::Id::unique("periods"))
        .open(&mut open)
        .collapsible(false)
        .default_size(SIZE)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .constrain(true)
        .show(ctx, |ui| {
            questions(ui, session, state, shown.answer.is_none_or(|answer| answer.has_killed));
            ui.separator();
            match shown.answer {
                Some(answer) => answered(ui, session, theme, state, answer, &mut out),
                None if shown.waiting => elements::text(ui, "Counting …"),
                None => elements::text(ui, "Give two periods as above."),
            };
        });
    (out, !open)
}

/// The periods, what is compared, and by what.
fn questions(ui: &mut Ui, session: &Session, state: &mut PeriodsState, has_killed: bool) {
    state.fill(session);
    let lines = [("First", "first period"), ("Second", "second period")];
    for (i, (typed, (words, whose))) in state.typed.iter_mut().flatten().zip(lines).enumerate() {
        ui.horizontal(|ui| {
            ui.allocate_ui([52.0, 18.0].into(), |ui| {
                ui.set_min_width(52.0);
                ui.label(words);
            });
            day_fields(ui, typed, whose);
            if i == 1 {
                file_of_second(ui, session, &mut state.second);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        for (what, pair) in state.suggestions(session) {
            let words = RichText::new(format!("{what}: {}", pair_words(pair))).size(12.5);
            if ui.add(egui::Button::new(words)).clicked() {
                state.take(pair);
            }
        }
    });
    ui.horizontal(|ui| {
        let label = ui.label("By");
        let titles = PeriodsState::titles(session);
        let by = state.by(session);
        let chosen = by.and_then(|by| titles.iter().find(|(at, _)| *at == by));
        let chosen = chosen.map_or("", |(_, title)| title.as_str());
        let list =
            ComboBox::from_id_salt("compared by").selected_text(chosen).width(180.0).show_ui(ui, |ui| {
                for (at, title) in &titles {
                    if ui.selectable_label(Some(*at) == by, title).clicked() {
                        state.choose(title.clone());
                    }
                }
            });
        list.response.labelled_by(label.id);
        if !has_killed {
            state.of = ComparedCount::Events;
            return;
        }
        ui.add_space(12.0);
        for (of, words) in [(ComparedCount::Events, "Events"), (ComparedCount::Killed, "People killed")] {
            ui.selectable_value(&mut state.of, of, words);
        }
    });
}

/// The file of the second period, where several are open.
fn file_of_second(ui: &mut Ui, session: &Session, second: &mut Option<EventLayerId>) {
    let (layers, active) = (session.events().layers(), session.events().active().map(|layer| layer.id));
    if layers.len() < 2 {
        *second = None;
        return;
    }
    let label = ui.label("of");
    let chosen = second.or(active);
    let name = layers.iter().find(|layer| Some(layer.id) == chosen).map_or("", |layer| layer.name());
    let list = ComboBox::from_id_salt("file of the second period").selected_text(name).width(200.0);
    let list = list.show_ui(ui, |ui| {
        for layer in layers {
            if ui.selectable_label(Some(layer.id) == chosen, layer.name()).clicked() {
                *second = Some(layer.id).filter(|id| Some(*id) != active);
            }
        }
    });
    list.response.labelled_by(label.id);
}

/// Whether governorates are shaded by what changed. What is shown follows what is compared.
fn on_the_map(ui: &mut Ui, session: &Session, of: ComparedCount, answer: &PeriodAnswer, out: &mut Outbox) {
    let Some(layer) = session.events().active() else { return };
    let mut on = layer.wants_change();
    let changed = ui.checkbox(&mut on, "Map of the change").changed();
    // Two maps show periods by themselves; the change comes back behind them.
    let is_new = on && session.events().split().is_none() && !layer.shows_change(&answer.pair, of);
    if changed || is_new {
        let change = on.then(|| (Shared(answer.pair.clone()), of));
        out.act(EventAction::ShowChange { layer: layer.id, change });
    }
}

fn answered(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    state: &PeriodsState,
    answer: &PeriodAnswer,
    out: &mut Outbox,
) -> egui::Response {
    let said = elements::text(ui, &compared_sentences(&answer.pair, &answer.values));
    ui.add_space(4.0);
    compared_rows(ui, theme, &answer.by, state.of, answer);
    for remark in compared_remarks(&answer.pair) {
        elements::small(ui, &remark);
    }
    ui.horizontal(|ui| {
        // Maps show periods of one file.
        if answer.pair.is_of_one {
            on_the_map(ui, session, state.of, answer, out);
            if elements::button(ui, "Show side by side") {
                out.act(EventAction::SplitAt(answer.pair.periods));
            }
        }
        if elements::button(ui, "Copy as text") {
            out.act(Action::Copy { what: "comparison", text: compared_rows::as_text(answer, state.of) });
        }
        if elements::button(ui, "Save as CSV…") {
            let all = std::iter::once(("all", answer.pair.all()));
            let lines = answer.values.iter().map(|value| (value.name.as_str(), value.compared)).chain(all);
            // Writing to memory does not fail.
            if let Ok(bytes) = compared_csv(&answer.by, answer.pair.periods, lines) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                out.command(AppCommand::SaveText { name: "comparison.csv".to_owned(), text });
            }
        }
    });
    said
}
