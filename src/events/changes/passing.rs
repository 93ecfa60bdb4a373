use crate::events::filtering::RowFilter;
use crate::events::{Bits, EventTable, Filter};

use super::{Change, Changes};

/// A state of a source under a filter.
#[derive(Clone, Copy, Debug)]
pub struct FilteredState<'a> {
    pub table: &'a EventTable,
    pub filter: &'a Filter,
}

impl Changes {
    /// The differences that the filters of both states pass, by number in the list. The later state's filter holds
    /// for events of the earlier one, too, as far as it is one of days, values and numbers: words and conditions
    /// were looked for in the later file alone. An event that is in both passes in either of its states.
    pub fn passing(&self, old: FilteredState, new: FilteredState) -> Bits {
        let by_later = new.filter.moved(new.table, old.table);
        let (own, later) = (RowFilter::new(old.table, old.filter), RowFilter::new(old.table, &by_later));
        let after = RowFilter::new(new.table, new.filter);
        let is_searched = new.filter.text.is_some() || new.filter.rule.is_some();
        let passes = |change: &Change| {
            let earlier = || change.old.is_some_and(|row| own.passes(row) && later.passes(row));
            match change.new {
                Some(row) => after.passes(row) || !is_searched && earlier(),
                None => earlier(),
            }
        };
        let passing = (0..).zip(&self.list).filter(|(_, change)| passes(change)).map(|(at, _)| at);
        Bits::of(passing, self.list.len())
    }
}
