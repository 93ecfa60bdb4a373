use egui::{Id, Rect, RichText, Ui, pos2, vec2};

use crate::geo::Screen;
use crate::session::Session;
use crate::style::Theme;

use crate::ui::widgets::fonts;
use crate::ui::widgets::visuals::colour;

/// A tooltip next to the pointer on what a click would select.
pub fn hover_tip(ui: &Ui, rect: Rect, session: &Session, pointer: Option<Screen>, theme: &Theme) {
    let (Some(pointer), Some(key)) = (pointer, session.hovered().first()) else { return };
    // It would cover an open menu.
    if egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // The card already shows all of it.
    if session.selection().is_some_and(|s| s.key() == key) {
        return;
    }
    let Some(tip) = session.tip(key) else { return };
    let more = session.hovered().len() - 1;
    let at = pos2(rect.left() + pointer.x, rect.top() + pointer.y);
    // To the left of the pointer if there is no room on the right.
    let right = at.x + 330.0 < rect.right();
    let below = at.y + 110.0 < rect.bottom();
    let pivot = match (right, below) {
        (true, true) => egui::Align2::LEFT_TOP,
        (false, true) => egui::Align2::RIGHT_TOP,
        (true, false) => egui::Align2::LEFT_BOTTOM,
        (false, false) => egui::Align2::RIGHT_BOTTOM,
    };
    let offset = vec2(if right { 16.0 } else { -16.0 }, if below { 16.0 } else { -12.0 });
    egui::Area::new(Id::unique("map tip"))
        .order(egui::Order::Tooltip)
        .fixed_pos(at + offset)
        .pivot(pivot)
        .constrain_to(rect)
        .interactable(false)
        // It is there at once, and costs one frame.
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).inner_margin(8.0).show(ui, |ui| {
                ui.set_max_width(300.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    let (dot, _) = ui.allocate_exact_size(vec2(10.0, 16.0), egui::Sense::hover());
                    ui.painter().circle_filled(dot.center(), 4.5, colour(theme.ink_of(tip.kind)));
                    ui.label(RichText::new(&tip.name).font(fonts::bold(13.5)));
                    if more > 0 {
                        ui.label(RichText::new(format!("+{more} here")).small().weak());
                    }
                });
                ui.label(RichText::new(&tip.what).size(12.0));
                ui.label(RichText::new(&tip.how).size(12.0).color(ui.visuals().weak_text_color()));
            });
        });
}
