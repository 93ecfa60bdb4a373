use eframe::egui::{self, Context, Id, Key, RichText, TextEdit, WidgetInfo};

use super::{fonts, widgets};

/// Where a layer is to be saved.
#[derive(Clone, Debug)]
pub struct SaveDialog {
    pub path: String,
    /// Whether there is a file of that name already that is not the review's own.
    pub exists: bool,
    first: bool,
    /// The path that the reader was warned of: only of this one a file is replaced.
    warned: Option<String>,
}

/// Said before a file is replaced that the review was not opened from.
const REPLACES: &str = "There is a file of this name already. Press Enter again to replace it: what is in it is \
                        lost. Or change the name.";

/// What the reader says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveAnswer {
    Waiting,
    Cancel,
    Save(String),
}

impl SaveDialog {
    pub fn new(proposed: &str) -> Self {
        Self { path: proposed.to_owned(), exists: false, first: true, warned: None }
    }

    /// Shows the window over everything else.
    pub fn show(&mut self, ctx: &Context) -> SaveAnswer {
        let mut answer = SaveAnswer::Waiting;
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
        let modal = egui::Modal::new(Id::unique("save layer")).frame(frame).show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 120.0).clamp(420.0, 640.0));
            ui.label(RichText::new("Save the layer").font(fonts::bold(17.0)));
            widgets::small(
                ui,
                "A GeoJSON file with what you have accepted, and what is needed to go on reviewing. The \
                 article’s sentences are not in it.",
            );
            ui.add_space(8.0);
            let edit = ui.add(TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY));
            edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Path of the layer file"));
            if std::mem::take(&mut self.first) {
                edit.request_focus();
            }
            let warned = self.exists && self.warned.as_deref() == Some(self.path.trim());
            if warned {
                let ink = ui.visuals().error_fg_color;
                ui.label(RichText::new(REPLACES).color(ink).font(fonts::bold(13.0)));
            } else {
                widgets::small(ui, if self.exists { "There is a file of this name already." } else { " " });
            }
            ui.add_space(6.0);
            let ready = !self.path.trim().is_empty();
            ui.horizontal(|ui| {
                let accent = ui.visuals().selection.bg_fill;
                let button = egui::Button::new(
                    RichText::new(if warned { "Replace it" } else { "Save" }).font(fonts::bold(13.5)),
                )
                .fill(accent);
                let pressed = ui.add_enabled(ready, button.min_size(egui::vec2(84.0, 28.0))).clicked();
                let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
                if pressed || ready && entered {
                    let path = self.path.trim().to_owned();
                    if self.exists && !warned {
                        self.warned = Some(path);
                        edit.request_focus();
                    } else {
                        answer = SaveAnswer::Save(path);
                    }
                }
                if ui.add(egui::Button::new("Cancel").min_size(egui::vec2(0.0, 28.0))).clicked() {
                    answer = SaveAnswer::Cancel;
                }
            });
        });
        if modal.should_close() && answer == SaveAnswer::Waiting { SaveAnswer::Cancel } else { answer }
    }
}

/// What becomes of a review that an earlier run did not save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferAnswer {
    Waiting,
    GoOn,
    Discard,
}

/// Offers to go on with it.
pub fn recovery_offer(ctx: &Context, title: &str, decided: usize) -> OfferAnswer {
    let mut answer = OfferAnswer::Waiting;
    egui::Window::new("A review was not saved")
        .id(Id::unique("recovery"))
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_TOP, [0.0, 72.0])
        .show(ctx, |ui| {
            ui.set_max_width(420.0);
            let drafts = if decided == 1 { "1 draft" } else { &format!("{decided} drafts") };
            widgets::text(
                ui,
                &format!("“{title}”: {drafts} decided on or changed and not saved to a layer file."),
            );
            ui.horizontal(|ui| {
                if widgets::button(ui, "Go on reviewing") {
                    answer = OfferAnswer::GoOn;
                }
                if widgets::button(ui, "Discard it") {
                    answer = OfferAnswer::Discard;
                }
            });
        });
    answer
}

/// Whether a review is closed that is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseAnswer {
    Waiting,
    Save,
    /// What was decided is given up.
    Close,
    Cancel,
}

/// Asks before what was decided is given up.
pub fn close_question(ctx: &Context) -> CloseAnswer {
    let mut answer = CloseAnswer::Waiting;
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
    let modal = egui::Modal::new(Id::unique("close review")).frame(frame).show(ctx, |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new("What you have decided is not saved").font(fonts::bold(17.0)));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for (words, this) in [
                ("Save…", CloseAnswer::Save),
                ("Close without saving", CloseAnswer::Close),
                ("Cancel", CloseAnswer::Cancel),
            ] {
                if widgets::button(ui, words) {
                    answer = this;
                }
            }
        });
    });
    if modal.should_close() && answer == CloseAnswer::Waiting { CloseAnswer::Cancel } else { answer }
}
