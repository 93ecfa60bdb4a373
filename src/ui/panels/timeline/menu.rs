use egui::Response;

use crate::detail::span_words;
use crate::events::{Day, Unit};
use crate::session::{Action, EventAction};
use crate::ui::widgets::context_menu::{Opening, context_menu};

use super::axis::Axis;
use super::state::TimelineState;

/// The menu of a day on the timeline: at a right-click or, by keyboard, at the first of the selected days or of those
/// in view. `span`: all days of the data.
pub fn menu(
    response: &Response,
    axis: &Axis,
    span: (Day, Day),
    days: Option<(Day, Day)>,
    state: &mut TimelineState,
) -> Option<Action> {
    let first = days.map_or(axis.day(axis.left), |days| days.0).max(span.0);
    let key_at = egui::pos2(axis.x(first).clamp(axis.left, axis.right), response.rect.center().y);
    let by_pointer = Opening::by_pointer(response);
    if let Some(opening) = &by_pointer {
        state.menu = Some(axis.day(opening.at().x.clamp(axis.left, axis.right - 0.5)));
    }
    let opening = by_pointer.or_else(|| {
        let opening = Opening::by_keyboard(response, key_at)?;
        state.menu = Some(first);
        Some(opening)
    });
    let day = state.menu?.clamp(span.0, span.1);
    let mut wanted = None;
    context_menu(response, opening, "Menu of these days", |entries| {
        let [month, year] = [Unit::Month, Unit::Year].map(|unit| (unit.first(day), unit.last(day)));
        let words = |(from, to): (Day, Day)| span_words(from, to);
        for unit in [month, year] {
            if entries.entry(&format!("Only {}", words(unit))) {
                wanted = Some(Some(unit));
            }
        }
        entries.separator();
        if entries.entry(&format!("From {} on", words(month))) {
            wanted = Some(Some((month.0, span.1.max(month.1))));
        }
        if entries.entry(&format!("Up to {}", words(month))) {
            wanted = Some(Some((span.0.min(month.0), month.1)));
        }
        entries.separator();
        if entries.entry_unless("All days", days.is_none().then_some("All days are shown")) {
            wanted = Some(None);
        }
    });
    wanted.map(|days| EventAction::Days(days).into())
}
