//! The rows of an event file as a table below the map. It paints only the visible rows; which rows are
//! listed, and in which order, is computed on a worker thread.

mod body;
mod cells;
mod column;
mod context;
mod copy;
mod head;
mod head_menu;
mod keys;
mod listed;
mod row_menu;
mod scroll_bar;
mod state;
mod top_line;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::session::{Action, EventLayer, Session};

pub use cells::Cells;
pub use column::EventColumn;
pub use listed::Listed;
pub use state::{Listing, ROW, TableState};

/// Width of the bar that scrolls the rows, and height of the one that scrolls the columns.
const BAR: f32 = 12.0;
const ACROSS: f32 = 11.0;

/// The table with its header line. Fills the available space.
pub fn event_table(
    ui: &mut Ui,
    session: &Session,
    layer: &EventLayer,
    listed: Listed,
    state: &mut TableState,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let cells = Cells::of(session, layer);
    top_line::top_line(ui, layer, listed, session, state, &mut actions);
    let size = ui.available_size();
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    // A bar that shows that there are more columns; the usual ones appear under the pointer only.
    let is_wider = state.width() > whole.width() - BAR;
    let across = if is_wider { ACROSS } else { 0.0 };
    let body_height = (whole.height() - head::HEIGHT - across).max(ROW);
    actions.extend(state.follow(session, layer, listed.rows, body_height));
    let bar = Rect::from_min_max(
        pos2(whole.right() - BAR, whole.top() + head::HEIGHT),
        whole.max - vec2(0.0, across),
    );
    let left = Rect::from_min_max(whole.min, pos2(bar.left(), whole.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(left).id_salt("rows and heads"));
    child.spacing_mut().scroll = egui::style::ScrollStyle {
        bar_width: ACROSS - 3.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 1.0,
        ..egui::style::ScrollStyle::solid()
    };
    let handle = ui.visuals().weak_text_color().gamma_multiply(0.6);
    child.visuals_mut().widgets.inactive.bg_fill = handle;
    ScrollArea::horizontal().id_salt("columns").auto_shrink([false, false]).show(&mut child, |ui| {
        let width = state.width().max(left.width());
        let (rect, _) = ui.allocate_exact_size(vec2(width, whole.height() - across), Sense::hover());
        let cut = pos2(rect.right(), rect.top() + head::HEIGHT);
        actions.extend(head::head(ui, Rect::from_min_max(rect.min, cut), layer, cells, state));
        let rows = Rect::from_min_max(pos2(rect.left(), cut.y), pos2(rect.right(), rect.bottom()));
        body::body(ui, rows, session, layer, listed, state, &mut actions);
    });
    let seen = f64::from(body_height / ROW);
    scroll_bar::scroll_bar(ui, bar, &mut state.top, seen, listed.rows.len());
    actions
}
