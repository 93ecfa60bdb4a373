use std::ops::Range;

use egui::{Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{event_words, rows_of};
use crate::model::{EventKey, Subject};
use crate::session::{Action, EventAction, EventLayer, SelectAction, Session, ViewAction};
use crate::ui::widgets::bidi;
use crate::ui::widgets::context_menu::Opening;

use super::context::TableContext;
use super::{Cells, EventColumn, Listed, Listing, ROW, TableState, keys, row_menu};

/// Accessible name of the list of rows, which takes keyboard focus as a whole.
pub const ROWS: &str = "event rows";

/// The visible rows.
pub fn body(
    ui: &mut Ui,
    rect: Rect,
    session: &Session,
    layer: &EventLayer,
    Listed { rows, waiting }: Listed,
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    // An empty list says nothing before the rows are known.
    let unknown = rows.is_empty() && waiting;
    let all = ui.interact(rect, Id::unique(ROWS), Sense::click());
    let said = match unknown {
        true => "Table, whose rows are being listed".to_owned(),
        false => format!("Table of {}", event_words::events(rows.len() as u64)),
    };
    all.widget_info(|| WidgetInfo::labeled(Role::Table, true, &said));
    if all.contains_pointer() {
        let by = ui.input(|i| i.smooth_scroll_delta().y);
        state.top -= f64::from(by / ROW);
        state.clamp(rows.len(), rect.height());
    }
    let context = TableContext { session, layer, rows, height: rect.height() };
    keys::keys(ui, &all, &context, state, actions);
    let glow = Glow::of(session, layer);
    let clip = rect.intersect(ui.clip_rect());
    let mut painted = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    painted.set_clip_rect(clip);
    let first = state.top.floor() as usize;
    let last = (state.top + f64::from(rect.height() / ROW)).ceil() as usize;
    let (mut pointed, mut opening) = (None, None);
    for (index, row) in rows.iter().enumerate().take(last).skip(first) {
        let y = rect.top() + ((index as f64 - state.top) * f64::from(ROW)) as f32;
        let line = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), ROW));
        let response = one(&painted, line.intersect(clip), line, &context, (index, *row), &glow, state);
        if response.hovered() {
            pointed = Some(*row);
        }
        pressed(ui, &response, &all, &context, (index, *row), state, actions);
        if let Some(asked) = Opening::by_pointer(&response) {
            all.request_focus();
            row_menu::open(asked.at(), rect, &context, (index, *row), state, actions);
            opening = Some(asked);
        }
    }
    let below = state.cursor.map_or(0.0, |(index, _)| (index as f64 + 1.0 - state.top) as f32 * ROW);
    let opening = opening.or_else(|| row_menu::by_keyboard(&all, clip, rect.top() + below, state));
    row_menu::row_menu(&all, opening, &context, state, actions);
    want_cells(rows.get(first..last.min(rows.len())).unwrap_or_default(), &context, state, actions);
    light(pointed, &context, state, actions);
    if rows.is_empty() {
        let words = match (unknown, state.listing) {
            (true, _) => "Listing the rows…",
            (false, Listing::Window) => "No events are drawn in this view.",
            (false, Listing::Region) => "No events are drawn in the region.",
            (false, Listing::All) => "No events are shown.",
        };
        let font = egui::FontId::proportional(13.0);
        let ink = ui.visuals().weak_text_color();
        ui.painter().text(clip.center(), egui::Align2::CENTER_CENTER, words, font, ink);
    }
    if all.has_focus() {
        let ring = Stroke::new(1.5, ui.visuals().selection.stroke.color.gamma_multiply(0.5));
        ui.painter().rect_stroke(clip.shrink(1.0), 0.0, ring, StrokeKind::Inside);
    }
}

/// Asks once for the cells of the visible rows that are not read yet.
fn want_cells(visible: &[u32], context: &TableContext, state: &mut TableState, actions: &mut Vec<Action>) {
    if !state.shown().any(|c| matches!(c.column, EventColumn::File(_))) || context.layer.loading.is_some() {
        return;
    }
    let cells = Cells::of(context.session, context.layer);
    let missing: Vec<u32> = visible.iter().copied().filter(|row| !cells.has(*row)).collect();
    if !missing.is_empty() && state.asked_cells != missing {
        state.asked_cells.clone_from(&missing);
        actions.push(EventAction::WantCells { layer: context.layer.id, rows: missing }.into());
    }
}

/// Rows highlighted because of the map.
struct Glow<'a> {
    marked: &'a [u32],
    selected: Range<u32>,
    hovered: Range<u32>,
}

