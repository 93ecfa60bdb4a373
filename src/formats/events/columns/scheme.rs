use crate::events::DatePrecision;
use crate::model::Precision;

use crate::formats::events::Scheme;
use crate::formats::events::header::Name;

impl Scheme {
    /// The class of a place precision code. If a code covers several classes, it is the least precise of
    /// them, so that a symbol never claims more than its source.
    pub fn place(self, code: f64) -> Option<Precision> {
        let code = match self {
            Self::Metres => return within_km(code / 1000.0),
            Self::Kilometres => return within_km(code),
            Self::Words => return None,
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

    /// The class of a place precision that is given in words; of several the least precise: the centre of a
    /// district is no more than the district.
    pub(in crate::formats::events) fn in_words(text: &str) -> Option<Precision> {
        let name = Name::new(text);
        let classes = WORDS.iter().filter(|(_, words)| name.has(words)).map(|(class, _)| *class);
        let found = classes.chain(level(&name)).max();
        let denied = name.has("not no non nicht kein pas غير inexact ungenau imprécis");
        found.map(|class| if denied { class.max(Precision::AroundTown) } else { class })
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
            Self::Metres => "metres",
            Self::Kilometres => "kilometres",
        }
    }
}

/// Words for classes of precision, alone or in a sentence.
const WORDS: [(Precision, &str); 6] = [
    (
        Precision::Town,
        "town exact exactly city village site point precise precisely street address settlement neighbourhood \
         neighborhood building gps exactlocation ville village exact exacte précis précise adresse stadt ort dorf genau \
         exakt ciudad pueblo exacto exacta precisa città esatto esatta kesin tam şehir köy مدينة قرية دقيق شهر دقیق شار \
         گوند город село точно точный",
    ),
    (
        Precision::AroundTown,
        "near approximate approximately approx vicinity around nearby estimated estimate close aroundtown neartown \
         umgebung ungefähr nahe proche environ approximatif approximative alentours cerca aproximado aproximada vicino \
         approssimativo yakın yaklaşık تقريبي تقريبية قرب نزدیک تقریبی نزیک рядом приблизительно",
    ),
    (
        Precision::District,
        "district districts subdistrict county municipality bezirk kreis landkreis arrondissement distrito distretto \
         ilçe qada qadha nahiya قضاء ناحية شهرستان قەزا район",
    ),
    (
        Precision::Governorate,
        "governorate governorates gov province provinces provincial state provinz gouvernorat gouvernement provincia \
         vilayet il muhafaza محافظة استان پارێزگا провинция",
    ),
    (
        Precision::Region,
        "region regional several severalgovernorates multiple région bölge región regione إقليم",
    ),
    (
        Precision::Unplaced,
        "unplaced country national nationwide unknown none land pays país paese ülke inconnu inconnue unbekannt \
         desconocido desconocida sconosciuto bilinmiyor دولة بلد مجهول کشور نامشخص وڵات страна неизвестно",
    ),
];

/// “Admin 2”, “ADM1”, “level 3”: an administrative level by its number.
fn level(name: &Name) -> Option<Precision> {
    name.has("adm admin administrative level ebene niveau nivel düzey").then_some(())?;
    let levels = [
        ("0", Precision::Unplaced),
        ("1", Precision::Governorate),
        ("2", Precision::District),
        ("3", Precision::District),
    ];
    levels.into_iter().find(|(number, _)| name.has(number)).map(|(_, class)| class)
}

/// The class of a position that may be so many kilometres off; `None` for nothing or less. Around a town is UCDP's
/// “within 25 km”; Iraq's districts and governorates are circles of some 35 and 90 km on average.
fn within_km(km: f64) -> Option<Precision> {
    match km {
        km if km <= 0.0 || km.is_nan() => None,
        km if km <= 2.0 => Some(Precision::Town),
        km if km <= 25.0 => Some(Precision::AroundTown),
        km if km <= 35.0 => Some(Precision::District),
        km if km <= 90.0 => Some(Precision::Governorate),
        _ => Some(Precision::Region),
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
    fn words_give_the_least_precise_class_that_they_name() {
        for (class, texts) in [
            (Precision::Town, "town|Exact location|GPS|genau|مدينة|Ville"),
            (Precision::AroundTown, "near town|approximate|not exact|ungefähr"),
            (Precision::District, "district|centroid of district|ADM2|admin 3|Bezirk|district level"),
            (
                Precision::Governorate,
                "Governorate|province level|Provincial capital|admin1|Provinz|level 1|محافظة",
            ),
            (Precision::Region, "several governorates|region"),
            (Precision::Unplaced, "country|national|unknown|ADM0"),
        ] {
            for text in texts.split('|') {
                assert_eq!(Scheme::in_words(text), Some(class), "{text}");
            }
        }
        for text in ["", "high", "3", "centroid"] {
            assert_eq!(Scheme::in_words(text), None, "{text}");
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
