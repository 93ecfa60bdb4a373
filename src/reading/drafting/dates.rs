use std::ops::Range;

use super::ahead::{Ahead, looks_ahead};
use super::day_words::{self as words, count, date, day, day_of, month, months_off, weekday, year};
use crate::events::Day;
use crate::model::{PartialDate, Period};
use crate::reading::placing::{Token, tokens};

/// A time named in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Byte range in the sentence.
    pub bytes: Range<usize>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    /// Whether the publication date was needed to resolve it.
    pub relative: bool,
}

/// What is known about the publication date.
#[derive(Clone, Copy, Debug, Default)]
pub struct Published {
    /// The day, if it is known to the day.
    day: Option<Day>,
    /// The latest possible day: year, month, day.
    latest: Option<(i32, u8, u8)>,
}

impl Published {
    pub fn of(period: Option<&Period>) -> Self {
        let Some(period) = period else { return Self::default() };
        let exact = period.from.zip(period.to).filter(|(from, to)| from.first_day() == to.last_day());
        let day = exact.and_then(|(_, to)| {
            let (y, m, d) = to.last_day();
            Day::from_ymd(y, m, d)
        });
        // Even a month or year of publication determines which November was the last.
        Self { day, latest: period.to.or(period.from).map(PartialDate::last_day) }
    }
}

/// All times named in a sentence, in order.
pub fn dates(sentence: &str, published: Published) -> Vec<Named> {
    let mut all: Vec<Token> = tokens(sentence);
    // “Nov. 4, 2017” contains punctuation.
    all.retain(|token| token.is_word || !matches!(token.text.as_str(), "." | "," | "،"));
    let mut found: Vec<(Named, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match named(&all, at, published) {
            Some((first, end, from, to, relative)) => {
                let bytes = all[first].bytes.start..all[end - 1].bytes.end;
                found.push((Named { bytes, from, to, relative }, first, end));
                at = end;
            }
            None => at += 1,
        }
    }
    joined(found, &all)
}

type FoundDate = (usize, usize, Option<PartialDate>, Option<PartialDate>, bool);

/// The time that starts at word `at`: its first word, the word after it, its bounds, and whether the
/// publication date was needed.
fn named(all: &[Token], at: usize, published: Published) -> Option<FoundDate> {
    let word = |index: usize| all.get(index).map_or("", |token| token.text.as_str());
    let before = if at > 0 { word(at - 1) } else { "" };
    let exact = |end: usize, date: PartialDate| Some((at, end, Some(date), Some(date), false));
    let ahead = looks_ahead(all, at);
    if let Some((from, to)) = figures(word(at)) {
        return Some((at, at + 1, Some(from), Some(to), false));
    }
    if let Some((m, taken)) = month(&all[at..]) {
        let next = at + taken;
        let of = usize::from(word(next) == "of");
        if let (Some(d), Some(y)) = (day(word(next)), year(word(next + 1))) {
            return exact(next + 2, day_of(y, m, d)?);
        }
        if let Some(y) = year(word(next + of)) {
            return exact(next + of + 1, date(y, Some(m), None)?);
        }
        if let Some(d) = day(word(next)) {
            return in_a_year(at, next + 1, (m, Some(d)), ahead, published);
        }
        return bare_month(before, at, next, m, ahead, published);
    }
    if let Some(d) = day(word(at)) {
        let of = usize::from(word(at + 1) == "of");
        let (m, taken) = month(all.get(at + 1 + of..)?)?;
        let next = at + 1 + of + taken;
        return match year(word(next)) {
            Some(y) => exact(next + 1, day_of(y, m, d)?),
            None => in_a_year(at, next, (m, Some(d)), ahead, published),
        };
    }
    if let Some(y) = year(word(at)).filter(|_| is_a_year(before, word(at + 1))) {
        return exact(at + 1, date(y, None, None)?);
    }
    relative(all, at, published)
}

/// `2017-11-04`, `2017-11`, `2014-2017`, `mid-2014`.
fn figures(word: &str) -> Option<(PartialDate, PartialDate)> {
    let (first, second) = word.split_once('-')?;
    if let Some(y) = year(second) {
        let end = date(y, None, None)?;
        let early = ["mid", "early", "late", "pre"].contains(&first).then_some(end);
        let begin = year(first).and_then(|y| date(y, None, None)).or(early)?;
        return (begin.year() <= end.year()).then_some((begin, end));
    }
    year(first)?;
    let date = PartialDate::try_from(word).ok()?;
    Some((date, date))
}

/// Whether four digits between these words are a year rather than a count.
fn is_a_year(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 28] = [
        "in", "since", "until", "till", "by", "of", "from", "during", "early", "late", "mid", "to", "and",
        "between", "before", "after", "summer", "winter", "spring", "autumn", "the", "end", "through", "عام",
        "سنه", "في", "منذ", "(",
    ];
    const COUNTED: [&str; 8] =
        ["people", "men", "fighters", "families", "civilians", "soldiers", "troops", "km"];
    (BEFORE.contains(&before) || matches!(before, "-" | "–" | "")) && !COUNTED.contains(&after)
}

