//! Positions that have fewer digits than the others of their file by chance: in JSON, and where programs write numbers,
//! a number ends with its last digit that is not zero.

use crate::formats::events::degrees::decimals_in;

/// How many decimals the positions of a file usually have, where zeros at their end are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct UsualDigits(usize);

/// So many numbers of which none ends with a zero are no chance: one in ten would.
const PROVING: usize = 60;

/// From this probability on it may be chance that positions have few digits.
const LIKELY: f64 = 0.001;

impl UsualDigits {
    /// By the texts of latitudes and longitudes; `typed` if they are numbers and no texts in the file. `None` if zeros
    /// are written, or if most positions have few digits.
    pub fn of<'t>(pairs: impl Iterator<Item = [&'t str; 2]>, typed: bool) -> Option<Self> {
        let (mut counts, mut long, mut zeros) = ([0_usize; 16], 0, 0);
        for pair in pairs {
            let decimals = pair.map(decimals_in);
            counts[decimals[0].max(decimals[1]).min(15)] += 1;
            for (text, _) in pair.iter().zip(decimals).filter(|(_, decimals)| *decimals > 1) {
                long += 1;
                zeros += usize::from(text.trim_end().ends_with('0'));
            }
        }
        let left_out = typed || zeros == 0 && long >= PROVING;
        let (usual, count) = counts.into_iter().enumerate().max_by_key(|(_, count)| *count)?;
        (left_out && count > 0 && usual > 1).then_some(Self(usual))
    }

    /// Whether so few of all positions may have no more than one decimal because the further ones are zeros.
    pub fn is_chance(self, few: u64, all: u64) -> bool {
        let expected = all as f64 * 0.01_f64.powi(self.0 as i32 - 1);
        if expected > 100.0 {
            // Three standard deviations.
            return few as f64 <= expected + 3.0 * expected.sqrt();
        }
        // The probability of fewer, by Poisson.
        let (mut term, mut fewer) = ((-expected).exp(), 0.0);
        for n in 1..=few.min(1000) {
            fewer += term;
            term *= expected / n as f64;
        }
        1.0 - fewer >= LIKELY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_digits_are_those_of_most_positions_where_zeros_are_left_out() {
        let typed = |pairs: &[[&'static str; 2]]| UsualDigits::of(pairs.iter().copied(), true);
        assert_eq!(typed(&[["36.3412", "43.13"], ["33.3", "45"], ["36.1", "43.1303"]]), Some(UsualDigits(4)));
        assert_eq!(typed(&[["36.3", "43.1"], ["33.3", "45"]]), None);
        assert_eq!(typed(&[]), None);
        let text = |last: &'static str| {
            let pairs = (0..30).map(|_| ["36.3412", "43.1303"]).chain([["36.3412", last]]);
            UsualDigits::of(pairs, false)
        };
        assert_eq!(text("43.1303"), Some(UsualDigits(4)));
        assert_eq!(text("43.1300"), None);
        assert_eq!(UsualDigits::of([["36.3412", "43.1303"]].into_iter(), false), None);
    }

    #[test]
    fn a_few_of_many_positions_have_few_digits_by_chance() {
        // P(X >= few) of a Poisson distribution, by scipy.stats.poisson.sf(few - 1, expected).
        for (decimals, few, all, want) in [
            (4, 1, 1_000_000, true),
            (4, 5, 1_000_000, true),  // 0.0037
            (4, 6, 1_000_000, false), // 0.0006
            (5, 1, 1_000_000, true),  // 0.00995
            (4, 1, 100, false),       // 0.0001
            (2, 1, 100, true),
            (2, 4, 100, true),  // 0.019
            (2, 6, 100, false), // 0.0006
            (2, 10_000, 1_000_000, true),
            (2, 12_000, 1_000_000, false),
            (6, 1, 1_000_000, false),
        ] {
            assert_eq!(UsualDigits(decimals).is_chance(few, all), want, "{decimals} {few} {all}");
        }
    }
}
