use rustc_hash::FxHashSet;

use crate::events::{Parallel, join};

/// The non-zero hashes that occur more than once.
pub(in crate::formats::events) fn repeated(hashes: &[Vec<u64>], parallel: &dyn Parallel) -> FxHashSet<u64> {
    let half = |odd: u64| repeated_of(hashes, odd);
    let (mut twice, others) = join(parallel, || half(0), || half(1));
    twice.extend(others);
    twice
}

/// Those with this bit.
fn repeated_of(hashes: &[Vec<u64>], odd: u64) -> FxHashSet<u64> {
    // Duplicates are rare. Two sets that store some bits leave few candidates to sort: hashes that the first set
    // seems to hold already, and those that seem to be among these.
    let all = hashes.iter().map(Vec::len).sum::<usize>();
    let (mut taken, mut again) = (Marks::new(all / 2), Vec::new());
    each_of(hashes, odd, |hash| {
        if taken.mark(hash) {
            again.push(hash);
        }
    });
    drop(taken);
    let mut shared = Marks::new(again.len());
    again.iter().for_each(|hash| {
        shared.mark(*hash);
    });
    let mut few = Vec::new();
    each_of(hashes, odd, |hash| {
        if shared.has(hash) {
            few.push(hash);
        }
    });
    few.sort_unstable();
    few.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}

/// Hashes that are collected at once.
const AT_ONCE: usize = 1024;

/// Hands on the non-zero hashes with this bit. They are collected without a branch first, because one that half of
/// them take cannot be predicted.
fn each_of(hashes: &[Vec<u64>], odd: u64, mut with: impl FnMut(u64)) {
    let mut own = [0; AT_ONCE];
    for some in hashes.iter().flat_map(|block| block.chunks(AT_ONCE)) {
        let mut count = 0;
        for hash in some {
            own[count] = *hash;
            count += usize::from(*hash != 0 && hash >> ODD & 1 == odd);
        }
        own[..count].iter().for_each(|hash| with(*hash));
    }
}

/// The bit that divides the hashes in two; [`Marks`] uses others.
const ODD: u32 = 7;

/// A set of hashes that stores only some of their bits.
struct Marks {
    words: Vec<u64>,
    shift: u32,
}

impl Marks {
    /// Sized so that about one in a hundred hashes seems to be in the set without being there.
    fn new(hashes: usize) -> Self {
        let words = hashes.next_power_of_two().max(16) / 8;
        Self { words: vec![0; words], shift: 64 - words.ilog2() }
    }

    /// Its word and its bits, from different bits of the hash.
    fn place(&self, hash: u64) -> (usize, u64) {
        let bits = 1 << (hash & 63) | 1 << (hash >> 8 & 63) | 1 << (hash >> 14 & 63);
        ((hash >> self.shift) as usize & (self.words.len() - 1), bits)
    }

    /// Whether it, or others with the same bits, was already there.
    fn mark(&mut self, hash: u64) -> bool {
        let (word, bits) = self.place(hash);
        let before = self.words[word];
        self.words[word] = before | bits;
        before & bits == bits
    }

    fn has(&self, hash: u64) -> bool {
        let (word, bits) = self.place(hash);
        self.words[word] & bits == bits
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::events::OneByOne;

    #[test]
    fn what_is_repeated_is_what_a_count_of_all_says() {
        for (n, different) in [(0, 1), (1, 1), (2, 1), (3, 2), (5000, 4900), (5000, 1_000_000), (70_000, 3)] {
            // Hashes that differ in few bits as well as in many.
            for spread in [1, 0x9e37_79b9_7f4a_7c15, 1 << 58] {
                let hash = |i: u64| ((i * i % 7919 + i) % different).wrapping_mul(spread);
                let hashes: Vec<u64> = (0..n).map(hash).collect();
                let mut counts = BTreeMap::<u64, u32>::new();
                hashes.iter().filter(|h| **h != 0).for_each(|h| *counts.entry(*h).or_default() += 1);
                counts.retain(|_, count| *count > 1);
                let parts: Vec<Vec<u64>> = hashes.chunks(3000).map(<[u64]>::to_vec).collect();
                let mut found: Vec<u64> = repeated(&parts, &OneByOne).into_iter().collect();
                found.sort_unstable();
                assert_eq!(found, counts.into_keys().collect::<Vec<_>>());
            }
        }
    }
}
