use crate::events::{Cell, world_of};
use crate::geo::World;

use super::ShownEvents;

/// The positions of a sample of a cell's shown rows: they give its middle, and tell crowded cells from those
/// with few positions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Samples {
    codes: [u64; 8],
    len: usize,
}

impl Samples {
    pub fn of(events: &ShownEvents, cell: &Cell) -> Self {
        let mut samples = Self::default();
        for (slot, code) in samples.codes.iter_mut().zip(events.table.samples(events.shown, cell)) {
            *slot = code;
            samples.len += 1;
        }
        samples
    }

    /// How many of them are distinct. They are in Z-order, so equal ones are adjacent.
    pub fn positions(&self) -> usize {
        let codes = &self.codes[..self.len];
        usize::from(self.len > 0) + codes.windows(2).filter(|w| w[0] != w[1]).count()
    }

    /// As [`crate::events::EventTable::middle`].
    pub fn middle(&self, cell: &Cell) -> World {
        let codes = &self.codes[..self.len];
        if codes.is_empty() {
            return cell.bounds().center();
        }
        let sum = codes
            .iter()
            .map(|c| world_of(*c))
            .fold(World::default(), |a, w| World::new(a.x + w.x, a.y + w.y));
        let n = codes.len() as f64;
        World::new(sum.x / n, sum.y / n)
    }
}
