use std::collections::BTreeMap;

use super::masks::lets;
use crate::events::{EventTable, Filter};

/// A filter for single rows of a table, where only a few of them are asked about. It passes the same rows as a scan
/// of all of them.
pub struct RowFilter<'a> {
    table: &'a EventTable,
    filter: &'a Filter,
    /// By filtered dimension, whether each value passes.
    lets: BTreeMap<usize, Vec<bool>>,
}

impl<'a> RowFilter<'a> {
    pub fn new(table: &'a EventTable, filter: &'a Filter) -> Self {
        Self { table, filter, lets: lets(table, filter) }
    }

    pub fn passes(&self, row: u32) -> bool {
        let value = |(dimension, lets): (&usize, &Vec<bool>)| {
            lets.get(usize::from(self.table.code(*dimension, row))).copied().unwrap_or(true)
        };
        let found = [self.filter.text.as_ref().map(|t| &t.rows), self.filter.rule.as_ref().map(|r| &r.rows)];
        self.days(row)
            && self.killed(row)
            && self.lets.iter().all(value)
            && found.into_iter().flatten().all(|rows| rows.get(row))
    }

    fn days(&self, row: u32) -> bool {
        match (self.filter.days, self.table.days(row)) {
            (None, _) => true,
            (Some(_), None) => self.filter.undated,
            (Some((from, to)), Some((first, last))) => first <= to && last >= from,
        }
    }

    fn killed(&self, row: u32) -> bool {
        let (least, most) = (self.filter.at_least, self.filter.at_most);
        if least.is_none() && most.is_none() {
            return true;
        }
        let best = self.table.fatalities(row).best;
        best.is_some_and(|n| least.is_none_or(|least| n >= least) && most.is_none_or(|most| n <= most))
    }
}
