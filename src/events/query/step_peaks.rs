use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::events::{Cell, Day, EventTable, FileColumn, Filter, FilteredView, GOVERNORATE, RowSums, Tally};

/// What a table shows at most in any of several periods: the steps of a playback, which are drawn to one scale.
/// Levels are counted on first use.
#[derive(Debug)]
pub struct StepPeaks {
    /// Ascending, both by first and by last day.
    steps: Arc<[(Day, Day)]>,
    /// Every part of the filter except the days.
    whole: FilteredView,
    peaks: Mutex<Vec<Peak>>,
    tallies: OnceLock<Vec<Vec<Tally>>>,
    /// For each day from the first step to the last, how many steps end before it and how many begin by it.
    by_day: Vec<[u32; 2]>,
}

/// The greatest cell of a level in any step.
#[derive(Debug)]
struct Peak {
    level: u8,
    /// The column that was summed; `None` if rows were counted.
    column: Option<Arc<FileColumn>>,
    most: f64,
}

/// After so many cells the greatest of those seen has to do: deep levels have many cells with few rows each.
const MOST_CELLS: usize = 4096;

impl StepPeaks {
    /// Of the rows that pass a filter but for its days; `before` is any view of the table.
    pub fn new(table: &EventTable, filter: &Filter, steps: Arc<[(Day, Day)]>, before: &FilteredView) -> Self {
        let filter = Filter { days: None, ..filter.clone() };
        let whole = FilteredView::renewed(table, filter, Some(before));
        let by_day = by_day(&steps);
        Self { steps, whole, peaks: Mutex::default(), tallies: OnceLock::new(), by_day }
    }

    pub fn are_of(&self, steps: &Arc<[(Day, Day)]>) -> bool {
        Arc::ptr_eq(&self.steps, steps)
    }

    /// Whether the days of a filter are one of the steps, and the rest of it is the same.
    pub fn holds_for(&self, filter: &Filter) -> bool {
        let rest = || *self.whole.filter() == Filter { days: None, ..filter.clone() };
        filter.days.is_some_and(|days| self.steps.binary_search(&days).is_ok()) && rest()
    }

    /// The greatest count of a cell of a level in any step or, of a column, the greatest sum.
    pub fn greatest(&self, table: &EventTable, column: Option<&Arc<FileColumn>>, level: u8) -> f64 {
        let same = |peak: &Peak| match (&peak.column, column) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, Some(_)) | (Some(_), None) => false,
        };
        let mut peaks = self.peaks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = peaks.iter().find(|peak| peak.level == level && same(peak)) {
            return known.most;
        }
        let sums = column.map(|column| self.whole.sums(table, column));
        let mut search = Search { peaks: self, table, sums, level, most: 0.0, cells: 0 };
        search.descend(&Cell { level: 0, x: 0, y: 0, rows: 0..table.drawn(), count: 0 });
        let most = search.most;
        peaks.push(Peak { level, column: column.cloned(), most });
        most
    }

    /// The rows of each step by governorate.
    pub fn tallies(&self, table: &EventTable) -> &[Vec<Tally>] {
        self.tallies.get_or_init(|| {
            let values = table.dimensions().get(GOVERNORATE).map_or(0, |d| d.values.len());
            let mut tallies = vec![vec![Tally::default(); values]; self.steps.len()];
            for row in self.whole.bits().rows(0..u32::MAX) {
                let own = Tally {
                    rows: 1,
                    events: table.events(row).into(),
                    fatalities: table.fatalities(row).best.unwrap_or(0).into(),
                };
                let governorate = usize::from(table.code(GOVERNORATE, row));
                for step in &mut tallies[self.steps_of(table, row)] {
                    step.get_mut(governorate).into_iter().for_each(|tally| tally.add(own));
                }
            }
            tallies
        })
    }

    /// The steps that show a row; all of them if it has no date, unless such rows are hidden.
    fn steps_of(&self, table: &EventTable, row: u32) -> Range<usize> {
        match table.days(row) {
            Some((first, last)) => {
                let [start, end] = [self.passed(first)[0], self.passed(last)[1]];
                start..end.max(start)
            }
            None if self.whole.filter().undated => 0..self.steps.len(),
            None => 0..0,
        }
    }
}

impl StepPeaks {
    /// How many steps end before a day, and how many begin by it.
    fn passed(&self, day: Day) -> [usize; 2] {
        let Some(first) = self.steps.first().map(|step| step.0).filter(|first| day >= *first) else {
            return [0, 0];
        };
        let known = self.by_day.get((day.0 - first.0).unsigned_abs() as usize);
        known.map_or([self.steps.len(); 2], |counts| counts.map(|count| count as usize))
    }
}

fn by_day(steps: &[(Day, Day)]) -> Vec<[u32; 2]> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Vec::new() };
    // There are fewer steps than 2^32.
    let passed = |test: &dyn Fn(&(Day, Day)) -> bool| steps.partition_point(test) as u32;
    let days = (first.0.0..=last.1.0).map(Day);
    days.map(|day| [passed(&|step| step.1 < day), passed(&|step| step.0 <= day)]).collect()
}

