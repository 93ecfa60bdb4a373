use std::ops::Range;

use super::table::{NO_DAY, NO_NUMBER};
use super::{Day, EventTable, Filter, Stack, Tally, Timeline};

/// What one pass over the columns finds.
pub(super) struct Scanned {
    /// The rows that meet the filter, 64 a word.
    pub words: Vec<u64>,
    /// By group: rows that meet every part but those of the grouped dimensions. Empty if not
    /// asked for.
    pub by_group: Vec<Tally>,
    /// The rows that meet every part but the days. Without counts if not asked for.
    pub timeline: Timeline,
}

/// Looks at every row once, 64 at a time.
pub(super) fn scan(table: &EventTable, filter: &Filter, tallying: bool, dating: bool) -> Scanned {
    let parts = Parts::new(table, filter);
    let classes = Classes::new(table);
    let mut by_group = vec![Tally::default(); if tallying { table.columns.groups.count } else { 0 }];
    let mut timeline = empty_timeline(table, dating);
    let word = |word: usize| {
        let rows = word * 64..(word * 64 + 64).min(table.len());
        let rest = parts.rest(word, &rows);
        let (within, passing) = (parts.days(&rows), parts.groups(&rows));
        if tallying {
            tally(table, &rows, rest & within, &mut by_group);
        }
        if dating {
            classes.date(table, &rows, rest & passing, &mut timeline);
        }
        rest & within & passing
    };
    let words = (0..table.len().div_ceil(64)).map(word).collect();
    Scanned { words, by_group, timeline }
}

fn empty_timeline(table: &EventTable, dating: bool) -> Timeline {
    let classes = table.stack().len();
    let (start, days) = table.span().map_or((0, 0), |(a, b)| (a.0, (b.0 - a.0 + 1) as usize));
    let counts = vec![0; if dating { days * classes } else { 0 }];
    Timeline { start, classes, counts, undated: vec![0; classes] }
}

/// A filter made ready.
struct Parts<'a> {
    table: &'a EventTable,
    /// Whether each group meets the parts of the grouped dimensions; `None` if all do.
    passes: Option<Vec<bool>>,
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
        let mut passes = None;
        let mut wide = Vec::new();
        for (d, kept) in &filter.kept {
            let lets = || kept.lets(table.dimensions()[*d].values.len());
            if let Some(Some(codes)) = groups.codes.get(*d) {
                let (lets, passes) = (lets(), passes.get_or_insert_with(|| vec![true; groups.count]));
                passes.iter_mut().zip(codes).for_each(|(pass, code)| *pass &= lets[usize::from(*code)]);
            } else if let Some(Some(codes)) = table.columns.wide.get(*d) {
                wide.push((codes.as_slice(), lets()));
            }
        }
        let limits = filter.at_least.is_some() || filter.at_most.is_some();
        let most = filter.at_most.unwrap_or(u32::MAX).min(NO_NUMBER - 1);
        Self {
            table,
            passes,
            wide,
            // No row's day lies below; what stands for "undated" must not be met by chance.
            days: filter.days.map(|(a, b)| (a.max(Day::MIN).0, b.0)),
            undated: filter.undated,
            fatalities: limits.then_some((filter.at_least.unwrap_or(0), most)),
            text: filter.text.as_ref().map(|t| t.rows.words()),
        }
    }

    /// What meets the parts of the grouped dimensions.
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
        // An undated row's "last day" lies below every day.
        let last = |i: usize| first[i] + i32::from(lasting[i]);
        let ends: [i32; 64] = std::array::from_fn(|i| if i < first.len() { last(i) } else { 0 });
        undated | pack(first, |day| day <= to) & pack(&ends[..first.len()], |day| day >= from)
    }

    /// What meets the parts that are neither days nor grouped dimensions; no row beyond the end.
    fn rest(&self, word: usize, rows: &Range<usize>) -> u64 {
        let mut mask = if rows.len() < 64 { (1 << rows.len()) - 1 } else { u64::MAX };
        if let Some(text) = self.text {
            mask &= text.get(word).copied().unwrap_or(0);
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

fn tally(table: &EventTable, rows: &Range<usize>, mask: u64, by_group: &mut [Tally]) {
    let groups = &table.columns.groups.of_row[rows.clone()];
    let best = &table.columns.best[rows.clone()];
    each(mask, |i| {
        let tally = &mut by_group[usize::from(groups[i])];
        tally.rows += 1;
        tally.fatalities += u64::from(if best[i] == NO_NUMBER { 0 } else { best[i] });
    });
}

/// Where a row's class of type comes from.
enum Classes<'a> {
    Grouped(&'a Stack),
    Wide(&'a Stack, &'a [u16]),
}

impl<'a> Classes<'a> {
    fn new(table: &'a EventTable) -> Self {
        let wide = table.type_dimension().and_then(|t| table.columns.wide.get(t)?.as_deref());
        wide.map_or(Self::Grouped(table.stack()), |codes| Self::Wide(table.stack(), codes))
    }

    fn date(&self, table: &EventTable, rows: &Range<usize>, mask: u64, timeline: &mut Timeline) {
        let first = &table.columns.first[rows.clone()];
        match self {
            Self::Grouped(stack) => {
                let groups = &table.columns.groups.of_row[rows.clone()];
                each(mask, |i| count(timeline, first[i], stack.of_group[usize::from(groups[i])]));
            }
            Self::Wide(stack, codes) => {
                let codes = &codes[rows.clone()];
                each(mask, |i| count(timeline, first[i], stack.of_code[usize::from(codes[i])]));
            }
        }
    }
}

fn count(timeline: &mut Timeline, day: i32, class: u8) {
    if day == NO_DAY {
        timeline.undated[usize::from(class)] += 1;
    } else {
        let day = (day - timeline.start) as usize;
        timeline.counts[day * timeline.classes + usize::from(class)] += 1;
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

/// One bit for each of at most 64 values, the first one's lowest.
fn pack<T: Copy>(values: &[T], test: impl Fn(T) -> bool) -> u64 {
    let mut bytes = [0; 64];
    match <&[T; 64]>::try_from(values) {
        // Of a known length, and so done with many at once.
        Ok(values) => bytes.iter_mut().zip(values).for_each(|(b, v)| *b = u8::from(test(*v))),
        Err(_) => bytes.iter_mut().zip(values).for_each(|(b, v)| *b = u8::from(test(*v))),
    }
    // Multiplied, the lowest bits of eight bytes meet in the uppermost byte.
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
