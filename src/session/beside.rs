use std::sync::Arc;

use crate::events::{Day, Filter, FilteredView};
use crate::geo::Screen;
use crate::scene::{Scene, ShownEvents};
use crate::style::Theme;

use super::{EventLayer, Events, Session, ViewAction, view};

/// Two maps with one view, each at its own days. One of them is at work: timeline, filters,
/// table and cards speak of its days, which are [`Events::days`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// First and last day of the map that is not at work, both inclusive.
    pub other: Option<(Day, Day)>,
    /// Whether the map at work is the one on the right.
    pub right: bool,
    /// Whether the pointer is over the map that is not at work.
    pub over_other: bool,
    /// The days before the maps were split.
    pub(super) before: Option<(Day, Day)>,
    /// By how much the view was zoomed to show the same ground in half the width.
    pub(super) steps: f64,
}

impl Beside {
    /// As it was told by [`Beside::before`] and its members.
    pub(super) fn restored(
        other: Option<(Day, Day)>,
        right: bool,
        before: Option<(Day, Day)>,
        steps: f64,
    ) -> Self {
        let steps = if steps.is_finite() { steps.clamp(-1.0, 0.0) } else { 0.0 };
        Self { other, right, over_other: false, before, steps }
    }

    /// The days before the maps were split, and by how much the view was zoomed then.
    pub(super) fn before(&self) -> (Option<(Day, Day)>, f64) {
        (self.before, self.steps)
    }
}

impl Session {
    /// Draws the map as it is at some days; event tables cost a scan where these are neither
    /// the days at work nor those of the map beside it.
    pub fn scene_at(&self, theme: &Theme, days: Option<(Day, Day)>) -> Scene {
        let layers: Vec<&EventLayer> = self.events.layers.iter().rev().filter(|l| l.visible).collect();
        let shown: Vec<Arc<FilteredView>> = layers.iter().map(|l| l.shown_at(days)).collect();
        let events: Vec<ShownEvents> = layers
            .iter()
            .zip(&shown)
            .map(|(layer, shown)| ShownEvents {
                shown: shown.as_ref(),
                zooming: self.events.zooming,
                ..layer.as_shown()
            })
            .collect();
        self.scene_of(theme, &events, days, (self.viewport, true))
    }
}

impl EventLayer {
    /// What is shown of the table at some days, under the rest of its filter.
    pub fn shown_at(&self, days: Option<(Day, Day)>) -> Arc<FilteredView> {
        let known = std::iter::once(&self.shown).chain(&self.other).find(|s| s.filter().days == days);
        known.cloned().unwrap_or_else(|| {
            let filter = Filter { days, ..self.filter().clone() };
            Arc::new(FilteredView::renewed(&self.table, filter, Some(&self.shown)))
        })
    }
}

/// Splits the map into the first two moments, or ends it and goes back to the days before.
pub(super) fn split(session: &mut Session, on: bool) {
    let events = &session.events;
    match (on, events.beside) {
        (true, None) => {
            let before = events.days;
            if let [left, right, ..] = session.moments().as_slice() {
                let other = Some(right.days);
                session.events.set_days(Some(left.days));
                let steps = zoom(session, -1.0);
                session.events.beside =
                    Some(Beside { other, right: false, over_other: false, before, steps });
            }
        }
        (false, Some(beside)) => {
            session.events.beside = None;
            session.events.set_days(beside.before);
            zoom(session, -beside.steps);
        }
        _ => {}
    }
}

/// Zooms round the middle; the steps that the view could go.
fn zoom(session: &mut Session, steps: f64) -> f64 {
    let (before, [width, height]) = (session.viewport.zoom(), session.viewport.size());
    let at = Screen::new(width / 2.0, height / 2.0);
    view::apply(session, ViewAction::Zoom { steps, at });
    session.viewport.zoom() - before
}

/// Takes the other of the two maps to work.
pub(super) fn turn(events: &mut Events) {
    let Some(beside) = &mut events.beside else { return };
    std::mem::swap(&mut beside.other, &mut events.days);
    (beside.right, beside.over_other) = (!beside.right, false);
    for layer in &mut events.layers {
        if let Some(other) = &mut layer.other {
            std::mem::swap(other, &mut layer.shown);
        }
    }
}

/// Counts anew what the map beside shows, where a filter or a table has changed.
pub(super) fn renew(events: &mut Events) {
    for layer in &mut events.layers {
        let wanted = events.beside.map(|b| Filter { days: b.other, ..layer.shown.filter().clone() });
        layer.other = match wanted {
            None => None,
            Some(filter) if layer.other.as_ref().is_some_and(|o| *o.filter() == filter) => layer.other.take(),
            Some(filter) => Some(Arc::new(FilteredView::renewed(&layer.table, filter, Some(&layer.shown)))),
        };
    }
}
