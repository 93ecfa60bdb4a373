use super::{ColumnData, FileColumn};
use crate::events::{EventTable, block_capacity};

/// Sorts after every row that has a value.
const MISSING: u64 = u64::MAX;

impl EventTable {
    /// Sorts rows by a column of the file: numbers by size, dates by day, texts by letters, case aside. Ties
    /// keep file order and rows without a value come last, in either direction.
    pub fn sort_rows_by(&self, rows: &mut [u32], column: &FileColumn, descending: bool) {
        let turned = |key: u64| if descending && key != MISSING { MISSING - 1 - key } else { key };
        let ranks = match &column.data {
            ColumnData::Words { values, .. } => ranks(values),
            ColumnData::Numbers(_) | ColumnData::Days(_) | ColumnData::Ranks(_) => Vec::new(),
        };
        let key = |row: u32| match &column.data {
            ColumnData::Numbers(_) => column.number(row).map_or(MISSING, ordered),
            ColumnData::Days(_) => column.day(row).map_or(MISSING, |day| {
                // Days are between the years 1800 and 2199.
                (i64::from(day.0) - i64::from(i32::MIN)) as u64
            }),
            ColumnData::Words { codes, .. } => {
                codes.get(row as usize).and_then(|code| ranks.get(*code as usize)).copied().unwrap_or(MISSING)
            }
            ColumnData::Ranks(ranks) => {
                ranks.get(row as usize).filter(|r| **r > 0).map_or(MISSING, |r| u64::from(*r))
            }
        };
        let number = |row: u32| self.numbers().get(row as usize).copied().unwrap_or(u32::MAX);
        let keyed = rows.iter().map(|row| (turned(key(*row)), number(*row), *row));
        let mut keyed: Vec<(u64, u32, u32)> = block_capacity::collect(rows.len(), keyed);
        keyed.sort_unstable();
        rows.iter_mut().zip(keyed).for_each(|(row, (_, _, sorted))| *row = sorted);
    }
}

/// A whole number in the same order as the numbers, −0 being 0: IEEE 754's total order.
fn ordered(number: f64) -> u64 {
    let bits = (number + 0.0).to_bits();
    // Of no number is the result MISSING: that would be a NaN.
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The alphabetical rank of each value.
fn ranks(values: &[String]) -> Vec<u64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_cached_key(|v| (values[*v].to_lowercase(), *v));
    let mut ranks = vec![MISSING; values.len()];
    order.iter().zip(0..).for_each(|(value, rank)| ranks[*value] = rank);
    ranks.iter_mut().zip(values).filter(|(_, v)| v.is_empty()).for_each(|(rank, _)| *rank = MISSING);
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_numbers_are_in_the_order_of_the_numbers() {
        let mut numbers = [3.5, -2.0, 10.0, 0.0, -0.5, 1e300, -1e300, 9.0, f64::INFINITY, f64::NEG_INFINITY];
        let mut keys: Vec<u64> = numbers.iter().map(|n| ordered(*n)).collect();
        numbers.sort_by(f64::total_cmp);
        keys.sort_unstable();
        assert_eq!(keys, numbers.map(ordered));
        assert_eq!(ordered(-0.0), ordered(0.0));
    }
}
