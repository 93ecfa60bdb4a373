use std::f64::consts::PI;

use super::ShownEvents;
use super::step::Step;

/// Square pixels per counted event. It depends on the zoom and on the whole table under its filter, as on those of
/// the pictures it is compared with, and changes smoothly from level to level.
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
    /// By the numbers of the column that sizes the symbols, or by count.
    pub fn new(events: &ShownEvents, step: Step) -> Self {
        // Sums have a unit of their own, so that no least number would suit all columns.
        let least = if events.size.is_some() { 1.0 } else { LEAST_MOST };
        let (here, next) = (events.greatest_amount(step.level), events.greatest_amount(step.level + 1));
        let most = here.max(least).powf(1.0 - step.share) * next.max(least).powf(step.share);
        Self { per_event: PI * LARGEST * LARGEST / most, greatest: here.round() as u64 }
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
