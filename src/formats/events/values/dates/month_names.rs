use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A month by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Month {
    Gregorian(u8),
    Islamic(u8),
    /// Of the Persian or the Kurdish solar calendar.
    Solar,
}

/// The months of one calendar by their names in one language, from the first; `|` divides spellings of one
/// month. From CLDR 44, with spellings that files have.
const GREGORIAN: [&str; 13] = [
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    // French, German, Turkish.
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr|fév - avr - - juil|juill - sept - - déc",
    "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober november dezember",
    "jän - mär|mrz - - - - - - okt - dez",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "oca şub - nis - haz tem ağu eyl eki kas ara",
    // Arabic: Iraq and the Levant, Egypt and the Gulf, the Maghreb.
    "كانون-الثاني شباط آذار نيسان أيار|مايس حزيران تموز آب أيلول تشرين-الأول تشرين-الثاني كانون-الأول",
    "يناير فبراير مارس أبريل مايو يونيو|يونيه يوليو|يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "جانفي فيفري مارس أفريل ماي جوان جويلية|يوليوز أوت|غشت شتنبر - نونبر دجنبر",
    // Kurdish: Sorani, Kurmanji.
    "کانوونی-دووەم|کانونی-دووەم|کانونی-دوەم شوبات ئازار|ئادار نیسان ئایار|مایس حوزەیران|حوزەیرا تەمووز|تەموز ئاب|ئۆگەست ئەیلوول|ئەیلول تشرینی-یەکەم تشرینی-دووەم|تشرینی-دوەم کانونی-یەکەم|کانوونی-یەکەم",
    "rêbendan|çile|kanûna-paşîn|kanûna-duyem sibat|reşemî adar|avdar nîsan|avrêl gulan hezîran|pûşper tîrmeh tebax|gelawêj îlon|rezber cotmeh|çiriya-pêşîn|çiriya-yekem|kewçêr mijdar|sermawez|çiriya-paşîn|çiriya-duyem berfanbar|kanûn|kanûna-pêşîn|kanûna-yekem",
];

const ISLAMIC: [&str; 5] = [
    "محرم صفر ربيع-الأول ربيع-الآخر|ربيع-الثاني جمادى-الأولى|جمادى-الأول جمادى-الآخرة|جمادى-الثانية|جمادى-الآخر رجب شعبان رمضان شوال ذو-القعدة|ذي-القعدة ذو-الحجة|ذي-الحجة",
    "muharram safar rabi-al-awwal rabi-al-thani|rabi-al-akhir jumada-al-ula|jumada-al-awwal jumada-al-akhirah|jumada-al-thani rajab shaban|shaaban ramadan|ramadhan|ramazan shawwal dhu-al-qadah|dhul-qadah|dhul-qidah|dhu-al-qidah dhu-al-hijjah|dhul-hijjah|dhul-hijja",
    "moharram|muharam - rabi-ul-awwal|rabi-i rabi-ul-thani|rabi-us-sani|rabi-ii jumada-i|jamadi-ul-awwal jumada-ii|jamadi-us-sani - sha-ban - - dhul-qada|zul-qada zul-hijja|zul-hijjah",
    "- - rabi-al-awal rabi-ath-thani|rabi-al-akhar jumada-al-oula jumada-ath-thaniyah|jumada-al-akhira - - - - dhu-al-qada|dhu-l-qidah dhu-al-hijja|dhu-l-hijjah",
    "muharrem - rebiülevvel rebiülahir cemaziyelevvel cemaziyelahir recep - - şevval zilkade zilhicce",
];

const SOLAR: [&str; 3] = [
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand",
    "خاکەلێوە|نەورۆز گوڵان|بانەمەڕ جۆزەردان پووشپەڕ|پوشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان|خەزەڵوەر سەرماوەز بەفرانبار ڕێبەندان ڕەشەمێ|ڕەشەمە",
];

