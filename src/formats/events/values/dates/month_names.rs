use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A month by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Month {
    Gregorian(u8),
    Islamic(u8),
    /// Of the solar calendar of Iran.
    Persian(u8),
    /// Of the Kurdish solar calendar, which is not converted.
    Kurdish,
}

/// The months of one calendar by their names in one language, from the first; `|` divides spellings of one
/// month. From CLDR 44, with spellings that files have.
const GREGORIAN: [&str; 22] = [
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    // French, German, Turkish.
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr|fév - avr - - juil|juill - sept - - déc",
    "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober november dezember",
    "jän - mär|mrz - - - - - - okt - dez",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "oca şub - nis - haz tem ağu eyl eki kas ara",
    // Spanish, Portuguese, Italian, Dutch, Swedish.
    "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "ene - - abr - - - ago - - - dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "- fev - - mai - - - set out - dez",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre|sett ottobre novembre dicembre",
    "gen - - - mag giu lug - - ott - -",
    "januari februari maart|mrt april mei|maj juni juli augustus|augusti - oktober - -",
    // Russian, in dates and alone.
    "января|январь|янв февраля|февраль|февр|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сент|сен октября|октябрь|окт ноября|ноябрь|нояб|ноя декабря|декабрь|дек",
    // The usual calendar in Persian.
    "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
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

const PERSIAN: [&str; 2] = [
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "farvardin ordibehesht khordad tir mordad|amordad shahrivar mehr aban azar dey bahman esfand",
];

const KURDISH: [&str; 1] = [
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
    PERSIAN.iter().for_each(|table| add(table, &Month::Persian));
    KURDISH.iter().for_each(|table| add(table, &|_| Month::Kurdish));
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
    // “فروردین‌ماه”, the month of Farvardin.
    if let Some(month) = name.strip_suffix("ماه").and_then(|bare| NAMES.get(bare)) {
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

    const CLDR: [(&str, &str); 26] = [
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
        ("ru", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"),
        ("ru", "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"),
        ("ru", "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек."),
        ("es", "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
        ("es", "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic"),
        ("pt", "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
        ("pt", "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez."),
        (
            "it",
            "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
        ),
        ("it", "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic"),
        ("nl", "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"),
        ("nl", "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"),
        ("sv", "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"),
        ("fa", "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"),
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
        let persian = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند";
        for (want, name) in (1..).zip(persian.split('|')) {
            assert_eq!(month(&letters(name)), Some(Month::Persian(want)), "{name}");
        }
        for name in ["ڕەشەمە", "گوڵان"] {
            assert_eq!(month(&letters(name)), Some(Month::Kurdish), "{name}");
        }
        assert_eq!(month("esfand"), Some(Month::Persian(12)));
    }

    #[test]
    fn a_name_that_could_be_two_months_is_none() {
        for name in ["ju", "ma", "jui", "x", "", "kan", "monday", "jumada"] {
            assert_eq!(month(name), None, "{name}");
        }
        assert_eq!(month("septem"), Some(Month::Gregorian(9)));
    }
}
