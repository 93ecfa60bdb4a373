use std::sync::{Arc, OnceLock};

use super::table::{NO_DAY, NO_NUMBER};
use super::{Bits, EventTable, Filter, Timeline};

/// The rows that a filter shows, and what is counted over them.
///
/// Made in one pass over the columns at each change of the filter; what the change does not
/// touch is taken over from before.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    filter: Filter,
    bits: Arc<Bits>,
    timeline: Arc<Timeline>,
    /// By group: rows that meet every part but the grouped dimensions.
    by_group: Arc<Vec<Tally>>,
    /// By dimension and value, under the whole filter; empty for dimensions not grouped.
    tallies: Vec<Vec<Tally>>,
    /// By dimension and value, under every part but that dimension's own.
    offered: Vec<Vec<u64>>,
    fatalities: u64,
    /// By level; see [`Shown::greatest`].
    pub(super) greatest: OnceLock<Vec<u32>>,
    pub(super) undrawn: OnceLock<Vec<u64>>,
}

/// Counted rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub rows: u64,
    /// People killed, by the sources' best estimates; rows that give none add nothing.
    pub fatalities: u64,
}

impl Shown {
    /// Everything that a filter shows of a table.
    pub fn new(table: &EventTable, filter: Filter) -> Self {
        Self::renewed(table, filter, None)
    }

