use crate::events::{DATED, EventTable, PRECISION, block_capacity};

/// The sort key of a list of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// File order.
    FileOrder,
    /// First day.
    Day,
    /// People killed, by the best estimate.
    Fatalities,
    /// The words of a dimension (by index), ignoring case; the precisions of place and date from the most
    /// precise on.
    Dimension(usize),
}

/// Sorts after every row that has a value.
const MISSING: u32 = u32::MAX;

impl EventTable {
    /// Sorts rows. Ties keep file order and rows without a value come last, in either direction.
    pub fn sort_rows(&self, rows: &mut [u32], by: SortKey, descending: bool) {
        let turned = |key: u32| if descending && key != MISSING { MISSING - 1 - key } else { key };
        let ranks = match by {
            SortKey::Dimension(d) => self.ranks(d),
            SortKey::FileOrder | SortKey::Day | SortKey::Fatalities => Vec::new(),
        };
        let key = |row: u32| match by {
            SortKey::FileOrder => 0,
            // Days are between the years 1800 and 2199.
            SortKey::Day => {
                self.days(row).map_or(MISSING, |(first, _)| (first.0 - crate::events::Day::MIN.0) as u32)
            }
            SortKey::Fatalities => self.fatalities(row).best.unwrap_or(MISSING),
            SortKey::Dimension(d) => ranks.get(usize::from(self.code(d, row))).copied().unwrap_or(MISSING),
        };
        let back = by == SortKey::FileOrder && descending;
        let keyed = rows.iter().map(|row| {
            let number = self.numbers().get(*row as usize).copied().unwrap_or(MISSING);
            let number = if back { turned(number) } else { number };
            (u64::from(turned(key(*row))) << 32 | u64::from(number), *row)
        });
        let mut keyed: Vec<(u64, u32)> = block_capacity::collect(rows.len(), keyed);
        keyed.sort_unstable();
        rows.iter_mut().zip(keyed).for_each(|(row, (_, sorted))| *row = sorted);
    }

    /// The alphabetical rank of each value of a dimension.
    fn ranks(&self, dimension: usize) -> Vec<u32> {
        let Some(values) = self.dimensions().get(dimension).map(|d| &d.values) else { return Vec::new() };
        let mut order: Vec<usize> = (0..values.len()).collect();
        if ![PRECISION, DATED].contains(&dimension) {
            order.sort_by_cached_key(|v| (values[*v].to_lowercase(), *v));
        }
        let mut ranks = vec![MISSING; values.len()];
        order.iter().zip(0..).for_each(|(value, rank)| ranks[*value] = rank);
        // Not given.
        ranks.iter_mut().zip(values).filter(|(_, words)| words.is_empty()).for_each(|(r, _)| *r = MISSING);
        ranks
    }
}
