use rustc_hash::FxHashMap;

use crate::events::block_capacity;

/// Rows with equal values in every grouped dimension form a group. A row then needs one number for all of
/// them, a filter on any of them is one look-up, and the counts of all values follow from counting groups.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Each row's group.
    pub of_row: Vec<u16>,
    /// For each grouped dimension (by index into the table's), each group's code.
    pub codes: Vec<Option<Vec<u16>>>,
    /// Number of groups.
    pub count: usize,
}

/// Most groups: a row's group number has two bytes.
const MOST: usize = 1 << 16;

/// Largest pair table that is indexed directly, in entries.
const DIRECT: usize = 1 << 22;

impl Groups {
    /// One group of all rows.
    pub fn new(rows: usize, dimensions: usize) -> Self {
        Self {
            of_row: block_capacity::collect(rows, std::iter::repeat_n(0, rows)),
            codes: vec![None; dimensions],
            count: 1,
        }
    }

    /// Splits the groups by the codes of one more dimension, each below `values`; `code` gives a row's. Returns
    /// false and changes nothing if there would be more than 65,536 groups.
    pub fn split(&mut self, dimension: usize, code: impl Fn(u32) -> u16, values: usize) -> bool {
        // A table has fewer than 2^32 rows.
        let mut rows = (0..self.of_row.len() as u32).map(&code);
        if let Some(only) = rows.next().filter(|first| rows.all(|code| code == *first)) {
            self.codes[dimension] = Some(vec![only; self.count]);
            return true;
        }
        let mut pairs = Pairs::new(self.count, values.max(1));
        for row in 0..self.of_row.len() {
            let number = pairs.number(self.of_row[row], code(row as u32));
            let Ok(number) = u16::try_from(number) else {
                self.of_row[..row].iter_mut().for_each(|group| *group = pairs.seen[usize::from(*group)].0);
                return false;
            };
            self.of_row[row] = number;
        }
        debug_assert!(pairs.seen.len() <= MOST);
        for codes in self.codes.iter_mut().flatten() {
            *codes = pairs.seen.iter().map(|(group, _)| codes[usize::from(*group)]).collect();
        }
        self.count = pairs.seen.len();
        self.codes[dimension] = Some(pairs.seen.into_iter().map(|(_, code)| code).collect());
        true
    }
}

/// Numbers pairs of group and code in order of first appearance.
struct Pairs {
    values: usize,
    direct: Vec<u32>,
    hashed: FxHashMap<(u16, u16), u32>,
    seen: Vec<(u16, u16)>,
}

impl Pairs {
    fn new(groups: usize, values: usize) -> Self {
        let direct = groups.saturating_mul(values);
        let direct = if direct <= DIRECT { direct } else { 0 };
        let direct = block_capacity::collect(direct, std::iter::repeat_n(u32::MAX, direct));
        Self { values, direct, hashed: FxHashMap::default(), seen: Vec::new() }
    }

    fn number(&mut self, group: u16, code: u16) -> usize {
        let next = self.seen.len() as u32;
        let number = match self.direct.get_mut(usize::from(group) * self.values + usize::from(code)) {
            Some(number) => {
                if *number == u32::MAX {
                    *number = next;
                }
                *number
            }
            None => *self.hashed.entry((group, code)).or_insert(next),
        };
        if number == next {
            self.seen.push((group, code));
        }
        number as usize
    }
}
