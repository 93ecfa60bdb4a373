use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::FileColumn;
use crate::events::Bits;

/// The numbers of a column over the rows of a filtered view, so that the sum over any range of rows costs the
/// rows at its ends. Numbers below zero, which have no size, add nothing.
#[derive(Debug)]
pub struct RowSums {
    pub column: Arc<FileColumn>,
    bits: Arc<Bits>,
    /// Sums of all rows before each 64 rows; one more entry for the end.
    before: Vec<f64>,
    /// Rows without a number that has a size.
    pub sizeless: u64,
    /// By level of cells, approximately.
    pub(in crate::events) greatest: OnceLock<Vec<f64>>,
}

/// The sums that were wanted last of a view. A copy of a view starts without.
#[derive(Debug, Default)]
pub struct LastSums(Mutex<Option<Arc<RowSums>>>);

impl Clone for LastSums {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl LastSums {
    /// The sums of this column, made on first use.
    pub fn of(&self, column: &Arc<FileColumn>, make: impl FnOnce() -> RowSums) -> Arc<RowSums> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sums) = last.as_ref().filter(|sums| Arc::ptr_eq(&sums.column, column)) {
            return sums.clone();
        }
        let sums = Arc::new(make());
        *last = Some(sums.clone());
        sums
    }
}

impl RowSums {
    /// Over the first `rows` rows, of those that are set.
    pub fn new(rows: u32, bits: Arc<Bits>, column: Arc<FileColumn>) -> Self {
        let mut before = Vec::with_capacity(rows.div_ceil(64) as usize + 1);
        let (mut sum, mut sizeless) = (0.0, 0);
        for start in (0..rows).step_by(64) {
            before.push(sum);
            for row in bits.rows(start..(start + 64).min(rows)) {
                match column.number(row).filter(|n| *n >= 0.0) {
                    Some(number) => sum += number,
                    None => sizeless += 1,
                }
            }
        }
        before.push(sum);
        Self { column, bits, before, sizeless, greatest: OnceLock::new() }
    }

    /// The sum over the rows of a range that are set.
    pub fn of(&self, rows: &Range<u32>) -> f64 {
        let each = |rows: Range<u32>| -> f64 {
            self.bits.rows(rows).filter_map(|row| self.column.number(row)).filter(|n| *n >= 0.0).sum()
        };
        let (first, last) = (rows.start.div_ceil(64), rows.end / 64);
        if first >= last {
            return each(rows.clone());
        }
        let before = |word: u32| self.before.get(word as usize).copied().unwrap_or_default();
        each(rows.start..first * 64) + (before(last) - before(first)) + each(last * 64..rows.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{ColumnData, Numbers};

    #[test]
    fn the_sum_of_any_range_is_that_of_its_rows_one_by_one() {
        let numbers: Vec<f64> =
            (0..500).map(|i| if i % 7 == 0 { f64::NAN } else { f64::from(i % 11) - 2.0 }).collect();
        let data = ColumnData::Numbers(Numbers::new(numbers.clone()));
        let column = FileColumn { name: "n".to_owned(), data, given: 0, read: 0, unread: Vec::new() };
        let bits = Bits::of((0..500).filter(|i| i % 3 != 0), 500);
        let sums = RowSums::new(450, Arc::new(bits.clone()), Arc::new(column));
        for (start, end) in
            [(0, 450), (0, 64), (63, 65), (64, 128), (1, 449), (200, 210), (128, 128), (100, 400)]
        {
            let plain: f64 = (start..end)
                .filter(|row| bits.get(*row) && numbers[*row as usize] >= 0.0)
                .map(|row| numbers[row as usize])
                .sum();
            assert_eq!(sums.of(&(start..end)), plain, "{start}..{end}");
        }
    }
}
