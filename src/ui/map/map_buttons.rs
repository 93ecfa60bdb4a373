use egui::{Id, Rect, Ui, pos2, vec2};

use crate::geo::Screen;
use crate::session::{Action, EventAction, Session, ViewAction};

use crate::ui::annotations::mark_tools;
use crate::ui::map::map_canvas::{CanvasState, PLATE};
use crate::ui::map::region_tool::RegionTool;
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// Zoom and home buttons in the map's lower right corner; above them, while an event file is open, the region
/// tools.
pub fn map_buttons(ui: &mut Ui, rect: Rect, session: &Session, canvas: &mut CanvasState) -> Vec<Action> {
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
    if !session.events().layers().is_empty() {
        actions.extend(region_buttons(ui, rect, session, canvas));
    }
    // Below the names of two maps.
    let names = if session.events().split().is_some() { PLATE } else { 0.0 };
    let free = (rect.top() + names + 12.0, rect.bottom() - 148.0 - region_height(session));
    mark_tools(ui, rect, free, &mut canvas.marks);
    if canvas.marks.draft.tool.is_some() {
        canvas.region.end();
    }
    actions
}

/// Pixels between two groups of buttons.
const GAP: f32 = 10.0;

/// Height of the region tools, with the gap above them.
fn region_height(session: &Session) -> f32 {
    if session.events().layers().is_empty() {
        return 0.0;
    }
    let clears = session.events().region().is_some();
    (2.0 + f32::from(u8::from(clears))) * (icons::SIDE + 1.0) + 6.0 + GAP
}

fn region_buttons(ui: &mut Ui, rect: Rect, session: &Session, canvas: &mut CanvasState) -> Option<Action> {
    let mut action = None;
    let clears = session.events().region().is_some();
    let height = region_height(session) - GAP;
    let corner = pos2(rect.right() - 48.0, rect.bottom() - 148.0 - height);
    let area = Rect::from_min_size(corner, vec2(icons::SIDE + 8.0, height));
    let builder = egui::UiBuilder::new().id_salt(Id::unique("region buttons")).max_rect(area);
    ui.scope_builder(builder, |ui| {
        egui::Frame::popup(ui.style()).inner_margin(3.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.vertical(|ui| {
                if clears && icons::button(ui, Icon::Close, "Clear region (Esc)").clicked() {
                    action = Some(EventAction::Region(None).into());
                }
                for (tool, icon, name) in [
                    (
                        RegionTool::Rectangle,
                        Icon::Rectangle,
                        "Select events in a rectangle: drag over the map, or press Enter for the whole view",
                    ),
                    (RegionTool::Lasso, Icon::Lasso, "Select events with the lasso: drag around them"),
                ] {
                    let on = canvas.region.tool == Some(tool);
                    if icons::selectable(ui, icon, name, on).clicked() {
                        canvas.region.end();
                        canvas.region.tool = (!on).then_some(tool);
                        canvas.marks.draft.end();
                    }
                }
            });
        });
    });
    action
}
