use egui::{RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::session::{Review, ReviewAction, Session};
use crate::style::Theme;

use super::heights::ROUND;
use super::paragraph;
use super::paragraph::Touched;
use super::state::ReadingState;
use crate::ui::outbox::{AppCommand, Outbox};
use crate::ui::widgets::{elements, fonts};

/// Width of the column of paragraph numbers.
const NUMBERS: f32 = 28.0;

/// The text with its mentions; only visible paragraphs are laid out.
pub fn text(
    ui: &mut Ui,
    session: &Session,
    review: &Review,
    theme: &Theme,
    state: &mut ReadingState,
) -> Outbox {
    let mut out = Outbox::default();
    let index = state.by_paragraph(&review.drafts);
    let highlighted: Vec<usize> =
        session.hovered().first().map(|key| review.marks().drafts_at(key)).unwrap_or_default();
    let width = ui.available_width() - 12.0;
    let texts = review.document.paragraphs.iter().map(|(_, text)| text);
    state.heights.take_up(&review.sha256, width - NUMBERS, texts);
    let mut area = ScrollArea::vertical().id_salt(("reading", &review.sha256)).auto_shrink([false, false]);
    if let Some((paragraph, frames)) = state.scroll_to.take() {
        let top = state.heights.top(paragraph.saturating_sub(1) as usize);
        area = area.vertical_scroll_offset((top - ui.available_height() * 0.3).max(0.0));
        state.scroll_to = frames.checked_sub(1).filter(|left| *left > 0).map(|left| (paragraph, left));
        ui.ctx().request_repaint();
    }
    let mut touched = Touched::default();
    area.show_viewport(ui, |ui, seen| {
        ui.set_width(width);
        ui.set_height(state.heights.total());
        let origin = ui.max_rect().min;
        for i in state.heights.between(seen.top(), seen.bottom()) {
            let number = i as u32 + 1;
            let Some(words) = review.document.paragraphs.get(number) else { continue };
            let corner = pos2(origin.x, origin.y + state.heights.top(i));
            let room = egui::Rect::from_min_size(corner, vec2(width, f32::INFINITY));
            let drafts = index.get(&number).map_or(&[][..], Vec::as_slice);
            let builder = UiBuilder::new().max_rect(room).id_salt(number);
            let shown = ui.scope_builder(builder, |ui| {
                one(
                    ui,
                    review,
                    number,
                    words,
                    &paragraph::marks(review, drafts, &highlighted, theme),
                    &mut out,
                )
            });
            state.heights.measured(i, shown.response.rect.height() + ROUND);
            touched.hovered = shown.inner.hovered.or(touched.hovered);
            touched.clicked = shown.inner.clicked.or(touched.clicked);
        }
    });
    if state.heights.add_up() {
        ui.ctx().request_repaint();
    }
    if touched.hovered != state.hovered {
        state.hovered = touched.hovered;
        out.act(ReviewAction::Light(touched.hovered));
    }
    if let Some(draft) = touched.clicked {
        out.act(ReviewAction::Focus(draft));
        state.take_keys();
    }
    out
}

fn one(
    ui: &mut Ui,
    review: &Review,
    number: u32,
    words: &str,
    marks: &[paragraph::Mark],
    out: &mut Outbox,
) -> Touched {
    let aside = review.document.aside(number);
    let taken_in = review.taken_in().contains(&number);
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui(vec2(NUMBERS, 18.0), |ui| {
            ui.set_width(NUMBERS);
            let number = RichText::new(number.to_string()).font(fonts::bold(12.0));
            ui.label(number.color(ui.visuals().weak_text_color()));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 2.0);
            let touched = paragraph::text(ui, words, aside.is_some(), marks);
            let (reason, verb) = match (aside, taken_in) {
                (Some(aside), _) => (format!("Set aside: {}.", aside.words()), "Include"),
                (None, true) => ("Included by you.".to_owned(), "Set aside again"),
                (None, false) => return touched,
            };
            ui.horizontal_wrapped(|ui| {
                elements::small(ui, &reason);
                let link = elements::link(ui, verb);
                link.widget_info(|| {
                    let name = format!("{verb}, paragraph {number}");
                    egui::WidgetInfo::labeled(egui::Role::Link, true, name)
                });
                if link.clicked() {
                    out.command(AppCommand::TakeIn { paragraph: number, wanted: aside.is_some() });
                }
            });
            touched
        })
        .inner
    });
    shown.inner
}
