use std::ops::Range;
use std::sync::Arc;

/// Counts over the rows of a mask. They are updated from one mask to the next by the rows that differ, so
/// that a small filter change is cheap.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct Counted<T> {
    /// The rows that are counted, 64 per word.
    mask: Arc<Vec<u64>>,
    pub counts: Arc<T>,
}

impl<T: Clone> Counted<T> {
    /// Counts the rows of `mask`, starting from `before` if it is closer than `nothing`. `add` is called with
    /// a range of rows, a bit for each row that comes in and one for each that goes out.
    pub fn new(
        before: Option<&Self>,
        mask: Vec<u64>,
        nothing: impl FnOnce() -> T,
        mut add: impl FnMut(&mut T, Range<usize>, u64, u64),
    ) -> Self {
        let before = before.filter(|b| b.mask.len() == mask.len() && is_near(&b.mask, &mask));
        if let Some(same) = before.filter(|b| *b.mask == mask) {
            return same.clone();
        }
        let mut counts = before.map_or_else(nothing, |b| (*b.counts).clone());
        for (word, rows) in mask.iter().enumerate() {
            let old = before.map_or(0, |b| b.mask[word]);
            if old != *rows {
                add(&mut counts, word * 64..word * 64 + 64, rows & !old, old & !rows);
            }
        }
        Self { mask: Arc::new(mask), counts: Arc::new(counts) }
    }
}

/// Whether fewer rows differ than would have to be counted.
fn is_near(before: &[u64], after: &[u64]) -> bool {
    let ones = |words: &mut dyn Iterator<Item = u64>| words.map(|w| u64::from(w.count_ones())).sum::<u64>();
    ones(&mut before.iter().zip(after).map(|(a, b)| a ^ b)) <= ones(&mut after.iter().copied())
}
