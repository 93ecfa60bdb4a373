/// Where cells start in a sorted list of Morton codes, so that finding one does not need a search over all
/// codes.
#[derive(Clone, Debug)]
pub(in crate::events) struct Directory {
    /// The number of low bits dropped from a code to get its cell.
    shift: u32,
    /// The first cell listed.
    first: u64,
    /// How many codes come before each cell; one more entry for the end.
    starts: Vec<u32>,
}

impl Default for Directory {
    /// The directory of no codes.
    fn default() -> Self {
        Self::new(&[])
    }
}

/// About how many codes there are for each cell listed.
const CODES_A_CELL: usize = 2;

impl Directory {
    /// `codes` ascend.
    pub fn new(codes: &[u64]) -> Self {
        let (Some(first), Some(last)) = (codes.first(), codes.last()) else {
            return Self { shift: 0, first: 0, starts: vec![0] };
        };
        // How often the cell that contains all codes is quartered.
        let level = (first ^ last).leading_zeros() / 2;
        // At least once, if possible, so that a shift is never by all bits.
        let depth = ((codes.len() / CODES_A_CELL).max(4).ilog2() / 2).min(32 - level);
        let shift = 64 - 2 * (level + depth);
        let cells = 1_usize << (2 * depth);
        let first = first >> shift & !(cells as u64 - 1);
        let mut starts = vec![0_u32; cells + 1];
        for code in codes {
            starts[((code >> shift) - first) as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { shift, first, starts }
    }

    /// How many codes are below one whose lowest `zeros` bits are 0, if it is listed.
    pub fn listed(&self, code: u64, zeros: u32) -> Option<u32> {
        if zeros < self.shift {
            return None;
        }
        let cell = (code >> self.shift).checked_sub(self.first);
        let Some(cell) = cell.and_then(|c| usize::try_from(c).ok()) else { return Some(0) };
        Some(self.starts.get(cell).or(self.starts.last()).copied().unwrap_or(0))
    }

    pub fn bytes(&self) -> usize {
        self.starts.len() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_what_a_look_at_all_codes_counts() {
        let many = |n: u64, step: u64, from: u64| (0..n).map(|i| from + i * i % 977 * step).collect();
        let lists: [Vec<u64>; 7] = [
            vec![],
            vec![7],
            vec![0, u64::MAX - 1],
            vec![u64::MAX - 1; 300],
            many(5000, 1, 1 << 40),
            many(5000, 1 << 50, 3),
            many(900, 3, u64::MAX - 5000),
        ];
        for mut codes in lists {
            codes.sort_unstable();
            let directory = Directory::new(&codes);
            let mut listed = 0;
            for level in 0..=32 {
                let zeros = 64 - 2 * level;
                let cell = |code: u64| code.checked_shr(zeros).unwrap_or(0);
                let near = codes.iter().flat_map(|c| [cell(*c).saturating_sub(1), cell(*c), cell(*c) + 1]);
                for cell in near.chain([0, 1, cell(u64::MAX)]).collect::<Vec<_>>() {
                    // The next cell after the last one is beyond the World.
                    let Some(code) = cell.checked_mul(1_u64.checked_shl(zeros).unwrap_or(0)) else {
                        continue;
                    };
                    if let Some(below) = directory.listed(code, zeros) {
                        assert_eq!(below as usize, codes.partition_point(|c| *c < code), "{code:x}");
                        listed += 1;
                    }
                }
            }
            assert!(listed > 0);
        }
    }
}
