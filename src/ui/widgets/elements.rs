use egui::{
    Color32, CornerRadius, EventFilter, FontId, Frame, Id, Margin, Response, RichText, Sense, Stroke,
    TextEdit, Ui, vec2,
};

use crate::ui::widgets::{bidi, fonts};

/// Body text that wraps, and may hold Arabic.
pub fn text(ui: &mut Ui, words: &str) -> Response {
    bidi::label(ui, words, &FontId::proportional(13.5), ui.visuals().text_color())
}

/// Smaller and fainter.
pub fn small(ui: &mut Ui, words: &str) -> Response {
    bidi::label(ui, words, &FontId::proportional(12.0), ui.visuals().weak_text_color())
}

/// A heading inside a panel.
pub fn section(ui: &mut Ui, words: &str) -> Response {
    ui.add_space(8.0);
    let heading = RichText::new(words).font(fonts::bold(13.0)).color(ui.visuals().weak_text_color());
    ui.add(egui::Label::new(heading).wrap())
}

/// A badge: a short text on a rounded background, with a coloured dot.
pub fn badge(ui: &mut Ui, words: &str, dot: Option<Color32>) -> Response {
    let font = FontId::proportional(11.5);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ui.visuals().text_color());
    let left = if dot.is_some() { 20.0 } else { 8.0 };
    let size = vec2(galley.size().x + left + 8.0, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let ground = ui.visuals().widgets.inactive.weak_bg_fill;
    ui.painter().rect_filled(rect, CornerRadius::same(10), ground);
    if let Some(colour) = dot {
        ui.painter().circle_filled(rect.left_center() + vec2(11.0, 0.0), 4.0, colour);
    }
    let y = rect.center().y - galley.size().y / 2.0;
    let ink = ui.visuals().text_color();
    ui.painter().galley(egui::pos2(rect.left() + left, y), galley, ink);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    response
}

/// A link inside the program.
pub fn link(ui: &mut Ui, words: &str) -> Response {
    ui.add(egui::Link::new(RichText::new(words).size(12.5)))
}

/// A box with a coloured edge on its left.
pub fn edged<R>(ui: &mut Ui, edge: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(4.0).inner_margin(Margin {
        left: 12,
        right: 8,
        top: 6,
        bottom: 6,
    });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    let rect = shown.response.rect;
    let line = [rect.left_top() + vec2(1.5, 2.0), rect.left_bottom() + vec2(1.5, -2.0)];
    ui.painter().line_segment(line, Stroke::new(3.0, edge));
    shown.inner
}

/// A button as wide as its text, with an accessible name.
pub fn button(ui: &mut Ui, words: &str) -> bool {
    ui.add(egui::Button::new(RichText::new(words).size(12.5))).clicked()
}

/// A clickable line with a coloured dot.
pub fn line_button(ui: &mut Ui, words: &str, dot: Color32, on: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, words));
    if on {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    ui.painter().circle_filled(rect.left_center() + vec2(10.0, 0.0), 4.0, dot);
    let font = egui::FontId::proportional(12.5);
    let ink = ui.visuals().text_color();
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 26.0);
    let galley = ui.painter().layout_job(job);
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(egui::pos2(rect.left() + 20.0, y), galley, ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// Width of the column of labels.
const LABELS: f32 = 96.0;

/// A label with its content on the right.
pub fn labelled<R>(ui: &mut Ui, label: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.horizontal_top(|ui| {
        let label = RichText::new(label).size(12.5).color(ui.visuals().weak_text_color());
        ui.allocate_ui_with_layout(vec2(LABELS, 18.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(LABELS);
            ui.add(egui::Label::new(label).wrap());
        });
        ui.vertical(value).inner
    });
    shown.inner
}

/// The field of a floating box; it has focus as long as the box is open.
pub fn floating_field(ui: &mut Ui, id: Id, text: &mut String, hint: &str, name: &str) -> Response {
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(hint)
        .margin(Margin::symmetric(10, 7))
        .font(FontId::proportional(15.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    response.request_focus();
    let filter = EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    response
}
