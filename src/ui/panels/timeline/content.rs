use egui::{Rect, Sense, Ui, pos2, vec2};

use crate::events::{Day, Unit};
use crate::session::{Action, Session};
use crate::style::Theme;

use super::axis::Axis;
use super::state::TimelineState;
use super::{brush, chart, head, menu, periods, play};

/// Pixels left of the bars, for the numbers.
const GUTTER: f32 = 52.0;

/// Pixels below the bars, for the years.
const FOOT: f32 = 18.0;

/// Least height of the bars with the years below them.
const LEAST: f32 = 64.0;

/// The timeline of the active file or, if none is open, of the articles' layers.
/// `room` is the height of its panel.
pub fn timeline(
    ui: &mut Ui,
    session: &Session,
    theme: &Theme,
    state: &mut TimelineState,
    room: f32,
) -> Vec<Action> {
    let top = ui.cursor().top();
    state.follow(session);
    let mut actions = Vec::new();
    let span = session.time_span();
    head::head(ui, session, state, span, &mut actions);
    let Some(span) = span else {
        ui.add_space(6.0);
        let reading = session.events().active().is_some_and(|l| l.loading.is_some());
        ui.weak(if reading { "Loading the file…" } else { "No row of this file has a date." });
        return actions;
    };
    let size = vec2(ui.available_width(), (room - (ui.cursor().top() - top)).max(LEAST));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let plot = Rect::from_min_max(
        pos2(rect.left() + GUTTER, rect.top() + 4.0),
        pos2(rect.right() - 6.0, rect.bottom() - FOOT),
    );
    let all = whole(plot, span);
    let axis = Axis::new(plot, state.window.unwrap_or(all));
    let unit = axis.unit();
    state.unit = Some(unit);
    if response.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Space)) {
        actions.push(state.toggle(ui.input(|i| i.time), session));
    }
    let brushed = brush::brush(ui, &response, &axis, unit, session.events().days(), all, state);
    let seen = (axis.day(axis.left), axis.day(axis.right - 0.01));
    let painter = ui.painter().with_clip_rect(rect);
    match session.events().active().map(|l| (l.table.type_classes(), l.shown.clone(), &l.looks)) {
        Some((stack, shown, looks)) => {
            let bins = state.bins(&shown, unit, seen);
            let picture = chart::Picture { axis, plot, bins, days: session.events().days(), theme };
            chart::bars(ui, &painter, &picture, unit, &response, (&stack.names, looks));
        }
        None => periods::lanes(ui, &painter, session, theme, &axis, plot, &response),
    }
    chart::ticks(ui, &painter, &axis, plot);
    chart::days(ui, &painter, &axis, plot, session.events().days(), &response);
    actions.extend(brushed);
    actions.extend(menu::menu(&response, &axis, span, session.events().days(), state));
    actions.extend(play::clock(ui, session, state, unit));
    actions
}

/// The whole span in whole units, as a window.
fn whole(plot: Rect, span: (Day, Day)) -> (f64, f64) {
    let window = |unit: Unit| (f64::from(unit.first(span.0).0), f64::from(unit.last(span.1).0) + 1.0);
    window(Axis::new(plot, window(Unit::Day)).unit())
}
