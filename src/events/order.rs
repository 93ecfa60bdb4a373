/// Bits of a code that rows are first put apart by.
const BITS: u32 = 13;

/// The order of rows by code; those of one code keep theirs. `u64::MAX` comes last and need not
/// be near the others.
pub(super) fn order(codes: Vec<u64>) -> Vec<(u64, u32)> {
    let drawn = || codes.iter().copied().filter(|code| *code != u64::MAX);
    let least = drawn().min().unwrap_or(0);
    let span = drawn().max().unwrap_or(0) - least;
    let shift = (u64::BITS - span.leading_zeros()).saturating_sub(BITS);
    let last = (span >> shift) as usize + 1;
    let part = |code: u64| if code == u64::MAX { last } else { ((code - least) >> shift) as usize };
    // Where the next row of each part goes.
    let mut next = vec![0_usize; last + 2];
    codes.iter().for_each(|code| next[part(*code) + 1] += 1);
    (1..next.len()).for_each(|i| next[i] += next[i - 1]);
    let mut rows = vec![(0, 0); codes.len()];
    for (code, row) in codes.into_iter().zip(0..) {
        let at = &mut next[part(code)];
        rows[*at] = (code, row);
        *at += 1;
    }
    // Each part now ends where its next row would go. The last one has a single code.
    let mut start = 0;
    for end in &next[..last] {
        rows[start..*end].sort_by_key(|(code, _)| *code);
        start = *end;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_that_a_plain_sort_gives() {
        let many = |n: u64, factor: u64| (0..n).map(|i| i.wrapping_mul(factor) >> (i % 3)).collect();
        let mut lists: Vec<Vec<u64>> = vec![vec![], vec![5], vec![u64::MAX; 3], vec![9; 50]];
        lists.extend([many(3000, 0x9e37_79b9_7f4a_7c15), many(3000, 77), many(20_000, 1 << 50)]);
        lists.extend([vec![0, u64::MAX, 3, u64::MAX - 1, u64::MAX, 3], (0..300).rev().collect()]);
        for codes in lists {
            let mut want: Vec<(u64, u32)> = codes.iter().copied().zip(0..).collect();
            want.sort();
            assert_eq!(order(codes), want);
        }
    }
}