    /// The same as [`Shown::new`], sooner where `before`, of the same table, knows a part.
    pub fn renewed(table: &EventTable, filter: Filter, before: Option<&Self>) -> Self {
        let part = Parts::new(table, &filter);
        let old = |same: fn(&Filter, &Filter) -> bool| before.filter(|b| same(&b.filter, &filter));
        let by_group = old(same_but_kept).filter(|_| !part.wide_is_filtered()).map(|b| b.by_group.clone());
        let timeline = old(same_but_days).map(|b| b.timeline.clone());
        let mut scan = Scan::new(table, &part, by_group.is_none(), timeline.is_none());
        scan.run();
        let (words, tallied, counted) = (scan.words, scan.by_group, scan.timeline);
        let by_group = by_group.unwrap_or_else(|| Arc::new(tallied));
        let mut shown = Self {
            bits: Arc::new(Bits::from_words(words, table.len())),
            timeline: timeline.unwrap_or_else(|| Arc::new(counted)),
            by_group,
            tallies: Vec::new(),
            offered: Vec::new(),
            fatalities: 0,
            greatest: OnceLock::new(),
            undrawn: OnceLock::new(),
            filter,
        };
        shown.count_values(table);
        shown
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The rows that are shown.
    pub fn bits(&self) -> &Bits {
        &self.bits
    }

    /// How many rows are shown: "n of N".
    pub fn count(&self) -> u32 {
        self.bits.count()
    }

    /// People killed in the rows shown, by the sources' best estimates.
    pub fn fatalities(&self) -> u64 {
        self.fatalities
    }

    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The rows shown by value of a dimension; empty where [`Shown::tally`] has to count.
    pub fn tallies(&self, dimension: usize) -> &[Tally] {
        self.tallies.get(dimension).map_or(&[], Vec::as_slice)
    }

    /// The rows shown by value of any dimension.
    pub fn tally(&self, table: &EventTable, dimension: usize) -> Vec<Tally> {
        let Some(Some(wide)) = table.columns.wide.get(dimension) else {
            return self.tallies(dimension).to_vec();
        };
        let mut tallies = vec![Tally::default(); table.dimensions()[dimension].values.len()];
        for row in self.bits.rows(0..u32::MAX) {
            let tally = &mut tallies[usize::from(wide[row as usize])];
            tally.rows += 1;
            tally.fatalities += u64::from(table.fatalities(row).best.unwrap_or(0));
        }
        tallies
    }

    /// What stands beside each value of a dimension in a filter panel: the rows that would be
    /// shown with it, under every other part of the filter.
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

    /// From counts by group to counts by value.
    fn count_values(&mut self, table: &EventTable) {
        let dimensions = table.dimensions();
        let codes = &table.columns.groups.codes;
        let grouped = |d: usize| codes[d].as_ref();
        let sizes = || (0..dimensions.len()).map(|d| grouped(d).map_or(0, |_| dimensions[d].values.len()));
        self.tallies = sizes().map(|n| vec![Tally::default(); n]).collect();
        self.offered = sizes().map(|n| vec![0; n]).collect();
        for (group, tally) in self.by_group.iter().enumerate().filter(|(_, t)| t.rows > 0) {
            let code = |d: usize| grouped(d).map(|codes| codes[group]);
            let fails = |(d, kept): &(&usize, &super::Kept)| code(**d).is_some_and(|c| !kept.contains(c));
            let mut failing = self.filter.kept.iter().filter(fails).map(|(d, _)| *d);
            match (failing.next(), failing.next()) {
                (None, _) => {
                    self.fatalities += tally.fatalities;
                    for d in 0..dimensions.len() {
                        if let Some(code) = code(d) {
                            let sum = &mut self.tallies[d][usize::from(code)];
                            sum.rows += tally.rows;
                            sum.fatalities += tally.fatalities;
                            self.offered[d][usize::from(code)] += tally.rows;
                        }
                    }
                }
                (Some(d), None) => {
                    if let Some(code) = code(d) {
                        self.offered[d][usize::from(code)] += tally.rows;
                    }
                }
                _ => {}
            }
        }
    }
}

fn same_but_kept(a: &Filter, b: &Filter) -> bool {
    let bare = |f: &Filter| Filter { kept: Default::default(), ..f.clone() };
    bare(a) == bare(b)
}

fn same_but_days(a: &Filter, b: &Filter) -> bool {
    let bare = |f: &Filter| Filter { days: None, undated: true, ..f.clone() };
    bare(a) == bare(b)
}

/// A filter made ready for a scan.
struct Parts<'a> {
    /// Whether each group meets the grouped dimensions' parts.
    passes: Vec<u8>,
    /// Columns that are not grouped, and whether each code is let through.
    wide: Vec<(&'a [u16], Vec<bool>)>,
    days: Option<(i32, i32)>,
    undated: bool,
    fatalities: Option<(u32, u32)>,
    text: Option<&'a [u64]>,
}

impl<'a> Parts<'a> {
    fn new(table: &'a EventTable, filter: &'a Filter) -> Self {
        let groups = &table.columns.groups;
        let mut passes = vec![1; groups.count];
        let mut wide = Vec::new();
        for (d, kept) in &filter.kept {
            if let Some(Some(codes)) = groups.codes.get(*d) {
                let values = table.dimensions()[*d].values.len();
                let lets: Vec<u8> = (0..=u16::MAX).take(values).map(|c| kept.contains(c).into()).collect();
                passes.iter_mut().zip(codes).for_each(|(pass, code)| *pass &= lets[usize::from(*code)]);
            } else if let Some(Some(codes)) = table.columns.wide.get(*d) {
                let values = table.dimensions()[*d].values.len();
                let lets = (0..=u16::MAX).take(values).map(|c| kept.contains(c)).collect();
                wide.push((codes.as_slice(), lets));
            }
        }
        let limits = filter.at_least.is_some() || filter.at_most.is_some();
        let fatalities = (filter.at_least.unwrap_or(0), filter.at_most.unwrap_or(NO_NUMBER - 1));
        Self {
            passes,
            wide,
            days: filter.days.map(|(a, b)| (a.0, b.0)),
            undated: filter.undated,
            fatalities: limits.then_some(fatalities),
            text: filter.text.as_ref().map(|t| t.rows.words()),
        }
    }

    fn wide_is_filtered(&self) -> bool {
        !self.wide.is_empty()
    }
}

/// One pass over the rows, 64 at a time.
struct Scan<'a> {
    table: &'a EventTable,
    parts: &'a Parts<'a>,
    words: Vec<u64>,
    by_group: Vec<Tally>,
    timeline: Timeline,
    tallying: bool,
    dating: bool,
}

