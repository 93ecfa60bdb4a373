use crate::formats::events::number_evidence::NumberEvidence;

/// Numbers that stand for "not known" in many files, if nothing else is near them.
const CODES: [u32; 6] = [99, 999, 888, 9999, 99_999, 999_999];

/// A number is far above another one from so many times it on.
const FAR: u32 = 3;

/// A code that occurs once is suspicious from so many times the next number on.
const VERY_FAR: u32 = 10;

/// What all counts of a file are together, to find codes and decimal signs. Tallies of parts of a file add up to
/// that of the whole.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::formats::events) struct CountTally {
    pub numbers: NumberEvidence,
    /// By code: how often it occurs, its first line, and how many other numbers are near it or above.
    codes: [CodeTally; CODES.len()],
    /// The largest number that is no code.
    largest: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct CodeTally {
    count: u64,
    line: u64,
    near: u64,
}

impl CountTally {
    /// Adds a number. Most are small, which costs next to nothing.
    pub fn add(&mut self, n: u32, line: u64) {
        if n < CODES[0] / FAR {
            self.largest = self.largest.max(n);
            return;
        }
        if let Some(at) = CODES.iter().position(|code| *code == n) {
            let code = &mut self.codes[at];
            code.line = if code.count == 0 { line } else { code.line };
            code.count += 1;
            return;
        }
        self.largest = self.largest.max(n);
        for (code, tally) in CODES.iter().zip(&mut self.codes) {
            tally.near += u64::from(n >= *code / FAR);
        }
    }

    /// Adds the tally of later rows, whose line 1 is `line` here.
    pub fn append(&mut self, later: Self, line: u64) {
        self.numbers += later.numbers;
        self.largest = self.largest.max(later.largest);
        for (own, more) in self.codes.iter_mut().zip(later.codes) {
            if own.count == 0 && more.count > 0 {
                own.line = more.line + line - 1;
            }
            own.count += more.count;
            own.near += more.near;
        }
    }

    /// The codes that are repeated, with fewer numbers near them: no counts.
    pub fn codes(&self) -> Vec<u32> {
        let is_code = |tally: &CodeTally| tally.count >= 2 && tally.count > tally.near;
        CODES.into_iter().zip(&self.codes).filter(|(_, tally)| is_code(tally)).map(|(code, _)| code).collect()
    }

    /// A code that occurs once, far above all other numbers, and its line.
    pub fn suspicious(&self) -> Option<(u32, u64)> {
        let mut once = CODES
            .into_iter()
            .zip(&self.codes)
            .filter(|(code, tally)| *code > CODES[0] && tally.count == 1 && *code / VERY_FAR >= self.largest);
        once.next().map(|(code, tally)| (code, tally.line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(numbers: &[u32]) -> CountTally {
        let mut tally = CountTally::default();
        (1..).zip(numbers).for_each(|(line, n)| tally.add(*n, line));
        tally
    }

    #[test]
    fn a_code_is_repeated_and_far_above_all_other_numbers() {
        for (numbers, codes) in [
            (&[1, 2, 99, 3, 99][..], &[99][..]),
            (&[1, 2, 999, 999], &[999]),
            (&[1, 20, 9999, 999, 999, 9999], &[999, 9999]),
            // Larger events do not make a number that is repeated often an event.
            (&[1, 1700, 999, 999, 999], &[999]),
            (&[1, 40, 60, 99, 99], &[]),
            (&[1, 2, 99], &[]),
            (&[99, 98, 97, 99], &[]),
            (&[1, 2, 3], &[]),
        ] {
            assert_eq!(tally(numbers).codes(), codes, "{numbers:?}");
        }
    }

    #[test]
    fn a_code_that_occurs_once_is_only_suspicious() {
        assert_eq!(tally(&[1, 2, 999, 3]).suspicious(), Some((999, 3)));
        assert_eq!(tally(&[1, 200, 999, 3]).suspicious(), None);
        assert_eq!(tally(&[1, 2, 99]).suspicious(), None);
    }

    #[test]
    fn parts_of_a_file_add_up_to_the_whole() {
        let (mut first, later) = (tally(&[1, 999, 3]), tally(&[5, 999]));
        first.append(later, 4);
        assert_eq!(first.codes(), [999]);
        let (mut first, later) = (tally(&[1, 2, 3]), tally(&[5, 999]));
        first.append(later, 4);
        assert_eq!(first.suspicious(), Some((999, 5)));
    }
}
