use std::sync::{Arc, OnceLock};

use super::counted::Counted;
use super::masks::{Masks, lets};
use crate::events::file_columns::LastSums;
use crate::events::{Bits, EventTable, Filter, FilteredView, Overlap, Tally};

impl FilteredView {
    /// The result of a filter on a table.
    pub fn new(table: &EventTable, filter: Filter) -> Self {
        Self::renewed(table, filter, None)
    }

    /// The same as [`FilteredView::new`], sooner the fewer rows `before`, of the same table, differs in.
    pub fn renewed(table: &EventTable, filter: Filter, before: Option<&Self>) -> Self {
        let before = before.filter(|b| b.fits(table));
        let masks = Masks::of(table, &filter);
        let mut shown = Self {
            filter,
            bits: Arc::new(Bits::from_words(masks.shown, table.len())),
            timeline: Counted::dated(table, before.map(|b| &b.timeline), masks.dated),
            by_group: Counted::tallied(table, before.map(|b| &b.by_group), masks.tallied),
            tallies: Vec::new(),
            offered: Vec::new(),
            fatalities: 0,
            events: 0,
            greatest: OnceLock::new(),
            undrawn: OnceLock::new(),
            last_sums: LastSums::default(),
        };
        shown.count_values(table);
        shown
    }

    /// The types that overlap, if the filter would show both: the contained one is left out.
    pub fn overlap(&self, table: &EventTable) -> Option<Overlap> {
        table.overlap().filter(|overlap| overlap.is_shown(table, &self.filter))
    }

    /// Whether it may belong to a table.
    fn fits(&self, table: &EventTable) -> bool {
        self.bits.len() == table.len()
            && self.by_group.counts.len() == table.columns.groups.count
            && self.timeline().classes == table.type_classes().len()
            && self.timeline().span() == table.span()
    }

    /// FilteredView rows by value of any dimension.
    pub fn tally(&self, table: &EventTable, dimension: usize) -> Vec<Tally> {
        let Some(Some(wide)) = table.columns.wide.get(dimension) else {
            return self.tallies(dimension).to_vec();
        };
        let mut tallies = vec![Tally::default(); table.dimensions()[dimension].values.len()];
        for row in self.bits.rows(0..u32::MAX) {
            let tally = &mut tallies[usize::from(wide[row as usize])];
            tally.rows += 1;
            tally.events += u64::from(table.events(row));
            tally.fatalities += u64::from(table.fatalities(row).best.unwrap_or(0));
        }
        tallies
    }

    /// The same, with a type that totals leave out because another one contains it.
    pub fn tally_apart(&self, table: &EventTable, dimension: usize) -> Vec<Tally> {
        let mut tallies = self.tally(table, dimension);
        if let Some(overlap) = self.overlap(table).filter(|overlap| overlap.dimension == dimension) {
            let mut filter = self.filter.clone();
            filter.kept.insert(dimension, [overlap.part].into_iter().collect());
            let alone = Self::renewed(table, filter, Some(self)).tally(table, dimension);
            let part = usize::from(overlap.part);
            tallies.get_mut(part).zip(alone.get(part)).into_iter().for_each(|(all, alone)| *all = *alone);
        }
        tallies
    }

    /// The rows shown by value of a dimension, by the values' names; a type that totals leave out is counted all the same.
    pub fn tally_by_name(&self, table: &EventTable, dimension: usize) -> Vec<(String, Tally)> {
        let Some(words) = table.dimensions().get(dimension) else { return Vec::new() };
        let tallies = (0..=u16::MAX).zip(self.tally_apart(table, dimension));
        let met = tallies.filter(|(_, tally)| tally.rows > 0);
        met.map(|(code, tally)| (words.words(code).to_owned(), tally)).collect()
    }

    /// The facet count next to each value in a filter panel: the rows that would be shown with it, under
    /// every other part of the filter.
    pub fn offered(&self, table: &EventTable, dimension: usize) -> Vec<u64> {
        if table.columns.wide.get(dimension).is_none_or(Option::is_none) {
            return self.offered.get(dimension).cloned().unwrap_or_default();
        }
        let mut without = self.filter.clone();
        if without.kept.remove(&dimension).is_some() {
            return Self::renewed(table, without, Some(self)).offered(table, dimension);
        }
        self.tally(table, dimension).iter().map(|t| t.rows).collect()
    }

    /// Converts counts by group to counts by value.
    fn count_values(&mut self, table: &EventTable) {
        let (dimensions, codes) = (table.dimensions(), &table.columns.groups.codes);
        let size = |d: usize| if codes[d].is_some() { dimensions[d].values.len() } else { 0 };
        self.tallies = (0..dimensions.len()).map(|d| vec![Tally::default(); size(d)]).collect();
        self.offered = (0..dimensions.len()).map(|d| vec![0; size(d)]).collect();
        let grouped: Vec<(usize, &[u16])> =
            codes.iter().enumerate().filter_map(|(d, codes)| Some((d, codes.as_deref()?))).collect();
        let misses = misses(table, &self.filter);
        for (group, tally) in self.by_group.counts.iter().enumerate().filter(|(_, t)| t.rows > 0) {
            match misses[group] {
                Misses::None => {
                    self.fatalities += tally.fatalities;
                    self.events += tally.events;
                    for (d, codes) in &grouped {
                        let code = usize::from(codes[group]);
                        self.tallies[*d][code].add(*tally);
                        self.offered[*d][code] += tally.rows;
                    }
                }
                Misses::One(d, code) => self.offered[d][usize::from(code)] += tally.rows,
                Misses::More => {}
            }
        }
    }
}

impl EventTable {
    /// The result of the empty filter. The first call counts all rows, which for many millions belongs on a
    /// worker thread; other filters start from it.
    pub fn everything(&self) -> &FilteredView {
        self.everything.get_or_init(|| Box::new(FilteredView::new(self, Filter::default())))
    }
}

/// How many of the grouped dimensions' parts of a filter a group fails.
#[derive(Clone, Copy)]
enum Misses {
    None,
    /// The part of this dimension, with this code.
    One(usize, u16),
    More,
}

fn misses(table: &EventTable, filter: &Filter) -> Vec<Misses> {
    let groups = &table.columns.groups;
    let mut misses = vec![Misses::None; groups.count];
    for (d, lets) in lets(table, filter) {
        let Some(Some(codes)) = groups.codes.get(d) else { continue };
        for (misses, code) in misses.iter_mut().zip(codes).filter(|(_, c)| !lets[usize::from(**c)]) {
            *misses = match misses {
                Misses::None => Misses::One(d, *code),
                Misses::One(..) | Misses::More => Misses::More,
            };
        }
    }
    misses
}
