//! How precisely a place is known, in words: “province level”, “centroid of district”, “ROOFTOP”, “± 5 km”.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::header::Name;
use crate::formats::events::folded::folded;
use crate::formats::events::lengths::{kilometres, within_km};
use crate::model::Precision;

/// What one word says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// A class. Evident words are about nothing else: a “state” may be an actor, a “governorate” is an area.
    Class(Precision, Evident),
    /// The middle of an area: of which one, another word may say.
    Middle,
    Not,
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evident {
    /// It says how a position was found, and not only what lies there.
    Found,
    Area,
    No,
}

/// A value that says nothing but how precisely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub class: Precision,
    /// Whether nothing else than a position or an area is spoken of that way.
    pub is_evident: bool,
    /// Whether it says how a position was found: exact, approximate, a centroid.
    pub is_found: bool,
    /// Whether it is the language of geocoding alone: the middle of an area, a numbered administrative level.
    pub is_technical: bool,
}

const WORDS: [(Says, &str); 17] = [
    (
        Says::Class(Precision::Town, Evident::Found),
        "exact exactly precise precisely gps rooftop interpolated interpolation exacte précis précise genau exakt exacto \
         exacta precisa esatto esatta kesin tam دقيق دقیق exactlocation pointaddress streetaddress subaddress \
         housenumber точно точный parcel gnss",
    ),
    (
        Says::Class(Precision::Town, Evident::No),
        "town city village site point street address settlement neighbourhood neighborhood building ville adresse stadt \
         ort dorf ciudad pueblo città şehir köy مدينة قرية شهر شار گوند город село hamlet locality place house poi \
         intersection landmark hospital camp premise localité bourg hameau quartier punktgenau ortsgenau ortsebene establishment coordinates coordinate streetname commune",
    ),
    (
        Says::Class(Precision::AroundTown, Evident::Found),
        "approximate approximately approx approximated estimated estimate aroundtown neartown ungefähr geschätzt \
         approximatif approximative estimé aproximado aproximada estimado approssimativo yaklaşık tahmini تقريبي تقريبية \
         تقریبی приблизительно rough roughly imprecise inexact inaccurate ungenau imprécis fuzzy fallback geometric \
         vague inferred guess guessed",
    ),
    (
        Says::Class(Precision::AroundTown, Evident::No),
        "near vicinity around nearby close umgebung nahe proche environ environs alentours cerca vicino yakın قرب نزدیک \
         نزیک рядом postal postcode postalcode zip zipcode",
    ),
    (
        Says::Class(Precision::District, Evident::Area),
        "district districts subdistrict subdistricts county bezirk kreis landkreis arrondissement distrito distretto \
         ilçe kreisebene bezirksebene qada qadha nahiya nahiyah nahia قضاء ناحية شهرستان قەزا район",
    ),
    (Says::Class(Precision::District, Evident::No), "municipality"),
    (
        Says::Class(Precision::Governorate, Evident::Area),
        "governorate governorates province provinces provincial provinz gouvernorat gouvernement vilayet provinzebene muhafaza \
         muhafazah محافظة المحافظة استان پارێزگا провинция governate governorat goubernorat",
    ),
    (
        Says::Class(Precision::Governorate, Evident::No),
        "gov state provincia il admin administrative prov bundesland",
    ),
    (
        Says::Class(Precision::Region, Evident::No),
        "region regional several severalgovernorates multiple région bölge región regione إقليم",
    ),
    (
        Says::Class(Precision::Unplaced, Evident::No),
        "unplaced country countrywide national nationwide land pays país paese ülke دولة بلد کشور وڵات страна",
    ),
    (
        Says::Class(Precision::Unplaced, Evident::No),
        "unknown none inconnu inconnue unbekannt desconocido desconocida sconosciuto bilinmiyor مجهول نامشخص неизвестно",
    ),
    (
        Says::Middle,
        "centroid centroids centroide centroïde zentroid schwerpunkt mittelpunkt مركز مرکز центроид",
    ),
    (Says::Not, "not no non nicht kein pas غير"),
    (
        Says::Nothing,
        "level niveau ebene stufe nivel nivello düzey seviyesi مستوى center centre middle mitte centro merkez merkezi \
         of the a in at to from by on der die das des von du de la le les del di al only nur seulement solo فقط location lage \
         position lieu موقع based matched match known accuracy precision genauigkeit précision دقة mid is",
    ),
    (Says::Nothing, "within radius umkreis rayon about ca circa ±"),
    (
        Says::Nothing,
        "map google earth osm openstreetmap gazetteer geonames satellite imagery handheld reported derived geocoded",
    ),
    (
        Says::Nothing,
        "polygon area gebiet zone unit name named names capital main hauptort chief lieu part somewhere or and und et",
    ),
];

/// Whether a word is one of those by which precision is told.
pub(super) fn is_known(word: &str) -> bool {
    said(word).is_some() || is_number(word) || is_level(word)
}

/// Words for administrative levels by their number.
const LEVELS: &str = "adm admin administrative level ebene niveau nivel düzey";

fn said(word: &str) -> Option<Says> {
    static ALL: OnceLock<FxHashMap<String, Says>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all = FxHashMap::default();
        for (says, words) in WORDS {
            for word in words.split_whitespace() {
                all.entry(Name::new(word).key).or_insert(says);
            }
        }
        all
    });
    all.get(word).copied()
}

/// The class of a place precision that is given in words or as a length; of several the least precise: the centre of
/// a district is no more than the district. What else a text says is passed over.
pub(super) fn class(text: &str) -> Option<Precision> {
    read(text).0
}

