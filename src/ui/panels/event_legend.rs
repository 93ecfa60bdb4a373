use egui::{RichText, Sense, Ui, vec2};

use crate::geo::Screen;
use crate::scene;
use crate::session::{EventLayer, Session};
use crate::style::{EventEntry, Theme};

use crate::ui::map::paint_scene::paint_prims;
use crate::ui::widgets::{elements, fonts};

/// The legend of an event file for the current view, drawn as on the map.
pub fn event_legend(ui: &mut Ui, session: &Session, layer: &EventLayer, theme: &Theme) {
    let legend = scene::event_legend(&layer.as_shown(), &session.atlas().base, &session.viewport(), theme);
    for part in &legend.parts {
        if !part.heading.is_empty() {
            ui.add_space(3.0);
            ui.label(RichText::new(&part.heading).font(fonts::bold(12.0)).weak());
        }
        let column = part.entries.iter().map(|e| e.sign.size()[0]).fold(20.0, f32::max);
        for line in &part.entries {
            entry(ui, line, column);
        }
    }
    for note in &legend.notes {
        elements::small(ui, note);
    }
}

fn entry(ui: &mut Ui, entry: &EventEntry, column: f32) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let height = entry.sign.size()[1].max(16.0);
        let (rect, _) = ui.allocate_exact_size(vec2(column, height), Sense::hover());
        let center = rect.center() - rect.min;
        paint_prims(ui.painter(), rect.min, &scene::event_sign(entry.sign, Screen::new(center.x, center.y)));
        ui.add(egui::Label::new(RichText::new(&entry.text).size(12.0)).wrap().selectable(false));
    });
}
