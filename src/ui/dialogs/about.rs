use egui::{Context, RichText, ScrollArea, Ui};

use crate::atlas::PROVENANCE;

use crate::session::Command;
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::{elements, fonts};

/// Sources and licences of everything that is built in.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutWindow;

impl Panel for AboutWindow {
    fn id(&self) -> PanelId {
        "about"
    }

    fn title(&self) -> &'static str {
        "About the data"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::About]
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, _context: &PanelContext) -> Outbox {
        let mut open = true;
        about(ui.ctx(), &mut open);
        Outbox::closing(self.id(), !open)
    }
}

/// `open` is switched off when the window is closed.
fn about(ctx: &Context, open: &mut bool) {
    let mut still_open = *open;
    egui::Window::new("About the data")
        .open(&mut still_open)
        .collapsible(false)
        .default_size([640.0, 520.0])
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            let version = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));
            ui.label(RichText::new(version).font(fonts::bold(15.0)));
            ScrollArea::vertical().auto_shrink([false, false]).max_height(460.0).show(ui, |ui| {
                for line in PROVENANCE.lines() {
                    provenance_line(ui, line);
                }
            });
        });
    *open = still_open;
}

/// The file is readable Markdown; headings and table rows get light formatting.
fn provenance_line(ui: &mut egui::Ui, line: &str) {
    let plain = line.replace("**", "").replace('`', "");
    if line.trim_matches(['|', '-', ' ', ':']).is_empty() {
        ui.add_space(3.0);
    } else if let Some(heading) = plain.strip_prefix('#') {
        elements::section(ui, heading.trim_start_matches('#').trim());
    } else if let Some(row) = plain.strip_prefix('|') {
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        elements::small(ui, &cells.join(" · "));
    } else {
        elements::text(ui, &plain);
    }
}
