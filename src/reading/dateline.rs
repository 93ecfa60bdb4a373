use crate::model::{MONTH_NAMES, PartialDate, Period};

/// Unambiguous prefixes of the English month names.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Months in Arabic: the Egyptian and press names, and the Iraqi ones.
const ARABIC: [[&str; 3]; 12] = [
    ["يناير", "كانون الثاني", "جانفي"],
    ["فبراير", "شباط", "فيفري"],
    ["مارس", "آذار", "اذار"],
    ["أبريل", "نيسان", "ابريل"],
    ["مايو", "أيار", "ايار"],
    ["يونيو", "حزيران", "جوان"],
    ["يوليو", "تموز", "يوليوز"],
    ["أغسطس", "آب", "اغسطس"],
    ["سبتمبر", "أيلول", "ايلول"],
    ["أكتوبر", "تشرين الأول", "اكتوبر"],
    ["نوفمبر", "تشرين الثاني", "نونبر"],
    ["ديسمبر", "كانون الأول", "دجنبر"],
];

/// Words allowed next to the date in a line that is only a date.
const AROUND: [&str; 52] = [
    "published",
    "posted",
    "updated",
    "on",
    "at",
    "date",
    "last",
    "modified",
    "first",
    "created",
    "release",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "ast",
    "bst",
    "th",
    "st",
    "nd",
    "rd",
    "of",
    "نشر",
    "في",
    "تاريخ",
    "النشر",
    "السبت",
    "الأحد",
    "الاثنين",
    "الثلاثاء",
    "الخميس",
    "الجمعة",
];

/// The date, if the line is a date and nothing more: `Published: January 16, 2018, 4:45 PM`,
/// `2018-01-16T16:45:00Z`, `16 كانون الثاني 2018`. If day and month are ambiguous, only the year is taken.
pub fn published(line: &str) -> Option<Period> {
    let line: String = line.chars().map(western).collect();
    if line.len() > 120 {
        return None;
    }
    let date = iso(&line).or_else(|| numbers(&line)).or_else(|| spelled(&line))?;
    Some(Period { text: words(date), from: Some(date), to: Some(date) })
}

/// Converts Arabic digits to ASCII.
fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10).unwrap_or(c),
        _ => c,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    PartialDate::try_from(format!("{year:04}-{month:02}-{day:02}").as_str()).ok()
}

fn iso(line: &str) -> Option<PartialDate> {
    let line = line.trim();
    let (day, rest) = line.split_at_checked(10)?;
    let ends = rest.is_empty()
        || rest.starts_with(['T', ' ']) && rest.chars().all(|c| c.is_ascii_digit() || "T :.+-Z".contains(c));
    let date = PartialDate::try_from(day).ok()?;
    (ends && (1900..=2100).contains(&date.year())).then_some(date)
}

/// `16/01/2018`, `1.16.2018`, `2018/01/16`, alone in the line.
fn numbers(line: &str) -> Option<PartialDate> {
    let parts: Vec<u32> =
        line.trim().split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, third] = parts[..] else { return None };
    match () {
        () if first > 31 => date(first, second, third),
        () if first > 12 || first == second => date(third, second, first),
        () if second > 12 => date(third, first, second),
        () => {
            date(third, second, first)?;
            PartialDate::try_from(format!("{third:04}").as_str()).ok()
        }
    }
}

/// A date with the month's name, and nothing else but a time and known words.
fn spelled(line: &str) -> Option<PartialDate> {
    let lower = line.to_lowercase();
    let (month, lower) = arabic_month(&lower).unwrap_or((0, lower));
    let (mut month, mut day, mut year) = (month, None, None);
    for word in
        lower.split(|c: char| !(c.is_alphanumeric() || c == ':')).filter(|w| !w.is_empty() && *w != ":")
    {
        let (digits, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
        let is_time = word.contains(':') && !digits.is_empty();
        let word = rest.trim_matches(':');
        match digits.parse::<u32>() {
            _ if is_time => {}
            Ok(number) if digits.len() == 4 && year.is_none() && word.is_empty() => year = Some(number),
            // The hour after the date: 4 pm.
            Ok(_) if word == "am" || word == "pm" => {}
            Ok(number) if digits.len() <= 2 && day.is_none() => day = Some(number),
            Ok(_) if year.is_some() && day.is_some() && digits.len() <= 4 => {}
            Ok(_) => return None,
            Err(_) if AROUND.contains(&word) => {}
            Err(_) if month == 0 => month = english_month(word)?,
            Err(_) => return None,
        }
    }
    let (year, day) = (year?, day);
    match day {
        Some(day) => date(year, month, day),
        None if month > 0 && (1900..=2100).contains(&year) => {
            PartialDate::try_from(format!("{year:04}-{month:02}").as_str()).ok()
        }
        None => None,
    }
}

fn english_month(word: &str) -> Option<u32> {
    let index = ENGLISH.iter().position(|month| word.starts_with(month))?;
    let whole = MONTH_NAMES[index].to_lowercase();
    (whole.starts_with(word) || word == "sept").then_some(index as u32 + 1)
}

/// The Arabic month in a line, and the line without it.
fn arabic_month(line: &str) -> Option<(u32, String)> {
    (1..).zip(&ARABIC).find_map(|(month, names)| {
        let name = names.iter().find(|name| line.contains(*name))?;
        Some((month, line.replacen(name, " ", 1)))
    })
}

/// `16 January 2018`.
fn words(date: PartialDate) -> String {
    let text = date.to_string();
    let mut parts = text.split('-').skip(1).map(|part| part.parse::<usize>().unwrap_or(0));
    let month = parts.next().and_then(|month| MONTH_NAMES.get(month.checked_sub(1)?));
    match (month, parts.next()) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year()),
        (Some(month), None) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_a_date_is_read() {
        for (line, text) in [
            ("2018-01-16T16:45:00+03:00", "16 January 2018"),
            ("Published: January 16, 2018, 4:45 PM", "16 January 2018"),
            ("Tue, 16 Jan 2018 10:00:00 GMT", "16 January 2018"),
            ("Last updated on Sept. 3rd, 2017 at 4 pm", "3 September 2017"),
            ("16/01/2018", "16 January 2018"),
            ("1/16/2018", "16 January 2018"),
            ("03/04/2018", "2018"),
            ("March 2019", "March 2019"),
            ("16 كانون الثاني 2018", "16 January 2018"),
            ("نشر في: ٤ نوفمبر ٢٠١٧", "4 November 2017"),
        ] {
            assert_eq!(published(line).map(|p| p.text).as_deref(), Some(text), "{line}");
        }
    }

    #[test]
    fn a_line_that_says_more_is_no_date() {
        for line in [
            "Iraqi forces on Nov. 4, 2017",
            "2018",
            "May",
            "16 killed in January 2018",
            "30 February 2018",
            "",
            "4:45",
            "31/02/2018",
            "May 2018 attacks",
        ] {
            assert_eq!(published(line), None, "{line}");
        }
    }
}
