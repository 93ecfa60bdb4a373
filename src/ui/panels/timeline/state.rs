use std::sync::Arc;

use crate::events::{Bin, Day, FilteredView, Unit};
use crate::model::EventLayerId;
use crate::session::Session;

/// State of the timeline between frames.
#[derive(Clone, Debug, Default)]
pub struct TimelineState {
    /// The file that the rest belongs to; `None` = the articles' layers.
    pub(super) of: Option<EventLayerId>,
    /// The visible time range, in days, end exclusive; `None` for all.
    pub(super) window: Option<(f64, f64)>,
    pub(super) drag: Option<Drag>,
    pub(super) unit: Option<Unit>,
    /// Input of the first and last day.
    pub(super) typed: [String; 2],
    /// Input of the periods of two maps, left and right.
    pub(super) pair: Option<[[String; 2]; 2]>,
    /// When the next step is due, on the window's clock.
    pub(super) next_step: f64,
    bars: Option<Bars>,
    /// The day whose menu was opened last.
    pub(super) menu: Option<Day>,
}

/// The current drag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drag {
    /// The selection extends from these days to those under the pointer.
    From(Day, Day),
    /// The selection moves with the pointer, which grabbed it at `at`.
    Move { days: (Day, Day), at: Day },
    /// The axis is dragged from this window and pointer position.
    Pan { window: (f64, f64), x: f32 },
}

/// Bars, and the data they were counted from.
#[derive(Clone, Debug)]
struct Bars {
    shown: Arc<FilteredView>,
    unit: Unit,
    days: (Day, Day),
    bins: Vec<Bin>,
}

impl TimelineState {
    /// A new file is shown in full.
    pub(super) fn follow(&mut self, session: &Session) {
        let of = session.events().active().map(|l| l.id);
        if of != self.of {
            (self.of, self.window, self.drag) = (of, None, None);
        }
    }

    pub(super) fn bins(&mut self, shown: &Arc<FilteredView>, unit: Unit, days: (Day, Day)) -> &[Bin] {
        let same = |b: &Bars| Arc::ptr_eq(&b.shown, shown) && b.unit == unit && b.days == days;
        if !self.bars.as_ref().is_some_and(same) {
            let bins = shown.timeline().binned(unit, days.0, days.1);
            self.bars = Some(Bars { shown: shown.clone(), unit, days, bins });
        }
        self.bars.as_ref().map_or(&[], |b| &b.bins)
    }
}
