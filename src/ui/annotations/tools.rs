use egui::{Id, Rect, Ui, pos2, vec2};

use super::{MarkState, MarkTool};
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

const TOOLS: [(MarkTool, Icon, &str); 5] = [
    (MarkTool::Measure, Icon::Ruler, "Measure a distance or an area"),
    (MarkTool::Note, Icon::Note, "Add a note"),
    (MarkTool::Point, Icon::Point, "Draw a point"),
    (MarkTool::Line, Icon::Line, "Draw a line"),
    (MarkTool::Area, Icon::Area, "Draw an area"),
];

/// Height of the tools in pixels.
const HEIGHT: f32 = 5.0 * (icons::SIDE + 1.0) + 6.0;

/// The measuring and drawing tools, in the upper right corner from `top` on; on a low map they go next to the
/// buttons that end above `bottom`.
pub fn mark_tools(ui: &mut Ui, rect: Rect, (top, bottom): (f32, f32), state: &mut MarkState) {
    let right = if top + HEIGHT < bottom { 48.0 } else { 92.0 };
    let corner = pos2(rect.right() - right, top);
    let area = Rect::from_min_size(corner, vec2(icons::SIDE + 8.0, HEIGHT));
    let builder = egui::UiBuilder::new().id_salt(Id::unique("mark tools")).max_rect(area);
    ui.scope_builder(builder, |ui| {
        egui::Frame::popup(ui.style()).inner_margin(3.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.vertical(|ui| {
                for (tool, icon, name) in TOOLS {
                    let on = state.draft.tool == Some(tool);
                    if icons::selectable(ui, icon, name, on).clicked() {
                        if on {
                            state.draft.end();
                        } else {
                            state.draft.take(tool);
                            state.take_keys = Some(!ui.input(|i| i.pointer.any_released()));
                        }
                    }
                }
            });
        });
    });
}
