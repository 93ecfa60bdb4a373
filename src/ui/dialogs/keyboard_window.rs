use egui::{Context, RichText, ScrollArea, Ui, vec2};

use crate::session::{Command, FOCUS_KEYS, Menu, Row, TABLE};

use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::{elements, fonts};

/// Lists every command with its keys, and the keys of each part of the window.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyboardWindow;

impl Panel for KeyboardWindow {
    fn id(&self) -> PanelId {
        "keyboard"
    }

    fn title(&self) -> &'static str {
        "Keyboard and commands"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Keyboard]
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, _context: &PanelContext) -> Outbox {
        let mut open = true;
        keyboard_window(ui.ctx(), &mut open);
        Outbox::closing(self.id(), !open)
    }
}

fn keyboard_window(ctx: &Context, open: &mut bool) {
    let screen = ctx.content_rect();
    let size = vec2(720.0_f32.min(screen.width() - 60.0), 600.0_f32.min(screen.height() - 90.0));
    egui::Window::new("Keyboard and commands")
        .open(open)
        .collapsible(false)
        .resizable(false)
        .fixed_size(size)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                let words = "Ctrl+K finds any of these by name. Keys for parts of the window \
                             are listed at the end.";
                elements::small(ui, words);
                for menu in Menu::ALL {
                    elements::section(ui, menu.title());
                    TABLE.iter().filter(|row| row.menu == menu).for_each(|row| command(ui, row));
                }
                for part in FOCUS_KEYS {
                    elements::section(ui, part.place);
                    for (keys, what) in part.keys {
                        line(ui, "", keys, what);
                    }
                }
                ui.add_space(8.0);
            });
        });
}

fn command(ui: &mut Ui, row: &Row) {
    line(ui, row.title, &row.key_words(), row.help);
}

/// Title, keys and description.
fn line(ui: &mut Ui, title: &str, keys: &str, what: &str) {
    let whole = ui.available_width();
    let (first, second) = (whole * 0.30, whole * 0.22);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let cell = |ui: &mut Ui, width: f32, words: RichText| {
            ui.allocate_ui_with_layout(vec2(width, 16.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.add(egui::Label::new(words).wrap());
            });
        };
        if !title.is_empty() {
            cell(ui, first, RichText::new(title).size(13.0));
        }
        let keys_width = if title.is_empty() { first } else { second };
        cell(ui, keys_width, RichText::new(keys).font(fonts::bold(12.5)));
        let rest = ui.available_width() - 4.0;
        cell(ui, rest, RichText::new(what).size(12.5).color(ui.visuals().weak_text_color()));
    });
}
