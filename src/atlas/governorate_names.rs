//! More names and codes of governorates. Out of scope: how they are looked up.

/// Codes, and names by language: Persian and Turkish as Natural Earth has them; Kurdish in both scripts, Russian and
/// further English spellings, an own table from general knowledge, as no authority publishes all (ISO 3166-2:IQ has
/// three). The plains of Nineveh are a part of it.
const NAMES: [(&str, &str); 19] = [
    ("IQ-AN", "انبار|ئەنبار|Enbar|Анбар"),
    ("IQ-AR", "اربیل|هەولێر|Hewlêr|Erbil ili|Эрбиль|Арбиль"),
    ("IQ-BA", "بصره|بەسرە|Besra|Басра"),
    ("IQ-BB", "بابل|Babîl|Бабиль|Вавилон"),
    ("IQ-BG", "بغداد|بەغدا|بەغداد|Bağdat|Bexda|Bexdad|Багдад"),
    ("IQ-DA", "دهوک|دهۆک|Dihok|Дахук|Дохук"),
    ("IQ-DI", "دیاله|دیالە|Diyale|Дияла"),
    ("IQ-DQ", "ذیقار|زیقار|Zi Kar|Zîqar|Thiqar|Dhiqar|Ди-Кар|Дхи-Кар"),
    ("IQ-KA", "کربلا|کەربەلا|Kerbela|Кербела"),
    ("IQ-KI", "کرکوک|کەرکووک|کەرکوک|Kerkük|Kerkûk|Киркук"),
    ("IQ-MA", "میسان|مەیسان|Meysan|Майсан"),
    ("IQ-MU", "مثنی|موسەننا|Mutanna|Musenna|Мутанна"),
    ("IQ-NA", "نجف|نەجەف|Necef|Наджаф|Неджеф"),
    (
        "IQ-NI",
        "نینوا|نەینەوا|Nineve|Nînewa|Neynewa|Найнава|Нинава|Ниневия|Nineveh Plains|Nineveh Plain|Ninewa Plains|Ninewa Plain",
    ),
    ("IQ-QA", "قادسیه|قادسیە|Kadisiye|Qadisiye|الديوانية|دیوانیه|Diwaniyah|Diwaniyya|Кадисия"),
    (
        "IQ-SD",
        "صلاحالدین|سەڵاحەددین|سەلاحەدین|سەلاحددین|Selahaddin|Selahedîn|Salahuddin|Salah ud-Din|Salahadin|Salaheddin|Salaheddine|Salah Eddine|Салах-эд-Дин|Салах-ад-Дин",
    ),
    (
        "IQ-SU",
        "سلیمانیه|سلێمانی|Süleymaniye|Silêmanî|Slêmanî|Сулеймания|Sulaimani|Sulaymani|Suleimani|Sulemani|Slemany",
    ),
    ("IQ-WA", "واسط|واسیت|Vasit|Wassit|Васит"),
    ("halabja", "حلبجه|هەڵەبجە|Helebce|Halabcha|Халабджа"),
];

/// FIPS 10-4 numbers, which GeoNames has too, from 1 on (Natural Earth: `fips`, `gn_a1_code`). From 4 on they are
/// mostly others than OCHA's.
const FIPS: [&str; 18] = [
    "IQ-AN", "IQ-BA", "IQ-MU", "IQ-QA", "IQ-SU", "IQ-BB", "IQ-BG", "IQ-DA", "IQ-DQ", "IQ-DI", "IQ-AR",
    "IQ-KA", "IQ-KI", "IQ-MA", "IQ-NI", "IQ-WA", "IQ-NA", "IQ-SD",
];

/// More names of the governorate with this code.
pub(super) fn names_of(code: &str) -> impl Iterator<Item = String> + use<> {
    let names = NAMES.iter().find(|(of, _)| *of == code).map_or("", |(_, names)| names);
    names.split('|').filter(|name| !name.is_empty()).map(str::to_owned)
}

/// More codes of it, without spaces and signs. A number behind `IQ` counts only where FIPS and OCHA agree on it.
pub(super) fn codes_of(code: &str, pcode: Option<&str>) -> impl Iterator<Item = String> + use<> {
    let number = FIPS.iter().position(|of| *of == code).map(|at| format!("{:02}", at + 1));
    let agreed =
        number.clone().filter(|number| pcode.and_then(|pcode| pcode.strip_prefix("IQG")) == Some(number));
    let iso = code.strip_prefix("IQ-").map(|letters| format!("iq{}", letters.to_lowercase()));
    // Kirkuk's code until 2017.
    let former = (code == "IQ-KI").then(|| "iqts".to_owned());
    let fips = number.map(|number| plain_code(&number));
    [iso, former, fips, agreed.map(|number| format!("iq{number}"))].into_iter().flatten()
}

/// The number of a GeoNames code: `IQ.05`.
pub(super) fn geonames(name: &str) -> Option<&str> {
    name.strip_prefix("IQ.").filter(|number| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A FIPS number as a code in one word: `iz05`.
pub(super) fn plain_code(number: &str) -> String {
    format!("iz{number}")
}
