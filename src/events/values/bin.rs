use crate::events::Day;

/// A bar of the timeline: the rows that start in one calendar unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First and last day of the unit, both inclusive, never clipped at the ends of the timeline.
    pub first: Day,
    pub last: Day,
    /// Rows by class; [`crate::events::TypeClasses`] names the classes.
    pub counts: Vec<u64>,
}

impl Bin {
    /// Rows of all classes.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}
