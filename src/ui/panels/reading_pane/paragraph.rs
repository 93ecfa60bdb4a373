use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::cursor::CCursor;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Galley, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::session::{Decision, Review};
use crate::style::Theme;

use crate::ui::widgets::visuals::colour;
use crate::ui::widgets::{bidi, elements};

/// A mention in a paragraph.
pub struct Mark {
    pub draft: usize,
    pub bytes: Range<usize>,
    pub decision: Decision,
    pub ink: Color32,
    /// It is the current draft.
    pub focused: bool,
    /// Its place is under the pointer.
    pub highlighted: bool,
    /// For assistive programs.
    pub name: String,
}

/// User input on a paragraph's text.
#[derive(Default)]
pub struct Touched {
    pub hovered: Option<usize>,
    pub clicked: Option<usize>,
}

/// Most characters of a paragraph that are laid out.
const MOST: usize = 20_000;

/// The text with its mentions.
pub fn text(ui: &mut Ui, words: &str, aside: bool, marks: &[Mark]) -> Touched {
    let end = words.char_indices().nth(MOST).map_or(words.len(), |(at, _)| at);
    let shown = words.get(..end).unwrap_or(words);
    let touched =
        if bidi::has_rtl(shown) { right_to_left(ui, shown, marks) } else { plain(ui, shown, aside, marks) };
    if end < words.len() {
        elements::small(ui, "… Only the beginning of this paragraph is shown.");
    }
    touched
}

/// Arabic text is ordered line by line; its mentions are listed below it.
fn right_to_left(ui: &mut Ui, words: &str, marks: &[Mark]) -> Touched {
    elements::text(ui, words);
    let mut touched = Touched::default();
    ui.horizontal_wrapped(|ui| {
        for mark in marks {
            let response = ui
                .add(egui::Button::selectable(mark.focused || mark.highlighted, mark.name.as_str()).small());
            if response.hovered() {
                touched.hovered = Some(mark.draft);
            }
            if response.clicked() {
                touched.clicked = Some(mark.draft);
            }
        }
    });
    touched
}

fn plain(ui: &mut Ui, words: &str, aside: bool, marks: &[Mark]) -> Touched {
    let ink = if aside { ui.visuals().weak_text_color() } else { ui.visuals().text_color() };
    let mut job = job(words, ink, marks, ui.visuals().weak_text_color());
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    let mut touched = Touched::default();
    for mark in marks {
        let boxes = boxes(&galley, words, &mark.bytes);
        let placed: Vec<Rect> =
            boxes.iter().map(|b| b.translate(rect.min.to_vec2()).expand2(vec2(0.5, 0.5))).collect();
        under(ui, mark, &placed);
        let pointer = response.hover_pos();
        if pointer.is_some_and(|p| placed.iter().any(|b| b.contains(p))) {
            touched.hovered = Some(mark.draft);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        let clicked = response.interact_pointer_pos().filter(|_| response.clicked());
        if clicked.is_some_and(|p| placed.iter().any(|b| b.contains(p))) || node(ui, mark, &placed) {
            touched.clicked = Some(mark.draft);
        }
    }
    ui.painter().galley(rect.min, galley, ink);
    touched
}

/// An accessibility node that can be activated; not a Tab stop, because the keys lead there.
fn node(ui: &Ui, mark: &Mark, placed: &[Rect]) -> bool {
    let Some(first) = placed.first() else { return false };
    let id = Id::unique("mention").with(mark.draft);
    let response = ui.interact(*first, id, Sense::hover());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, mark.focused, &mark.name));
    ui.ctx().accesskit_node_builder(id, |n| n.add_action(egui::accesskit::Action::Click));
    ui.input(|i| i.has_accesskit_action_request(id, egui::accesskit::Action::Click))
}

fn job(words: &str, ink: Color32, marks: &[Mark], weak: Color32) -> LayoutJob {
    let plain = TextFormat { font_id: FontId::proportional(13.5), color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for mark in marks {
        let (from, to) = (mark.bytes.start.max(at), mark.bytes.end.max(at));
        let (Some(before), Some(name)) = (words.get(at..from), words.get(from..to)) else { continue };
        job.append(before, 0.0, plain.clone());
        let format = match mark.decision {
            Decision::Open => plain.clone(),
            Decision::Accepted => TextFormat { underline: Stroke::new(1.5, mark.ink), ..plain.clone() },
            Decision::Rejected => {
                TextFormat { strikethrough: Stroke::new(1.0, weak), color: weak, ..plain.clone() }
            }
        };
        job.append(name, 0.0, format);
        at = to;
    }
    job.append(words.get(at..).unwrap_or_default(), 0.0, plain);
    job
}

/// The decoration of a mention: dots around a draft, a background for an accepted one.
fn under(ui: &Ui, mark: &Mark, placed: &[Rect]) {
    for rect in placed {
        let round = CornerRadius::same(3);
        if mark.focused {
            ui.painter().rect_filled(*rect, round, ui.visuals().selection.bg_fill);
            let stroke = Stroke::new(1.8, ui.visuals().selection.stroke.color);
            ui.painter().rect_stroke(*rect, round, stroke, StrokeKind::Outside);
        } else if mark.highlighted {
            ui.painter().rect_filled(*rect, round, mark.ink.gamma_multiply(0.30));
        } else if mark.decision == Decision::Accepted {
            ui.painter().rect_filled(*rect, round, mark.ink.gamma_multiply(0.18));
        }
        if mark.decision == Decision::Open && !mark.focused {
            let corners =
                [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            let dots = egui::Shape::dotted_line(&corners, mark.ink, 2.8, 0.7);
            ui.painter().extend(dots);
        }
    }
}

/// The boxes of a byte range of the text, one per line.
fn boxes(galley: &Arc<Galley>, words: &str, bytes: &Range<usize>) -> Vec<Rect> {
    let letters = |to: usize| words.get(..to).map(|t| t.chars().count());
    let (Some(from), Some(to)) = (letters(bytes.start), letters(bytes.end)) else { return Vec::new() };
    let at = |letter: usize, next_row: bool| {
        galley.pos_from_cursor(CCursor { prefer_next_row: next_row, ..CCursor::new(letter) })
    };
    let (start, end) = (at(from, true), at(to, false));
    if (start.top() - end.top()).abs() < 1.0 {
        return vec![Rect::from_min_max(start.left_top(), end.right_bottom())];
    }
    vec![
        Rect::from_min_max(start.left_top(), pos2(galley.size().x, start.bottom())),
        Rect::from_min_max(pos2(0.0, end.top()), end.right_bottom()),
    ]
}

/// The marks of a paragraph, in the order of its letters.
pub fn marks(review: &Review, drafts: &[usize], highlighted: &[usize], theme: &Theme) -> Vec<Mark> {
    let mut marks: Vec<Mark> = drafts
        .iter()
        .filter_map(|&index| {
            let (draft, item) = review.item(index)?;
            Some(Mark {
                draft: index,
                bytes: draft.bytes.clone(),
                decision: item.decision,
                ink: colour(theme.ink(item.work.kind)),
                focused: index == review.focus(),
                highlighted: highlighted.contains(&index),
                name: format!("{}, paragraph {}, {}", item.shown, draft.paragraph, item.decision.words()),
            })
        })
        .collect();
    marks.sort_by_key(|m| m.bytes.start);
    marks
}
