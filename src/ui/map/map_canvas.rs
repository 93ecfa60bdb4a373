use egui::{EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::geo::{Screen, Viewport};
use crate::scene::Scene;
use crate::session::{Action, Carrier, Command, EventAction, SelectAction, Session, ViewAction};

use crate::ui::annotations::{MarkState, draw, edit_keys, paint_handles};
use crate::ui::map::map_menu::{MapMenu, map_menu};
use crate::ui::map::paint_scene::paint_scene;
use crate::ui::map::region_tool::{RegionDraft, paint_region};
use crate::ui::widgets::keys::presses;

/// State of the canvas between frames.
#[derive(Clone, Debug, Default)]
pub struct CanvasState {
    /// Inertia velocity after a drag, in pixels per second.
    inertia: Vec2,
    /// Start of a zoom box being drawn.
    box_from: Option<Pos2>,
    /// A region being drawn to select events.
    pub region: RegionDraft,
    /// Drawing of annotations, and editing of the selected one.
    pub marks: MarkState,
    /// True while the map has focus, unless it got it by a click.
    by_keyboard: bool,
    /// Pointer position in map pixels.
    pub pointer: Option<Screen>,
    /// Accessible name, if there are two maps.
    pub name: Option<String>,
    /// The other of two maps has the keyboard.
    pub asleep: bool,
    /// The view of the last hit test at `pointer`.
    view: Option<Viewport>,
    /// Where the menu was opened last.
    menu: Option<MapMenu>,
}

/// Pixels along the upper edge that the maps' names take.
pub const PLATE: f32 = 66.0;

/// Share of its velocity that inertia keeps after a second.
const KEPT_A_SECOND: f32 = 0.004;

/// Inertia stops below this many pixels per second.
const REST: f32 = 12.0;

/// Panning speed of a held arrow key, in pixels per second.
const KEY_SPEED: f32 = 900.0;

/// Pixels of wheel that double the scale.
const WHEEL_PER_STEP: f32 = 160.0;

/// Shows the map and turns user input into actions.
pub fn map_canvas(
    ui: &mut Ui,
    session: &Session,
    scene: &Scene,
    state: &mut CanvasState,
) -> (Rect, Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    let mut actions = Vec::new();
    paint_scene(&ui.painter().with_clip_rect(rect), rect.min, scene);
    if let Some(region) = session.events().region() {
        paint_region(ui, rect, &session.viewport(), region);
    }
    let local = |p: Pos2| Screen::new(p.x - rect.left(), p.y - rect.top());
    let hover = response.hover_pos().filter(|p| rect.contains(*p)).map(local);
    let view = Some(session.viewport());
    if hover != state.pointer || view != state.view {
        // No hover while the map moves: it would flicker, and a tooltip would cover the destination of a
        // flight.
        let quiet = response.dragged() || state.marks.draft.tool.is_some();
        let at = hover.filter(|_| view == state.view && !quiet);
        (state.pointer, state.view) = (hover, view);
        actions.push(SelectAction::Hover { at }.into());
    }
    let drawing = state.marks.draft.tool.is_some();
    if state.region.tool.is_some() {
        actions.extend(state.region.drag(ui, &response, rect, session));
    } else {
        // In the release frame it is still an annotation drag, so no inertia.
        let held = state.marks.editor.holds();
        if !drawing && !state.asleep {
            actions.extend(state.marks.editor.follow(ui, &response, rect, session));
        }
        if !held && !state.marks.editor.holds() {
            drag(ui, &response, rect, state, &mut actions);
        }
    }
    wheel(ui, &response, hover, state, &mut actions);
    // Clicks while drawing do not select what is below.
    let free = state.region.tool.is_none() && !drawing && !state.marks.editor.takes_click();
    if free {
        click(&response, rect, &mut actions);
    }
    let (menu, alone) = ((&mut state.menu, &mut state.marks), state.name.is_none());
    actions.extend(map_menu(&response, rect, session, menu, (free, alone)));
    if !state.asleep {
        edit_keys(ui, &response, session, &mut state.marks, &mut actions);
        escape(ui, session, state, &mut actions);
        keys(ui, &response, session, &mut actions);
    }
    if response.gained_focus() {
        state.by_keyboard = !ui.input(|i| i.pointer.any_pressed() || i.pointer.any_released());
    }
    if let Some(by_keyboard) = state.marks.take_keys.take() {
        response.request_focus();
        state.by_keyboard = by_keyboard;
    }
    if drawing {
        // Using the mouse switches from keyboard to mouse drawing.
        let moved = ui.input(|i| i.pointer.delta() != Vec2::ZERO || i.pointer.any_pressed());
        state.by_keyboard &= !(hover.is_some() && moved);
        // Clear the hover from before the tool was selected.
        if !session.hovered().is_empty() {
            actions.push(SelectAction::Hover { at: None }.into());
        }
        actions.extend(draw(ui, &response, rect, session, &mut state.marks, state.by_keyboard));
    } else if !state.asleep {
        paint_handles(ui, rect, session, &state.marks.editor);
    }
    describe(ui, &response, session, state);
    (rect, actions)
}

fn drag(ui: &Ui, response: &Response, rect: Rect, state: &mut CanvasState, actions: &mut Vec<Action>) {
    let shift = ui.input(|i| i.modifiers.shift);
    if response.drag_started() {
        state.inertia = Vec2::ZERO;
        let origin = ui.input(|i| i.pointer.press_origin());
        state.box_from = origin.filter(|_| shift);
    }
    match state.box_from {
        Some(from) => zoom_box(ui, response, rect, from, state, actions),
        None if response.dragged() => {
            // egui reports a drag only after some pixels; the map catches up on them.
            let first = response.total_drag_delta().filter(|_| response.drag_started());
            let delta = first.unwrap_or(response.drag_delta());
            if delta != Vec2::ZERO {
                actions.push(ViewAction::Pan { dx: delta.x, dy: delta.y }.into());
            }
        }
        None if response.drag_stopped() => state.inertia = ui.input(|i| i.pointer.velocity()),
        None => glide(ui, state, actions),
    }
}

/// A little inertia after a drag.
fn glide(ui: &Ui, state: &mut CanvasState, actions: &mut Vec<Action>) {
    if state.inertia.length() < REST || ui.input(|i| i.pointer.any_down()) {
        state.inertia = Vec2::ZERO;
        return;
    }
    let seconds = ui.input(|i| i.stable_dt).min(0.1);
    let delta = state.inertia * seconds;
    actions.push(ViewAction::Pan { dx: delta.x, dy: delta.y }.into());
    state.inertia *= KEPT_A_SECOND.powf(seconds);
    ui.ctx().request_repaint();
}

fn zoom_box(
    ui: &Ui,
    response: &Response,
    rect: Rect,
    from: Pos2,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let Some(to) = response.interact_pointer_pos().or(ui.input(|i| i.pointer.latest_pos())) else { return };
    let drawn = Rect::from_two_pos(from, to).intersect(rect);
    let ink = ui.visuals().selection.stroke.color;
    ui.painter().rect_filled(drawn, 0.0, ink.gamma_multiply(0.12));
    ui.painter().rect_stroke(drawn, 0.0, Stroke::new(1.5, ink), StrokeKind::Middle);
    if response.drag_stopped() || !response.dragged() {
        state.box_from = None;
        if drawn.width() > 8.0 && drawn.height() > 8.0 {
            let local = |p: Pos2| Screen::new(p.x - rect.left(), p.y - rect.top());
            actions.push(ViewAction::Box { from: local(drawn.min), to: local(drawn.max) }.into());
        }
    }
}

fn wheel(
    ui: &Ui,
    response: &Response,
    hover: Option<Screen>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let Some(at) = hover.filter(|_| response.contains_pointer()) else { return };
    let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta()));
    let steps = f64::from(scroll.y / WHEEL_PER_STEP) + f64::from(pinch.log2());
    if steps != 0.0 {
        state.inertia = Vec2::ZERO;
        actions.push(ViewAction::Zoom { steps, at }.into());
    }
}

