use std::ops::Range;

/// One bit per row, with a rank directory (a running count per 64 rows) for constant-time counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    /// Set bits before each word; one more entry for the end.
    ranks: Vec<u32>,
    len: usize,
}

impl Default for Bits {
    /// No row set.
    fn default() -> Self {
        Self::all(0)
    }
}

impl Bits {
    /// Takes 64 rows per word, lowest bit first; bits beyond `len` are cleared.
    pub fn from_words(mut words: Vec<u64>, len: usize) -> Self {
        words.resize(len.div_ceil(64), 0);
        if let Some(last) = words.last_mut()
            && !len.is_multiple_of(64)
        {
            *last &= (1 << (len % 64)) - 1;
        }
        let mut ranks = Vec::with_capacity(words.len() + 1);
        let mut sum = 0;
        for word in &words {
            ranks.push(sum);
            sum += word.count_ones();
        }
        ranks.push(sum);
        Self { words, ranks, len }
    }

    /// Every row set.
    pub fn all(len: usize) -> Self {
        Self::from_words(vec![u64::MAX; len.div_ceil(64)], len)
    }

    /// Sets `rows`, in any order; rows from `len` on are ignored.
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

    /// Rank: how many rows before `row` are set; for a row beyond the end, all of them.
    pub fn rank(&self, row: u32) -> u32 {
        let row = (row as usize).min(self.len);
        let before = match self.words.get(row / 64) {
            Some(word) => (word & ((1 << (row % 64)) - 1)).count_ones(),
            None => 0,
        };
        self.ranks[row / 64] + before
    }

    /// How many rows of a range are set.
    pub fn count_in(&self, rows: &Range<u32>) -> u32 {
        self.rank(rows.end).saturating_sub(self.rank(rows.start))
    }

    /// The bits of the 64 rows from `row` on, lowest first; none beyond the end.
    pub fn window(&self, row: u32) -> u64 {
        let word = |i: usize| self.words.get(i).copied().unwrap_or(0);
        let (at, shift) = (row as usize / 64, row % 64);
        // In two steps, because a shift by 64 would overflow.
        word(at) >> shift | word(at + 1) << 1 << (63 - shift)
    }

    /// Select: the set row of a range that has exactly `n` set rows of the range before it.
    pub fn nth_in(&self, rows: &Range<u32>, n: u32) -> Option<u32> {
        let (before, all) = (self.rank(rows.start), self.rank(rows.end));
        if n >= all.saturating_sub(before) {
            return None;
        }
        if all - before == rows.end - rows.start {
            return Some(rows.start + n);
        }
        let n = before + n;
        let words = rows.start as usize / 64..(rows.end as usize).min(self.len).div_ceil(64);
        // The rank of the first word is never beyond `n`.
        let at = words.start + self.ranks[words].partition_point(|before| *before <= n) - 1;
        let (mut word, left) = (self.words[at], n - self.ranks[at]);
        if word == u64::MAX {
            return Some((at * 64) as u32 + left);
        }
        for _ in 0..left {
            word &= word - 1;
        }
        Some((at * 64) as u32 + word.trailing_zeros())
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
                let next = (row..row + 64).filter(|r| bits.get(*r));
                assert_eq!(bits.window(row), next.fold(0, |window, r| window | 1 << (r - row)));
            }
            for (n, row) in set.iter().enumerate() {
                assert_eq!(bits.nth_in(&(0..len as u32), n as u32), Some(*row));
            }
            assert_eq!(bits.nth_in(&(0..u32::MAX), set.len() as u32), None);
            assert_eq!(bits.nth_in(&(len as u32..u32::MAX), 0), None);
            let (a, b) = (len as u32 / 5, len as u32 - len as u32 / 7);
            let want: Vec<u32> = set.iter().copied().filter(|r| (a..b).contains(r)).collect();
            assert_eq!(bits.rows(a..b).collect::<Vec<_>>(), want);
            assert_eq!(bits.count_in(&(a..b)) as usize, want.len());
            let found = (0..).map_while(|n| bits.nth_in(&(a..b), n));
            assert_eq!(found.collect::<Vec<_>>(), want);
        }
    }

    #[test]
    fn all_rows_are_set_and_none_beyond_the_end() {
        for len in [0, 1, 64, 100] {
            assert_eq!(Bits::all(len).count() as usize, len);
            assert_eq!(Bits::all(len).rows(0..u32::MAX).count(), len);
            assert_eq!(Bits::all(len).nth_in(&(7..u32::MAX), 58), (len > 65).then_some(65));
        }
    }
}
