use std::collections::BTreeMap;
use std::ops::Range;

use crate::events::columns::table_columns::{NO_DAY, NO_NUMBER};
use crate::events::{Day, EventTable, Filter};

/// Which rows satisfy which parts of a filter, 64 rows per word, lowest bit first.
pub(in crate::events) struct Masks {
    /// Every part.
    pub shown: Vec<u64>,
    /// Every part except those of the grouped dimensions.
    pub tallied: Vec<u64>,
    /// Every part except the days.
    pub dated: Vec<u64>,
}

impl Masks {
    /// Scans every row once.
    pub fn of(table: &EventTable, filter: &Filter) -> Self {
        let parts = Parts::new(table, filter);
        let words = table.len().div_ceil(64);
        let empty = || Vec::with_capacity(words);
        let mut masks = Self { shown: empty(), tallied: empty(), dated: empty() };
        for word in 0..words {
            let rows = word * 64..(word * 64 + 64).min(table.len());
            let rest = parts.rest(word, &rows);
            let (within, passing) = (parts.days(&rows), parts.groups(&rows));
            masks.shown.push(rest & within & passing);
            masks.tallied.push(rest & within);
            masks.dated.push(rest & passing);
        }
        masks
    }
}

/// By filtered dimension, whether each value passes. Of types that overlap, the contained one does not pass together
/// with the other.
pub(in crate::events) fn lets(table: &EventTable, filter: &Filter) -> BTreeMap<usize, Vec<bool>> {
    let size = |dimension: usize| table.dimensions().get(dimension).map_or(0, |d| d.values.len());
    let kept = filter.kept.iter().map(|(d, kept)| (*d, kept.lets(size(*d))));
    let mut lets: BTreeMap<usize, Vec<bool>> = kept.collect();
    if let Some(overlap) = table.overlap().filter(|overlap| overlap.is_shown(table, filter)) {
        let types = lets.entry(overlap.dimension).or_insert_with(|| vec![true; size(overlap.dimension)]);
        types.get_mut(usize::from(overlap.part)).into_iter().for_each(|passes| *passes = false);
    }
    lets
}

/// A filter compiled for scanning.
struct Parts<'a> {
    table: &'a EventTable,
    /// Whether each group satisfies the parts of the grouped dimensions; `None` if all do.
    passes: Option<Vec<bool>>,
    /// Columns that are not grouped, and whether each code passes.
    wide: Vec<(&'a [u16], Vec<bool>)>,
    days: Option<(i32, i32)>,
    undated: bool,
    fatalities: Option<(u32, u32)>,
    text: Option<&'a [u64]>,
    rule: Option<&'a [u64]>,
}

impl<'a> Parts<'a> {
    fn new(table: &'a EventTable, filter: &'a Filter) -> Self {
        let groups = &table.columns.groups;
        let mut passes = None;
        let mut wide = Vec::new();
        for (d, lets) in lets(table, filter) {
            if let Some(Some(codes)) = groups.codes.get(d) {
                let passes = passes.get_or_insert_with(|| vec![true; groups.count]);
                passes.iter_mut().zip(codes).for_each(|(pass, code)| *pass &= lets[usize::from(*code)]);
            } else if let Some(Some(codes)) = table.columns.wide.get(d) {
                wide.push((codes.as_slice(), lets));
            }
        }
        let limits = filter.at_least.is_some() || filter.at_most.is_some();
        let most = filter.at_most.unwrap_or(u32::MAX).min(NO_NUMBER - 1);
        Self {
            table,
            passes,
            wide,
            // No row's day is lower; the marker for "undated" must not match by accident.
            days: filter.days.map(|(a, b)| (a.max(Day::MIN).0, b.0)),
            undated: filter.undated,
            fatalities: limits.then_some((filter.at_least.unwrap_or(0), most)),
            text: filter.text.as_ref().map(|t| t.rows.words()),
            rule: filter.rule.as_ref().map(|r| r.rows.words()),
        }
    }

    /// Rows that satisfy the parts of the grouped dimensions.
    fn groups(&self, rows: &Range<usize>) -> u64 {
        let Some(passes) = &self.passes else { return u64::MAX };
        pack(&self.table.columns.groups.of_row[rows.clone()], |group| passes[usize::from(group)])
    }

    fn days(&self, rows: &Range<usize>) -> u64 {
        let Some((from, to)) = self.days else { return u64::MAX };
        let columns = &self.table.columns;
        let first = &columns.first[rows.clone()];
        let undated = if self.undated { pack(first, |day| day == NO_DAY) } else { 0 };
        let Some(lasting) = columns.lasting.get(rows.clone()) else {
            return undated | pack(first, |day| (day >= from) & (day <= to));
        };
        // An undated row's "last day" is below every day.
        let last = |i: usize| first[i] + i32::from(lasting[i]);
        let ends: [i32; 64] = std::array::from_fn(|i| if i < first.len() { last(i) } else { 0 });
        undated | pack(first, |day| day <= to) & pack(&ends[..first.len()], |day| day >= from)
    }

    /// Rows that satisfy the parts that are neither days nor grouped dimensions; no row beyond the end.
    fn rest(&self, word: usize, rows: &Range<usize>) -> u64 {
        let mut mask = if rows.len() < 64 { (1 << rows.len()) - 1 } else { u64::MAX };
        for hits in self.text.iter().chain(&self.rule) {
            mask &= hits.get(word).copied().unwrap_or(0);
        }
        if let Some((least, most)) = self.fatalities {
            mask &= pack(&self.table.columns.best[rows.clone()], |n| (n >= least) & (n <= most));
        }
        for (codes, lets) in &self.wide {
            mask &= pack(&codes[rows.clone()], |code| lets[usize::from(code)]);
        }
        mask
    }
}

/// One bit for each of at most 64 values, the first one's lowest.
fn pack<T: Copy>(values: &[T], test: impl Fn(T) -> bool) -> u64 {
    let mut bytes = [0; 64];
    match <&[T; 64]>::try_from(values) {
        // A fixed length lets the compiler vectorise this.
        Ok(values) => bytes.iter_mut().zip(values).for_each(|(b, v)| *b = u8::from(test(*v))),
        Err(_) => bytes.iter_mut().zip(values).for_each(|(b, v)| *b = u8::from(test(*v))),
    }
    // The multiplication gathers the lowest bits of eight bytes in the top byte.
    let eight = |i: usize| u64::from_le_bytes(std::array::from_fn(|k| bytes[i * 8 + k]));
    (0..8).fold(0, |mask, i| mask | (eight(i).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_own_bit() {
        for len in [0_u32, 1, 7, 8, 63, 64] {
            for n in 0..len {
                let values: Vec<u32> = (0..len).collect();
                assert_eq!(pack(&values, |v| v == n), 1 << n);
            }
            let values: Vec<u32> = (0..len).collect();
            let odd = values.iter().filter(|v| *v % 2 == 1).fold(0, |mask, v| mask | 1_u64 << v);
            assert_eq!(pack(&values, |v| v % 2 == 1), odd);
        }
    }
}
