use std::sync::Arc;

use crate::detail::ComparedValue;
use crate::events::{Day, EventTable, Filter, PeriodPair};
use crate::session::{EventLayer, Session};

/// Two periods of an event file to be compared, linear in the number of rows and answered on a worker thread.
#[derive(Clone, Debug)]
pub struct PeriodQuestion {
    pub table: Arc<EventTable>,
    /// Its days do not matter.
    pub filter: Filter,
    pub periods: [(Day, Day); 2],
    /// By whose values, as an index into the table's dimensions.
    pub dimension: usize,
}

/// The periods, and the values of the dimension.
#[derive(Clone, Debug)]
pub struct PeriodAnswer {
    /// The title of the dimension.
    pub by: String,
    pub pair: Arc<PeriodPair>,
    pub values: Vec<ComparedValue>,
}

impl PartialEq for PeriodQuestion {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && (&self.filter, self.periods, self.dimension) == (&other.filter, other.periods, other.dimension)
    }
}

impl PeriodQuestion {
    pub fn of(layer: &EventLayer, periods: [(Day, Day); 2], dimension: usize) -> Self {
        let filter = Filter { days: None, ..layer.shown.filter().clone() };
        Self { table: layer.table.clone(), filter, periods, dimension }
    }

    pub fn answer(&self) -> PeriodAnswer {
        let pair = PeriodPair::new(&self.table, &self.filter, self.periods);
        let dimension = self.table.dimensions().get(self.dimension);
        let name = |code: u16| dimension.map_or_else(String::new, |d| d.words(code).to_owned());
        let by = dimension.map_or_else(String::new, |d| d.title.clone());
        let values = pair.by_value(&self.table, self.dimension).into_iter();
        let values = values.map(|(code, compared)| ComparedValue { name: name(code), compared }).collect();
        PeriodAnswer { by, pair: Arc::new(pair), values }
    }
}

impl Session {
    /// Two periods of the active event file, by the values of a dimension.
    pub fn period_question(&self, periods: [(Day, Day); 2], dimension: usize) -> Option<PeriodQuestion> {
        Some(PeriodQuestion::of(self.events().active()?, periods, dimension))
    }
}