static NAMES: LazyLock<FxHashMap<String, Month>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    let mut add = |table: &str, of: &dyn Fn(u8) -> Month| {
        for (month, spellings) in (1..).zip(table.split(' ')) {
            for name in spellings.split('|').map(|name| letters(name).replace('-', "")) {
                names.entry(name).or_insert(of(month));
            }
        }
    };
    GREGORIAN.iter().for_each(|table| add(table, &Month::Gregorian));
    ISLAMIC.iter().for_each(|table| add(table, &Month::Islamic));
    SOLAR.iter().for_each(|table| add(table, &|_| Month::Solar));
    names.remove("");
    names
});

/// A text in lower case, without accents and with one form of each Arabic letter.
pub(in crate::formats::events) fn letters(text: &str) -> String {
    let one = |c: char| match c {
        'ى' | 'ی' | 'ې' | 'ێ' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ھ' | 'ہ' => 'ه',
        'ۆ' => 'و',
        'ڕ' => 'ر',
        'ڵ' => 'ل',
        'ٱ' => 'ا',
        'ı' => 'i',
        c => c,
    };
    let bare = text.nfd().map(one).filter(|c| !is_combining_mark(*c) && *c != 'ـ' && *c != 'ʻ');
    bare.flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).collect()
}

/// The month of a name without spaces, as [`letters`] gives it. A Latin name may be cut off.
pub(in crate::formats::events) fn month(name: &str) -> Option<Month> {
    if let Some(month) = english(name.as_bytes()) {
        return Some(Month::Gregorian(month));
    }
    if let Some(month) = NAMES.get(name) {
        return Some(*month);
    }
    // Kurdish has an ending in dates: "17ی ئازاری", "17ê Adarê".
    if let Some(month) = name.strip_suffix(['ي', 'e']).and_then(|bare| NAMES.get(bare)) {
        return Some(*month);
    }
    if name.len() < 4 || !name.is_ascii() {
        return None;
    }
    let mut found = NAMES.iter().filter(|(full, _)| full.starts_with(name)).map(|(_, month)| *month);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// An English month or its beginning, letters' case aside.
pub(in crate::formats::events) fn english(name: &[u8]) -> Option<u8> {
    if name.len() < 3 {
        return None;
    }
    let begins = |m: &str| m.len() >= name.len() && m.as_bytes()[..name.len()].eq_ignore_ascii_case(name);
    let index = crate::model::MONTH_NAMES.iter().position(|m| begins(m));
    let index = index.or_else(|| name.eq_ignore_ascii_case(b"sept").then_some(8));
    index.map(|i| i as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLDR: [(&str, &str); 13] = [
        (
            "ar-IQ",
            "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
        ),
        ("ar-EG", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
        ("ar-DZ", "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
        ("ar-MA", "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"),
        (
            "ckb",
            "کانوونی دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی یەکەم|تشرینی دووەم|کانونی یەکەم",
        ),
        ("ku", "rêbendan|sibat|adar|nîsan|gulan|hezîran|tîrmeh|tebax|îlon|cotmeh|mijdar|berfanbar"),
        ("fr", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
        ("fr", "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc."),
        ("de", "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
        ("de", "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"),
        ("de-AT", "Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
        ("tr", "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"),
        ("tr", "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara"),
    ];

    #[test]
    fn months_are_known_by_their_names_in_the_languages_of_the_region() {
        // Intl.DateTimeFormat of Node 20 (ICU, CLDR), long and short.
        for (locale, names) in CLDR {
            for (want, name) in (1..).zip(names.split('|')) {
                let name = letters(name).replace([' ', '.'], "");
                assert_eq!(month(&name), Some(Month::Gregorian(want)), "{locale} {name}");
            }
        }
        let islamic =
            "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة";
        for (want, name) in (1..).zip(islamic.split('|')) {
            assert_eq!(month(&letters(name).replace(' ', "")), Some(Month::Islamic(want)), "{name}");
        }
        for name in ["اسفند", "ڕەشەمە", "گوڵان", "esfand"] {
            assert_eq!(month(&letters(name)), Some(Month::Solar), "{name}");
        }
    }

    #[test]
    fn a_name_that_could_be_two_months_is_none() {
        for name in ["ju", "ma", "jui", "x", "", "kan", "monday", "jumada"] {
            assert_eq!(month(name), None, "{name}");
        }
        assert_eq!(month("septem"), Some(Month::Gregorian(9)));
    }
}