impl<'a> Scan<'a> {
    fn new(table: &'a EventTable, parts: &'a Parts<'a>, tallying: bool, dating: bool) -> Self {
        let classes = table.stack().len();
        let (start, days) = table.span().map_or((0, 0), |(a, b)| (a.0, (b.0 - a.0 + 1) as usize));
        let days = if dating { days } else { 0 };
        Self {
            words: Vec::with_capacity(table.len().div_ceil(64)),
            by_group: vec![Tally::default(); if tallying { table.columns.groups.count } else { 0 }],
            timeline: Timeline { start, classes, counts: vec![0; days * classes], undated: vec![0; classes] },
            table,
            parts,
            tallying,
            dating,
        }
    }

    fn run(&mut self) {
        for word in 0..self.table.len().div_ceil(64) {
            self.word(word);
        }
    }

    fn word(&mut self, word: usize) {
        let columns = &self.table.columns;
        let rows = word * 64..(word * 64 + 64).min(self.table.len());
        let groups = &columns.groups.of_row[rows.clone()];
        let first = &columns.first[rows.clone()];
        let mut lasting = self.rest(word, rows.clone());
        let within = match self.parts.days {
            None => u64::MAX,
            Some(days) => {
                let last = columns.lasting.get(rows.clone()).unwrap_or(&[]);
                days_mask(first, last, days, self.parts.undated)
            }
        };
        let mut passing = 0;
        for (i, group) in groups.iter().enumerate() {
            passing |= u64::from(self.parts.passes[usize::from(*group)]) << i;
        }
        if rows.len() < 64 {
            lasting &= (1 << rows.len()) - 1;
        }
        if self.tallying {
            let best = &columns.best[rows.clone()];
            each(lasting & within, |i| {
                let tally = &mut self.by_group[usize::from(groups[i])];
                tally.rows += 1;
                tally.fatalities += u64::from(if best[i] == NO_NUMBER { 0 } else { best[i] });
            });
        }
        if self.dating {
            let (timeline, classes) = (&mut self.timeline, self.table.stack().len());
            each(lasting & passing, |i| {
                let class = usize::from(self.table.stack().of_group[usize::from(groups[i])]);
                let day = i64::from(first[i]) - i64::from(timeline.start);
                if first[i] == NO_DAY {
                    timeline.undated[class] += 1;
                } else {
                    timeline.counts[day as usize * classes + class] += 1;
                }
            });
        }
        self.words.push(lasting & within & passing);
    }

    /// What meets the parts that are neither days nor grouped dimensions.
    fn rest(&self, word: usize, rows: std::ops::Range<usize>) -> u64 {
        let mut mask = self.parts.text.map_or(u64::MAX, |t| t.get(word).copied().unwrap_or(0));
        if let Some((least, most)) = self.parts.fatalities {
            mask &= pack(&self.table.columns.best[rows.clone()], |n| n >= least && n <= most);
        }
        for (codes, lets) in &self.parts.wide {
            mask &= pack(&codes[rows.clone()], |code| lets[usize::from(code)]);
        }
        mask
    }
}

/// Calls with the index of each set bit.
fn each(mut mask: u64, mut with: impl FnMut(usize)) {
    if mask == u64::MAX {
        (0..64).for_each(with);
        return;
    }
    while mask != 0 {
        with(mask.trailing_zeros() as usize);
        mask &= mask - 1;
    }
}

/// One bit for each of at most 64 values.
fn pack<T: Copy>(values: &[T], test: impl Fn(T) -> bool) -> u64 {
    values.iter().enumerate().fold(0, |mask, (i, v)| mask | u64::from(test(*v)) << i)
}

fn days_mask(first: &[i32], lasting: &[u16], (from, to): (i32, i32), undated: bool) -> u64 {
    if lasting.is_empty() {
        return pack(first, |day| day >= from && day <= to || undated && day == NO_DAY);
    }
    let overlaps = |i: usize| {
        let day = first[i];
        day != NO_DAY && day <= to && day + i32::from(lasting[i]) >= from || undated && day == NO_DAY
    };
    (0..first.len()).fold(0, |mask, i| mask | u64::from(overlaps(i)) << i)
}
