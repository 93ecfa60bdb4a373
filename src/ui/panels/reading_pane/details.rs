use egui::{Id, RichText, Ui};

use crate::model::{PartialDate, SpeakerKind};
use crate::session::{Action, Edit, Review, ReviewAction};

use super::chooser;
use super::chooser::What;
use super::field::Field;
use super::state::ReadingState;
use crate::ui::widgets::elements;

/// Kind, stance, precision, speaker, period and name of the draft, with the reasons for each.
pub fn details(ui: &mut Ui, review: &Review, state: &mut ReadingState, actions: &mut Vec<Action>) {
    let Some((draft, item)) = review.focused() else { return };
    elements::section(ui, "Claim and speaker");
    ui.spacing_mut().item_spacing.y = 5.0;
    chooser::show(ui, review, What::Kind, &draft.kind_because, &mut state.chooser, actions);
    chooser::show(ui, review, What::Stance, "", &mut state.chooser, actions);
    speaker(ui, review, &draft.speaker_because, actions);
    period(ui, review, &draft.period_because, state, actions);
    elements::section(ui, "On the map");
    let note = &item.work.location.precision_note;
    chooser::show(ui, review, What::Precision, note, &mut state.chooser, actions);
    let mut name = item.work.name.clone();
    typed(ui, review, "Name", "Name", &mut name, actions, Edit::Name);
    chooser::show(ui, review, What::Merge, "", &mut state.chooser, actions);
}

fn typed(
    ui: &mut Ui,
    review: &Review,
    label: &str,
    name: &str,
    text: &mut String,
    actions: &mut Vec<Action>,
    edit: impl FnOnce(String) -> Edit,
) {
    let Some((draft, _)) = review.focused() else { return };
    let id = Id::unique("draft field").with((name, &draft.id));
    let typed = elements::labelled(ui, label, |ui| {
        Field { id, name, hint: "", lines: 1, take: false }.show(ui, text)
    });
    if typed.changed {
        actions.push(ReviewAction::Edit(edit(text.clone())).into());
    }
    if typed.left {
        actions.push(ReviewAction::Pause.into());
    }
}

fn speaker(ui: &mut Ui, review: &Review, because: &str, actions: &mut Vec<Action>) {
    let Some((_, item)) = review.focused() else { return };
    let now = &item.work.speaker;
    let mut name = now.name.clone();
    typed(ui, review, "Speaker", "Speaker", &mut name, actions, |name| {
        Edit::Speaker(crate::model::Speaker { name, ..now.clone() })
    });
    let mut role = now.role.clone().unwrap_or_default();
    typed(ui, review, "", "Role of the speaker", &mut role, actions, |role| {
        Edit::Speaker(crate::model::Speaker { role: Some(role).filter(|r| !r.is_empty()), ..now.clone() })
    });
    elements::labelled(ui, "", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding.x = 6.0;
            for (kind, words) in [
                (SpeakerKind::Named, "named"),
                (SpeakerKind::Anonymous, "anonymous"),
                (SpeakerKind::Author, "the author"),
            ] {
                let words = RichText::new(words).size(12.0);
                if ui.selectable_label(now.kind == kind, words).clicked() {
                    let speaker = crate::model::Speaker { kind, ..now.clone() };
                    actions.push(ReviewAction::Edit(Edit::Speaker(speaker)).into());
                }
            }
        });
        if !because.is_empty() {
            elements::small(ui, because);
        }
    });
}

fn period(ui: &mut Ui, review: &Review, because: &str, state: &mut ReadingState, actions: &mut Vec<Action>) {
    let Some((draft, item)) = review.focused() else { return };
    let now = &item.work.period;
    let mut text = now.text.clone();
    typed(ui, review, "When", "When", &mut text, actions, |text| {
        Edit::Period(crate::model::Period { text, ..now.clone() })
    });
    elements::labelled(ui, "", |ui| {
        if !because.is_empty() {
            elements::small(ui, because);
        }
        ui.horizontal(|ui| {
            for (name, day, is_first) in [("from", now.from, true), ("to", now.to, false)] {
                elements::small(ui, name);
                let id = Id::unique("draft day").with((name, &draft.id));
                let known = day.map(|d| d.to_string()).unwrap_or_default();
                let mut text = state.dates.get(&id).cloned().unwrap_or(known);
                let typed = ui
                    .allocate_ui(egui::vec2(86.0, 24.0), |ui| {
                        let label = if is_first { "First day" } else { "Last day" };
                        Field { id, name: label, hint: "2017-11-04", lines: 1, take: false }
                            .show(ui, &mut text)
                    })
                    .inner;
                if typed.changed {
                    let day = PartialDate::try_from(text.trim()).ok();
                    if day.is_some() || text.trim().is_empty() {
                        let mut period = now.clone();
                        *(if is_first { &mut period.from } else { &mut period.to }) = day;
                        actions.push(ReviewAction::Edit(Edit::Period(period)).into());
                    }
                    state.dates.insert(id, text);
                }
                if typed.left {
                    // Invalid dates are dropped when the field loses focus.
                    state.dates.remove(&id);
                    actions.push(ReviewAction::Pause.into());
                }
            }
        });
        if state.dates.values().any(|t| !t.trim().is_empty() && PartialDate::try_from(t.trim()).is_err()) {
            elements::small(ui, "Write a day as 2017, 2017-11 or 2017-11-04.");
        }
    });
}
