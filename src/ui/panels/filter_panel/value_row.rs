use egui::{Align2, Color32, FontId, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::style::number::exact;
use crate::ui::widgets::bidi;

/// Height of a row in pixels.
pub const HEIGHT: f32 = 22.0;

/// A value with its check box, its count and a thin comparison bar.
pub struct ValueRow<'a> {
    pub id: Id,
    pub words: &'a str,
    pub count: u64,
    /// Relative to the most frequent value, 0 to 1.
    pub share: f32,
    pub on: bool,
    /// The colour that the value has on the map.
    pub ink: Option<Color32>,
}

/// The user's request about a value.
pub enum Asked {
    Toggle,
    /// Only this value, or again all of them.
    Only,
}

impl ValueRow<'_> {
    pub fn show(&self, ui: &mut Ui) -> Option<Asked> {
        let size = vec2(ui.available_width(), HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, self.id, Sense::click());
        let name = format!("{}, {}", self.words, events(self.count));
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, self.on, &name));
        if response.gained_focus() {
            // Only visible rows of thousands are laid out, so the next one must be scrolled into view.
            response.scroll_to_me(None);
        }
        let only_id = self.id.with("only");
        let near = ui.rect_contains_pointer(rect) || response.has_focus();
        // When Tab leaves the row, “only” must exist to receive focus.
        let near = near || response.lost_focus() || ui.memory(|m| m.has_focus(only_id));
        self.paint(ui, rect, near, response.has_focus());
        let only = near && self.only(ui, rect, only_id);
        if only || response.double_clicked() {
            // The first of the two clicks has toggled the box.
            Some(Asked::Only)
        } else if response.clicked() {
            Some(Asked::Toggle)
        } else {
            None
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, near: bool, focused: bool) {
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let visuals = ui.visuals();
        if near {
            painter.rect_filled(rect, 4.0, visuals.widgets.hovered.weak_bg_fill);
        }
        if focused {
            let ring = Stroke::new(1.5, visuals.selection.stroke.color);
            painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
        }
        let faint = self.count == 0;
        let ink = if faint { visuals.weak_text_color() } else { visuals.text_color() };
        self.mark(ui, rect, &painter, if faint { ink.gamma_multiply(0.7) } else { ink });
        let number = exact(self.count);
        let font = FontId::proportional(12.5);
        let right = rect.right() - 4.0;
        let number =
            painter.layout_no_wrap(number, font.clone(), ink.gamma_multiply(if faint { 0.7 } else { 1.0 }));
        let left = right - number.size().x;
        let track =
            Rect::from_min_max(pos2(right - BAR, rect.bottom() - 4.0), pos2(right, rect.bottom() - 2.0));
        let mut bar = track;
        bar.min.x =
            track.right() - (track.width() * self.share.clamp(0.0, 1.0)).max(if faint { 0.0 } else { 1.0 });
        let ground = self.ink.unwrap_or(visuals.selection.stroke.color);
        painter.rect_filled(bar, 1.0, ground.gamma_multiply(if self.on { 0.75 } else { 0.25 }));
        painter.galley(pos2(left, rect.center().y - number.size().y / 2.0 - 1.0), number, ink);
        let words_left = rect.left() + 24.0 + if self.ink.is_some() { 14.0 } else { 0.0 };
        let words_right = if near { right - BAR - 38.0 } else { (right - BAR - 4.0).min(left - 6.0) };
        let ink = if self.on { ink } else { visuals.weak_text_color() };
        let mut job = bidi::line(self.words, None, &font, ink.gamma_multiply(if faint { 0.75 } else { 1.0 }));
        job.wrap = egui::text::TextWrapping::truncate_at_width((words_right - words_left).max(20.0));
        let words = painter.layout_job(job);
        painter.galley(pos2(words_left, rect.center().y - words.size().y / 2.0), words, ink);
        if let Some(dot) = self.ink {
            let square = Rect::from_center_size(pos2(rect.left() + 28.0, rect.center().y), vec2(9.0, 9.0));
            painter.rect_filled(square, 2.0, dot.gamma_multiply(if self.on { 1.0 } else { 0.4 }));
        }
    }

    /// The check box, checked if the value passes.
    fn mark(&self, ui: &Ui, rect: Rect, painter: &egui::Painter, ink: Color32) {
        let square = Rect::from_center_size(pos2(rect.left() + 11.0, rect.center().y), vec2(13.0, 13.0));
        let line = Stroke::new(1.0, ui.visuals().weak_text_color());
        painter.rect(square, 3.0, ui.visuals().extreme_bg_color, line, StrokeKind::Inside);
        if self.on {
            let c = square.center();
            let points = vec![c + vec2(-3.5, 0.0), c + vec2(-1.0, 3.0), c + vec2(4.0, -3.5)];
            painter.add(egui::Shape::line(points, Stroke::new(1.8, ink)));
        }
    }

    fn only(&self, ui: &Ui, rect: Rect, id: Id) -> bool {
        let center = pos2(rect.right() - 4.0 - BAR - 20.0, rect.center().y);
        let place = Rect::from_center_size(center, vec2(34.0, HEIGHT - 2.0));
        let response = ui.interact(place, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Only {}", self.words)));
        let ink = ui.visuals().hyperlink_color;
        ui.painter().text(center, Align2::CENTER_CENTER, "only", FontId::proportional(12.0), ink);
        if response.hovered() || response.has_focus() {
            let (a, b) = (center + vec2(-11.0, 7.0), center + vec2(11.0, 7.0));
            ui.painter().line_segment([a, b], Stroke::new(1.0, ink));
        }
        response.clicked()
    }
}

/// Width of the column of counts.
const BAR: f32 = 64.0;

fn events(count: u64) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{} events", exact(count)) }
}
