//! Which rows are covered by which totals.

use rustc_hash::FxHashMap;

use super::collected::{BLANK, Collected, Row, Word};

/// The numbers of rows together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub rows: usize,
    pub killed: u64,
    pub events: u64,
}

impl Sum {
    pub fn add(&mut self, row: &Row) {
        self.rows += 1;
        self.killed += u64::from(row.killed.unwrap_or(0));
        self.events += u64::from(row.events);
    }
}

/// By what rows belong together.
pub(super) type Key = Vec<u32>;

/// One way in which rows may cover others.
pub(super) struct Way {
    /// The rows that may be totals, with the key of what they would cover.
    pub totals: Vec<(usize, Key)>,
    /// The rows by that key.
    pub parts: FxHashMap<Key, Vec<usize>>,
    /// The columns in which those rows say that they cover all, as bits.
    pub pattern: u32,
    /// Fewest parts of a total that alone proves this way by its sum.
    pub alone: usize,
}

/// Most different sets of empty columns that are looked at, and most visits of rows for them.
const MOST_PATTERNS: usize = 64;
const MOST_VISITS: usize = 1_500_000;

impl Collected {
    /// The columns in which a row covers all values; those in which every row does say nothing.
    pub(super) fn pattern(&self, row: usize, live: u32) -> u32 {
        let cells = self.cells_of(row).iter().enumerate();
        cells.filter(|(_, cell)| **cell <= super::collected::ALL).fold(0, |bits, (axis, _)| bits | 1 << axis)
            & live
    }

    /// The columns with values by which rows differ.
    pub(super) fn live(&self) -> u32 {
        let axes = 0..self.width();
        let is_live =
            |axis: &usize| (0..self.rows.len()).any(|row| self.cells_of(row)[*axis] > super::collected::ALL);
        axes.filter(is_live).fold(0, |bits, axis| bits | 1 << axis)
    }

    /// Empty cells, or words for all, of rows that can be totals, where others have values: those with the fewest
    /// first.
    pub(super) fn patterns(&self, live: u32) -> Vec<u32> {
        let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
        for row in 0..self.rows.len() {
            let pattern = self.pattern(row, live);
            if pattern != 0 && self.can_be_total(&self.rows[row], pattern) {
                *counts.entry(pattern).or_default() += 1;
            }
        }
        let mut all: Vec<(u32, usize)> = counts.into_iter().collect();
        all.sort_unstable_by_key(|(pattern, count)| (std::cmp::Reverse(*count), *pattern));
        // Each of them is a walk through all rows.
        all.truncate(MOST_PATTERNS.min(MOST_VISITS / self.rows.len().max(1)));
        all.sort_unstable_by_key(|(pattern, _)| (pattern.count_ones(), *pattern));
        all.into_iter().map(|(pattern, _)| pattern).collect()
    }

    /// The rows of a pattern and what they may cover: rows with values in more of the columns, and the same ones in
    /// the others.
    pub(super) fn by_pattern(&self, pattern: u32, live: u32, is_part: &[bool]) -> Way {
        let key = |row: usize| -> Key {
            let cells = self.cells_of(row).iter().enumerate();
            cells.map(|(axis, cell)| if pattern & 1 << axis == 0 { *cell } else { BLANK }).collect()
        };
        let (mut totals, mut parts) = (Vec::new(), FxHashMap::<Key, Vec<usize>>::default());
        for row in (0..self.rows.len()).filter(|row| is_part[*row]) {
            match self.pattern(row, live) {
                own if own == pattern => totals.push((row, key(row))),
                own if own & !pattern == 0 => parts.entry(key(row)).or_default().push(row),
                _ => {}
            }
        }
        Way { totals, parts, pattern, alone: 2 }
    }

