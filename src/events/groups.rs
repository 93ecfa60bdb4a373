use rustc_hash::FxHashMap;

use super::Dimension;

/// Rows that agree in every grouped dimension form a group. A row then needs one number for
/// all of them, a filter on any of them one look-up, and the counts of all their values come
/// from counting groups alone.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Each row's group.
    pub of_row: Vec<u16>,
    /// For each grouped dimension (by index into the table's), each group's code.
    pub codes: Vec<Option<Vec<u16>>>,
    /// How many groups there are.
    pub count: usize,
}

/// Most groups: a row's number has two bytes.
const MOST: usize = 1 << 16;

/// Largest table of pairs that is looked up directly, in entries.
const DIRECT: usize = 1 << 22;

impl Groups {
    /// Groups rows by as many dimensions as lead to no more than 65,536 groups, in order.
    /// Returns the codes that were left over, by dimension.
    pub fn new(
        rows: usize,
        columns: Vec<Vec<u16>>,
        dimensions: &[Dimension],
    ) -> (Self, Vec<Option<Vec<u16>>>) {
        let mut groups = Self { of_row: vec![0; rows], codes: vec![None; dimensions.len()], count: 1 };
        let mut left = vec![None; dimensions.len()];
        for (d, column) in columns.into_iter().enumerate() {
            match groups.split(&column, dimensions[d].values.len()) {
                Some(codes) => groups.codes[d] = Some(codes),
                None => left[d] = Some(column),
            }
        }
        (groups, left)
    }

    /// Splits the groups by one more column; its code for each new group, or `None` (and
    /// nothing changed) if there would be too many.
    fn split(&mut self, column: &[u16], values: usize) -> Option<Vec<u16>> {
        let mut pairs = Pairs::new(self.count, values.max(1));
        // First in numbers only, so that a column that does not fit changes nothing.
        for (group, code) in self.of_row.iter().zip(column) {
            if pairs.number(*group, *code) >= MOST {
                return None;
            }
        }
        for (group, code) in self.of_row.iter_mut().zip(column) {
            // Below MOST, as was just seen.
            *group = pairs.number(*group, *code) as u16;
        }
        for codes in self.codes.iter_mut().flatten() {
            *codes = pairs.seen.iter().map(|(group, _)| codes[usize::from(*group)]).collect();
        }
        self.count = pairs.seen.len();
        Some(pairs.seen.into_iter().map(|(_, code)| code).collect())
    }
}

/// Numbers pairs of group and code in the order in which they are met.
struct Pairs {
    values: usize,
    direct: Vec<u32>,
    hashed: FxHashMap<(u16, u16), u32>,
    seen: Vec<(u16, u16)>,
}

impl Pairs {
    fn new(groups: usize, values: usize) -> Self {
        let direct = groups.saturating_mul(values);
        let direct = if direct <= DIRECT { vec![u32::MAX; direct] } else { Vec::new() };
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
