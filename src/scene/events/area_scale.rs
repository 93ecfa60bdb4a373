use std::f64::consts::PI;

use crate::events::{EventTable, FilteredView, RowSums};

use super::step::Step;

/// Square pixels per counted event. It depends on the zoom and on the whole table under its filter, and
/// changes smoothly from level to level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaScale {
    per_event: f64,
    /// Approximate greatest count of a cell.
    greatest: u64,
}

/// Radius of the fullest cell's circle at the smallest cell size, in pixels.
const LARGEST: f64 = 21.0;

/// A few isolated events are not drawn as large as thousands would be.
const LEAST_MOST: f64 = 40.0;

/// Smallest visible radius of a circle, in pixels.
pub const SMALLEST: f32 = 4.5;

impl AreaScale {
    /// By the numbers of a column, if `sums` are given.
    pub fn new(table: &EventTable, shown: &FilteredView, sums: Option<&RowSums>, step: Step) -> Self {
        if let Some(sums) = sums {
            let greatest = |level| sums.greatest(table, level).max(1.0);
            let (here, next) = (greatest(step.level), greatest(step.level + 1));
            let most = here.powf(1.0 - step.share) * next.powf(step.share);
            let greatest = greatest(step.level).round() as u64;
            return Self { per_event: PI * LARGEST * LARGEST / most, greatest };
        }
        let greatest = |level| f64::from(shown.greatest(table, level)).max(LEAST_MOST);
        let (here, next) = (greatest(step.level), greatest(step.level + 1));
        let most = here.powf(1.0 - step.share) * next.powf(step.share);
        let greatest = shown.greatest(table, step.level);
        Self { per_event: PI * LARGEST * LARGEST / most, greatest: greatest.into() }
    }

    /// Radius in pixels of the circle for a count.
    pub fn radius(&self, count: u64) -> f32 {
        self.true_radius(count).max(SMALLEST)
    }

    /// The same without a lower limit.
    pub fn true_radius(&self, count: u64) -> f32 {
        (count as f64 * self.per_event / PI).sqrt() as f32
    }

    /// The greatest count whose circle is enlarged to stay visible.
    pub fn enlarged_up_to(&self) -> u64 {
        (PI * f64::from(SMALLEST).powi(2) / self.per_event).floor() as u64
    }

    /// Approximate greatest count of a cell, visible or not.
    pub fn greatest(&self) -> u64 {
        self.greatest
    }
}