/// A month without a year: “last November”, “in November”. Otherwise it may not be a month at all (“march”,
/// “may”).
fn bare_month(
    before: &str,
    at: usize,
    end: usize,
    m: u8,
    ahead: Ahead,
    published: Published,
) -> Option<FoundDate> {
    let first = at.saturating_sub(1);
    match before {
        "last" => {
            let (y, now, _) = published.latest?;
            let year = if now > m { y } else { y - 1 };
            let date = date(year, Some(m), None)?;
            Some((first, end, Some(date), Some(date), true))
        }
        "next" | "coming" => in_a_year(first, end, (m, None), Ahead::Yes, published),
        "in" | "since" | "until" | "till" | "this" | "early" | "late" | "mid" | "during" | "by" => {
            in_a_year(at, end, (m, None), ahead, published)
        }
        _ => None,
    }
}

/// A month, or a day of it, without a year: in the twelve months before publication, or in the twelve after
/// if the sentence looks ahead. Without bounds if undecidable: a wrong year is worse than no date.
fn in_a_year(
    first: usize,
    end: usize,
    (m, d): (u8, Option<u8>),
    ahead: Ahead,
    published: Published,
) -> Option<FoundDate> {
    let (y, now, today) = published.latest?;
    let that = (m, d.unwrap_or(if ahead == Ahead::No { 1 } else { 31 }));
    let year = match ahead {
        Ahead::No if that > (now, today) => y - 1,
        Ahead::Yes if that < (now, today) => y + 1,
        Ahead::Unclear => return Some((first, end, None, None, true)),
        Ahead::No | Ahead::Yes => y,
    };
    let date = match d {
        Some(d) => day_of(year, m, d)?,
        None => date(year, Some(m), None)?,
    };
    Some((first, end, Some(date), Some(date), true))
}

/// Times relative to the publication date.
fn relative(all: &[Token], at: usize, published: Published) -> Option<FoundDate> {
    let word = |index: usize| all.get(index).map_or("", |token| token.text.as_str());
    let found = |end: usize, from: PartialDate, to: PartialDate| Some((at, end, Some(from), Some(to), true));
    let of_day = |Day(day): Day, by: i32| {
        let (y, m, d) = Day(day + by).ymd();
        date(y, Some(m), Some(d))
    };
    match (word(at), word(at + 1)) {
        ("yesterday", _) => found(at + 1, of_day(published.day?, -1)?, of_day(published.day?, -1)?),
        ("today" | "tonight", _) => found(at + 1, of_day(published.day?, 0)?, of_day(published.day?, 0)?),
        ("last" | "past", "week") => found(at + 2, of_day(published.day?, -14)?, of_day(published.day?, -1)?),
        ("next" | "coming", "week") => found(at + 2, of_day(published.day?, 1)?, of_day(published.day?, 14)?),
        (which @ ("last" | "this" | "next"), unit @ ("year" | "month")) => {
            let (y, m, _) = published.latest?;
            let back = i32::from(which == "last") - i32::from(which == "next");
            let (y, m) = if unit == "year" { (y - back, None) } else { with_month(months_off(y, m, -back)) };
            let date = date(y, m, None)?;
            found(at + 2, date, date)
        }
        (day, _) if weekday(day).is_some() => {
            let today = published.day?;
            // 1 January 1970 was a Thursday.
            let back = ((today.0 + 3).rem_euclid(7) - weekday(day)?).rem_euclid(7);
            let earlier = if at > 0 && word(at - 1) == "last" && back == 0 { 7 } else { back };
            let date = of_day(today, -earlier)?;
            found(at + 1, date, date)
        }
        (n, unit) if word(at + 2) == "ago" => {
            let (n, (y, m, _)) = (count(n)?, published.latest?);
            let (y, m) = match unit {
                "year" | "years" => (y - n, None),
                "month" | "months" => with_month(months_off(y, m, -n)),
                "decade" | "decades" => (y - 10 * n, None),
                _ => return None,
            };
            let date = date(y, m, None)?;
            found(at + 3, date, date)
        }
        _ => None,
    }
}

fn with_month((year, month): (i32, u8)) -> (i32, Option<u8>) {
    (year, Some(month))
}

/// Merges “from A to B”, “between A and B” and “A–B” into one time each, and leaves “since A” and “until B”
/// open-ended.
fn joined(found: Vec<(Named, usize, usize)>, all: &[Token]) -> Vec<Named> {
    let word = |index: usize| all.get(index).map_or("", |token| token.text.as_str());
    let mut out: Vec<(Named, usize, usize)> = Vec::new();
    for (mut next, first, end) in found {
        let before = if first > 0 { word(first - 1) } else { "" };
        if let Some((last, begin, last_end)) = out.last_mut()
            && *last_end + 1 == first
            && in_order(last.from, next.to)
            && {
                let opened = if *begin > 0 { word(*begin - 1) } else { "" };
                match before {
                    "to" | "until" | "till" | "through" => true,
                    "and" => opened == "between",
                    "-" | "–" | "—" => true,
                    _ => false,
                }
            }
        {
            last.to = next.to;
            last.relative |= next.relative;
            last.bytes.end = next.bytes.end;
            *last_end = end;
            continue;
        }
        match before {
            "since" | "منذ" => next.to = None,
            "until" | "till" | "before" => next.from = None,
            _ => {}
        }
        out.push((next, first, end));
    }
    out.into_iter().map(|(named, ..)| named).collect()
}

fn in_order(from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
    from.zip(to).is_some_and(|(from, to)| from.first_day() <= to.last_day())
}

/// The bounds in words.
pub fn in_words(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => words::in_words(from),
        (Some(from), Some(to)) => format!("{} to {}", words::in_words(from), words::in_words(to)),
        (Some(from), None) => format!("since {}", words::in_words(from)),
        (None, Some(to)) => format!("until {}", words::in_words(to)),
        (None, None) => "undated".to_owned(),
    }
}
