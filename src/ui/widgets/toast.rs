use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Order, Rect, RichText, Ui, pos2};

/// Shows that a text is being read.
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

/// Seconds that a message stays, and a fault of the program.
const MESSAGE_STAYS: f64 = 7.0;
const FAULT_STAYS: f64 = 30.0;

/// Most faults that are shown at once.
const MOST_FAULTS: usize = 3;

/// Toasts over the map's upper edge that disappear by themselves. A message replaces the previous one; a
/// fault in the program stays next to it.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    message: Option<Toast>,
    faults: Vec<Toast>,
}

#[derive(Clone, Debug)]
struct Toast {
    words: String,
    /// On the window's clock.
    until: f64,
}

impl Toasts {
    pub fn message(&mut self, words: String, now: f64) {
        self.message = Some(Toast { words, until: now + MESSAGE_STAYS });
    }

    /// The same fault of many jobs is shown once.
    pub fn fault(&mut self, words: String, now: f64) {
        self.faults.retain(|toast| toast.words != words);
        self.faults.push(Toast { words, until: now + FAULT_STAYS });
        let over = self.faults.len().saturating_sub(MOST_FAULTS);
        self.faults.drain(..over);
    }

    pub fn show(&mut self, ui: &Ui, rect: Rect) {
        let now = ui.input(|i| i.time);
        self.message = self.message.take().filter(|toast| toast.until > now);
        self.faults.retain(|toast| toast.until > now);
        let toasts = || self.faults.iter().chain(&self.message);
        let Some(next) = toasts().map(|toast| toast.until).min_by(f64::total_cmp) else { return };
        ui.ctx().request_repaint_after(Duration::from_secs_f64(next - now));
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(pos2(rect.center().x, rect.top() + 14.0))
            .show(ui.ctx(), |ui| {
                for toast in toasts() {
                    Frame::popup(ui.style()).inner_margin(10.0).show(ui, |ui| {
                        ui.set_max_width((rect.width() - 80.0).clamp(200.0, 560.0));
                        ui.label(RichText::new(&toast.words).size(13.5));
                    });
                }
            });
    }
}
