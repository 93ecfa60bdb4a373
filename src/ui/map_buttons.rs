use eframe::egui::{self, Id, Rect, Ui, pos2, vec2};

use crate::geo::Screen;
use crate::session::{Action, Session, ViewAction};

use super::icons::{self, Icon};

/// Zoom and home, floating in the map's lower right corner.
pub fn map_buttons(ui: &mut Ui, rect: Rect, session: &Session) -> Vec<Action> {
    let mut actions = Vec::new();
    let [width, height] = session.viewport().size();
    let middle = Screen::new(width / 2.0, height / 2.0);
    let corner = pos2(rect.right() - 48.0, rect.bottom() - 138.0);
    let area = Rect::from_min_size(corner, vec2(icons::SIDE + 8.0, 3.0 * icons::SIDE + 12.0));
    let builder = egui::UiBuilder::new().id_salt(Id::unique("map buttons")).max_rect(area);
    ui.scope_builder(builder, |ui| {
        egui::Frame::popup(ui.style()).inner_margin(3.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.vertical(|ui| {
                if icons::button(ui, Icon::Plus, "Zoom in (+)").clicked() {
                    actions.push(ViewAction::Zoom { steps: 0.7, at: middle }.into());
                }
                if icons::button(ui, Icon::Minus, "Zoom out (-)").clicked() {
                    actions.push(ViewAction::Zoom { steps: -0.7, at: middle }.into());
                }
                if icons::button(ui, Icon::Home, "All of Iraq (Home)").clicked() {
                    actions.push(ViewAction::Home.into());
                }
            });
        });
    });
    actions
}
