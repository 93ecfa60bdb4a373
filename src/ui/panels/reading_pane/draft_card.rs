use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Panel, RichText, ScrollArea, Sense, Ui, WidgetInfo};

use crate::reading::Draft;
use crate::session::{Action, Review, Session};
use crate::style::Theme;

use super::details::details;
use super::keys::key_words;
use super::places::places;
use super::state::{Field, ReadingState, keys_id};
use super::words_field::words_field;
use crate::ui::widgets::visuals::colour;
use crate::ui::widgets::{bidi, elements, fonts};

/// The current draft: sentence, place with reasons, claim and speaker; below, always visible, the user's
/// wording and the keys.
pub fn draft_card(ui: &mut Ui, session: &Session, theme: &Theme, state: &mut ReadingState) -> Vec<Action> {
    let mut actions = Vec::new();
    let Some(review) = session.review() else { return actions };
    let Some((draft, item)) = review.focused() else {
        elements::text(ui, "The text names no known place in Iraq, so nothing is drawn.");
        return actions;
    };
    let is_new = state.turn_to(&review.sha256, review.focus());
    take_keys(ui, review, state);
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 0, right: 6, top: 6, bottom: 4 });
    Panel::bottom("own words").frame(frame).resizable(false).show(ui, |ui| {
        words_field(ui, review, state, &mut actions);
        ui.add_space(2.0);
        let keys = RichText::new(key_words(Some(item.decision))).size(11.0);
        ui.add(egui::Label::new(keys.color(ui.visuals().weak_text_color())).wrap());
    });
    ui.horizontal_wrapped(|ui| {
        let words = format!("{} of {}", review.focus() + 1, review.items().len());
        ui.label(RichText::new(words).font(fonts::bold(13.0)));
        elements::badge(ui, item.decision.words(), Some(colour(theme.ink(item.work.kind))));
        if elements::link(ui, &format!("paragraph {}", draft.paragraph)).clicked() {
            state.show(draft.paragraph);
        }
    });
    let mut area = ScrollArea::vertical().id_salt("draft").auto_shrink([false, false]);
    if is_new {
        // The sentence comes first.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        sentence(ui, review, draft);
        let before = actions.len();
        places(ui, session, review, state, &mut actions);
        let listed = state.chooser.is_some();
        let pressed = actions.len() > before;
        details(ui, review, state, &mut actions);
        if pressed || listed && state.chooser.is_none() {
            // A clicked line does not keep focus.
            state.take_keys();
        }
        ui.add_space(10.0);
    });
    actions
}

/// The sentence that names the place, with the name emphasised.
fn sentence(ui: &mut Ui, review: &Review, draft: &Draft) {
    let text = review.document.paragraphs.get(draft.paragraph).unwrap_or_default();
    let words = text.get(draft.sentence.clone()).unwrap_or(text);
    elements::edged(ui, ui.visuals().selection.stroke.color, |ui| {
        if bidi::has_rtl(words) {
            elements::text(ui, words);
            return;
        }
        let ink = ui.visuals().text_color();
        let plain = TextFormat { font_id: FontId::proportional(13.5), color: ink, ..TextFormat::default() };
        let strong = TextFormat { font_id: fonts::bold(13.5), ..plain.clone() };
        let from = draft.bytes.start.saturating_sub(draft.sentence.start);
        let to = draft.bytes.end.saturating_sub(draft.sentence.start);
        let mut job = LayoutJob::default();
        for (piece, format) in
            [(words.get(..from), &plain), (words.get(from..to), &strong), (words.get(to..), &plain)]
        {
            job.append(piece.unwrap_or_default(), 0.0, format.clone());
        }
        ui.add(egui::Label::new(job).wrap());
    });
}

/// The pane's focus target: while focused, arrows and Enter belong to the review.
fn take_keys(ui: &mut Ui, review: &Review, state: &mut ReadingState) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, keys_id(), Sense::focusable_noninteractive());
    let name = format!("Review, {}", review.progress().words());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Group, true, &name));
    if state.wanted == Some(Field::Keys) {
        state.wanted = None;
        response.request_focus();
    }
    if response.has_focus() {
        let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(keys_id(), filter));
    }
}
