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

/// Whether a column is the accuracy in metres that a receiver of positions gives: “gps accuracy”, or “precision” beside an
/// altitude of the same position, as survey tools have it. Whole numbers there are no codes.
pub(super) fn is_accuracy(sampled: &Sampled, column: usize) -> bool {
    const QUALITY: &str = "accuracy precision";
    const HEIGHT: &str = "altitude alt elevation";
    let name = &sampled.names[column];
    if !name.has(QUALITY) {
        return false;
    }
    let of = name.without(QUALITY);
    let beside = || sampled.names.iter().any(|other| other.has(HEIGHT) && other.without(HEIGHT) == of);
    name.has("gps gnss") && name.has("accuracy") || beside()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accuracy_of_a_receiver_is_known_by_its_neighbours() {
        for (header, want) in [
            ("_loc_latitude,_loc_longitude,_loc_altitude,_loc_precision", true),
            ("gps-Latitude,gps-Longitude,gps-Altitude,gps-Accuracy", true),
            ("latitude,longitude,altitude,accuracy", true),
            ("lat,lon,GPS accuracy", true),
            ("lat,lon,geo_precision", false),
            ("lat,lon,elevation,geo_precision", false),
            ("lat,lon,precision", false),
            ("lat,lon,gps_precision", false),
            ("lat,lon,altitude", false),
        ] {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            let sampled = Sampled::new(&header, &[]);
            assert_eq!(is_accuracy(&sampled, header.len() - 1), want, "{header:?}");
        }
    }

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
