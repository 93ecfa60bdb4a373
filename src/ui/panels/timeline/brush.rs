use egui::{CursorIcon, EventFilter, Key, Modifiers, PointerButton, Response, Ui};

use crate::events::{Day, Unit};
use crate::session::{Action, EventAction, Step, stepped};

use super::axis;
use super::axis::Axis;
use super::state::{Drag, TimelineState};

/// Grab distance of an edge, in pixels.
const EDGE: f32 = 6.0;

/// Wheel distance that halves the time span, in pixels.
const WHEEL: f32 = 240.0;

type Days = Option<(Day, Day)>;

/// Mouse and keyboard input on the days; `all` is the window that shows everything.
pub fn brush(
    ui: &Ui,
    response: &Response,
    axis: &Axis,
    unit: Unit,
    days: Days,
    all: (f64, f64),
    state: &mut TimelineState,
) -> Option<Action> {
    zoom(ui, response, axis, all, state);
    let by_hand = hand(ui, response, axis, unit, days, all, state);
    let wanted = by_hand.or_else(|| keys(ui, response, unit, days, all))?;
    (wanted != days).then(|| EventAction::Days(wanted).into())
}

/// The wheel zooms the time axis around the pointer.
fn zoom(ui: &Ui, response: &Response, axis: &Axis, all: (f64, f64), state: &mut TimelineState) {
    let Some(at) = response.hover_pos().filter(|_| response.contains_pointer()) else { return };
    let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta()));
    let factor = f64::from((-scroll.y / WHEEL).exp2() / pinch);
    let still = axis.time(at.x);
    let window = (axis.from, axis.to);
    let least = 14.0_f64.min(all.1 - all.0);
    let width = ((window.1 - window.0) * factor).clamp(least, all.1 - all.0);
    let share = (still - window.0) / (window.1 - window.0);
    let from = still - share * width - f64::from(scroll.x) * width / f64::from(axis.right - axis.left);
    if scroll != egui::Vec2::ZERO || pinch != 1.0 {
        state.window = within((from, from + width), all);
    }
}

/// The window clamped to the data; `None` if it shows everything.
fn within(window: (f64, f64), all: (f64, f64)) -> Option<(f64, f64)> {
    let width = window.1 - window.0;
    if width >= (all.1 - all.0) * 0.999 {
        return None;
    }
    let from = window.0.clamp(all.0, all.1 - width);
    Some((from, from + width))
}

/// `None` if the days are unchanged.
fn hand(
    ui: &Ui,
    response: &Response,
    axis: &Axis,
    unit: Unit,
    days: Days,
    all: (f64, f64),
    state: &mut TimelineState,
) -> Option<Days> {
    if response.double_clicked() {
        return Some(None);
    }
    let pointer = response.interact_pointer_pos();
    if response.drag_started()
        && let Some(origin) = ui.input(|i| i.pointer.press_origin())
    {
        response.request_focus();
        let other =
            response.dragged_by(PointerButton::Secondary) || response.dragged_by(PointerButton::Middle);
        state.drag = Some(if other {
            Drag::Pan { window: (axis.from, axis.to), x: origin.x }
        } else {
            took(axis, unit, days, origin.x.clamp(axis.left, axis.right - 0.5))
        });
    }
    if let Some(hover) = response.hover_pos() {
        let cursor = match (state.drag, days.map(|d| grip(axis, d, hover.x))) {
            (Some(Drag::Move { .. } | Drag::Pan { .. }), _) => CursorIcon::Grabbing,
            (Some(Drag::From(..)), _) | (None, Some(Grip::First | Grip::Last)) => {
                CursorIcon::ResizeHorizontal
            }
            (None, Some(Grip::Middle)) => CursorIcon::Grab,
            (None, Some(Grip::None) | None) => CursorIcon::Crosshair,
        };
        ui.ctx().set_cursor_icon(cursor);
    }
    let drag = state.drag;
    if response.drag_stopped() || !response.dragged() {
        state.drag = None;
    }
    let x = pointer?.x.clamp(axis.left, axis.right - 0.5);
    let (first, last) = unit_at(axis, unit, x);
    match drag {
        Some(Drag::From(a, b)) => Some(Some((a.min(first), b.max(last)))),
        Some(Drag::Move { days, at }) => {
            let by = axis::index(unit, axis.day(x)) - axis::index(unit, at);
            Some(Some(moved(days, unit, by)))
        }
        Some(Drag::Pan { window, x: from }) => {
            let by = (axis.time(from) - axis.time(pointer?.x)) + axis.from - window.0;
            state.window = within((window.0 + by, window.1 + by), all);
            None
        }
        None if response.clicked() => {
            response.request_focus();
            Some(Some((first, last)))
        }
        None => None,
    }
}

