use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Order, Rect, RichText, Ui, pos2};

/// Says that a text is being read.
pub fn reading_note(ui: &Ui, rect: Rect) {
    Area::new(Id::unique("reading"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(pos2(rect.left() + 14.0, rect.top() + 14.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(RichText::new("Reading…").size(13.0));
                });
            });
        });
}

/// A line for the reader over the map's upper edge, until a time on the window's clock.
/// False once that is past.
pub fn toast(ui: &Ui, rect: Rect, words: &str, until: f64) -> bool {
    let left = until - ui.input(|i| i.time);
    if left <= 0.0 {
        return false;
    }
    ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    Area::new(Id::unique("said"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(pos2(rect.center().x, rect.top() + 14.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(10.0).show(ui, |ui| {
                ui.set_max_width((rect.width() - 80.0).clamp(200.0, 560.0));
                ui.label(RichText::new(words).size(13.5));
            });
        });
    true
}
