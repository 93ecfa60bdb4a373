use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::LayerId;
use crate::session::{Action, LayerAction, Session, StackLayer};
use crate::ui::widgets::icons;
use crate::ui::widgets::icons::Icon;

/// What a layer is dragged by.
pub fn grip(ui: &mut Ui, id: &LayerId, name: &str, dragged: &mut Option<LayerId>) {
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 26.0), Sense::drag());
    let stroke = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
    icons::paint(ui.painter(), Icon::Grip, rect, stroke);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Move {name}")));
    if response.drag_started() {
        *dragged = Some(id.clone());
    }
    response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text("Drag to change the order");
}

/// Shows where the dragged layer would go, and puts it there when it is dropped. `rows` are the ids
/// of the rows with the places that they take.
pub fn drop_dragged(
    ui: &Ui,
    session: &Session,
    dragged: &mut Option<LayerId>,
    rows: &[(LayerId, Rect)],
) -> Option<Action> {
    let layer = dragged.clone()?;
    let pointer = ui.input(|i| i.pointer.latest_pos())?;
    let above = rows.iter().filter(|(_, rect)| rect.center().y < pointer.y).count();
    if let Some((_, first)) = rows.first() {
        let y = match above.checked_sub(1).and_then(|i| rows.get(i)) {
            Some((_, rect)) => rect.bottom() + 2.0,
            None => first.top() - 2.0,
        };
        let line = [pos2(first.left(), y), pos2(first.right(), y)];
        ui.painter().line_segment(line, egui::Stroke::new(2.0, ui.visuals().selection.stroke.color));
    }
    if !ui.input(|i| i.pointer.any_released() || !i.pointer.any_down()) {
        return None;
    }
    *dragged = None;
    let order: Vec<LayerId> = session.stack().iter().map(StackLayer::id).collect();
    let from = order.iter().position(|id| *id == layer);
    // Before the row below the line, counted in the whole stack without the moved one.
    let target = rows.get(above).and_then(|(id, _)| order.iter().position(|o| o == id));
    let to = target.unwrap_or(order.len());
    let to = if from.is_some_and(|f| f < to) { to - 1 } else { to };
    (from != Some(to)).then(|| LayerAction::Move { layer, to }.into())
}
