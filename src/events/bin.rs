use super::Day;

/// A bar of a timeline: the rows that begin in one unit of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First and last day of the unit, both inclusive, whole even at the ends of the timeline.
    pub first: Day,
    pub last: Day,
    /// Rows by class; [`super::Stack`] names the classes.
    pub counts: Vec<u64>,
}

impl Bin {
    /// Rows of all classes.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}
