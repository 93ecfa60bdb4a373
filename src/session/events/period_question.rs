use std::sync::Arc;

use crate::detail::ComparedValue;
use crate::events::{Day, EventTable, Filter, FilteredView, PeriodPair, Tally};
use crate::model::EventLayerId;
use crate::session::{EventLayer, Session};

/// Two periods to be compared, of one event file or of two; linear in the number of rows and answered on a worker thread.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodQuestion {
    first: FilteredTable,
    /// Of the second period, if it is of another file.
    second: Option<FilteredTable>,
    periods: [(Day, Day); 2],
    /// By whose values: the title of a dimension.
    by: String,
}

/// A file under its filter, the days of which do not matter.
#[derive(Clone, Debug)]
struct FilteredTable {
    table: Arc<EventTable>,
    filter: Filter,
}

/// The periods, and the values of the dimension.
#[derive(Clone, Debug)]
pub struct PeriodAnswer {
    /// The title of the dimension.
    pub by: String,
    pub pair: Arc<PeriodPair>,
    pub values: Vec<ComparedValue>,
    /// Whether a file has numbers of people killed.
    pub has_killed: bool,
}

impl PartialEq for FilteredTable {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table) && self.filter == other.filter
    }
}

impl FilteredTable {
    fn of(layer: &EventLayer) -> Self {
        Self { table: layer.table.clone(), filter: Filter { days: None, ..layer.shown.filter().clone() } }
    }

    /// The rows of a view by the values of a dimension; none if the file has no such.
    fn by_name(&self, view: &FilteredView, by: &str) -> Vec<(String, Tally)> {
        let dimension = self.table.dimensions().iter().position(|d| d.title == by);
        dimension.map_or_else(Vec::new, |dimension| view.tally_by_name(&self.table, dimension))
    }
}

impl PeriodQuestion {
    pub fn answer(&self) -> PeriodAnswer {
        let (first, second) = (&self.first, self.second.as_ref().unwrap_or(&self.first));
        let pair = match &self.second {
            None => PeriodPair::new(&first.table, &first.filter, self.periods),
            Some(_) => PeriodPair::of_two(
                [(&first.table, &first.filter), (&second.table, &second.filter)],
                self.periods,
            ),
        };
        let [before, after] = pair.views();
        let counts = [first.by_name(before, &self.by), second.by_name(after, &self.by)];
        let values = pair.matched(counts).into_iter();
        let values = values.map(|(name, compared)| ComparedValue { name, compared }).collect();
        let has_killed = first.table.has_fatalities() || second.table.has_fatalities();
        PeriodAnswer { by: self.by.clone(), pair: Arc::new(pair), values, has_killed }
    }
}

impl Session {
    /// Two periods of the active event file, or the second of another one, by the values of the dimension with this title.
    pub fn period_question(
        &self,
        periods: [(Day, Day); 2],
        second: Option<EventLayerId>,
        by: String,
    ) -> Option<PeriodQuestion> {
        let first = self.events().active()?;
        let second = second.filter(|id| *id != first.id).and_then(|id| self.events().layer(id));
        let second = second.map(FilteredTable::of);
        Some(PeriodQuestion { first: FilteredTable::of(first), second, periods, by })
    }
}
