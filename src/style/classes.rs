use super::number;

/// Classes of a quantity, each from its break up to the next one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// Lower bound of each class, ascending. The first class starts just above 0.
    breaks: Vec<f64>,
    /// Whether the quantity is a count, so only whole numbers occur.
    whole: bool,
}

/// Leading digits a break may have where few digits are wanted.
const ROUND: [f64; 4] = [1.0, 2.0, 5.0, 10.0];
/// The same, finer.
const ROUNDISH: [f64; 12] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0];

impl Classes {
    /// Classes of a count from 1 to about `most`, growing geometrically: breaks are 1, 2 or 5 times a power
    /// of ten.
    pub fn rising(most: u64, classes: usize) -> Self {
        let most = most.max(1) as f64;
        let ideal = |i: usize| most.powf(i as f64 / classes as f64);
        let mut breaks: Vec<f64> = (0..classes).map(|i| nearest(ideal(i), &ROUND)).collect();
        breaks.retain(|b| *b >= 1.0 && *b <= most);
        breaks.dedup();
        Self { breaks, whole: true }
    }

    /// Quantile classes of the values above 0, with breaks rounded to at most two digits.
    pub fn of_equal_size(values: &[f64], classes: usize, whole: bool) -> Self {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| *v > 0.0).collect();
        sorted.sort_by(f64::total_cmp);
        let Some(most) = sorted.last().copied() else { return Self { breaks: vec![], whole } };
        let mut breaks = vec![if whole { 1.0 } else { 0.0 }];
        for i in 1..classes {
            let at = sorted[(i * sorted.len() / classes).min(sorted.len() - 1)];
            let rounded = nearest(at, &ROUNDISH);
            let rounded = if whole { rounded.round() } else { rounded };
            if rounded <= most && breaks.last().is_some_and(|b| rounded > *b) {
                breaks.push(rounded);
            }
        }
        Self { breaks, whole }
    }

    pub fn len(&self) -> usize {
        self.breaks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.breaks.is_empty()
    }

    /// The class of a value above 0, counted from 0; `None` for 0 or if there are no classes.
    pub fn class(&self, value: f64) -> Option<usize> {
        (value > 0.0 && !self.breaks.is_empty())
            .then(|| self.breaks.partition_point(|b| *b <= value).saturating_sub(1))
    }

    /// A class in words: `50 to 199`, `1,000 or more`.
    pub fn words(&self, class: usize) -> String {
        let written = |v: f64| if self.whole { number::exact(v as u64) } else { plain(v) };
        let Some(from) = self.breaks.get(class).copied() else { return String::new() };
        match self.breaks.get(class + 1).copied() {
            None if class == 0 && !self.whole => "more than 0".to_owned(),
            None => format!("{} or more", written(from)),
            Some(next) if self.whole && next - from < 1.5 => written(from),
            Some(next) if self.whole => format!("{} to {}", written(from), written(next - 1.0)),
            Some(next) if class == 0 => format!("under {}", written(next)),
            Some(next) => format!("{} to under {}", written(from), written(next)),
        }
    }
}

/// A number without superfluous digits.
fn plain(v: f64) -> String {
    if v >= 1000.0 { number::exact(v.round() as u64) } else { format!("{}", (v * 1e6).round() / 1e6) }
}

/// The number nearest by ratio whose mantissa is one of `mantissas`.
fn nearest(v: f64, mantissas: &[f64]) -> f64 {
    let power = 10f64.powf(v.log10().floor());
    // Whole numbers, so that rounding does not decide between two equally near candidates: the greater wins.
    let off = |m: &f64| ((v / (m * power)).ln().abs() * 1e6).round() as u64;
    let best = mantissas.iter().copied().rev().min_by_key(off);
    // Rounded again, because 10^-2 is not exact.
    let v = best.unwrap_or(1.0) * power;
    if v >= 1.0 { (v * 100.0).round() / 100.0 } else { v }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rising_classes_have_round_breaks_and_the_last_is_not_empty() {
        for (most, breaks) in [
            (1, vec![1.0]),
            (7, vec![1.0, 2.0, 5.0]),
            (1_000, vec![1.0, 5.0, 10.0, 50.0, 100.0, 500.0]),
            (100_000, vec![1.0, 5.0, 50.0, 500.0, 2_000.0, 20_000.0]),
        ] {
            let classes = Classes::rising(most, 6);
            assert_eq!(classes.breaks, breaks, "{most}");
            assert_eq!(classes.class(most as f64), Some(classes.len() - 1));
        }
    }

    #[test]
    fn every_value_lies_in_the_class_whose_words_name_it() {
        let classes = Classes::rising(1_000, 6);
        let words: Vec<String> = (0..classes.len()).map(|c| classes.words(c)).collect();
        assert_eq!(words, ["1 to 4", "5 to 9", "10 to 49", "50 to 99", "100 to 499", "500 or more"]);
        for (value, class) in [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (499, 4), (500, 5), (70_000, 5)] {
            assert_eq!(classes.class(f64::from(value)), Some(class));
        }
        assert_eq!(classes.class(0.0), None);
    }

    #[test]
    fn classes_of_equal_size_hold_about_equally_many() {
        let values: Vec<f64> = (1..=20).map(|i| f64::from(i * i) * 3.1).collect();
        let classes = Classes::of_equal_size(&values, 5, true);
        let mut sizes = vec![0; classes.len()];
        values.iter().for_each(|v| sizes[classes.class(*v).unwrap()] += 1);
        assert_eq!(sizes.len(), 5);
        assert!(sizes.iter().all(|n| (3..=5).contains(n)), "{sizes:?} of {classes:?}");
    }

    #[test]
    fn rates_are_written_without_noise() {
        let classes = Classes::of_equal_size(&[0.011, 0.034, 0.2, 1.7, 12.0], 5, false);
        let words: Vec<String> = (0..classes.len()).map(|c| classes.words(c)).collect();
        assert_eq!(
            words,
            ["under 0.03", "0.03 to under 0.2", "0.2 to under 1.5", "1.5 to under 12", "12 or more"]
        );
    }
}