impl<'a> Glow<'a> {
    fn of(session: &'a Session, layer: &EventLayer) -> Self {
        let rows = |key: Option<&crate::model::Subject>| {
            let what = key.and_then(|key| key.key_in(layer.id));
            // A cell may contain most of the table; highlighting that would be meaningless.
            let what = what.filter(|what| !matches!(what, EventKey::Cell { .. }));
            what.map(|what| rows_of(&layer.table, what)).unwrap_or_default()
        };
        Self {
            marked: session.events().marked(),
            selected: rows(session.selection().map(|s| s.key())),
            hovered: rows(session.hovered().first()),
        }
    }
}

/// One row: `seen` is the visible part of `line`.
fn one(
    ui: &Ui,
    seen: Rect,
    line: Rect,
    context: &TableContext,
    (index, row): (usize, u32),
    glow: &Glow,
    state: &TableState,
) -> Response {
    let table = &context.layer.table;
    let response = ui.interact(seen, Id::unique("event row").with(row), Sense::CLICK);
    let marked = glow.marked.binary_search(&row).is_ok();
    let selected = glow.selected.contains(&row);
    response.widget_info(|| {
        let line = event_words::line(table, row);
        WidgetInfo::selected(Role::Row, true, marked || selected, format!("Row {}: {line}", index + 1))
    });
    let visuals = ui.visuals();
    if marked || selected {
        ui.painter().rect_filled(line, 0.0, visuals.selection.bg_fill);
    } else if response.hovered() || glow.hovered.contains(&row) || state.highlighted == Some(row) {
        ui.painter().rect_filled(line, 0.0, visuals.widgets.hovered.weak_bg_fill.gamma_multiply(0.7));
    }
    if state.cursor == Some((index, row)) || selected {
        let edge = Rect::from_min_size(line.min, vec2(3.0, line.height()));
        ui.painter().rect_filled(edge, 0.0, visuals.selection.stroke.color);
    }
    let mut left = line.left();
    for shown in state.shown() {
        let cell = Rect::from_min_size(pos2(left, line.top()), vec2(shown.width, line.height()));
        left = cell.right();
        if cell.intersects(ui.clip_rect()) {
            text(ui, cell, shown.column, Cells::of(context.session, context.layer), row);
        }
    }
    let hair = visuals.widgets.noninteractive.bg_stroke.color.gamma_multiply(0.5);
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, hair));
    response
}

fn text(ui: &Ui, cell: Rect, column: EventColumn, cells: Cells, row: u32) {
    let words = column.shown(cells, row);
    let given = !words.is_empty();
    let words = if given { words } else { "–".to_owned() };
    let ink = if given { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    let font = egui::FontId::proportional(12.5);
    let room = (cell.width() - 16.0).max(8.0);
    let mut job = if bidi::has_rtl(&words) {
        bidi::line(&words, None, &font, ink)
    } else {
        egui::text::LayoutJob::simple_singleline(words, font, ink)
    };
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let x = if column.is_number(cells) { cell.right() - 8.0 - galley.size().x } else { cell.left() + 8.0 };
    ui.painter().galley(pos2(x, cell.center().y - galley.size().y / 2.0), galley, ink);
}

/// A click selects; with Ctrl or Shift it marks more rows; a second click flies there.
fn pressed(
    ui: &Ui,
    response: &Response,
    all: &Response,
    context: &TableContext,
    (index, row): (usize, u32),
    state: &mut TableState,
    actions: &mut Vec<Action>,
) {
    if !response.clicked() {
        return;
    }
    all.request_focus();
    let modifiers = ui.input(|i| i.modifiers);
    let anchor = state.anchor;
    state.cursor = Some((index, row));
    if modifiers.shift && anchor.is_some() {
        actions.push(keys::mark_range(context, state));
        return;
    }
    state.anchor = Some(row);
    if modifiers.command {
        actions.push(keys::toggle(context, row));
        return;
    }
    let key = Subject::event(context.layer.id, EventKey::Row(row));
    actions.push(keys::mark(vec![row]));
    actions.push(SelectAction::Feature(key.clone()).into());
    if response.double_clicked() {
        actions.push(ViewAction::ToFeature(key).into());
    }
}

/// The hovered row is highlighted on the map; without one, the keyboard's.
fn light(pointed: Option<u32>, context: &TableContext, state: &mut TableState, actions: &mut Vec<Action>) {
    if pointed.is_none() && state.highlighted_by_key {
        return;
    }
    if pointed != state.highlighted {
        (state.highlighted, state.highlighted_by_key) = (pointed, false);
        let keys = pointed.map(|row| Subject::event(context.layer.id, EventKey::Row(row)));
        actions.push(SelectAction::Highlight(keys.into_iter().collect()).into());
    }
}
