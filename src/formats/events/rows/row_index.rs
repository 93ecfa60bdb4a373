use crate::events::{RowId, block_capacity};

/// Where the rows of a file begin, by their ids: ascending byte offsets in four bytes each, as the upper
/// halves are stored only where they change. Made while the rows are read.
#[derive(Clone, Debug, Default)]
pub struct RowIndex {
    low: Vec<u32>,
    /// (first row, offset to add), ascending, starting with row 0.
    high: Vec<(u32, u64)>,
}

impl RowIndex {
    /// Adds the next row's offset, which must not be below the last one.
    pub fn push(&mut self, offset: u64) {
        let base = offset & !u64::from(u32::MAX);
        if self.high.last().is_none_or(|(_, b)| *b != base) {
            // A table has fewer than 2^32 rows; the builder ensures it.
            self.high.push((self.low.len() as u32, base));
        }
        block_capacity::push(&mut self.low, (offset - base) as u32);
    }

    /// Adds the offsets of the rows that follow; the first must not be below the last one.
    pub fn append(&mut self, later: Self) {
        // A table has fewer than 2^32 rows; the builder ensures it.
        let rows = self.low.len() as u32;
        for (first, base) in later.high {
            if self.high.last().is_none_or(|(_, b)| *b != base) {
                self.high.push((rows + first, base));
            }
        }
        self.low.extend(later.low);
    }

    /// Rows of the file, including those that are left out of its table.
    pub fn len(&self) -> usize {
        self.low.len()
    }

    pub fn is_empty(&self) -> bool {
        self.low.is_empty()
    }

    pub fn offset_of(&self, row: RowId) -> Option<u64> {
        let low = *self.low.get(row as usize)?;
        let part = self.high.partition_point(|(first, _)| *first <= row);
        Some(self.high.get(part.checked_sub(1)?)?.1 + u64::from(low))
    }

    /// The row whose text contains the offset.
    pub fn row_at(&self, offset: u64) -> Option<u32> {
        let (mut low, mut high) = (0_u32, self.low.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.offset_of(middle)? <= offset { low = middle + 1 } else { high = middle }
        }
        low.checked_sub(1)
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.low.len()
    }

    /// The lower halves of all offsets, and where the upper ones change.
    pub(super) fn parts(&self) -> (&[u32], &[(u32, u64)]) {
        (&self.low, &self.high)
    }

    /// The index of these parts; `None` if they are not of one.
    pub(super) fn of_parts(low: Vec<u32>, high: Vec<(u32, u64)>) -> Option<Self> {
        let ascend = high.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1);
        let upper = |(_, base): &(u32, u64)| base & u64::from(u32::MAX) == 0;
        let begins = high.first().is_some_and(|(first, _)| *first == 0) || low.is_empty();
        (ascend && begins && high.iter().all(upper)).then_some(Self { low, high })
    }

    pub fn bytes(&self) -> usize {
        self.low.len() * 4 + self.high.len() * 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_beyond_four_gigabytes_come_back() {
        let all = [0, 7, 4_294_967_295, 4_294_967_296, 9_000_000_000, 9_000_000_001];
        let mut offsets = RowIndex::default();
        all.iter().for_each(|o| offsets.push(*o));
        for (row, o) in all.iter().enumerate() {
            assert_eq!(offsets.offset_of(row as u32), Some(*o));
            assert_eq!(offsets.row_at(*o), Some(row as u32));
        }
        assert_eq!(offsets.offset_of(6), None);
        assert_eq!(offsets.row_at(5_000_000_000), Some(3));
        for cut in 0..=all.len() {
            let [mut joined, mut later] = [RowIndex::default(), RowIndex::default()];
            all[..cut].iter().for_each(|o| joined.push(*o));
            all[cut..].iter().for_each(|o| later.push(*o));
            joined.append(later);
            assert_eq!((joined.low, joined.high), (offsets.low.clone(), offsets.high.clone()));
        }
    }
}