/// The same of a text that says nothing else.
pub(super) fn wording(text: &str) -> Option<Wording> {
    let (class, sum) = read(text);
    let class = class.filter(|_| sum.unknown == 0)?;
    Some(Wording {
        class,
        is_evident: sum.is_evident,
        is_found: sum.is_found,
        is_technical: sum.is_technical,
    })
}

/// Whether a text says that nothing is known, or nothing at all: it is no evidence of what a column holds.
pub(super) fn is_empty(text: &str) -> bool {
    let name = Name::new(text);
    name.words.is_empty() || name.is("na nan null none unknown unspecified notspecified notknown nodata")
}

#[derive(Default)]
struct Sum {
    unknown: usize,
    is_evident: bool,
    is_found: bool,
    is_technical: bool,
}

fn read(text: &str) -> (Option<Precision>, Sum) {
    let mut sum = Sum::default();
    let (mut found, mut middle, mut denied): (Option<Precision>, bool, bool) = (None, false, false);
    let text = folded(text.as_bytes());
    let length = kilometres(&text);
    let rest = length.as_ref().map_or(text.as_ref(), |length| length.rest.as_str());
    let name = Name::new(rest);
    let level = level(&name);
    for word in &name.words {
        match said(word) {
            // “Admin 1” is a level and not the word for something administrative.
            Some(Says::Class(..)) if level.is_some() && is_level(word) => {}
            Some(Says::Class(class, evident)) => {
                found = found.max(Some(class));
                sum.is_evident |= evident != Evident::No && class > Precision::Town;
                sum.is_found |= evident == Evident::Found;
            }
            Some(Says::Middle) => middle = true,
            Some(Says::Not) => denied = true,
            Some(Says::Nothing) => {}
            None if level.is_some() && is_level(word) => {}
            // “1 – exact”, “ADM1”: a code or a level before or behind its meaning.
            None if is_number(word) && word.len() == 1 => {}
            None => sum.unknown += 1,
        }
    }
    found = found.max(level).max(length.and_then(|length| within_km(length.km)));
    if middle {
        // Of an area of any size, if none is named; a town has a middle as well.
        found = found.or(Some(Precision::Governorate));
    }
    sum.is_evident |= middle || level.is_some_and(|level| level > Precision::Town);
    sum.is_found |= middle;
    sum.is_technical = middle || level.is_some();
    if denied {
        found = found.max(Some(Precision::AroundTown)).filter(|_| found.is_some());
    }
    (found, sum)
}

/// “Admin 2”, “ADM1”, “level 3”: an administrative level by its number.
fn level(name: &Name) -> Option<Precision> {
    name.words.iter().any(|word| is_level(word)).then_some(())?;
    let levels = [
        ("0", Precision::Unplaced),
        ("1", Precision::Governorate),
        ("2", Precision::District),
        ("3", Precision::District),
        ("4", Precision::District),
    ];
    levels.into_iter().find(|(number, _)| name.has(number)).map(|(_, class)| class)
}

fn is_level(word: &str) -> bool {
    super::header::contains(LEVELS, word)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Yes or no, in several languages.
pub(in crate::formats::events) fn flag(text: &str) -> Option<bool> {
    const YES: &str = "yes y true t 1 x oui ja si sí evet نعم بەڵێ بله да wahr vrai";
    const NO: &str = "no n false f 0 non nein hayır لا نەخێر خیر нет falsch faux";
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let name = Name::new(text);
    let is_true = matches!(text, "✓" | "✔") || name.is(YES);
    if is_true { Some(true) } else { name.is(NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_the_least_precise_class_that_they_name() {
        for (expected, texts) in [
            (
                Precision::Town,
                "town|Exact location|GPS|genau|مدينة|Ville|ROOFTOP|RANGE_INTERPOLATED|city centroid|500 m|PointAddress",
            ),
            (
                Precision::AroundTown,
                "near town|approximate|not exact|ungefähr|GEOMETRIC_CENTER|APPROXIMATE|5 km|within 20 km|تقريبي|± 10 km",
            ),
            (
                Precision::District,
                "district|centroid of district|ADM2|admin 3|Bezirk|district level|adm2 centroid|sub-district|مركز القضاء|30 km",
            ),
            (
                Precision::Governorate,
                "Governorate|province level|Provincial capital|admin1|Provinz|level 1|محافظة|admin1 centroid|centroid|\
                 Mittelpunkt der Provinz|centroïde du gouvernorat|80 km|مستوى المحافظة",
            ),
            (Precision::Region, "several governorates|region|200 km"),
            (Precision::Unplaced, "country|national|unknown|ADM0|country centroid"),
        ] {
            for text in texts.split('|') {
                assert_eq!(class(text), Some(expected), "{text}");
            }
        }
        for text in ["", "high", "3", "5 men", "km"] {
            assert_eq!(class(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_is_a_wording_only_if_it_says_nothing_else() {
        for text in [
            "3 - governorate",
            "governorate centroid",
            "ADM1",
            "approximate",
            "admin 2 level",
            "district centre",
        ] {
            assert!(wording(text).is_some_and(|w| w.is_evident), "{text}: {:?}", wording(text));
        }
        for text in ["town", "state", "national", "exact", "city"] {
            assert!(wording(text).is_some_and(|w| !w.is_evident), "{text}: {:?}", wording(text));
        }
        for text in ["Baghdad province", "district police chief", "near the market", "IED", "12"] {
            assert_eq!(wording(text), None, "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_several_languages() {
        for (text, is) in [
            ("yes", true),
            ("TRUE", true),
            ("1", true),
            ("oui", true),
            ("نعم", true),
            ("N", false),
            ("0", false),
            ("nein", false),
        ] {
            assert_eq!(flag(text), Some(is), "{text}");
        }
        assert_eq!(flag("perhaps"), None);
    }
}
