use crate::model::{PartialDate, days_in};
use crate::reading::placing::Token;

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "يناير", "كانون-الثاني"],
    &["february", "feb", "فبراير", "شباط"],
    &["march", "mar", "مارس", "اذار"],
    &["april", "apr", "ابريل", "نيسان"],
    &["may", "مايو", "ايار"],
    &["june", "jun", "يونيو", "حزيران"],
    &["july", "jul", "يوليو", "تموز"],
    &["august", "aug", "اغسطس", "اب"],
    &["september", "sept", "sep", "سبتمبر", "ايلول"],
    &["october", "oct", "اكتوبر", "تشرين-الاول"],
    &["november", "nov", "نوفمبر", "تشرين-الثاني"],
    &["december", "dec", "ديسمبر", "كانون-الاول"],
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const SMALL: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// The month, 1 to 12, at the start of the words, and how many words it takes: Iraqi month names can have two
/// words (تشرين الثاني).
pub fn month(words: &[Token]) -> Option<(u8, usize)> {
    let first = words.first()?;
    let of = |name: &str| (1..).zip(MONTHS).find(|(_, names)| names.contains(&name)).map(|(m, _)| m);
    if let Some(month) = of(&first.text) {
        return Some((month, 1));
    }
    let two = format!("{}-{}", first.text, words.get(1)?.text);
    of(&two).map(|month| (month, 2))
}

/// A year, `2017`, within a plausible range.
pub fn year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..=2100).contains(&year).then_some(year)
}

/// `4` or `4th`.
pub fn day(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

/// The day of the week, Monday = 0.
pub fn weekday(word: &str) -> Option<i32> {
    (0..).zip(WEEKDAYS).find(|(_, name)| *name == word).map(|(day, _)| day)
}

/// A count in digits or words, up to 99.
pub fn count(word: &str) -> Option<i32> {
    let small = (0..).zip(SMALL).find(|(_, name)| *name == word).map(|(n, _)| n);
    small
        .or(if word == "a" || word == "an" { Some(1) } else { None })
        .or_else(|| word.parse().ok().filter(|n| word.len() <= 2 && *n > 0))
}

/// A date from the known parts; `None` if there is no such day.
pub fn date(year: i32, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    let mut text = format!("{year:04}");
    if let Some(month) = month {
        text.push_str(&format!("-{month:02}"));
        if let Some(day) = day {
            text.push_str(&format!("-{day:02}"));
        }
    }
    PartialDate::try_from(text.as_str()).ok()
}

/// A date for display: `4 November 2017`, `November 2017`, `2017`.
pub fn in_words(date: PartialDate) -> String {
    let text = date.to_string();
    let mut parts = text.split('-').skip(1);
    let name = |month: &str| {
        let index = month.parse::<usize>().ok().and_then(|m| m.checked_sub(1));
        let name = index.and_then(|m| MONTHS.get(m)).map_or("", |names| names[0]);
        name[..1].to_uppercase() + &name[1..]
    };
    match (parts.next(), parts.next()) {
        (Some(month), Some(day)) => {
            format!("{} {} {}", day.trim_start_matches('0'), name(month), date.year())
        }
        (Some(month), None) => format!("{} {}", name(month), date.year()),
        _ => date.year().to_string(),
    }
}

/// Adds a number of months, giving year and month.
pub fn months_off(year: i32, month: u8, by: i32) -> (i32, u8) {
    let months = year * 12 + i32::from(month) - 1 + by;
    // The remainder lies in 0 to 11.
    (months.div_euclid(12), months.rem_euclid(12) as u8 + 1)
}

/// The day as a date, if it exists.
pub fn day_of(year: i32, month: u8, day: u8) -> Option<PartialDate> {
    (day <= days_in(year, month)).then(|| date(year, Some(month), Some(day)))?
}
