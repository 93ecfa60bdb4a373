/// Row counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub rows: u64,
    /// The events that these rows stand for: as many, unless the file counts several to a row.
    pub events: u64,
    /// People killed, by the sources' best estimates; rows without a number add nothing.
    pub fatalities: u64,
}

impl Tally {
    pub(in crate::events) fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.events += other.events;
        self.fatalities += other.fatalities;
    }
}
