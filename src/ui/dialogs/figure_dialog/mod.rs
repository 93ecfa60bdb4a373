//! The dialog in which a figure is set up and previewed before export.

mod options;
mod preview;
mod state;

use egui::{Context, Panel, RichText, Ui, vec2};

use crate::ui::widgets::{elements, fonts};

pub use preview::Preview;
pub use state::{FigureFormat, FigureKind, FigureState};

/// The user's requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureWish {
    Save,
    /// Copy the picture to the clipboard.
    Copy,
    /// Cancel writing a file.
    Stop,
    Close,
}

/// Initial size of the window relative to the map.
const SIZE: egui::Vec2 = vec2(980.0, 640.0);
const OPTIONS: f32 = 296.0;

/// Shows the window. `sheet` is the name of the selection, if it has a sheet. The second value is the space
/// for a page in screen pixels.
pub fn figure_window(
    ctx: &Context,
    state: &mut FigureState,
    preview: &Preview<'_>,
    sheet: Option<&str>,
) -> (Option<FigureWish>, [u32; 2]) {
    let (mut open, mut wish, mut seen) = (true, None, [1; 2]);
    let room = ctx.content_rect().size() - vec2(24.0, 84.0);
    egui::Window::new("Export figure")
        .id(egui::Id::unique("figure"))
        .open(&mut open)
        .collapsible(false)
        .default_size(SIZE.min(room))
        .min_size(vec2(640.0, 420.0).min(room))
        .max_size(room)
        .default_pos(ctx.content_rect().center() - SIZE.min(room) / 2.0)
        .show(ctx, |ui| {
            Panel::left("figure options")
                .exact_size(OPTIONS)
                .resizable(false)
                .frame(egui::Frame::new().inner_margin(egui::Margin {
                    left: 2,
                    right: 14,
                    top: 4,
                    bottom: 4,
                }))
                .show(ui, |ui| {
                    Panel::bottom("figure buttons")
                        .frame(egui::Frame::new().inner_margin(egui::Margin { top: 8, ..Default::default() }))
                        .show_separator_line(false)
                        .show(ui, |ui| wish = buttons(ui, state, preview));
                    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                        options::options(ui, state, sheet);
                    });
                });
            egui::CentralPanel::no_frame().show(ui, |ui| seen = preview.show(ui));
        });
    (if open { wish } else { Some(FigureWish::Close) }, seen)
}

fn buttons(ui: &mut Ui, state: &FigureState, preview: &Preview<'_>) -> Option<FigureWish> {
    let mut wish = None;
    if let Some(share) = preview.written {
        let words = format!("Writing … {:.0} %", share * 100.0);
        ui.add(egui::ProgressBar::new(share).desired_width(ui.available_width()).text(words));
        ui.add_space(4.0);
        if elements::button(ui, "Stop") {
            wish = Some(FigureWish::Stop);
        }
        return wish;
    }
    elements::small(ui, &state.size_words());
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let words = RichText::new(format!("Save as {}…", state.format().name())).font(fonts::bold(13.5));
        let accent = ui.visuals().selection.bg_fill;
        if ui.add(egui::Button::new(words).fill(accent).min_size(vec2(120.0, 28.0))).clicked() {
            wish = Some(FigureWish::Save);
        }
        let copy = egui::Button::new("Copy picture").min_size(vec2(0.0, 28.0));
        if ui
            .add_enabled(preview.is_there(), copy)
            .on_hover_text("Copy the picture to the clipboard")
            .clicked()
        {
            wish = Some(FigureWish::Copy);
        }
    });
    wish
}
