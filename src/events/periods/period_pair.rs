use std::collections::BTreeMap;

use super::Compared;
use crate::events::{Day, EventTable, Filter, FilteredView, Tally};

/// Two periods of a table, or one of each of two tables. A row belongs to a period if its days touch it, as with every
/// filter of days.
#[derive(Clone, Debug)]
pub struct PeriodPair {
    /// First and last day of each, both inclusive.
    pub periods: [(Day, Day); 2],
    views: [FilteredView; 2],
    /// Rows whose days touch both periods of one table; they count in each.
    pub in_both: u64,
    /// Rows that pass the rest of the filters, and of which no period can be told.
    pub undated: u64,
    /// Whether both are periods of one table.
    pub is_of_one: bool,
}

impl PeriodPair {
    /// Two periods of a table. `filter` without its days.
    pub fn new(table: &EventTable, filter: &Filter, periods: [(Day, Day); 2]) -> Self {
        let views = periods.map(|days| within(table, filter, days));
        let [first, second] = views.each_ref().map(FilteredView::bits);
        let in_both = first.rows(0..u32::MAX).filter(|row| second.get(*row)).count() as u64;
        Self { periods, views, in_both, undated: undated(table, filter), is_of_one: true }
    }

    /// A period of each of two tables under their filters, without the days of these.
    pub fn of_two(tables: [(&EventTable, &Filter); 2], periods: [(Day, Day); 2]) -> Self {
        let [(first, own), (second, other)] = tables;
        let views = [within(first, own, periods[0]), within(second, other, periods[1])];
        let undated = undated(first, own) + undated(second, other);
        Self { periods, views, in_both: 0, undated, is_of_one: false }
    }

    /// The rows of each period.
    pub fn views(&self) -> &[FilteredView; 2] {
        &self.views
    }

    /// Whether it was counted under this filter, whatever its days.
    pub fn holds_for(&self, filter: &Filter) -> bool {
        let plain = |filter: &Filter| Filter { days: None, undated: true, ..filter.clone() };
        self.is_of_one && self.views.first().is_some_and(|view| plain(view.filter()) == plain(filter))
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

    /// Counts by value of each period, matched by the values' names.
    pub fn matched(&self, counts: [Vec<(String, Tally)>; 2]) -> Vec<(String, Compared)> {
        let mut by_name: BTreeMap<String, [Tally; 2]> = BTreeMap::new();
        for (i, counts) in counts.into_iter().enumerate() {
            for (name, tally) in counts {
                by_name.entry(name).or_default()[i].add(tally);
            }
        }
        by_name.into_iter().map(|(name, tallies)| (name, self.compared(tallies))).collect()
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

/// The rows of a period.
fn within(table: &EventTable, filter: &Filter, days: (Day, Day)) -> FilteredView {
    FilteredView::new(table, Filter { days: Some(days), undated: false, ..filter.clone() })
}

fn undated(table: &EventTable, filter: &Filter) -> u64 {
    let whole = FilteredView::new(table, Filter { days: None, undated: true, ..filter.clone() });
    whole.timeline().undated.iter().map(|n| u64::from(*n)).sum()
}
