//! Positions of whoever filled in a form, or of their device: survey tools record them beside the answers, and
//! they are not where something happened.

use super::ranked::Sampled;
use crate::formats::events::fits::is_position;

/// The rank of pairs that give such a position: see [`super::ranked::NEVER`].
pub(in crate::formats::events) const DEVICE: u8 = 230;

/// Words for people and things that fill in forms, and for positions that are recorded with them.
const WORDS: &str = "\
    enumerator interviewer interview device phone tablet respondent submission submitter recorder surveyor collector \
    instance meta geolocation current reporter observer witness monitor";

/// Words for the beginning and the end of filling in, which say so only of a position that the tool records.
const TIMES: &str = "start end";
const RECORDED: &str = "geopoint";

/// Whether a name with these words is that of such a position.
pub(super) fn is_of_device(words: &[&str]) -> bool {
    let any = |list: &str| words.iter().any(|word| list.split_whitespace().any(|own| own == *word));
    any(WORDS) || any(TIMES) && any(RECORDED)
}

/// The columns that hold whole positions of that kind.
pub(in crate::formats::events) fn device_points(sampled: &Sampled) -> Vec<usize> {
    let named = |column: &usize| {
        let words: Vec<&str> = sampled.names[*column].words.iter().map(String::as_str).collect();
        is_of_device(&words)
    };
    let holds = |column: &usize| sampled.share(*column, is_position).is_some_and(|share| share >= 0.8);
    (0..sampled.names.len()).filter(named).filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_a_form_are_told_from_those_of_an_event() {
        for name in [
            "geolocation",
            "start geopoint",
            "submission location",
            "current location",
            "enumerator",
            "meta location",
            "device",
            "reporter",
            "observer",
        ] {
            assert!(is_of_device(&name.split(' ').collect::<Vec<_>>()), "{name}");
        }
        for name in ["incident location", "geopoint", "start", "location", "hospital", "end of road", ""] {
            assert!(!is_of_device(&name.split(' ').collect::<Vec<_>>()), "{name}");
        }
    }
}
