use std::cmp::Ordering;

use crate::events::Tally;

/// The counts of one value, or of all rows, in two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub tallies: [Tally; 2],
    /// Days of each period, at least 1.
    pub days: [u32; 2],
}

/// What is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedCount {
    #[default]
    Events,
    /// People killed, by the sources' best estimates.
    Killed,
}

/// What two numbers of events tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few to speak of a trend.
    TooFew,
    /// No more different than chance alone would make them, if each event came by itself.
    WithinChance,
    Rose,
    Fell,
}

/// Events that must be expected in each period, if nothing changed, to speak of a trend; below, the normal
/// approximation of [`Compared::verdict`] does not hold either.
const LEAST_EXPECTED: f64 = 5.0;

/// Standard deviations beyond which a difference is taken for more than chance: 95 of 100 stay within.
const CHANCE: f64 = 1.96;

impl Compared {
    pub fn counts(&self, of: ComparedCount) -> [u64; 2] {
        self.tallies.map(|tally| match of {
            ComparedCount::Events => tally.events,
            ComparedCount::Killed => tally.fatalities,
        })
    }

    /// Whether the periods have the same number of days, so that counts can be compared as they are.
    pub fn is_even(&self) -> bool {
        self.days[0] == self.days[1]
    }

    pub fn per_day(&self, of: ComparedCount) -> [f64; 2] {
        let [a, b] = self.counts(of).map(|count| count as f64);
        [a / f64::from(self.days[0]), b / f64::from(self.days[1])]
    }

    /// The second count without the first, or, if the periods differ in length, without what the first one's numbers per
    /// day would make in the days of the second.
    pub fn difference(&self, of: ComparedCount) -> f64 {
        let [a, b] = self.counts(of).map(|count| count as f64);
        if self.is_even() { b - a } else { b - self.per_day(of)[0] * f64::from(self.days[1]) }
    }

    /// The second number per day by the first; `None` if the first is 0.
    pub fn ratio(&self, of: ComparedCount) -> Option<f64> {
        let [a, b] =
            if self.is_even() { self.counts(of).map(|count| count as f64) } else { self.per_day(of) };
        (a > 0.0).then(|| b / a)
    }

    /// Of the numbers of events. If each event came by itself and nothing changed, the second period would have its share
    /// of all days in all events, with the spread of a binomial distribution. Violence comes in clusters, which spreads
    /// further: what is more than chance here need not be a trend.
    pub fn verdict(&self) -> Verdict {
        let [a, b] = self.counts(ComparedCount::Events).map(|count| count as f64);
        let [first, second] = self.days.map(f64::from);
        let (all, share) = (a + b, second / (first + second));
        let expected = all * share;
        if expected.min(all - expected) < LEAST_EXPECTED {
            return Verdict::TooFew;
        }
        // Half an event less, because counts are whole and the normal distribution is not.
        let deviations = ((b - expected).abs() - 0.5) / (expected * (1.0 - share)).sqrt();
        match b.total_cmp(&expected) {
            _ if deviations < CHANCE => Verdict::WithinChance,
            Ordering::Less => Verdict::Fell,
            Ordering::Equal | Ordering::Greater => Verdict::Rose,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(events: [u64; 2], days: [u32; 2]) -> Compared {
        let tally = |events| Tally { rows: events, events, fatalities: 2 * events };
        Compared { tallies: events.map(tally), days }
    }

    #[test]
    fn of_periods_that_differ_in_length_numbers_per_day_are_compared() {
        let (events, killed) = (ComparedCount::Events, ComparedCount::Killed);
        let even = compared([40, 60], [30, 30]);
        assert_eq!((even.difference(events), even.difference(killed)), (20.0, 40.0));
        assert_eq!(even.ratio(events), Some(1.5));
        let uneven = compared([40, 60], [10, 30]);
        assert_eq!((uneven.per_day(events), uneven.difference(events)), ([4.0, 2.0], -60.0));
        assert_eq!(uneven.ratio(killed), Some(0.5));
        assert_eq!(compared([0, 3], [1, 1]).ratio(events), None);
    }

    #[test]
    fn verdicts_are_those_of_a_binomial_test() {
        // scipy.stats.binomtest(b, a + b, share of days).pvalue: 0.057, 0.035, 0.0011, 0.0004, 0.70 and, of
        // the last that is not too few, 0.0005.
        for (events, days, verdict) in [
            ([40, 60], [30, 30], Verdict::WithinChance),
            ([39, 61], [30, 30], Verdict::Rose),
            ([40, 60], [10, 30], Verdict::Fell),
            ([100, 300], [365, 730], Verdict::Rose),
            ([20, 45], [365, 730], Verdict::WithinChance),
            ([4, 5], [30, 30], Verdict::TooFew),
            ([0, 12], [30, 30], Verdict::Rose),
            ([0, 12], [10, 300], Verdict::TooFew),
            ([0, 0], [30, 30], Verdict::TooFew),
        ] {
            assert_eq!(compared(events, days).verdict(), verdict, "{events:?} in {days:?}");
        }
    }
}
