use egui::{Id, RichText, Ui};

use crate::session::{Action, Decision, Edit, LONGEST_COPY, Review, ReviewAction, copied};

use super::field::Field;
use super::state::{Field as Wanted, ReadingState};
use crate::ui::widgets::{elements, fonts};

/// The claim in the user's own words, and the decision buttons.
pub fn words_field(ui: &mut Ui, review: &Review, state: &mut ReadingState, actions: &mut Vec<Action>) {
    let Some((draft, item)) = review.focused() else { return };
    ui.label(RichText::new("In your own words").font(fonts::bold(12.5)));
    let mut words = item.work.paraphrase.clone();
    let field = Field {
        id: Id::unique("paraphrase").with(&draft.id),
        name: "In your own words",
        hint: "Who says what about this place? (E)",
        lines: 3,
        take: state.wanted == Some(Wanted::Paraphrase),
    };
    let typed = field.show(ui, &mut words);
    if state.wanted == Some(Wanted::Paraphrase) && typed.focused {
        state.wanted = None;
    }
    if typed.changed {
        actions.push(ReviewAction::Edit(Edit::Paraphrase(words.clone())).into());
    }
    if typed.left {
        actions.push(ReviewAction::Pause.into());
        if typed.entered || typed.escaped {
            state.take_keys();
        }
    }
    if typed.entered && item.decision != Decision::Accepted {
        actions.push(ReviewAction::Accept.into());
    }
    warning(ui, review, &words, state);
    ui.add_space(2.0);
    buttons(ui, item.decision, actions, state);
}

fn warning(ui: &mut Ui, review: &Review, words: &str, state: &mut ReadingState) {
    if state.copy.as_ref().is_none_or(|(of, _)| of != words) {
        state.copy = Some((words.to_owned(), copied(words, &review.document.paragraphs)));
    }
    if let Some((_, Some(copy))) = &state.copy {
        let words = format!("“{copy}” is in the article: {LONGEST_COPY} or more of its words in a row.");
        elements::small(ui, &words);
    }
}

fn buttons(ui: &mut Ui, decision: Decision, actions: &mut Vec<Action>, state: &mut ReadingState) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let accent = ui.visuals().selection.bg_fill;
        let mut press = |ui: &mut Ui, words: &str, fill: bool, action: ReviewAction| {
            let mut button = egui::Button::new(RichText::new(words).size(12.5));
            if fill {
                button = button.fill(accent);
            }
            if ui.add(button).clicked() {
                actions.push(action.into());
                state.take_keys();
            }
        };
        if decision != Decision::Accepted {
            press(ui, "Accept (A)", true, ReviewAction::Accept);
        }
        if decision != Decision::Rejected {
            press(ui, "Reject (R)", false, ReviewAction::Reject);
        }
        if decision != Decision::Open {
            press(ui, "Reopen (O)", false, ReviewAction::Reopen);
        }
        press(ui, "Next (J)", false, ReviewAction::Next { forward: true });
    });
}
