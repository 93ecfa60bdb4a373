use egui::{Align2, CursorIcon, FontId, Key, Modifiers, Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

use crate::detail::measure_words;
use crate::geo::{LonLat, Screen, Viewport, bearings, length_m};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::{Emphasis, PreparedAnnotation, annotation_prims};
use crate::session::{Action, Session};
use crate::style::Theme;
use crate::style::measures::{area_words, bearing_words, length_words};

use super::{MarkDraft, MarkState, MarkTool};
use crate::ui::map::paint_scene::paint_prims;
use crate::ui::widgets::visuals::colour;

/// Distance in pixels within which a click on the first corner closes an outline.
const CLOSES: f32 = 10.0;

/// Radius of a drawn corner, in pixels.
const CORNER: f32 = 4.0;

/// Draws while a tool is selected: a click adds a corner, double-click or Enter finishes, Backspace removes.
/// Drags and the wheel still move the map.
pub fn draw(
    ui: &Ui,
    response: &Response,
    rect: Rect,
    session: &Session,
    state: &mut MarkState,
    by_keyboard: bool,
) -> Option<Action> {
    state.draft.tool?;
    let view = session.viewport();
    let hover = response.hover_pos().filter(|p| rect.contains(*p) && !response.dragged());
    if hover.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    }
    let middle = by_keyboard && response.has_focus();
    let pointer = if middle { Some(rect.center()) } else { hover };
    let draft = &mut state.draft;
    let closing = pointer.filter(|p| closes(draft, &view, rect, *p));
    let ground = |p: Pos2| LonLat::from(view.to_world(Screen::new(p.x - rect.left(), p.y - rect.top())));
    let mut action = None;
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
        response.request_focus();
        action = if response.double_clicked() && !draft.is_complete() {
            draft.finish(false)
        } else if closes(draft, &view, rect, at) {
            draft.finish(true)
        } else {
            draft.add(ground(at))
        };
    } else if !ui.ctx().text_edit_focused() {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::Enter) {
            action = draft.finish(false);
        } else if pressed(Key::Backspace) {
            draft.back();
        } else if pressed(Key::Space) {
            let at = pointer.unwrap_or(rect.center());
            action = if closing.is_some() { draft.finish(true) } else { draft.add(ground(at)) };
        }
    }
    if middle {
        crosshair(ui, rect);
    }
    let next = pointer.filter(|_| closing.is_none()).map(ground);
    paint(ui, rect, &view, &state.draft, next, closing.is_some());
    if let Some(at) = pointer.filter(|_| !state.draft.is_complete()) {
        beside(ui, rect, at, &state.draft, next, closing.is_some());
    }
    action
}

/// Whether a click there would close the outline.
fn closes(draft: &MarkDraft, view: &Viewport, rect: Rect, at: Pos2) -> bool {
    let first = draft.corners().first().filter(|_| draft.can_close());
    first.is_some_and(|first| place(view, rect, *first).distance(at) <= CLOSES)
}

fn place(view: &Viewport, rect: Rect, p: LonLat) -> Pos2 {
    let s = view.to_screen(p.into());
    pos2(rect.left() + s.x, rect.top() + s.y)
}

fn theme_of(ui: &Ui) -> Theme {
    if ui.visuals().dark_mode { Theme::dark() } else { Theme::light() }
}

/// The drawing so far, as it will look.
fn paint(ui: &Ui, rect: Rect, view: &Viewport, draft: &MarkDraft, next: Option<LonLat>, closing: bool) {
    let theme = theme_of(ui);
    let painter = ui.painter().with_clip_rect(rect);
    if let Some(shape) = shape_so_far(draft, next, closing) {
        let mark = Annotation::new(String::new(), String::new(), shape);
        let prims = annotation_prims(
            &PreparedAnnotation::new(&mark),
            &mark.shape,
            view,
            &theme,
            Emphasis::Highlighted,
        );
        paint_prims(&painter, rect.min, &prims);
    }
    let ink = Stroke::new(1.5, colour(theme.annotation_ink()));
    for (i, corner) in draft.corners().iter().enumerate() {
        let at = place(view, rect, *corner);
        let first = i == 0 && draft.can_close();
        let radius = if first && closing { CORNER + 3.5 } else { CORNER };
        let fill = if first { colour(theme.annotation_ink()) } else { colour(theme.land) };
        painter.circle(at, radius, fill, ink);
    }
}