    /// The rows of a second pattern if everywhere they make the same numbers as those of a first one.
    pub(super) fn divided_alike(&self, one: u32, other: u32, live: u32, is_part: &[bool]) -> Vec<usize> {
        let mut sums = FxHashMap::<Key, [Sum; 2]>::default();
        let mut rows = Vec::new();
        for row in (0..self.rows.len()).filter(|row| is_part[*row]) {
            let own = self.pattern(row, live);
            if own != one && own != other {
                continue;
            }
            let cells = self.cells_of(row).iter().enumerate();
            let key = cells
                .map(|(axis, cell)| if (one | other) & 1 << axis == 0 { *cell } else { BLANK })
                .collect();
            sums.entry(key).or_default()[usize::from(own == other)].add(&self.rows[row]);
            rows.extend((own == other).then_some(row));
        }
        let alike = |[a, b]: &[Sum; 2]| {
            let killed = !self.has_killed || a.killed == b.killed;
            let events = !self.has_events || a.events == b.events;
            a.rows >= 2 && b.rows >= 2 && killed && events && (self.has_killed || self.has_events)
        };
        if !sums.is_empty() && sums.values().all(alike) { rows } else { Vec::new() }
    }

    /// Rows of whole years among rows of their months or days, or of whole months among days; in the columns of a
    /// pattern they may cover all values as well.
    pub(super) fn by_period(&self, years: bool, pattern: u32, live: u32, is_part: &[bool]) -> Option<Way> {
        let axis = self.date_axis().filter(|axis| pattern & 1 << axis == 0)?;
        let (mut totals, mut parts) = (Vec::new(), FxHashMap::<Key, Vec<usize>>::default());
        for row in (0..self.rows.len()).filter(|row| is_part[*row]) {
            let own = self.pattern(row, live);
            let Some((period, whole)) = self.period(row, years).filter(|_| own & !pattern == 0) else {
                continue;
            };
            let cells = self.cells_of(row).iter().enumerate();
            let mut key: Key =
                cells.map(|(axis, cell)| if pattern & 1 << axis == 0 { *cell } else { BLANK }).collect();
            key[axis] = period;
            if whole && own == pattern {
                totals.push((row, key));
            } else if !whole {
                parts.entry(key).or_default().push(row);
            }
        }
        let alone = if pattern == 0 { 4 } else { 2 };
        (!totals.is_empty()).then_some(Way { totals, parts, pattern: pattern | 1 << axis, alone })
    }

    /// The year or month that a row lies in, and whether it is all of it.
    fn period(&self, row: usize, years: bool) -> Option<(u32, bool)> {
        let (first, last) = self.rows[row].days?;
        let ((year, month, _), (last_year, last_month, _)) = (first.ymd(), last.ymd());
        let length = last.0 - first.0 + 1;
        let whole = if years { length >= 365 } else { (28..=31).contains(&length) };
        let within = year == last_year && (years || month == last_month);
        within.then(|| (year.unsigned_abs() * 16 + if years { 0 } else { u32::from(month) }, whole))
    }

    /// Rows that name a governorate among rows that name places in it, all in one column.
    pub(super) fn by_level(&self, is_part: &[bool]) -> Option<Way> {
        let axis = self.only_area()?;
        let (mut totals, mut parts) = (Vec::new(), FxHashMap::<Key, Vec<usize>>::default());
        for row in (0..self.rows.len()).filter(|row| is_part[*row]) {
            let Row { governorate, is_governorate, .. } = self.rows[row];
            if governorate == BLANK {
                continue;
            }
            let mut key = self.cells_of(row).to_vec();
            key[axis] = governorate;
            if is_governorate {
                totals.push((row, key));
            } else {
                parts.entry(key).or_default().push(row);
            }
        }
        Some(Way { totals, parts, pattern: 1 << axis, alone: 2 })
    }

    /// Whether a row can be a total of what it covers in these columns: it says so, or all that is not counted is empty.
    pub(super) fn can_be_total(&self, row: &Row, pattern: u32) -> bool {
        let dated = self.date_axis().is_some_and(|axis| pattern & 1 << axis == 0);
        let is_bare = !(row.has_words || row.drawn || self.has_positions && dated);
        !row.is_event && (row.word != Word::No || is_bare)
    }
}
