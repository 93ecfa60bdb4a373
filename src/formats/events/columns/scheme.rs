use crate::events::DatePrecision;
use crate::model::Precision;

use crate::formats::events::Scheme;
use crate::formats::events::header::key;

impl Scheme {
    /// The class of a place precision code. If a code covers several classes, it is the least precise of
    /// them, so that a symbol never claims more than its source.
    pub fn place(self, code: f64) -> Option<Precision> {
        let code = whole(code)?;
        match (self, code) {
            (Self::Words, _) => None,
            (_, 1) => Some(Precision::Town),
            // Within 25 km of a place; at a nearby place; around an uncertain place.
            (_, 2) => Some(Precision::AroundTown),
            (Self::Ucdp, 3) => Some(Precision::District),
            (Self::Ucdp, 4) => Some(Precision::Governorate),
            (Self::Ucdp, 5) => Some(Precision::Region),
            // The country; international waters or air space.
            (Self::Ucdp, 6 | 7) => Some(Precision::Unplaced),
            (Self::Acled, 3) => Some(Precision::Governorate),
            // The centre of the smallest identifiable area, district or not.
            (Self::Gtd, 3) => Some(Precision::District),
            (Self::Gtd, 4) => Some(Precision::Governorate),
            (Self::Gtd, 5) => Some(Precision::Unplaced),
            _ => None,
        }
    }

    /// The class of a place precision that is given in words.
    pub(in crate::formats::events) fn in_words(text: &str) -> Option<Precision> {
        let key = key(text);
        const WORDS: [(Precision, &[&str]); 6] = [
            (
                Precision::Town,
                &[
                    "town",
                    "exact",
                    "city",
                    "village",
                    "site",
                    "point",
                    "precise",
                    "exactlocation",
                    "street",
                    "address",
                    "settlement",
                    "neighbourhood",
                ],
            ),
            (
                Precision::AroundTown,
                &[
                    "aroundtown",
                    "near",
                    "approximate",
                    "vicinity",
                    "around",
                    "nearby",
                    "neartown",
                    "estimated",
                ],
            ),
            (Precision::District, &["district", "admin2", "adm2", "subdistrict", "admin3", "adm3"]),
            (Precision::Governorate, &["governorate", "admin1", "adm1", "province", "state"]),
            (Precision::Region, &["region", "severalgovernorates"]),
            (Precision::Unplaced, &["unplaced", "country", "national", "admin0", "adm0", "unknown", "none"]),
        ];
        WORDS.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(precision, _)| *precision)
    }

    /// The meaning of a date precision code.
    pub fn date(self, code: f64) -> Option<DatePrecision> {
        match (self, whole(code)?) {
            (Self::Ucdp | Self::Acled, 1) => Some(DatePrecision::Day),
            (Self::Ucdp, 2 | 3) | (Self::Acled, 2) => Some(DatePrecision::Week),
            (Self::Ucdp, 4) | (Self::Acled, 3) => Some(DatePrecision::Month),
            (Self::Ucdp, 5) => Some(DatePrecision::Year),
            _ => None,
        }
    }

    /// Its common name.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ucdp => "UCDP",
            Self::Acled => "ACLED",
            Self::Gtd => "GTD",
            Self::Words => "words",
        }
    }
}

fn whole(code: f64) -> Option<u8> {
    (code.fract() == 0.0 && (0.0..=255.0).contains(&code)).then_some(code as u8)
}

/// UCDP's types of violence in words.
pub(in crate::formats::events) fn violence(code: f64) -> Option<&'static str> {
    match whole(code)? {
        1 => Some("state-based conflict"),
        2 => Some("non-state conflict"),
        3 => Some("one-sided violence"),
        _ => None,
    }
}
