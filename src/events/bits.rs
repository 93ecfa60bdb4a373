use std::ops::Range;

/// One bit for each row, with a directory that counts those set up to any row in constant
/// time: a running count for every 512 rows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    /// Set bits before each block of [`BLOCK`] words; one more entry for the end.
    ranks: Vec<u32>,
    len: usize,
}

const BLOCK: usize = 8;

impl Bits {
    /// Takes 64 rows a word, lowest bit first; bits beyond `len` are cleared.
    pub fn from_words(mut words: Vec<u64>, len: usize) -> Self {
        words.resize(len.div_ceil(64), 0);
        if let Some(last) = words.last_mut()
            && len % 64 != 0
        {
            *last &= (1 << (len % 64)) - 1;
        }
        let mut ranks = Vec::with_capacity(words.len() / BLOCK + 2);
        let mut sum = 0;
        for block in words.chunks(BLOCK) {
            ranks.push(sum);
            sum += block.iter().map(|w| w.count_ones()).sum::<u32>();
        }
        ranks.push(sum);
        Self { words, ranks, len }
    }

    pub fn all(len: usize) -> Self {
        Self::from_words(vec![u64::MAX; len.div_ceil(64)], len)
    }

    /// `rows` in any order.
    pub fn of(rows: impl IntoIterator<Item = u32>, len: usize) -> Self {
        let mut words = vec![0; len.div_ceil(64)];
        for row in rows {
            if let Some(word) = words.get_mut(row as usize / 64) {
                *word |= 1 << (row % 64);
            }
        }
        Self::from_words(words, len)
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn get(&self, row: u32) -> bool {
        self.words.get(row as usize / 64).is_some_and(|w| w >> (row % 64) & 1 == 1)
    }

    /// How many rows are set.
    pub fn count(&self) -> u32 {
        self.ranks.last().copied().unwrap_or(0)
    }

    /// How many rows before `row` are set.
    pub fn rank(&self, row: u32) -> u32 {
        let row = (row as usize).min(self.len);
        if self.count() as usize == self.len {
            return row as u32;
        }
        let word = row / 64;
        let block = word / BLOCK;
        let whole = &self.words[block * BLOCK..word];
        let part = if row % 64 == 0 { 0 } else { (self.words[word] & ((1 << (row % 64)) - 1)).count_ones() };
        self.ranks.get(block).copied().unwrap_or(0) + whole.iter().map(|w| w.count_ones()).sum::<u32>() + part
    }

    /// How many rows of a range are set.
    pub fn count_in(&self, rows: &Range<u32>) -> u32 {
        self.rank(rows.end).saturating_sub(self.rank(rows.start))
    }

    /// The row with exactly `n` set rows before it that is set itself.
    pub fn select(&self, n: u32) -> Option<u32> {
        self.select_in(n, &(0..u32::MAX))
    }

    /// The same, found sooner where it is known in which rows it lies.
    pub fn select_in(&self, n: u32, rows: &Range<u32>) -> Option<u32> {
        if n >= self.count() {
            return None;
        }
        if self.count() as usize == self.len {
            return Some(n);
        }
        let block = |row: u32| row as usize / (64 * BLOCK);
        // The last entry of `ranks` is no block but the end.
        let first = block(rows.start).min(self.ranks.len() - 1);
        let last = block(rows.end).saturating_add(1).clamp(first, self.ranks.len());
        let block = (first + self.ranks[first..last].partition_point(|r| *r <= n)).checked_sub(1)?;
        let mut left = n.checked_sub(self.ranks[block])?;
        for (i, word) in self.words.iter().enumerate().skip(block * BLOCK) {
            let ones = word.count_ones();
            if left < ones {
                let mut word = *word;
                for _ in 0..left {
                    word &= word - 1;
                }
                return Some((i * 64) as u32 + word.trailing_zeros());
            }
            left -= ones;
        }
        None
    }

    /// The set rows of a range, ascending.
    pub fn rows(&self, range: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let end = (range.end as usize).min(self.len);
        let start = (range.start as usize).min(end);
        let words = start / 64..end.div_ceil(64);
        words.flat_map(move |i| {
            let mut word = self.words[i];
            if i == start / 64 {
                word &= u64::MAX << (start % 64);
            }
            if i == end / 64 {
                // `end % 64` is not 0 here: `words` ends before such a word.
                word &= (1 << (end % 64)) - 1;
            }
            std::iter::from_fn(move || {
                (word != 0).then(|| {
                    let bit = word.trailing_zeros();
                    word &= word - 1;
                    (i * 64) as u32 + bit
                })
            })
        })
    }

    pub fn bytes(&self) -> usize {
        self.words.capacity() * 8 + self.ranks.capacity() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_rows_and_selects_are_those_of_a_plain_list() {
        for len in [0_usize, 1, 63, 64, 65, 511, 512, 513, 5000] {
            let set: Vec<u32> = (0..len as u32).filter(|r| r % 3 == 1 || r % 64 == 63).collect();
            let bits = Bits::of(set.iter().copied(), len);
            assert_eq!(bits.count() as usize, set.len());
            for row in 0..=len as u32 {
                assert_eq!(bits.rank(row) as usize, set.iter().filter(|r| **r < row).count());
            }
            for (n, row) in set.iter().enumerate() {
                assert_eq!(bits.select(n as u32), Some(*row));
            }
            assert_eq!(bits.select(set.len() as u32), None);
            for (n, row) in set.iter().enumerate() {
                let rows = row.saturating_sub(700)..row + 1;
                assert_eq!(bits.select_in(n as u32, &rows), Some(*row));
            }
            let (a, b) = (len as u32 / 5, len as u32 - len as u32 / 7);
            let want: Vec<u32> = set.iter().copied().filter(|r| (a..b).contains(r)).collect();
            assert_eq!(bits.rows(a..b).collect::<Vec<_>>(), want);
            assert_eq!(bits.count_in(&(a..b)) as usize, want.len());
        }
    }

    #[test]
    fn all_rows_are_set_and_none_beyond_the_end() {
        for len in [0, 1, 64, 100] {
            assert_eq!(Bits::all(len).count() as usize, len);
            assert_eq!(Bits::all(len).rows(0..u32::MAX).count(), len);
        }
    }
}
