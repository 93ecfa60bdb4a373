use super::Compared;
use crate::events::{Day, EventTable, Filter, FilteredView, Tally};

/// Two periods of a table under one filter. A row belongs to a period if its days touch it, as with every filter of days.
#[derive(Clone, Debug)]
pub struct PeriodPair {
    /// First and last day of each, both inclusive.
    pub periods: [(Day, Day); 2],
    views: [FilteredView; 2],
    /// Rows whose days touch both periods; they count in each.
    pub in_both: u64,
    /// Rows that pass the rest of the filter, and of which no period can be told.
    pub undated: u64,
}

impl PeriodPair {
    /// `filter` without its days.
    pub fn new(table: &EventTable, filter: &Filter, periods: [(Day, Day); 2]) -> Self {
        let views = periods.map(|days| {
            FilteredView::new(table, Filter { days: Some(days), undated: false, ..filter.clone() })
        });
        let [first, second] = views.each_ref().map(FilteredView::bits);
        let in_both = first.rows(0..u32::MAX).filter(|row| second.get(*row)).count() as u64;
        let whole = FilteredView::new(table, Filter { days: None, undated: true, ..filter.clone() });
        let undated = whole.timeline().undated.iter().map(|n| u64::from(*n)).sum();
        Self { periods, views, in_both, undated }
    }

    /// The rows of each period.
    pub fn views(&self) -> &[FilteredView; 2] {
        &self.views
    }

    /// Whether it was counted under this filter, whatever its days.
    pub fn holds_for(&self, filter: &Filter) -> bool {
        let plain = |filter: &Filter| Filter { days: None, undated: true, ..filter.clone() };
        self.views.first().is_some_and(|view| plain(view.filter()) == plain(filter))
    }

    pub fn days(&self) -> [u32; 2] {
        self.periods.map(|(from, to)| (to.0 - from.0 + 1).max(1).cast_unsigned())
    }

    pub fn compared(&self, tallies: [Tally; 2]) -> Compared {
        Compared { tallies, days: self.days() }
    }

    /// All rows.
    pub fn all(&self) -> Compared {
        self.compared(self.views.each_ref().map(|view| Tally {
            rows: view.count().into(),
            events: view.events(),
            fatalities: view.fatalities(),
        }))
    }

    /// The values of a dimension that occur in either period, by their codes.
    pub fn by_value(&self, table: &EventTable, dimension: usize) -> Vec<(u16, Compared)> {
        // A type that is left out of totals is compared all the same.
        let [first, second] = self.views.each_ref().map(|view| view.tally_apart(table, dimension));
        (0..=u16::MAX)
            .zip(first.into_iter().zip(second))
            .filter(|(_, (a, b))| a.rows + b.rows > 0)
            .map(|(code, (a, b))| (code, self.compared([a, b])))
            .collect()
    }
}
