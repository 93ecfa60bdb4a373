use std::collections::BTreeMap;
use std::sync::Arc;

use crate::detail::rows_of;
use crate::events::{Bits, EventTable, FilteredView, GOVERNORATE, Summary, Tally};
use crate::formats::events::KilledIs;
use crate::geo::World;
use crate::model::{EventKey, Subject};

use crate::session::{EventLayer, Session};

/// The rows of an event file to be summarised.
#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    /// All rows that pass the filter.
    Shown,
    /// Shown rows within a polygon on the World.
    Region(Vec<World>),
    /// Marked rows, ascending, regardless of the filter.
    Marked(Arc<Vec<u32>>),
    /// Shown rows of a stack or a cell.
    At(EventKey),
    /// Shown rows of a governorate, by its name in the table.
    Governorate(String),
}

/// A query linear in the number of rows, answered on a worker thread.
#[derive(Clone, Debug)]
pub struct DigestQuestion {
    pub table: Arc<EventTable>,
    pub shown: Arc<FilteredView>,
    pub scope: Scope,
    /// What the numbers of people killed are.
    pub killed_is: KilledIs,
}

/// The summary of the rows of a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    pub summary: Summary,
    /// What the numbers of people killed are.
    pub killed_is: KilledIs,
    /// Rows by starting month, without empty months; months since the year 0.
    pub months: BTreeMap<i32, Tally>,
}

impl PartialEq for DigestQuestion {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && Arc::ptr_eq(&self.shown, &other.shown)
            && self.scope == other.scope
    }
}

impl DigestQuestion {
    pub fn of(layer: &EventLayer, scope: Scope) -> Self {
        let (table, shown) = (layer.table.clone(), layer.shown.clone());
        Self { table, shown, scope, killed_is: layer.about.killed_is }
    }

    pub fn answer(&self) -> Digest {
        // Marked rows may be of types that contain each other.
        let rows = self.table.without_overlap(self.rows());
        let mut months: BTreeMap<i32, Tally> = BTreeMap::new();
        for row in rows.rows(0..u32::MAX) {
            if let Some((first, _)) = self.table.days(row) {
                let (year, month, _) = first.ymd();
                let tally = months.entry(year * 12 + i32::from(month) - 1).or_default();
                tally.rows += 1;
                tally.events += u64::from(self.table.events(row));
                tally.fatalities += u64::from(self.table.fatalities(row).best.unwrap_or(0));
            }
        }
        Digest { summary: Summary::of(&self.table, &rows), killed_is: self.killed_is, months }
    }

    /// The rows of the scope.
    pub fn rows(&self) -> Bits {
        let (table, bits) = (&self.table, self.shown.bits());
        match &self.scope {
            Scope::Shown => bits.clone(),
            Scope::Region(polygon) => table.rows_within(&self.shown, polygon),
            Scope::Marked(rows) => Bits::of(rows.iter().copied(), table.len()),
            Scope::At(key) => Bits::of(bits.rows(rows_of(table, *key)), table.len()),
            Scope::Governorate(name) => {
                let values = table.dimensions().get(GOVERNORATE).map_or(&[][..], |d| &d.values);
                let code = values.iter().zip(0_u16..).find(|(value, _)| *value == name).map(|(_, code)| code);
                let here = |row: &u32| code == Some(table.code(GOVERNORATE, *row));
                Bits::of(bits.rows(0..u32::MAX).filter(here), table.len())
            }
        }
    }
}

impl Session {
    /// The current scope of statistics: the region, otherwise the marked rows, otherwise the selection,
    /// otherwise all shown rows of the active file. `None` without an event file.
    pub fn scope(&self) -> Option<DigestQuestion> {
        let layer = self.events().active()?;
        let ask = |scope| DigestQuestion::of(layer, scope);
        if let Some(region) = self.events().region() {
            return Some(ask(Scope::Region(region.to_vec())));
        }
        if self.interaction.marked.len() > 1 {
            return Some(ask(Scope::Marked(self.interaction.marked.clone())));
        }
        self.scope_of_selection().or_else(|| Some(ask(Scope::Shown)))
    }

    /// The rows behind the card of a stack, a cell or a governorate.
    pub fn scope_of_selection(&self) -> Option<DigestQuestion> {
        let key = self.interaction.selection.as_ref()?.key();
        let (layer, scope) = match key {
            Subject::Event { key: EventKey::Row(_), .. } => return None,
            Subject::Event { key: EventKey::Position(_) | EventKey::Cell { .. }, .. } => {
                let (layer, what) = self.event_of(key)?;
                (layer, Scope::At(what))
            }
            Subject::Governorate(code) => {
                let governorate = self.atlas.base.governorate(code)?;
                (self.events().active()?, Scope::Governorate(governorate.name.clone()))
            }
            Subject::Feature { .. } | Subject::Annotation(_) => return None,
        };
        Some(DigestQuestion::of(layer, scope))
    }
}

impl Digest {
    /// Rows by month without a gap, from the first to the last.
    pub fn by_month(&self) -> Vec<(i32, Tally)> {
        let (Some((first, _)), Some((last, _))) =
            (self.months.first_key_value(), self.months.last_key_value())
        else {
            return Vec::new();
        };
        // No more months than four centuries have.
        (*first..=*last).map(|m| (m, self.months.get(&m).copied().unwrap_or_default())).collect()
    }

    /// Rows by year without a gap, from the first to the last.
    pub fn by_year(&self) -> Vec<(i32, Tally)> {
        let mut years: Vec<(i32, Tally)> = Vec::new();
        for (month, tally) in self.by_month() {
            let year = month.div_euclid(12);
            if years.last().is_none_or(|(y, _)| *y != year) {
                years.push((year, Tally::default()));
            }
            if let Some((_, sum)) = years.last_mut() {
                sum.rows += tally.rows;
                sum.events += tally.events;
                sum.fatalities += tally.fatalities;
            }
        }
        years
    }
}
