use crate::formats::events::folded::folded;
use crate::formats::events::number::decimal;

/// A count of people: whole and not negative. Exports write `12`, `12.0` and, for "not
/// known", `-1` or nothing.
pub(in crate::formats::events) fn count(value: f64) -> Option<u32> {
    // The largest value marks "none given".
    (value >= 0.0 && value < f64::from(u32::MAX)).then(|| value.round() as u32)
}

/// Whether a text is a count: whole, perhaps grouped, a range or qualified.
pub(in crate::formats::events) fn is_count(text: &str) -> bool {
    let text = folded(text.as_bytes());
    let digits = text.replace([',', ' ', '\'', '.'], "");
    decimal(text.as_bytes()).is_some_and(|x| x.fract() == 0.0) || digits.parse::<u32>().is_ok()
}
