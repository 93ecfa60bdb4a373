use egui::{Context, Id, Ui};

use crate::session::Command;

use crate::ui::outbox::{AppCommand, Outbox};
use crate::ui::widgets::elements;

/// What there is to say about the cache of event files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheSetting {
    /// Whether tables are kept.
    pub on: bool,
    /// What is kept, a sentence.
    pub about: String,
    /// What it holds, a sentence.
    pub held: String,
    pub folder: String,
}

/// The setting; `None` if there is no cache. Returns whether it was closed.
pub fn cache_window(ctx: &Context, setting: Option<&CacheSetting>) -> (Outbox, bool) {
    let mut out = Outbox::default();
    let mut open = true;
    egui::Window::new("Cache of event files")
        .id(Id::unique("cache"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .default_width(460.0)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| match setting {
            Some(setting) => setting_of(ui, setting, &mut out),
            None => {
                let words = "There is no cache: the program was started with --no-cache, or the system names no \
                             folder for it.";
                elements::text(ui, words);
            }
        });
    (out, !open)
}

fn setting_of(ui: &mut Ui, setting: &CacheSetting, out: &mut Outbox) {
    elements::text(ui, &setting.about);
    ui.add_space(6.0);
    let mut on = setting.on;
    if ui.checkbox(&mut on, "Keep the tables of large event files").changed() {
        out.command(AppCommand::KeepTables(on));
    }
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        elements::text(ui, &setting.held);
        if elements::button(ui, "Empty") {
            out.run(Command::EmptyCache);
        }
    });
    elements::small(ui, &setting.folder);
}
