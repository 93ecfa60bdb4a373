//! Days of the week by their names. They add nothing to a date, but may show how it is written.

use crate::formats::events::folded::folded;
use crate::formats::events::month_names::letters;

/// In German, French, Turkish, Arabic, Russian, Spanish, Portuguese, Italian, Dutch, Swedish and Persian, as
/// `month_names::letters` writes them; from CLDR 48, and abbreviations that no month has.
const WEEKDAYS: [&str; 106] = [
    "mo",
    "tu",
    "we",
    "fr",
    "sa",
    "su",
    "di",
    "mi",
    "do",
    "so",
    "thur",
    "thurs",
    "tues",
    "weds",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "pazartesi",
    "sali",
    "carsamba",
    "persembe",
    "cuma",
    "cumartesi",
    "pazar",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "الاحد",
    "اثنين",
    "احد",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "пн",
    "вт",
    "ср",
    "чт",
    "пт",
    "сб",
    "вс",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "lun",
    "mie",
    "jue",
    "vie",
    "sab",
    "dom",
    "segunda",
    "terca",
    "quarta",
    "quinta",
    "sexta",
    "feira",
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "sabato",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "mandag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lordag",
    "sondag",
    "شنبه",
    "يكشنبه",
    "دوشنبه",
    "سهشنبه",
    "چهارشنبه",
    "پنجشنبه",
    "سه",
    "چهار",
    "پنج",
];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a name is that of a day of the week, or its beginning in English.
pub(in crate::formats::events) fn is_weekday(name: &str) -> bool {
    name.len() >= 3 && DAYS.iter().any(|d| d.starts_with(name)) || WEEKDAYS.contains(&name)
}

/// The days of the week from Monday in German, French, Spanish, Italian, Turkish and Arabic, as in `WEEKDAYS`.
const FULL: [&str; 7] = [
    "montag lundi lunes lunedi pazartesi الاثنين اثنين",
    "dienstag mardi martes martedi sali الثلاثاء ثلاثاء",
    "mittwoch mercredi miercoles mercoledi carsamba الاربعاء اربعاء",
    "donnerstag jeudi jueves giovedi persembe الخميس خميس",
    "freitag vendredi viernes venerdi cuma الجمعه جمعه",
    "samstag samedi sabado sabato cumartesi السبت سبت",
    "sonntag dimanche domingo domenica pazar الاحد احد",
];

/// The first day of the week that a text names, from 0 for Monday: by its full name, or its beginning in English.
pub(in crate::formats::events) fn weekday_in(text: &str) -> Option<i32> {
    let text = letters(&folded(text.as_bytes()));
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).find_map(|word| {
        let english = |day: &&str| word.len() >= 3 && day.starts_with(word);
        let day = DAYS.iter().position(english);
        let day = day.or_else(|| FULL.iter().position(|names| names.split(' ').any(|name| name == word)));
        day.and_then(|day| i32::try_from(day).ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_is_known_by_its_name_in_a_date_or_alone() {
        for (text, day) in [
            ("Mon 3/6/2017", Some(0)),
            ("Thurs. 3/9/2017", Some(3)),
            ("3/5/2017 (Sunday)", Some(6)),
            ("Mercredi", Some(2)),
            ("الأربعاء", Some(2)),
            ("Çarşamba", Some(2)),
            ("3/5/2017", None),
            ("March 2017", None),
        ] {
            assert_eq!(weekday_in(text), day, "{text}");
        }
    }
}
