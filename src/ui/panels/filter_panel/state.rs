use std::collections::BTreeMap;
use std::sync::Arc;

use crate::events::{Dimension, EventTable, FilteredView};
use crate::model::EventLayerId;
use crate::session::EventLayer;

use super::conditions::Conditions;

/// State of the filter panel between frames.
#[derive(Clone, Debug, Default)]
pub struct FilterState {
    /// Facts about the whole active table.
    whole: Option<Whole>,
    /// By dimension: counts of its values, and their order.
    pub(super) counts: BTreeMap<usize, Counts>,
    /// By dimension: the search text for its values.
    pub(super) search: BTreeMap<usize, String>,
    found: BTreeMap<usize, Found>,
    pub(super) text: Text,
    pub(super) conditions: Conditions,
    /// Earlier limits, remembered while switched off.
    pub(super) limits: [u32; 2],
}

/// The text search field.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub typed: String,
    /// Time of the last change on the window's clock, while the search is pending.
    pub changed: Option<f64>,
    /// The file it was typed for.
    pub layer: Option<EventLayerId>,
}

#[derive(Clone, Debug)]
struct Whole {
    table: Arc<EventTable>,
    /// By dimension: rows by value, computed on demand.
    offered: BTreeMap<usize, Arc<Vec<u64>>>,
}

/// Values that match the search text, and that text.
#[derive(Clone, Debug)]
struct Found {
    wanted: String,
    order: Arc<Vec<u16>>,
    codes: Arc<Vec<u16>>,
}

/// Rows by value of a dimension, under every part of the filter except its own.
#[derive(Clone, Debug)]
pub struct Counts {
    shown: Arc<FilteredView>,
    pub offered: Arc<Vec<u64>>,
    /// Codes, the most frequent first.
    pub order: Arc<Vec<u16>>,
    sorted_for: Arc<FilteredView>,
}

impl FilterState {
    /// All rows of the active table by value of a dimension.
    pub(super) fn all(&mut self, layer: &EventLayer, dimension: usize) -> Arc<Vec<u64>> {
        let whole = self.look(layer);
        let count = || Arc::new(layer.table.everything().offered(&layer.table, dimension));
        whole.offered.entry(dimension).or_insert_with(count).clone()
    }

    /// How many rows have no date.
    pub(super) fn undated(layer: &EventLayer) -> u64 {
        layer.table.everything().timeline().undated.iter().map(|n| u64::from(*n)).sum()
    }

    /// How many rows have no number of people killed; `None` if no row has one.
    pub(super) fn numberless(layer: &EventLayer) -> Option<u64> {
        layer.table.has_fatalities().then(|| layer.table.numberless() as u64)
    }

    fn look(&mut self, layer: &EventLayer) -> &mut Whole {
        let table = &layer.table;
        let whole = self.whole.take().filter(|w| Arc::ptr_eq(&w.table, table));
        self.whole.insert(whole.unwrap_or_else(|| {
            self.counts.clear();
            self.search.clear();
            self.found.clear();
            Whole { table: table.clone(), offered: BTreeMap::new() }
        }))
    }

    /// Counts for the current filter. While `still`, values keep their order, so that none moves away from
    /// the pointer.
    pub(super) fn counts(&mut self, layer: &EventLayer, dimension: usize, still: bool) -> Counts {
        let known = self.counts.get(&dimension);
        if let Some(counts) = known
            && Arc::ptr_eq(&counts.shown, &layer.shown)
            && (still || Arc::ptr_eq(&counts.sorted_for, &layer.shown))
        {
            return counts.clone();
        }
        let offered = match known.filter(|c| Arc::ptr_eq(&c.shown, &layer.shown)) {
            Some(counts) => counts.offered.clone(),
            None => Arc::new(layer.shown.offered(&layer.table, dimension)),
        };
        let (order, sorted_for) = match known.filter(|_| still) {
            Some(counts) => (counts.order.clone(), counts.sorted_for.clone()),
            None => (self.sorted(layer, dimension, &offered), layer.shown.clone()),
        };
        let counts = Counts { shown: layer.shown.clone(), offered, order, sorted_for };
        self.counts.insert(dimension, counts.clone());
        counts
    }

    /// The values that match the search text, in order.
    pub(super) fn found(&mut self, dimension: &Dimension, index: usize, counts: &Counts) -> Arc<Vec<u16>> {
        let wanted = self.search.get(&index).map_or_else(String::new, |s| s.trim().to_lowercase());
        let same = |f: &&Found| f.wanted == wanted && Arc::ptr_eq(&f.order, &counts.order);
        if let Some(found) = self.found.get(&index).filter(same) {
            return found.codes.clone();
        }
        let holds = |code: &u16| dimension.words(*code).to_lowercase().contains(&wanted);
        let codes: Arc<Vec<u16>> = Arc::new(counts.order.iter().copied().filter(holds).collect());
        self.found.insert(index, Found { wanted, order: counts.order.clone(), codes: codes.clone() });
        codes
    }

    /// The values that the file has, the most frequent first.
    fn sorted(&mut self, layer: &EventLayer, dimension: usize, offered: &[u64]) -> Arc<Vec<u16>> {
        let all = self.all(layer, dimension);
        let count = |counts: &[u64], code: u16| counts.get(usize::from(code)).copied().unwrap_or(0);
        let codes = (0..=u16::MAX).take(all.len());
        let mut order: Vec<u16> = codes.filter(|code| count(&all, *code) > 0).collect();
        order.sort_by_key(|code| std::cmp::Reverse((count(offered, *code), count(&all, *code))));
        Arc::new(order)
    }
}
