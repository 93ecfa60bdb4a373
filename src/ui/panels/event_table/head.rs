use egui::{
    Color32, CursorIcon, Id, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::session::{Action, EventLayer};
use crate::ui::widgets::fonts;

use super::head_menu::head_menu;
use super::{Cells, EventColumn, TableState};

pub const HEIGHT: f32 = 24.0;

/// Least and greatest width of a column.
const WIDTHS: std::ops::RangeInclusive<f32> = 36.0..=700.0;

/// The column headers: a click sorts, the edge between two headers sets the width, a right-click opens a menu.
pub fn head(ui: &Ui, rect: Rect, layer: &EventLayer, cells: Cells, state: &mut TableState) -> Option<Action> {
    ui.painter().rect_filled(rect, 0.0, ui.visuals().faint_bg_color);
    let line = Stroke::new(1.0, ui.visuals().widgets.noninteractive.bg_stroke.color);
    ui.painter().line_segment([rect.left_bottom(), rect.right_bottom()], line);
    let (mut pressed, mut widened) = (None, None);
    let mut heads = Vec::new();
    let mut left = rect.left();
    for (i, shown) in state.columns.iter().enumerate().filter(|(_, c)| c.shown) {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(shown.width, rect.height()));
        left = cell.right();
        let response = one(ui, cell, cells, shown.column, state);
        if response.clicked() {
            pressed = Some(shown.column);
        }
        heads.push((shown.column, response));
        let edge = Rect::from_center_size(cell.right_center(), vec2(7.0, cell.height()));
        let id = Id::unique("event column edge").with(shown.column);
        let response = ui.interact(edge, id, Sense::DRAG).on_hover_cursor(CursorIcon::ResizeHorizontal);
        ui.painter().vline(cell.right(), cell.y_range().shrink(5.0), line);
        if response.dragged() {
            widened = Some((i, response.drag_delta().x));
        }
    }
    if let Some(column) = pressed {
        state.sort_by(column);
        // After sorting, focus goes to the rows.
        ui.memory_mut(|m| m.request_focus(Id::unique(super::body::ROWS)));
    }
    if let Some((i, by)) = widened {
        let width = &mut state.columns[i].width;
        *width = (*width + by).clamp(*WIDTHS.start(), *WIDTHS.end());
    }
    // At most one of them is open.
    let menus = heads.iter().filter_map(|(column, head)| head_menu(head, layer.id, cells, *column, state));
    menus.last()
}

fn one(ui: &Ui, cell: Rect, cells: Cells, column: EventColumn, state: &TableState) -> Response {
    let id = Id::unique("event column").with(column);
    let response = ui.interact(cell.shrink2(vec2(3.0, 0.0)), id, Sense::click());
    let title = column.title(cells);
    let sorted = state.direction(column);
    let said = match sorted {
        None => format!("Sort by {title}"),
        Some(false) => format!("Sorted by {title}, ascending"),
        Some(true) => format!("Sorted by {title}, descending"),
    };
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted.is_some(), &said));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(cell, 0.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let ink = if sorted.is_some() { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    let arrow = if sorted.is_some() { 14.0 } else { 0.0 };
    let mut job = egui::text::LayoutJob::simple_singleline(title.to_owned(), fonts::bold(12.0), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((cell.width() - 16.0 - arrow).max(8.0));
    let galley = ui.painter().layout_job(job);
    let x = if column.is_number(cells) {
        cell.right() - 8.0 - arrow - galley.size().x
    } else {
        cell.left() + 8.0
    };
    let end = x + galley.size().x;
    ui.painter().galley(pos2(x, cell.center().y - galley.size().y / 2.0), galley, ink);
    if let Some(descending) = sorted {
        triangle(ui.painter(), pos2(end + 8.0, cell.center().y), descending, ink);
    }
    response.on_hover_text(column.hint(cells))
}

fn triangle(painter: &Painter, at: Pos2, down: bool, colour: Color32) {
    let tip = if down { 3.0 } else { -3.0 };
    let points = vec![at + vec2(-4.0, -tip), at + vec2(4.0, -tip), at + vec2(0.0, tip)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