fn shape_so_far(draft: &MarkDraft, next: Option<LonLat>, closing: bool) -> Option<AnnotationShape> {
    if closing { Some(AnnotationShape::Area(draft.corners().to_vec())) } else { draft.so_far(next) }
}

/// What a click would add, next to the pointer.
fn beside(ui: &Ui, rect: Rect, at: Pos2, draft: &MarkDraft, next: Option<LonLat>, closing: bool) {
    let Some(tool) = draft.tool.filter(|t| !matches!(t, MarkTool::Note | MarkTool::Point)) else { return };
    let Some(last) = draft.corners().last() else { return };
    let mut lines = Vec::new();
    if let Some(next) = next.filter(|next| next != last) {
        let way = length_words(length_m(&[*last, next]));
        let turn = bearings(*last, next).map(|b| format!(" · {}", bearing_words(b.there)));
        lines.push(format!("{way}{}", turn.unwrap_or_default()));
        if draft.corners().len() > 1 {
            let mut through = draft.corners().to_vec();
            through.push(next);
            lines.push(format!("total {}", length_words(length_m(&through))));
        }
    }
    let area = closing || tool == MarkTool::Area;
    if let Some(AnnotationShape::Area(corners)) = shape_so_far(draft, next, closing).filter(|_| area) {
        lines.push(match crate::geo::enclosed_m2(&corners) {
            Some(m2) => area_words(m2),
            None => "the outline crosses itself".to_owned(),
        });
    }
    if closing {
        lines.push("click to close".to_owned());
    }
    tag(ui, rect, at, &lines);
}

/// A short text on a light background next to a position, on the side with room.
pub(super) fn tag(ui: &Ui, rect: Rect, at: Pos2, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect);
    let font = FontId::proportional(12.0);
    let galley = painter.layout_no_wrap(lines.join("\n"), font, ui.visuals().text_color());
    let size = galley.size() + vec2(12.0, 6.0);
    let right = at.x + 16.0 + size.x < rect.right();
    let below = at.y + 18.0 + size.y < rect.bottom();
    let (x, alignx) = if right { (16.0, egui::Align::Min) } else { (-14.0, egui::Align::Max) };
    let (y, aligny) = if below { (16.0, egui::Align::Min) } else { (-12.0, egui::Align::Max) };
    let place = Align2([alignx, aligny]).anchor_size(at + vec2(x, y), size);
    painter.rect_filled(place, 5.0, ui.visuals().window_fill.gamma_multiply(0.94));
    painter.rect_stroke(place, 5.0, ui.visuals().window_stroke, egui::StrokeKind::Inside);
    painter.galley(place.min + vec2(6.0, 3.0), galley, ui.visuals().text_color());
}

/// Position of the next corner added by keyboard.
fn crosshair(ui: &Ui, rect: Rect) {
    let c = rect.center();
    let painter = ui.painter().with_clip_rect(rect);
    for stroke in [Stroke::new(4.0, ui.visuals().window_fill), Stroke::new(1.6, ui.visuals().text_color())] {
        for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
            painter.line_segment([c + vec2(x, y) * 4.0, c + vec2(x, y) * 14.0], stroke);
        }
    }
}

/// The measurement so far, in words with its method.
pub(super) fn words(draft: &MarkDraft) -> Option<String> {
    let (shape, measured) = draft.measured(None)?;
    Some(measure_words(&shape, &measured)).filter(|words| !words.is_empty())
}
