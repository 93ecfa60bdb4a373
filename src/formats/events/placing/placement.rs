use std::collections::BTreeMap;

use crate::model::Precision;

use crate::formats::events::{EventNotes, NameRole, PlacedRow};

/// What became of the rows of a table that were placed by their words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// The columns whose words placed them, by their names in the file.
    pub columns: Vec<(String, NameRole)>,
    /// Rows that were read, those without a place among them.
    pub rows: u64,
    /// Rows with a position.
    pub located: u64,
    /// Rows by precision, in the order of [`Precision::ALL`].
    pub precisions: [u64; Precision::ALL.len()],
    /// Rows by the name of their governorate; those without one are in none.
    pub governorates: BTreeMap<String, u64>,
    /// Rows by how their spelling was met: `exact`, `alias`, `folded`, `near`.
    pub how: BTreeMap<&'static str, u64>,
    /// Rows with neither a position nor a governorate.
    pub unplaced: u64,
    /// Those by their causes, and whatever else was met.
    pub notes: EventNotes,
}

impl Placement {
    /// Rows that are only counted for a governorate.
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
