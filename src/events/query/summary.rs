use crate::events::{Bits, Day, EventTable, GOVERNORATE, Tally};

/// A summary of a set of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many rows there are.
    pub count: u64,
    /// How many events they stand for: as many, unless the file counts several to a row.
    pub events: u64,
    /// People killed by the sources' best, lowest and highest estimates.
    pub best: Sum,
    pub low: Sum,
    pub high: Sum,
    /// The sums of the lowest and the highest numbers, and of rows that lack them the one that is counted; `None` if no row of
    /// the table has any.
    pub range: Option<(u64, u64)>,
    /// First and last day, both inclusive, of the rows that have a date.
    pub span: Option<(Day, Day)>,
    /// How many rows have no date.
    pub undated: u64,
    /// By class of type; [`crate::events::TypeClasses`] names the classes.
    pub classes: Vec<Tally>,
    /// By value of the dimension [`GOVERNORATE`].
    pub governorates: Vec<Tally>,
}

/// A sum over numbers that some rows lack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub people: u64,
    /// How many rows have no number.
    pub missing: u64,
}

impl Summary {
    /// Summarises `rows` of the table, drawn or not.
    pub fn of(table: &EventTable, rows: &Bits) -> Self {
        let governorates = table.dimensions().get(GOVERNORATE).map_or(0, |d| d.values.len());
        let mut summary = Self {
            classes: vec![Tally::default(); table.type_classes().len()],
            governorates: vec![Tally::default(); governorates],
            range: table.has_range().then_some((0, 0)),
            ..Self::default()
        };
        // Bits may be longer than the table; the excess has no rows.
        for row in rows.rows(0..u32::try_from(table.len()).unwrap_or(u32::MAX)) {
            summary.add(table, row);
        }
        summary
    }

    fn add(&mut self, table: &EventTable, row: u32) {
        let fatalities = table.fatalities(row);
        let events = u64::from(table.events(row));
        self.count += 1;
        self.events += events;
        self.best.add(fatalities.best);
        self.low.add(fatalities.low);
        self.high.add(fatalities.high);
        if let Some((low, high)) = &mut self.range {
            let (least, most) = fatalities.ends();
            (*low, *high) = (*low + least, *high + most);
        }
        match table.days(row) {
            Some((first, last)) => {
                let (a, b) = self.span.unwrap_or((first, last));
                self.span = Some((a.min(first), b.max(last)));
            }
            None => self.undated += 1,
        }
        let best = u64::from(fatalities.best.unwrap_or(0));
        let governorate = usize::from(table.code(GOVERNORATE, row));
        let tallies = [self.classes.get_mut(table.class(row)), self.governorates.get_mut(governorate)];
        for tally in tallies.into_iter().flatten() {
            tally.rows += 1;
            tally.events += events;
            tally.fatalities += best;
        }
    }
}

impl Sum {
    fn add(&mut self, number: Option<u32>) {
        match number {
            Some(n) => self.people += u64::from(n),
            None => self.missing += 1,
        }
    }
}
