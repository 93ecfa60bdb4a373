use crate::events::{Bin, Day, Unit};

/// Events by first day and class of type, under every part of a filter except its days: as many as rows,
/// unless the file counts several to a row. A multi-day event counts once, on its first day.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The day of the first counts, in days since 1970-01-01.
    pub start: i32,
    /// How many classes a day has: [`crate::events::TypeClasses`] names them.
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

    /// First and last day that are counted, both inclusive; `None` if no row has a date.
    pub fn span(&self) -> Option<(Day, Day)> {
        // No more days than from Day::MIN to Day::MAX.
        let days = self.days() as i32;
        (days > 0).then(|| (Day(self.start), Day(self.start + days - 1)))
    }

    /// Counts by class of the rows that start within a date range, both ends inclusive.
    pub fn between(&self, from: Day, to: Day) -> Vec<u64> {
        let mut sums = vec![0; self.classes];
        let first = (i64::from(from.0) - i64::from(self.start)).max(0) as usize;
        let end = (i64::from(to.0) - i64::from(self.start) + 1).max(0) as usize;
        let counts = &self.counts[..end.min(self.days()) * self.classes];
        for day in counts.get(first * self.classes..).unwrap_or(&[]).chunks_exact(self.classes.max(1)) {
            sums.iter_mut().zip(day).for_each(|(sum, count)| *sum += u64::from(*count));
        }
        sums
    }

    /// The bars of the units from `from` to `to` (both inclusive), without gaps, within the timeline. The
    /// bars at the ends count their whole unit.
    pub fn binned(&self, unit: Unit, from: Day, to: Day) -> Vec<Bin> {
        let Some((start, end)) = self.span() else { return Vec::new() };
        let (mut first, to) = (unit.first(from.max(start)), to.min(end));
        let mut bins = Vec::new();
        while first <= to {
            let last = unit.last(first);
            bins.push(Bin { first, last, counts: self.between(first, last) });
            first = Day(last.0 + 1);
        }
        bins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From 2015-12-30, a Wednesday, for 70 days with two classes: day n has n and 1 rows.
    fn timeline() -> Timeline {
        let start = Day::from_ymd(2015, 12, 30).unwrap().0;
        let counts = (0..70).flat_map(|n| [n, 1]).collect();
        Timeline { start, classes: 2, counts, undated: vec![3, 4] }
    }

    #[test]
    fn bars_are_whole_months_and_their_counts_those_of_their_days() {
        let (from, to) = timeline().span().unwrap();
        let bins = timeline().binned(Unit::Month, from, to);
        let said: Vec<_> = bins.iter().map(|b| (b.first.to_string(), b.counts.clone())).collect();
        // Days 0 and 1 lie in December, 2 to 32 in January, 33 to 61 in February, 62 to 69 in March.
        let want = [("2015-12-01", 1, 2), ("2016-01-01", 527, 31), ("2016-02-01", 1363, 29)];
        let want = want.into_iter().chain([("2016-03-01", 524, 8)]);
        assert_eq!(said, want.map(|(d, a, b)| (d.to_owned(), vec![a, b])).collect::<Vec<_>>());
    }

    #[test]
    fn every_unit_shares_out_all_rows() {
        let (from, to) = timeline().span().unwrap();
        for unit in Unit::ALL {
            let bins = timeline().binned(unit, from, to);
            assert_eq!(bins.iter().map(Bin::total).sum::<u64>(), (0..70).sum::<u64>() + 70, "{unit:?}");
            assert!(bins.windows(2).all(|b| b[0].last.0 + 1 == b[1].first.0));
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let (from, to) = timeline().span().unwrap();
        let bins = timeline().binned(Unit::Week, from, to);
        assert_eq!(bins[0].first, Day::from_ymd(2015, 12, 28).unwrap());
        assert_eq!(bins[0].counts, [10, 5]);
    }

    #[test]
    fn days_beyond_the_timeline_have_no_bars() {
        let all = timeline().binned(Unit::Day, Day::MIN, Day::MAX);
        assert_eq!(all.len(), 70);
        assert_eq!(timeline().binned(Unit::Day, Day::MAX, Day::MIN), []);
        assert_eq!(timeline().between(Day::MAX, Day::MIN), [0, 0]);
        assert_eq!(Timeline::default().binned(Unit::Year, Day::MIN, Day::MAX), []);
        assert!(Timeline::default().between(Day::MIN, Day::MAX).is_empty());
    }
}
