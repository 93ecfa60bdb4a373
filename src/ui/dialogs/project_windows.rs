use egui::{Context, Id, RichText};

use crate::ui::widgets::{elements, fonts};

/// The answer about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedAnswer {
    Waiting,
    Save,
    GoOn,
    Cancel,
}

/// Asks before discarding unsaved changes; `lines` describe them, `going` labels the discard button.
pub fn unsaved_question(ctx: &Context, lines: &[String], going: &str) -> UnsavedAnswer {
    let buttons =
        [("Save", UnsavedAnswer::Save), (going, UnsavedAnswer::GoOn), ("Cancel", UnsavedAnswer::Cancel)];
    let title = "Unsaved changes";
    ask(ctx, "unsaved", title, lines, &buttons).unwrap_or(UnsavedAnswer::Waiting)
}

/// The answer about a file changed by somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OvertakenAnswer {
    Waiting,
    Replace,
    SaveAs,
    Cancel,
}

/// Asks before overwriting somebody else's changes.
pub fn overtaken_question(ctx: &Context, path: &str) -> OvertakenAnswer {
    let lines = [
        format!(
            "{path} was changed by somebody else or in another window since it was opened or saved here."
        ),
        "Replacing it discards those changes.".to_owned(),
    ];
    let buttons = [
        ("Save as…", OvertakenAnswer::SaveAs),
        ("Replace", OvertakenAnswer::Replace),
        ("Cancel", OvertakenAnswer::Cancel),
    ];
    let title = "The project file was changed";
    ask(ctx, "overtaken", title, &lines, &buttons).unwrap_or(OvertakenAnswer::Waiting)
}

/// The answer about a project that an earlier run did not save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoverAnswer {
    Waiting,
    Recover,
    Discard,
}

/// Offers to recover it; `below` leaves room for another offer.
pub fn project_offer(ctx: &Context, lines: &[String], below: bool) -> RecoverAnswer {
    let mut answer = RecoverAnswer::Waiting;
    egui::Window::new("Unsaved project found")
        .id(Id::unique("project recovery"))
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_TOP, [0.0, if below { 200.0 } else { 72.0 }])
        .show(ctx, |ui| {
            ui.set_max_width(460.0);
            lines.iter().for_each(|line| _ = elements::text(ui, line));
            ui.horizontal(|ui| {
                if elements::button(ui, "Recover") {
                    answer = RecoverAnswer::Recover;
                }
                if elements::button(ui, "Discard") {
                    answer = RecoverAnswer::Discard;
                }
            });
        });
    answer
}

/// A modal question. Escape is the last answer.
fn ask<T: Copy>(ctx: &Context, id: &str, title: &str, lines: &[String], buttons: &[(&str, T)]) -> Option<T> {
    let mut answer = None;
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(18.0).corner_radius(10.0);
    let modal = egui::Modal::new(Id::unique(id)).frame(frame).show(ctx, |ui| {
        ui.set_width(440.0);
        ui.label(RichText::new(title).font(fonts::bold(17.0)));
        ui.add_space(4.0);
        lines.iter().for_each(|line| _ = elements::text(ui, line));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            for (words, this) in buttons {
                if elements::button(ui, words) {
                    answer = Some(*this);
                }
            }
        });
    });
    answer.or_else(|| if modal.should_close() { buttons.last().map(|(_, this)| *this) } else { None })
}
