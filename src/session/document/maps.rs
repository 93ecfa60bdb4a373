use crate::events::Day;

/// First and last day, both inclusive; `None` = all days.
pub type Days = Option<(Day, Day)>;

/// The days of the one map, or of the two side by side. Which of the two is active is part of the
/// view, not of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Maps {
    /// Of the one map, or of the left one.
    pub left: Days,
    /// `None` if there is a single map.
    pub split: Option<Split>,
}

/// The map on the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    pub days: Days,
    /// The days before the map was split.
    pub before: Days,
    /// Zoom change that kept the same ground visible at half the width.
    pub steps: f64,
}

impl Maps {
    /// The days of a map.
    pub fn days(&self, right: bool) -> Days {
        match &self.split {
            Some(split) if right => split.days,
            Some(_) | None => self.left,
        }
    }

    /// The days of the other of two maps.
    pub fn other_days(&self, right: bool) -> Option<Days> {
        self.split.map(|split| if right { self.left } else { split.days })
    }

    pub fn set_days(&mut self, right: bool, days: Days) {
        match &mut self.split {
            Some(split) if right => split.days = days,
            Some(_) | None => self.left = days,
        }
    }
}
