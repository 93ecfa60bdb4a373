use egui::collapsing_header::paint_default_icon;
use egui::{Align2, FontId, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::style::number::exact;
use crate::ui::widgets::fonts;

/// A section header that toggles the section; `kept` is how many values pass its part of the filter. True if
/// clicked.
pub fn heading(ui: &mut Ui, id: Id, title: &str, kept: Option<usize>, openness: f32) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let response = ui.interact(rect, id.with("heading"), Sense::click());
    let title = capital_first(title);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, openness > 0.5, &title));
    let visuals = ui.visuals();
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, visuals.widgets.hovered.weak_bg_fill);
    }
    let accent = visuals.selection.stroke.color;
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, accent), StrokeKind::Inside);
    }
    let ink = if kept.is_some() { accent } else { visuals.text_color() };
    let at = pos2(rect.left() + 20.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, &title, fonts::bold(13.0), ink);
    if let Some(kept) = kept {
        // Shown here, so that it is visible in a closed section too.
        let at = pos2(rect.right() - 6.0, rect.center().y);
        let words = format!("{} selected", exact(kept as u64));
        ui.painter().text(at, Align2::RIGHT_CENTER, words, FontId::proportional(12.0), accent);
    }
    let mut sign = response.clone();
    sign.rect = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(9.0, 9.0));
    paint_default_icon(ui, openness, &sign);
    response.clicked()
}

fn capital_first(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
