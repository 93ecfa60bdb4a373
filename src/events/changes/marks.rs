use std::ops::Range;

use super::Changes;
use crate::events::columns::morton::interleaved;
use crate::events::{EventTable, cell_bounds, world_of};
use crate::geo::{Bounds, World};

/// Where the differences between two states of a source are on the map, in Morton order. An event that moved is
/// there twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeMarks {
    places: Vec<MarkedPlace>,
}

/// A place of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkedPlace {
    /// Its Morton code.
    pub code: u64,
    /// Number in [`Changes::list`].
    pub at: u32,
}

/// A difference on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeMark {
    /// Number in [`Changes::list`].
    pub at: u32,
    pub before: Option<World>,
    pub after: Option<World>,
}

/// Ranges up to this many places are looked through one by one.
const FEW: usize = 32;

impl ChangeMarks {
    pub fn new(changes: &Changes, old: &EventTable, new: &EventTable) -> Self {
        let mut places = Vec::new();
        for (at, change) in (0..).zip(&changes.list) {
            let code = |table: &EventTable, row: Option<u32>| table.codes().get(row? as usize).copied();
            let (before, after) = (code(old, change.old), code(new, change.new));
            places.extend(after.map(|code| MarkedPlace { code, at }));
            places.extend(before.filter(|code| after != Some(*code)).map(|code| MarkedPlace { code, at }));
        }
        places.sort_unstable();
        Self { places }
    }

    /// Those of some differences, by number in the list.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(u32) -> bool) -> Self {
        Self { places: self.places.iter().copied().filter(|place| is_wanted(place.at)).collect() }
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The places within a box, in Morton order; `None` if there are more than `most`. Costs no more than `most` and
    /// the box's edge, however many there are in all.
    pub fn within(&self, bounds: &Bounds, most: usize) -> Option<Vec<MarkedPlace>> {
        let mut found = Vec::new();
        let is_whole = self.descend(&self.root(), bounds, &mut |places| {
            found.extend(places.iter().take(most + 1));
            found.len() <= most
        });
        is_whole.then_some(found)
    }

    /// The number of places within a box. Costs the box's edge, however many there are.
    pub fn count(&self, bounds: &Bounds) -> usize {
        let mut count = 0;
        self.descend(&self.root(), bounds, &mut |places| {
            count += places.len();
            true
        });
        count
    }

    fn root(&self) -> Cell {
        Cell { level: 0, x: 0, y: 0, places: 0..self.places.len() }
    }

    /// Hands over the places within a box until `take` says no; false if it did.
    fn descend(&self, cell: &Cell, bounds: &Bounds, take: &mut impl FnMut(&[MarkedPlace]) -> bool) -> bool {
        let ground = cell_bounds(cell.level, cell.x, cell.y);
        let places = self.places.get(cell.places.clone()).unwrap_or_default();
        if places.is_empty() || !ground.intersects(bounds) {
            return true;
        }
        if bounds.contains(ground.min) && bounds.contains(ground.max) {
            return take(places);
        }
        if places.len() <= FEW || cell.level == 32 {
            let inside = |place: &&MarkedPlace| bounds.contains(world_of(place.code));
            return places.iter().filter(inside).all(|place| take(std::slice::from_ref(place)));
        }
        cell.quarters(&self.places).iter().all(|child| self.descend(child, bounds, take))
    }
}

struct Cell {
    level: u8,
    x: u32,
    y: u32,
    places: Range<usize>,
}

impl Cell {
    /// In Morton order.
    fn quarters(&self, all: &[MarkedPlace]) -> [Self; 4] {
        let level = self.level + 1;
        let shift = 64 - 2 * u32::from(level);
        let mut start = self.places.start;
        [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| {
            let (x, y) = (self.x * 2 + dx, self.y * 2 + dy);
            let cell = interleaved(x, y);
            let rest = all.get(start..self.places.end).unwrap_or_default();
            let end = start + rest.partition_point(|place| place.code >> shift <= cell);
            let child = Self { level, x, y, places: start..end };
            start = end;
            child
        })
    }
}

impl Changes {
    /// Where a difference is on the map.
    pub fn mark(&self, at: u32, old: &EventTable, new: &EventTable) -> Option<ChangeMark> {
        let change = self.list.get(at as usize)?;
        let before = change.old.and_then(|row| old.place(row));
        let after = change.new.and_then(|row| new.place(row));
        Some(ChangeMark { at, before, after })
    }
}
