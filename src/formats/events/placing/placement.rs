use std::collections::BTreeMap;

use crate::model::Precision;

use crate::formats::events::{EventNotes, NameRole, PlacedRow};

/// Statistics of a geocoded table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// The place name columns used, by header.
    pub columns: Vec<(String, NameRole)>,
    /// Rows read, including unplaced ones.
    pub rows: u64,
    /// Rows with a position.
    pub located: u64,
    /// Rows by precision, in the order of [`Precision::ALL`].
    pub precisions: [u64; Precision::ALL.len()],
    /// Rows by governorate name; rows without one are not counted.
    pub governorates: BTreeMap<String, u64>,
    /// Rows by spelling match: `exact`, `alias`, `folded`, `near`.
    pub how: BTreeMap<&'static str, u64>,
    /// Rows with neither a position nor a governorate.
    pub unplaced: u64,
    /// Those by cause, and other problems.
    pub notes: EventNotes,
}

impl Placement {
    /// Rows only counted for a governorate.
    pub fn counted(&self) -> u64 {
        self.rows - self.located - self.unplaced
    }

    pub(in crate::formats::events) fn add(&mut self, placed: &PlacedRow) {
        self.rows += 1;
        self.located += u64::from(placed.position.is_some());
        self.unplaced += u64::from(placed.unplaced.is_some());
        let class = Precision::ALL.iter().position(|p| *p == placed.precision);
        if let Some(count) = class.and_then(|class| self.precisions.get_mut(class)) {
            *count += 1;
        }
        if let Some((_, name)) = &placed.governorate {
            match self.governorates.get_mut(name) {
                Some(count) => *count += 1,
                None => _ = self.governorates.insert(name.clone(), 1),
            }
        }
        if placed.unplaced.is_none() {
            *self.how.entry(placed.how).or_default() += 1;
        }
    }
}
