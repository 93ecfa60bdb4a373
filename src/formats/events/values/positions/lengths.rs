//! Lengths with their unit, as texts say how far off a position may be: “± 500 m”, “5-10 km”, “3 miles”.

use crate::formats::events::folded::folded;
use crate::model::Precision;

/// The longest length of a text, and what else stands in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::formats::events) struct Length {
    pub km: f64,
    pub rest: String,
}

/// Units and how many kilometres they are.
const UNITS: [(&str, f64); 6] = [
    (
        "km kms kilometer kilometers kilometre kilometres kilomètre kilomètres kilometern kilómetros kilómetro \
         chilometri chilometro كم كيلومتر كلم کم کیلومتر км",
        1.0,
    ),
    ("m mtr mtrs meter meters metre metres mètre mètres metern metros metri متر أمتار م м", 0.001),
    ("mi mile miles meile meilen mille milles ميل", 1.609_344),
    ("ft feet foot", 0.000_304_8),
    ("yd yards yard", 0.000_914_4),
    ("nm nmi", 1.852),
];

/// The longest length in a folded text; `None` if it has no number with a unit of length.
pub(in crate::formats::events) fn kilometres(text: &str) -> Option<Length> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let (mut rest, mut left) = (lower.as_str(), String::new());
    // A number waits for the unit behind it: in “5-10 km” both are kilometres.
    let (mut waiting, mut longest): (Vec<f64>, Option<f64>) = (Vec::new(), None);
    while let Some(next) = rest.chars().next() {
        let length = if next.is_ascii_digit() {
            let length = rest.bytes().take_while(|b| b.is_ascii_digit() || b".,'".contains(b)).count();
            waiting.push(number(rest[..length].trim_end_matches(['.', ',', '\'']))?);
            length
        } else if next.is_alphabetic() {
            let length = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            let word = &rest[..length];
            match unit(word).filter(|_| !waiting.is_empty()) {
                Some(km) => {
                    let numbers = waiting.drain(..).fold(0.0, f64::max);
                    longest = Some(longest.unwrap_or(0.0).max(numbers * km));
                }
                None if matches!(word, "to" | "bis" | "or" | "à") => {}
                None => {
                    give_back(&mut left, &mut waiting);
                    left.push_str(word);
                }
            }
            length
        } else {
            left.push(' ');
            next.len_utf8()
        };
        rest = &rest[length..];
    }
    give_back(&mut left, &mut waiting);
    longest.map(|km| Length { km, rest: left })
}

/// The class of a position that may be so many kilometres off; `None` for nothing or less. Around a town is UCDP's
/// “within 25 km”; Iraq's districts and governorates are circles of some 35 and 90 km on average.
pub(in crate::formats::events) fn within_km(km: f64) -> Option<Precision> {
    match km {
        km if km <= 0.0 || km.is_nan() => None,
        km if km <= 2.0 => Some(Precision::Town),
        km if km <= 25.0 => Some(Precision::AroundTown),
        km if km <= 35.0 => Some(Precision::District),
        km if km <= 90.0 => Some(Precision::Governorate),
        _ => Some(Precision::Region),
    }
}

/// A number behind signs for “about” and “at most”: `~80`, `± 5`, `<2`.
pub(in crate::formats::events) fn about(text: &str) -> Option<f64> {
    let text = folded(text.as_bytes());
    let rest = text.trim_start_matches(|c: char| "~<>≤≥±+-/= ".contains(c));
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| number(rest)).flatten()
}

/// Numbers without a unit belong to the rest.
fn give_back(left: &mut String, waiting: &mut Vec<f64>) {
    for number in waiting.drain(..) {
        left.push_str(&format!(" {number} "));
    }
}

fn unit(word: &str) -> Option<f64> {
    UNITS.iter().find(|(words, _)| words.split_whitespace().any(|w| w == word)).map(|(_, km)| *km)
}

/// A number of which a comma before three digits groups, and another one is decimal.
fn number(text: &str) -> Option<f64> {
    let grouped = |sign: char| {
        let mut parts = text.split(sign);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && first != "0")
            && parts.clone().count() > 0
            && parts.all(|p| p.len() == 3)
    };
    match () {
        () if grouped(',') || grouped('\'') => text.replace([',', '\''], "").parse().ok(),
        () => text.replace(',', ".").parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_length_of_a_text_counts() {
        for (text, km) in [
            ("5 km", 5.0),
            ("5km", 5.0),
            ("500 m", 0.5),
            ("1,500 m", 1.5),
            ("1,5 km", 1.5),
            ("5-10 km", 10.0),
            ("within 20 kilometres", 20.0),
            ("+/- 80 km", 80.0),
            ("10 miles", 16.093_44),
            ("2 to 3 km", 3.0),
            ("50 كم", 50.0),
            ("300 m or 2 km", 2.0),
        ] {
            let found = kilometres(text).map(|length| length.km);
            assert!(found.is_some_and(|found| (found - km).abs() < 1e-9), "{text}: {found:?}");
        }
        assert_eq!(
            ["~80", "± 5", "<2", "3", "-", "Mosul"].map(about),
            [Some(80.0), Some(5.0), Some(2.0), Some(3.0), None, None]
        );
        assert_eq!(["50,000", "1,5", "0,500"].map(about), [Some(50_000.0), Some(1.5), Some(0.5)]);
        for text in ["5", "km", "", "5 men", "adm1"] {
            assert_eq!(kilometres(text), None, "{text}");
        }
        assert_eq!(
            kilometres("within 5 km of adm1").map(|l| l
                .rest
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")),
            Some("within of adm 1".to_owned())
        );
    }
}