struct Search<'a> {
    peaks: &'a StepPeaks,
    table: &'a EventTable,
    sums: Option<Arc<RowSums>>,
    level: u8,
    most: f64,
    cells: usize,
}

impl Search<'_> {
    /// The fullest quarters first: no step of a cell has more than the cell, so the rest can be skipped.
    fn descend(&mut self, cell: &Cell) {
        if cell.rows.is_empty() || self.whole(cell) <= self.most || self.cells >= MOST_CELLS {
            return;
        }
        self.cells += 1;
        if cell.level >= self.level {
            self.most = self.most.max(self.greatest_step(cell));
            return;
        }
        let mut quarters = self.table.quarters(cell);
        quarters.sort_by(|a, b| self.whole(b).total_cmp(&self.whole(a)));
        quarters.iter().for_each(|quarter| self.descend(quarter));
    }

    /// What a cell shows without days.
    fn whole(&self, cell: &Cell) -> f64 {
        match &self.sums {
            Some(sums) => sums.of(&cell.rows),
            None => self.peaks.whole.bits().count_in(&cell.rows).into(),
        }
    }

    fn greatest_step(&self, cell: &Cell) -> f64 {
        // What begins and ends with each step.
        let mut changes = vec![0.0; self.peaks.steps.len() + 1];
        for row in self.peaks.whole.bits().rows(cell.rows.clone()) {
            let amount = match &self.sums {
                Some(sums) => sums.of(&(row..row + 1)),
                None => 1.0,
            };
            let steps = self.peaks.steps_of(self.table, row);
            changes[steps.start] += amount;
            changes[steps.end] -= amount;
        }
        let mut sum = 0.0;
        changes.iter().fold(0.0, |most: f64, change| {
            sum += change;
            most.max(sum)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::query::two_governorates::Two;
    use crate::events::{DatePrecision, Event, Fatalities, TableBuilder, Values};
    use crate::geo::{Bounds, LonLat, World};

    /// Events of 300 days, some of which last a week and some have no date.
    fn table() -> EventTable {
        let mut builder = TableBuilder::new(vec![], &Two);
        let mut seed = 7_u64;
        for i in 0..3000_i32 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = |shift: u32| (seed >> shift & 0xffff) as f64 / 65_536.0;
            let wide = if i % 3 == 0 { 5.0 } else { 0.3 };
            let day = (share(8) * share(24) * 300.0) as i32;
            builder.push(
                &Event {
                    place: Some(LonLat::new(
                        44.4 + (share(16) - 0.5) * wide,
                        33.3 + (share(40) - 0.5) * wide,
                    )),
                    precision: None,
                    governorate: None,
                    days: (i % 50 != 0).then_some((Day(day), Day(day + if i % 9 == 0 { 7 } else { 0 }))),
                    date_precision: DatePrecision::Day,
                    fatalities: Fatalities { best: Some(2), ..Fatalities::default() },
                    events: 1,
                    values: Values::Texts(&[]),
                },
                &Two,
            );
        }
        builder.finish()
    }

    #[test]
    fn the_peak_of_all_steps_is_that_of_counting_every_cell_of_every_step() {
        let table = table();
        let steps: Vec<(Day, Day)> = (0..30).map(|n| (Day(n * 10), Day(n * 10 + 9))).collect();
        for undated in [true, false] {
            let filter = Filter { undated, ..Filter::default() };
            let peaks = StepPeaks::new(&table, &filter, steps.clone().into(), table.everything());
            let views: Vec<FilteredView> = steps
                .iter()
                .map(|days| FilteredView::new(&table, Filter { days: Some(*days), ..filter.clone() }))
                .collect();
            for level in [4, 7, 9, 11] {
                let mut most = 0;
                let everywhere = Bounds::of([World::new(0.0, 0.0), World::new(1.0, 1.0)]);
                for view in &views {
                    table.cells(view, &everywhere, level, |cell| most = most.max(cell.count));
                }
                assert_eq!(peaks.greatest(&table, None, level), f64::from(most), "level {level}");
            }
            for (step, view) in peaks.tallies(&table).iter().zip(&views) {
                assert_eq!(step, view.tallies(GOVERNORATE));
            }
        }
    }

    #[test]
    fn peaks_hold_for_the_days_of_a_step_under_the_same_filter() {
        let table = table();
        let steps: Vec<(Day, Day)> = (0..30).map(|n| (Day(n * 10), Day(n * 10 + 9))).collect();
        let peaks = StepPeaks::new(&table, &Filter::default(), steps.into(), table.everything());
        let at = |days| Filter { days, ..Filter::default() };
        assert!(peaks.holds_for(&at(Some((Day(10), Day(19))))));
        assert!(!peaks.holds_for(&at(Some((Day(11), Day(19))))));
        assert!(!peaks.holds_for(&at(None)));
        assert!(!peaks.holds_for(&Filter { at_least: Some(1), ..at(Some((Day(10), Day(19)))) }));
    }
}
