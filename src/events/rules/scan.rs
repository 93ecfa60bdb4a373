/// A bit for each row that passes, 64 rows per word, lowest bit first.
pub fn rows_where(len: usize, mut passes: impl FnMut(usize) -> bool) -> Vec<u64> {
    let mut words = Vec::with_capacity(len.div_ceil(64));
    for start in (0..len).step_by(64) {
        let rows = start..(start + 64).min(len);
        words.push(rows.fold(0, |word, row| word | u64::from(passes(row)) << (row - start)));
    }
    words
}

/// The other rows.
pub fn flipped(mut words: Vec<u64>) -> Vec<u64> {
    words.iter_mut().for_each(|word| *word = !*word);
    words
}
