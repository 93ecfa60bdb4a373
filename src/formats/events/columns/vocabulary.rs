//! Words of which names of columns are made, in the languages of the tables, to tell a header from a title or
//! a row. Which column is which is not decided here.

use super::header::Name;
use super::place_columns::{Part, part};

/// Words, and beginnings of words that end with “*”.
const WORDS: [&str; 171] = [
    "acc*",
    "accuracy",
    "actor*",
    "adm*",
    "admin*",
    "affected",
    "age",
    "area",
    "assoc*",
    "attack*",
    "author",
    "beginning",
    "best",
    "camp",
    "casualt*",
    "categor*",
    "cause",
    "centroid*",
    "citation",
    "city",
    "civilian*",
    "class",
    "code",
    "codes",
    "comment*",
    "conflict*",
    "coord*",
    "count",
    "country",
    "created",
    "crisis",
    "date*",
    "datum",
    "day",
    "days",
    "dead",
    "death*",
    "description",
    "detail*",
    "disorder*",
    "displaced",
    "district*",
    "dyad*",
    "easting",
    "elevation",
    "end",
    "event*",
    "families",
    "fatalit*",
    "female*",
    "from",
    "geo*",
    "geom*",
    "gov",
    "governorate*",
    "group*",
    "gname",
    "headline",
    "high",
    "household*",
    "hour",
    "id",
    "ids",
    "idp*",
    "incident*",
    "individual*",
    "injur*",
    "iso*",
    "kia",
    "killed",
    "kills",
    "kind",
    "lat",
    "latitud*",
    "level",
    "link",
    "lng",
    "loc",
    "locality",
    "location*",
    "lon",
    "long",
    "longitud*",
    "low",
    "lieu",
    "male",
    "max*",
    "men",
    "method",
    "mgrs",
    "min*",
    "modified",
    "month*",
    "name*",
    "neighborhood",
    "neighbourhood",
    "nkill",
    "nwound",
    "northing",
    "note*",
    "number",
    "object*",
    "occurred",
    "party",
    "people",
    "perpetrator*",
    "pcode*",
    "place*",
    "population",
    "precision",
    "prec",
    "province*",
    "publisher",
    "region",
    "reference",
    "remark*",
    "report*",
    "returnees",
    "row",
    "settlement*",
    "severity",
    "side*",
    "site*",
    "source*",
    "start*",
    "state",
    "status",
    "strike*",
    "subdistrict*",
    "subtype",
    "summary",
    "tag*",
    "target*",
    "text",
    "time*",
    "timestamp",
    "title",
    "to",
    "total*",
    "town*",
    "type*",
    "uid",
    "unit",
    "updated",
    "url",
    "utm*",
    "victim*",
    "village*",
    "violence",
    "weapon*",
    "week",
    "weight",
    "when",
    "where",
    "women",
    "wounded",
    "x",
    "xcoord",
    "y",
    "ycoord",
    "year",
    "tote",
    "datum",
    "ort",
    "breite*",
    "länge*",
    "tarih",
    "yer",
    "ölü",
    "enlem",
    "boylam",
];

/// The same in Arabic and Kurdish, where words are joined: found anywhere in a name.
const PARTS: [&str; 37] = [
    "تاريخ",
    "التاريخ",
    "يوم",
    "شهر",
    "سنة",
    "السنة",
    "المحافظة",
    "محافظة",
    "القضاء",
    "قضاء",
    "الناحية",
    "ناحية",
    "المدينة",
    "مدينة",
    "القرية",
    "المكان",
    "الموقع",
    "مكان",
    "خط",
    "العرض",
    "الطول",
    "عدد",
    "القتلى",
    "الجرحى",
    "قتيل",
    "الضحايا",
    "نوع",
    "الحادث",
    "الحدث",
    "المصدر",
    "ملاحظات",
    "رقم",
    "الدولة",
    "بەروار",
    "پارێزگا",
    "شوێن",
    "ژمارە",
];

/// Most words of a column's name that is told by its words.
const MOST_WORDS: usize = 8;

/// Longest name of a column, in characters.
const LONGEST: usize = 80;

/// Whether a text could be the name of a column by its length.
pub(in crate::formats::events) fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

/// Whether a text looks like the name of a column of a table of events.
pub(in crate::formats::events) fn is_name(text: &str) -> bool {
    // Most cells are numbers and days, which no word of these has.
    if !text.contains(char::is_alphabetic) || !is_short(text) {
        return false;
    }
    if part(&Name::new(text)).is_some_and(|(part, _)| part != Part::Text) {
        return true;
    }
    let words = words(text);
    words.len() <= MOST_WORDS && words.iter().any(|word| is_known(word))
}

/// Whether a text is the name of a column by all of its words: “event type”, and not “Mosul city”.
pub(in crate::formats::events) fn is_plain_name(text: &str) -> bool {
    const BETWEEN: [&str; 6] = ["of", "the", "people", "no", "en", "ar"];
    let words = words(text);
    let all = || words.iter().all(|word| is_known(word) || BETWEEN.contains(&word.as_str()));
    is_name(text) && (all() || part(&Name::new(text)).is_some_and(|(part, _)| part != Part::Text))
}

fn is_known(word: &str) -> bool {
    // “admin1”, “actor2”.
    let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let fits = |known: &&str| match known.strip_suffix('*') {
        Some(start) => plain.starts_with(start),
        None => plain == *known,
    };
    !plain.is_empty() && WORDS.iter().any(fits) || PARTS.iter().any(|part| word.contains(part))
}

/// The words of a name in small letters: `eventDate` and `EVENT_DATE` are two each.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_small = false;
    for c in text.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && before_small {
            words.push(String::new());
        }
        before_small = c.is_lowercase();
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_are_told_from_titles_and_values() {
        for name in [
            "event_date",
            "eventDate",
            "DATE",
            "admin1",
            "actor1",
            "Latitude (deg)",
            "Number of people killed",
            "التاريخ",
            "عدد القتلى",
            "Breitengrad",
            "longitud",
            "id",
            "geo_precision",
            "where_prec",
            "Gouvernorat",
            "İlçe",
            "Provinz",
            "شهر",
        ] {
            assert!(is_name(name), "{name}");
        }
        for text in ["Mosul", "", "17", "Iraq", "Ninewa", "Battles", &"date ".repeat(20)] {
            assert!(!is_name(text), "{text}");
        }
    }
}
