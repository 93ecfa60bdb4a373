//! Words for how precisely the day of an event is known.

use super::header::Name;
use crate::events::DatePrecision;

/// Words for classes of precision. Of several the least precise counts: “exact month” is the month.
const WORDS: [(DatePrecision, &str); 5] = [
    (
        DatePrecision::Day,
        "day days daily exact exactly precise precisely accurate known certain confirmed hour hourly minute d \
         jour jours exacte précis précise tag tage genau exakt día dia exacto exacta preciso precisa giorno esatto \
         esatta gün kesin tam dag exakt يوم دقيق محدد مؤكد روز دقیق ڕۆژ roj день точно точный точная",
    ),
    (
        DatePrecision::Week,
        "week weeks weekly approximate approximately approx about around circa ca estimate estimated near nearly \
         roughly uncertain inexact vague w woche wochen ungefähr etwa geschätzt ungenau semaine environ approximatif \
         approximative estimé estimée semana aproximado aproximada estimado estimada settimana circa approssimativo \
         approssimativa stimato hafta yaklaşık tahmini أسبوع تقريبي تقريبية تقريبا تقدير هفته تقریبی حدودی هەفتە نزیکەی \
         неделя примерно приблизительно приблизительная",
    ),
    (
        DatePrecision::Month,
        "month months monthly m monat monate mois mes mese ay maand månad شهر شهري ماه مانگ meh месяц месяца",
    ),
    (
        DatePrecision::Quarter,
        "quarter quarters quarterly trimester trimestre quartal vierteljahr çeyrek kwartaal فصلي квартал",
    ),
    (
        DatePrecision::Year,
        "year years yearly annual annually season decade y jahr jahre année annuel año ano anno \
         yıl sene jaar år سنة عام سنوي سال ساڵ sal год года",
    ),
];

/// Words that deny: “not exact”, “day unknown”.
const DENIAL: &str = "\
    not no unknown missing without undetermined unspecified non pas inconnu inconnue nicht kein unbekannt unbekannte desconocido \
    desconocida sconosciuto bilinmiyor değil غير مجهول نامشخص نەزانراو не неизвестно неизвестен";

/// The precision that a text names; of a denied one the next that is less precise.
pub(in crate::formats::events) fn in_words(text: &str) -> Option<DatePrecision> {
    let name = Name::new(text);
    let named = WORDS.iter().filter(|(_, words)| name.has(words)).map(|(class, _)| *class).max()?;
    // “3 days” and “within days” are no exact day.
    let several = named == DatePrecision::Day
        && (name.has("days jours tage") || name.words.iter().any(|w| w.parse().is_ok_and(|n: u32| n > 1)))
        && !name.has("exact exactly precise");
    let named = if several { DatePrecision::Week } else { named };
    if !name.has(DENIAL) {
        return Some(named);
    }
    let is_unit = name.has("day jour tag día giorno gün يوم روز ڕۆژ день");
    Some(match named {
        DatePrecision::Day if is_unit => DatePrecision::Month,
        DatePrecision::Day | DatePrecision::Week => DatePrecision::Week,
        DatePrecision::Month | DatePrecision::Quarter => DatePrecision::Year,
        DatePrecision::Year | DatePrecision::Undated => return None,
    })
}

/// Yes and no, in a column that asks whether dates are exact or approximate.
pub(in crate::formats::events) fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    const YES: [&str; 15] =
        ["yes", "y", "true", "t", "1", "1.0", "x", "oui", "ja", "sí", "si", "evet", "نعم", "بله", "да"];
    const NO: [&str; 13] =
        ["no", "n", "false", "f", "0", "0.0", "non", "nein", "hayır", "لا", "خیر", "نه", "нет"];
    match () {
        () if YES.contains(&text.as_str()) => Some(true),
        () if NO.contains(&text.as_str()) => Some(false),
        () => None,
    }
}

/// What “yes” means in a column of date precision with this name: that the day is exact, or that it is not; `None` if
/// the name asks neither.
pub(in crate::formats::events) fn asks_if_exact(name: &Name) -> Option<bool> {
    const ABOUT: &str = "\
        approximate approximated approx approximation estimate estimated uncertain inexact circa ungefähr geschätzt \
        approximative approximatif estimée aproximada estimada approssimativa yaklaşık tahmini تقريبي تقریبی";
    const EXACT: &str =
        "exact precise certain known confirmed genau exakt exacte précise exacta esatta kesin دقيق دقیق";
    match (name.has(ABOUT) || name.is("approxdate dateapprox"), name.has(EXACT)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_the_least_precise_class_that_they_name() {
        for (class, texts) in [
            (
                DatePrecision::Day,
                "day|Day|exact|Exact date|daily|1 - day|genau|jour|يوم|kesin|точно|to the day|exact day",
            ),
            (
                DatePrecision::Week,
                "week|approximate|approx.|circa|estimated|not exact|within a few days|+/- 3 days|Woche|environ|تقريبي|2 (week)|yaklaşık",
            ),
            (
                DatePrecision::Month,
                "month|Month only|exact month|monthly|day unknown|Monat|mois|شهر|ماه|month, approximate|ay|месяц",
            ),
            (
                DatePrecision::Year,
                "year|Year only|month unknown|day and month unknown|Jahr|année|سنة|season|yıl",
            ),
            (DatePrecision::Quarter, "quarter|quarterly|the quarter|Quartal|trimestre"),
        ] {
            for text in texts.split('|') {
                assert_eq!(in_words(text), Some(class), "{text}");
            }
        }
        for text in ["", "high", "3", "unknown", "year unknown", "n/a", "Mosul"] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
