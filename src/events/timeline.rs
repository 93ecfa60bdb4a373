use super::Day;

/// Rows by first day and class of type, under every part of a filter but its days.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The day of the first counts, in days since 1970-01-01.
    pub start: i32,
    /// How many classes a day has: [`super::Stack`] names them.
    pub classes: usize,
    /// `counts[day * classes + class]`.
    pub counts: Vec<u32>,
    /// Rows without a date, by class.
    pub undated: Vec<u32>,
}

impl Timeline {
    pub fn days(&self) -> usize {
        self.counts.len().checked_div(self.classes).unwrap_or(0)
    }

    /// Counts by class of the rows that begin within some days, both inclusive.
    pub fn between(&self, from: Day, to: Day) -> Vec<u64> {
        let mut sums = vec![0; self.classes];
        let first = (i64::from(from.0) - i64::from(self.start)).max(0);
        let end = (i64::from(to.0) - i64::from(self.start) + 1).clamp(0, self.days() as i64);
        for day in first..end {
            let at = day as usize * self.classes;
            for (sum, count) in sums.iter_mut().zip(&self.counts[at..at + self.classes]) {
                *sum += u64::from(*count);
            }
        }
        sums
    }
}
