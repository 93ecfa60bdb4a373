use crate::events::DatePrecision;
use crate::model::Precision;

use super::precision_words::{class, flag};
use crate::formats::events::Scheme;
use crate::formats::events::lengths::{about, within_km};

/// What a cell states of how precisely a place is known; `None` inside if it was read and states nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Stated(pub Option<Precision>);

impl Scheme {
    /// The class of a place precision code. If a code covers several classes, it is the least precise of
    /// them, so that a symbol never claims more than its source.
    pub fn place(self, code: f64) -> Option<Precision> {
        let code = match self {
            Self::Metres => return within_km(code / 1000.0),
            Self::Kilometres => return within_km(code),
            Self::Words | Self::Centroid | Self::Approximate | Self::Exact => return None,
            Self::Ucdp | Self::Acled | Self::Gtd => whole(code)?,
        };
        match (self, code) {
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

    /// The class of a place precision that is given in words, in lengths with their unit, or as yes or no to what the
    /// scheme asks. No to “centroid” says nothing of what the position is instead.
    pub(in crate::formats::events) fn in_words(self, text: &str) -> Option<Stated> {
        let asked = match self {
            Self::Centroid => Some((Some(Precision::Governorate), None)),
            Self::Approximate => Some((Some(Precision::AroundTown), None)),
            Self::Exact => Some((None, Some(Precision::AroundTown))),
            Self::Words | Self::Ucdp | Self::Acled | Self::Gtd | Self::Metres | Self::Kilometres => None,
        };
        if matches!(self, Self::Metres | Self::Kilometres)
            && let Some(number) = about(text)
        {
            return self.place(number).map(|class| Stated(Some(class)));
        }
        match (asked, flag(text)) {
            (Some((yes, _)), Some(true)) => Some(Stated(yes)),
            (Some((_, no)), Some(false)) => Some(Stated(no)),
            (Some(_) | None, _) => class(text).map(|class| Stated(Some(class))),
        }
    }

    /// The meaning of a date precision code. Of codes among words it is not known whose they are: the least precise
    /// meaning of any scheme counts.
    pub fn date(self, code: f64) -> Option<DatePrecision> {
        match (self, whole(code)?) {
            (Self::Words, _) => Self::Ucdp.date(code).max(Self::Acled.date(code)),
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
            Self::Metres => "metres",
            Self::Kilometres => "kilometres",
            Self::Centroid => "middles of areas: yes or no",
            Self::Approximate => "approximate: yes or no",
            Self::Exact => "exact: yes or no",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_say_what_the_column_asks() {
        use Precision::{AroundTown, Governorate};
        for (scheme, text, class) in [
            (Scheme::Centroid, "yes", Some(Some(Governorate))),
            (Scheme::Centroid, "0", Some(None)),
            (Scheme::Centroid, "district", Some(Some(Precision::District))),
            (Scheme::Approximate, "TRUE", Some(Some(AroundTown))),
            (Scheme::Approximate, "false", Some(None)),
            (Scheme::Exact, "no", Some(Some(AroundTown))),
            (Scheme::Exact, "yes", Some(None)),
            (Scheme::Exact, "perhaps", None),
            (Scheme::Words, "yes", None),
        ] {
            assert_eq!(scheme.in_words(text), class.map(Stated), "{scheme:?} {text}");
        }
    }

    #[test]
    fn a_distance_lowers_the_class() {
        for (metres, class) in [
            (10.0, Some(Precision::Town)),
            (10_000.0, Some(Precision::AroundTown)),
            (50_000.0, Some(Precision::Governorate)),
            (200_000.0, Some(Precision::Region)),
            (0.0, None),
            (-1.0, None),
        ] {
            assert_eq!(Scheme::Metres.place(metres), class, "{metres}");
            assert_eq!(Scheme::Kilometres.place(metres / 1000.0), class, "{metres}");
        }
    }
}
