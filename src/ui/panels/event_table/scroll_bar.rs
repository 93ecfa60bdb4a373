use egui::{CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Least height of the handle.
const HANDLE: f32 = 24.0;

/// A scroll bar by whole rows: `top` is the number of rows above the view, `seen` how many it shows. egui's
/// scroll areas use pixels, which lose precision at some million rows.
pub fn scroll_bar(ui: &Ui, rect: Rect, top: &mut f64, seen: f64, rows: usize) {
    let most = rows as f64 - seen;
    if most <= 0.0 || rect.height() < HANDLE {
        return;
    }
    let response = ui.interact(rect, Id::unique("event rows bar"), Sense::CLICK | Sense::DRAG);
    let height = (rect.height() * (seen / rows as f64) as f32).clamp(HANDLE, rect.height());
    let room = f64::from(rect.height() - height);
    if let Some(pointer) = response.interact_pointer_pos()
        && room > 0.0
    {
        if response.dragged() {
            *top += f64::from(response.drag_delta().y) / room * most;
        } else if response.clicked() {
            *top = f64::from(pointer.y - rect.top() - height / 2.0) / room * most;
        }
        *top = top.clamp(0.0, most);
    }
    let y = rect.top() + (*top / most * room) as f32;
    let handle = Rect::from_min_size(pos2(rect.left() + 3.0, y), vec2(rect.width() - 5.0, height));
    let visuals = ui.visuals();
    ui.painter().rect_filled(rect.shrink2(vec2(2.0, 0.0)), 4.0, visuals.faint_bg_color);
    let strong = response.hovered() || response.dragged();
    let colour = visuals.weak_text_color().gamma_multiply(if strong { 0.8 } else { 0.4 });
    ui.painter().rect_filled(handle, 4.0, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Scroll the rows"));
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Default);
    }
}
