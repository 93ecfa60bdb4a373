use egui::{Context, Id, Key, RichText, TextEdit, WidgetInfo};

use crate::ui::widgets::{elements, fonts};

/// The wording of a save dialog.
#[derive(Clone, Copy, Debug)]
pub struct SaveWords {
    pub title: &'static str,
    /// What the file will contain.
    pub about: &'static str,
    /// Label of the path field.
    pub field: &'static str,
}

/// State of a save dialog.
#[derive(Clone, Debug)]
pub struct SaveDialog {
    pub words: SaveWords,
    pub path: String,
    /// Whether another file with that name exists.
    pub exists: bool,
    /// A note on the path, such as why no dialog opened.
    pub note: Option<String>,
    first: bool,
    /// The path the user was warned about; only this one may be replaced.
    warned: Option<String>,
}

/// Shown before another file is replaced.
const REPLACES: &str = "This file already exists. Press Enter again to replace it; its contents will be \
                        lost. Or change the name.";

/// The user's decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveAnswer {
    Waiting,
    Cancel,
    /// Open the system dialog.
    Choose,
    Save(String),
}

impl SaveDialog {
    pub fn new(words: SaveWords, proposed: &str) -> Self {
        Self { words, path: proposed.to_owned(), exists: false, note: None, first: true, warned: None }
    }

    /// Takes a path from the system dialog, which has already asked about replacing a file.
    pub fn chosen(&mut self, path: &str) {
        self.path = path.to_owned();
        (self.warned, self.note) = (Some(self.path.clone()), None);
    }

    /// Shows the modal window.
    pub fn show(&mut self, ctx: &Context) -> SaveAnswer {
        let mut answer = SaveAnswer::Waiting;
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
        let modal = egui::Modal::new(Id::unique("save as")).frame(frame).show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 120.0).clamp(420.0, 640.0));
            ui.label(RichText::new(self.words.title).font(fonts::bold(17.0)));
            elements::small(ui, self.words.about);
            ui.add_space(8.0);
            let edit = ui.horizontal(|ui| {
                let width = ui.available_width() - 92.0;
                let edit = ui.add(TextEdit::singleline(&mut self.path).desired_width(width));
                if ui.button("Choose…").on_hover_text("System file dialog").clicked() {
                    answer = SaveAnswer::Choose;
                }
                edit
            });
            let edit = edit.inner;
            edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, self.words.field));
            if std::mem::take(&mut self.first) {
                edit.request_focus();
            }
            let warned = self.exists && self.warned.as_deref() == Some(self.path.trim());
            if warned {
                let ink = ui.visuals().error_fg_color;
                ui.label(RichText::new(REPLACES).color(ink).font(fonts::bold(13.0)));
            } else {
                let note = self.note.as_deref().unwrap_or(" ");
                elements::small(ui, if self.exists { "This file already exists." } else { note });
            }
            ui.add_space(6.0);
            let ready = !self.path.trim().is_empty();
            ui.horizontal(|ui| {
                let accent = ui.visuals().selection.bg_fill;
                let button = egui::Button::new(
                    RichText::new(if warned { "Replace" } else { "Save" }).font(fonts::bold(13.5)),
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

/// The answer about a review that an earlier run did not save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferAnswer {
    Waiting,
    GoOn,
    Discard,
}

/// Offers to continue it.
pub fn recovery_offer(ctx: &Context, title: &str, decided: usize) -> OfferAnswer {
    let mut answer = OfferAnswer::Waiting;
    egui::Window::new("Unsaved review found")
        .id(Id::unique("recovery"))
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_TOP, [0.0, 72.0])
        .show(ctx, |ui| {
            ui.set_max_width(420.0);
            let drafts = if decided == 1 { "1 draft" } else { &format!("{decided} drafts") };
            elements::text(
                ui,
                &format!("“{title}”: {drafts} reviewed or changed and not saved to a layer file."),
            );
            ui.horizontal(|ui| {
                if elements::button(ui, "Go on reviewing") {
                    answer = OfferAnswer::GoOn;
                }
                if elements::button(ui, "Discard") {
                    answer = OfferAnswer::Discard;
                }
            });
        });
    answer
}

/// The answer about closing an unsaved review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseAnswer {
    Waiting,
    Save,
    /// Discard the decisions.
    Close,
    Cancel,
}

/// Asks before discarding decisions.
pub fn close_question(ctx: &Context) -> CloseAnswer {
    let mut answer = CloseAnswer::Waiting;
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
    let modal = egui::Modal::new(Id::unique("close review")).frame(frame).show(ctx, |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new("Your review is not saved").font(fonts::bold(17.0)));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for (words, this) in [
                ("Save…", CloseAnswer::Save),
                ("Close without saving", CloseAnswer::Close),
                ("Cancel", CloseAnswer::Cancel),
            ] {
                if elements::button(ui, words) {
                    answer = this;
                }
            }
        });
    });
    if modal.should_close() && answer == CloseAnswer::Waiting { CloseAnswer::Cancel } else { answer }
}
