use crate::model::below_hundred;

/// A distance given in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    pub km: f64,
    /// How far the true distance may be from the figure, judging by its rounding.
    pub spread_km: f64,
}

/// Kilometres per unit, by the unit's names.
const UNITS: [(f64, &[&str]); 4] = [
    (
        1.0,
        &[
            "km",
            "kms",
            "k.m",
            "kilometre",
            "kilometres",
            "kilometer",
            "kilometers",
            "كم",
            "کم",
            "كلم",
            "كيلومتر",
            "كيلومترا",
            "كيلومترات",
            "كيلو",
        ],
    ),
    (1.609_344, &["mile", "miles", "mi", "ميل", "ميلا", "اميال"]),
    (0.001, &["m", "metre", "metres", "meter", "meters", "متر", "مترا", "امتار"]),
    (0.000_914_4, &["yard", "yards"]),
];

/// Words that mark a figure as approximate.
const ROUGHLY: [&str; 20] = [
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "approx",
    "nearly",
    "almost",
    "over",
    "than",
    "least",
    "most",
    "under",
    "only",
    "just",
    "circa",
    "another",
    "حوالي",
    "نحو",
    "قرابه",
];

/// A distance at the end of a list of words – “about 65 km”, “ten miles”, “10 to 15 km” – and how many words
/// it takes.
pub fn at_end(words: &[&str]) -> Option<(Length, usize)> {
    let (rest, last) = words.split_last().map(|(last, rest)| (rest, *last))?;
    // “65km” and “65-kilometre” are one word.
    let (number, unit) = split(last);
    let unit = km_of(unit)?;
    let (figure, spread, mut taken) = if number.is_empty() {
        let (figure, spread, taken) = number_at_end(rest)?;
        (figure, spread, taken + 1)
    } else {
        let (figure, spread) = number_in(number)?;
        (figure, spread, 1)
    };
    let mut spread = spread * unit;
    let before = &words[..words.len() - taken];
    if before.last().is_some_and(|word| ROUGHLY.contains(word)) {
        taken += 1;
        if !["just", "only", "another"].contains(before.last().unwrap_or(&"")) {
            spread *= 2.0;
        }
    }
    let km = figure * unit;
    (km > 0.0 && km < 2000.0).then_some((Length { km, spread_km: spread }, taken))
}

/// Whether the word is a unit of length, with or without a number prefix.
pub fn is_unit(word: &str) -> bool {
    km_of(split(word).1).is_some()
}

/// Whether the word can be part of a distance.
pub fn is_part(word: &str) -> bool {
    is_unit(word) || number_in(word).is_some() || ROUGHLY.contains(&word)
}

fn km_of(unit: &str) -> Option<f64> {
    UNITS.iter().find(|(_, names)| names.contains(&unit)).map(|(km, _)| *km)
}

/// `65-km` is `65` and `km`, `five-kilometre` is `five` and `kilometre`; without a number there is no first
/// half.
fn split(word: &str) -> (&str, &str) {
    let digits = word.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c))).unwrap_or(word.len());
    if digits > 0 {
        return (word[..digits].trim_end_matches('-'), &word[digits..]);
    }
    word.rsplit_once('-').unwrap_or(("", word))
}

/// A number at the end of the words: value, rounding uncertainty, words taken.
fn number_at_end(words: &[&str]) -> Option<(f64, f64, usize)> {
    match words {
        [.., from, "to" | "or" | "and", to] if number_in(from).is_some() => {
            let ((a, _), (b, _)) = (number_in(from)?, number_in(to)?);
            (a < b).then(|| span(a, b, 3))
        }
        [.., "half", "a" | "an"] => Some((0.5, 0.25, 2)),
        [.., "couple", "of"] => Some((2.0, 1.0, 2)),
        [.., "hundred"] => match words {
            [.., n, _] if number_in(n).is_some() => {
                let (n, _) = number_in(n)?;
                Some((n * 100.0, rounding(n * 100.0), 2))
            }
            _ => Some((100.0, 25.0, 1)),
        },
        [.., "dozen"] => Some((12.0, 3.0, 1)),
        [.., "a" | "an"] => Some((1.0, 0.5, 1)),
        [.., n] => number_in(n).map(|(figure, spread)| (figure, spread, 1)),
        [] => None,
    }
}

fn span(a: f64, b: f64, taken: usize) -> (f64, f64, usize) {
    ((a + b) / 2.0, (b - a) / 2.0, taken)
}

/// A number in one word, in digits (`65`, `1,200`, `1.5`, `10-15`) or spelled out, and half its rounding
/// step.
fn number_in(word: &str) -> Option<(f64, f64)> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some((a, b)) = word.split_once('-') {
            let (a, b) = (figures(a)?, figures(b)?);
            return (a < b).then(|| ((a + b) / 2.0, (b - a) / 2.0));
        }
        let figure = figures(word)?;
        let fraction = word.contains('.');
        return Some((figure, if fraction { 0.05 } else { rounding(figure) }));
    }
    let parts: Vec<&str> = word.split('-').collect();
    let whole = f64::from(below_hundred(&parts)?);
    Some((whole, rounding(whole)))
}

fn figures(text: &str) -> Option<f64> {
    let plain = text.replace(',', "");
    plain.bytes().all(|b| b.is_ascii_digit() || b == b'.').then(|| plain.parse().ok())?
}

/// Half the rounding step of a whole number: 100 may be 75 to 125, 60 may be 55 to 65, 65 may be 62.5 to
/// 67.5, 63 is 63.
fn rounding(figure: f64) -> f64 {
    let divides = |step: f64| figure % step == 0.0;
    match () {
        () if divides(100.0) => 25.0,
        () if divides(10.0) => 5.0,
        () if divides(5.0) => 2.5,
        () => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, f64, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        at_end(&words).map(|(l, taken)| (l.km, l.spread_km, taken))
    }

    #[test]
    fn figures_and_small_numbers_in_words_are_lengths() {
        for (text, km, spread, taken) in [
            ("65 km", 65.0, 2.5, 2),
            ("is 60 kilometers", 60.0, 5.0, 2),
            ("100 km", 100.0, 25.0, 2),
            ("63 kms", 63.0, 0.5, 2),
            ("65km", 65.0, 2.5, 1),
            ("65-kilometre", 65.0, 2.5, 1),
            ("about 65 km", 65.0, 5.0, 3),
            ("just 65 km", 65.0, 2.5, 3),
            ("more than 30 km", 30.0, 10.0, 3),
            ("1.5 km", 1.5, 0.05, 2),
            ("1,200 metres", 1.2, 0.025, 2),
            ("500 m", 0.5, 0.025, 2),
            ("forty miles", 64.37376, 8.04672, 2),
            ("sixty-five kilometres", 65.0, 2.5, 2),
            ("ten-mile", 16.09344, 8.04672, 1),
            ("10 to 15 km", 12.5, 2.5, 4),
            ("10-15 km", 12.5, 2.5, 2),
            ("a kilometre", 1.0, 0.5, 2),
            ("half a mile", 0.804672, 0.402336, 3),
            ("65 كم", 65.0, 2.5, 2),
            ("حوالي 20 كيلومترا", 20.0, 10.0, 3),
        ] {
            let (k, s, n) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert!((k - km).abs() < 1e-9 && (s - spread).abs() < 1e-9 && n == taken, "{text}: {k} {s} {n}");
        }
    }

    #[test]
    fn what_gives_no_figure_is_no_length() {
        for text in ["several kilometres", "km", "few km", "65 men", "0 km", "5000 km", "15 to 10 km", "65 k"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