fn click(response: &Response, rect: Rect, actions: &mut Vec<Action>) {
    let Some(p) = response.interact_pointer_pos() else { return };
    let at = Screen::new(p.x - rect.left(), p.y - rect.top());
    if response.double_clicked() {
        actions.push(ViewAction::Zoom { steps: 1.0, at }.into());
    } else if response.clicked() {
        response.request_focus();
        actions.push(SelectAction::Click { at }.into());
    }
}

/// Escape deselects the tool first, then removes the pin, then clears the region once nothing is selected.
fn escape(ui: &Ui, session: &Session, state: &mut CanvasState, actions: &mut Vec<Action>) {
    let pinned = session.pin().is_some();
    let region = session.events().region().is_some() && session.selection().is_none();
    let ends = state.region.tool.is_some() || pinned || region;
    let busy = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
    if ends && !busy && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) && !state.region.end() {
        actions.push(match pinned {
            true => SelectAction::Pin(None).into(),
            false => EventAction::Region(None).into(),
        });
    }
}

/// Keys work while no text field has focus.
fn keys(ui: &mut Ui, response: &Response, session: &Session, actions: &mut Vec<Action>) {
    let focused = response.has_focus();
    let several = session.selection().is_some_and(|s| s.hits().len() > 1);
    if focused {
        // Tab cycles through the hits; with one or none it moves focus as usual.
        let filter =
            EventFilter { tab: several, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    // Arrows belong to a focused slider or move between controls.
    let elsewhere = ui.memory(|m| m.focused()).is_some_and(|id| id != response.id);
    let none = Modifiers::NONE;
    // Escape closes a menu first and clears the selection only after that.
    let popup = egui::Popup::is_any_open(ui.ctx());
    ui.input_mut(|input| {
        if focused && several && input.consume_key(Modifiers::SHIFT, Key::Tab) {
            actions.push(SelectAction::Previous.into());
        }
        if focused && several && input.consume_key(none, Key::Tab) {
            actions.push(SelectAction::Next.into());
        }
        if input.key_pressed(Key::Escape) && !popup {
            actions.push(SelectAction::Clear.into());
        }
        for command in [Command::ZoomIn, Command::ZoomOut, Command::Home] {
            for _ in 0..presses(input, command) {
                if let Carrier::Session(more) = command.carrier(session) {
                    actions.extend(more);
                }
            }
        }
        if elsewhere {
            return;
        }
        let step = KEY_SPEED * input.stable_dt.min(0.1);
        let held = |key| f32::from(u8::from(input.key_down(key)));
        let dx = held(Key::ArrowLeft) - held(Key::ArrowRight);
        let dy = held(Key::ArrowUp) - held(Key::ArrowDown);
        if (dx != 0.0 || dy != 0.0) && !input.modifiers.any() {
            actions.push(ViewAction::Pan { dx: dx * step, dy: dy * step }.into());
        }
    });
    if ui.input(|i| {
        [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown].iter().any(|k| i.key_down(*k))
    }) {
        ui.ctx().request_repaint();
    }
}

fn describe(ui: &Ui, response: &Response, session: &Session, state: &CanvasState) {
    let name = state.name.as_ref().map_or_else(|| "Map of Iraq".to_owned(), |n| format!("Map of Iraq, {n}"));
    let text = match session.selection() {
        Some(selection) => format!("{name}. Selected: {}", session.name_of(selection.key())),
        None => name,
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &text));
    if state.by_keyboard && response.has_focus() {
        let ring = Stroke::new(1.5, ui.visuals().selection.stroke.color.gamma_multiply(0.5));
        ui.painter().rect_stroke(response.rect.shrink(1.0), 0.0, ring, StrokeKind::Inside);
    }
}
