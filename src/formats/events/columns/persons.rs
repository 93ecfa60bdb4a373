//! Lists of persons: a row for each, with name, age and what became of them, and no number of people killed.

use super::header::{Name, contains};
use super::killed_words::{KILLED, MISSING, NUMBER, WOUNDED};
use super::ranked::Sampled;

/// Names of persons as a whole.
const NAMES: &str = "\
    name names fullname victimname nameofvictim personname nameofperson nameofdeceased nameofthedeceased nameofthevictim \
    deceasedname firstname lastname surname givenname familyname الاسم اسم اسمالشهيد اسمالضحية اسمالقتيل اسمالمتوفى \
    الاسمالكامل الاسمالثلاثي ناو ناوی isim adsoyad adısoyadı vorname nachname nom prénom nombre apellido имя фио نام";
const AGE: &str = "age ages عمر سن تەمەن alter âge edad yaş yaşı età возраст";
const SEX: &str = "sex gender جنس رەگەز cinsiyet geschlecht sexe sexo genere пол جنسیت";
const STATUS: &str = "\
    status outcome condition fate casualty victim حالة مصير وضع durum zustand état estado stato статус دۆخ";

/// What else may have become of a person.
const OTHERWISE: &str = "\
    alive survived survivor unharmed unhurt safe detained arrested kidnapped abducted unknown and or أحياء حي ناجي مخطوف \
    معتقل مجهول seriously slightly lightly critically severely";

/// The columns by which each row seems to be a person; empty if none does.
pub(in crate::formats::events) fn persons(sampled: &Sampled) -> Vec<usize> {
    let all = 0..sampled.names.len();
    let holds =
        |column: usize, fits: fn(&str) -> bool| sampled.share(column, fits).is_some_and(|share| share >= 0.9);
    let find = |fits: &dyn Fn(usize, &Name) -> bool| all.clone().find(|c| fits(*c, &sampled.names[*c]));
    let name = find(&|c, name| name.is(NAMES) && holds(c, |v| v.chars().any(char::is_alphabetic)));
    let age = find(&|c, name| name.has(AGE) && name.words.len() <= 2 && holds(c, is_age));
    let sex = find(&|c, name| name.has(SEX) && name.words.len() <= 2 && holds(c, is_sex));
    let status = find(&|c, name| name.has(STATUS) && holds(c, is_fate) && sampled.values(c).any(is_killed));
    let told: Vec<usize> = [name, age, sex, status].into_iter().flatten().collect();
    if told.len() >= 2 || status.is_some() { told } else { Vec::new() }
}

fn is_age(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(|age| (0.0..=120.0).contains(&age))
}

fn is_sex(value: &str) -> bool {
    const SEXES: &str = "\
        m f male female man woman boy girl h mann frau homme femme hombre mujer erkek kadın w männlich weiblich ذكر أنثى \
        رجل امرأة نێر مێ مرد زن м ж";
    !value.is_empty() && Name::new(value).words.iter().all(|word| contains(SEXES, word))
}

fn is_killed(value: &str) -> bool {
    let name = Name::new(value);
    name.has(KILLED) && !name.has(WOUNDED)
}

fn is_fate(value: &str) -> bool {
    let name = Name::new(value);
    let known = |word: &String| [KILLED, WOUNDED, MISSING, OTHERWISE].iter().any(|of| contains(of, word));
    name.words.iter().any(known) && name.words.iter().all(|word| known(word) || contains(NUMBER, word))
}