enum Grip {
    None,
    First,
    Last,
    Middle,
}

/// Hit test of the selected days.
fn grip(axis: &Axis, (from, to): (Day, Day), x: f32) -> Grip {
    let (a, b) = (axis.x(from), axis.end(to));
    // Narrow selections still have a middle to drag.
    let edge = EDGE.min((b - a) / 3.0).max(2.0);
    if (x - a).abs() <= edge || x < a && a - x <= EDGE {
        Grip::First
    } else if (x - b).abs() <= edge || x > b && x - b <= EDGE {
        Grip::Last
    } else if x > a && x < b {
        Grip::Middle
    } else {
        Grip::None
    }
}

fn took(axis: &Axis, unit: Unit, days: Days, x: f32) -> Drag {
    let (first, last) = unit_at(axis, unit, x);
    match days.map(|d| (d, grip(axis, d, x))) {
        Some(((_, to), Grip::First)) => Drag::From(to, to),
        Some(((from, _), Grip::Last)) => Drag::From(from, from),
        Some((days, Grip::Middle)) => Drag::Move { days, at: axis.day(x) },
        Some((_, Grip::None)) | None => Drag::From(first, last),
    }
}

fn unit_at(axis: &Axis, unit: Unit, x: f32) -> (Day, Day) {
    let day = axis.day(x);
    (unit.first(day), unit.last(day))
}

/// The days shifted by a number of units.
fn moved(days: (Day, Day), unit: Unit, by: i32) -> (Day, Day) {
    let ever = (Day::MIN, Day::MAX);
    let step = |days| stepped(Some(days), ever, Step::Unit(unit), unit, by > 0);
    (0..by.abs()).try_fold(days, |days, _| step(days)).unwrap_or(days)
}

/// Arrows move the days by a unit and with Shift extend them; Home and End go to the ends.
fn keys(ui: &Ui, response: &Response, unit: Unit, days: Days, all: (f64, f64)) -> Option<Days> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: false, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    // Within the range of days: they come from it.
    let (start, end) = (Day(all.0 as i32), Day(all.1 as i32 - 1));
    let first = (unit.first(start), unit.last(start));
    let last = (unit.first(end), unit.last(end));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        if pressed(Modifiers::SHIFT, key) {
            let (from, to) = days.unwrap_or(if by > 0 { first } else { last });
            let to = moved((from, to), unit, by).1;
            return Some(Some((from, to.max(unit.last(from)).min(last.1))));
        }
        if pressed(Modifiers::NONE, key) {
            let Some(days) = days else { return Some(Some(if by > 0 { first } else { last })) };
            let (from, to) = moved(days, unit, by);
            return Some(Some(if to < start || from > end { days } else { (from, to) }));
        }
    }
    if pressed(Modifiers::SHIFT, Key::Home) {
        return Some(Some((start, days.unwrap_or(first).1)));
    }
    if pressed(Modifiers::SHIFT, Key::End) {
        return Some(Some((days.unwrap_or(last).0, end)));
    }
    if pressed(Modifiers::NONE, Key::Home) {
        return Some(Some(first));
    }
    if pressed(Modifiers::NONE, Key::End) {
        return Some(Some(last));
    }
    (days.is_some() && pressed(Modifiers::NONE, Key::Escape)).then_some(None)
}
