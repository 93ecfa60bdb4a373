use super::group_paths::names_of;
use super::header::Name;

/// Columns that may be taken for one thing together: one, latitude and longitude, or year, month and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Candidate {
    pub columns: Vec<usize>,
    /// How well their names fit, the lower the better.
    pub rank: u8,
    /// Sampled rows where they are filled, and where their values can be read as what they would be taken for.
    pub filled: usize,
    pub read: usize,
}

/// Names that fit better than this mean the thing itself and not something near it.
pub(in crate::formats::events) const GOOD: u8 = 30;

/// Names with this rank or a higher one can be chosen by the user and are never taken by themselves.
pub(in crate::formats::events) const NEVER: u8 = 200;

/// A table's names with sampled rows.
pub(in crate::formats::events) struct Sampled<'a> {
    pub names: Vec<Name>,
    pub rows: &'a [Vec<String>],
}

impl<'a> Sampled<'a> {
    pub fn new(header: &[String], rows: &'a [Vec<String>]) -> Self {
        Self { names: names_of(header), rows }
    }

    /// The filled values of a column.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &'a str> {
        let values = self.rows.iter().filter_map(move |row| row.get(column));
        values.map(|v| v.trim()).filter(|v| !v.is_empty())
    }

    /// How many values of a column are filled, and how many of them fit.
    pub fn read(&self, column: usize, fits: impl Fn(&str) -> bool) -> (usize, usize) {
        let (mut filled, mut read) = (0, 0);
        for value in self.values(column) {
            filled += 1;
            read += usize::from(fits(value));
        }
        (filled, read)
    }

    /// The share of filled values that fit; `None` if there are none.
    pub fn share(&self, column: usize, fits: impl Fn(&str) -> bool) -> Option<f64> {
        let (filled, read) = self.read(column, fits);
        (filled > 0).then(|| read as f64 / filled as f64)
    }

    /// The columns that `rank` knows by their names and whose values fit often enough, the best first.
    pub fn candidates(
        &self,
        rank: impl Fn(&Name) -> Option<u8>,
        fits: impl Fn(&str) -> bool,
    ) -> Vec<Candidate> {
        let candidate = |(column, name): (usize, &Name)| {
            let rank = rank(name)?;
            let (filled, read) = self.read(column, &fits);
            Some(Candidate { columns: vec![column], rank, filled, read })
        };
        sorted(self.names.iter().enumerate().filter_map(candidate).collect())
    }
}

/// The candidates whose values can be read, the best first: by name, but after all that are filled far better.
pub(in crate::formats::events) fn sorted(mut all: Vec<Candidate>) -> Vec<Candidate> {
    all.retain(|c| c.filled == 0 || c.read * 5 >= c.filled);
    let thin: Vec<bool> = all.iter().map(|c| all.iter().any(|other| is_thin(c, other))).collect();
    let mut all: Vec<(bool, Candidate)> = thin.into_iter().zip(all).collect();
    // A stable sort: ties keep the order of the columns.
    all.sort_by_key(|(thin, c)| (c.rank >= NEVER, *thin, c.rank, std::cmp::Reverse(c.read)));
    all.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Whether a candidate has so few values that another one is preferred in spite of its name. A name that means
/// something else, as the day of a report, needs a stronger case.
fn is_thin(candidate: &Candidate, other: &Candidate) -> bool {
    let times = if other.rank < GOOD { 3 } else { 10 };
    other.rank < NEVER && candidate.read * times < other.read
}
