use serde_json::Value;

use super::Rest;
use super::days::{days, days_value};
use super::members::Members;
use super::out::Out;
use crate::events::Day;
use crate::formats::findings::Findings;

/// Split view: two maps with one viewport, each with its own days; those of the active map are the project's.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSplitView {
    /// First and last day of the inactive map.
    pub other_days: Option<(Day, Day)>,
    /// Whether the active map is the one on the right.
    pub right: bool,
    /// The days before the map was split.
    pub before: Option<(Day, Day)>,
    /// Zoom change that kept the same ground visible at half the width.
    pub zoomed: f64,
    pub other: Rest,
}

impl SavedSplitView {
    pub(super) fn read(f: &mut Findings, object: &Rest) -> Option<Self> {
        let mut m = Members::of(f, object);
        let other_days = days(&mut m, "other_days");
        let right = m.take("right").unwrap_or(false);
        let before = days(&mut m, "before");
        let zoomed = m.take("zoomed").unwrap_or(0.0);
        Some(Self { other_days, right, before, zoomed, other: m.rest() })
    }

    pub(super) fn value(&self) -> Value {
        let mut out = Out::default();
        out.put_some("other_days", self.other_days.map(days_value)).put("right", self.right);
        out.put_some("before", self.before.map(days_value)).put("zoomed", self.zoomed);
        out.end(&self.other)
    }
}
