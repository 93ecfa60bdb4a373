use egui::{RichText, Ui};

use crate::session::{Action, Edit, Review, ReviewAction, Session};

use super::place_search::place_search;
use super::state::ReadingState;
use crate::ui::widgets::{elements, fonts};

/// The possible meanings of the name, the reasons, and the search for another place.
pub fn places(
    ui: &mut Ui,
    session: &Session,
    review: &Review,
    state: &mut ReadingState,
    actions: &mut Vec<Action>,
) {
    let Some((draft, item)) = review.focused() else { return };
    elements::section(ui, "Which place");
    ui.spacing_mut().item_spacing.y = 3.0;
    for (i, (reading, spot)) in draft.choices.iter().enumerate() {
        // Undrawn choices are only on the last line.
        let on = item.choice == Some(i) && item.work.location.geometry.is_some();
        let number = if i < 9 { format!("{}", i + 1) } else { String::new() };
        if choice(ui, &number, &reading.shown, on) {
            actions.push(ReviewAction::Edit(Edit::Choose(i)).into());
        }
        ui.indent(("because", i), |ui| {
            let mut because = reading.because.join("; ");
            if on || i == 0 {
                let note = if spot.precision_note.is_empty() {
                    spot.precision.words()
                } else {
                    &spot.precision_note
                };
                because = if because.is_empty() { note.to_owned() } else { format!("{because} · {note}") };
            }
            if !because.is_empty() {
                elements::small(ui, &because);
            }
        });
    }
    if item.choice.is_none() {
        choice(ui, "", &item.shown, item.work.location.geometry.is_some());
        ui.indent("own place", |ui| elements::small(ui, "your choice"));
    }
    if choice(ui, "N", "Not drawn: listed only", item.work.location.geometry.is_none()) {
        actions.push(ReviewAction::Edit(Edit::NotDrawn).into());
    }
    if let Some(why) = item.why_not_drawn() {
        ui.indent("why not", |ui| elements::small(ui, why));
    }
    place_search(ui, session, state, actions);
}

/// A line of the list: key, text, whether it is current.
fn choice(ui: &mut Ui, key: &str, words: &str, on: bool) -> bool {
    let text = RichText::new(if key.is_empty() { words.to_owned() } else { format!("{key}  {words}") });
    let text = if on { text.font(fonts::bold(13.0)) } else { text.size(13.0) };
    let line = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
    let response = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = line;
        ui.add(egui::RadioButton::new(on, text))
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, words));
    response.clicked()
}
