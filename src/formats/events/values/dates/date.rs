use crate::events::{DatePrecision, Day};
use crate::formats::events::compact::{compact, military};
pub use crate::formats::events::date_order::DateOrder;
pub(in crate::formats::events) use crate::formats::events::date_order::OrderEvidence;
use crate::formats::events::date_order::quick;
use crate::formats::events::date_parts::Parts;
pub use crate::formats::events::dated::DateUnit;
use crate::formats::events::dated::{ALONE, ISLAMIC_OR_PERSIAN, span, within};
pub(in crate::formats::events) use crate::formats::events::dated::{Dated, NoDate, is_default_text};
use crate::formats::events::dated_parts::{
    gregorian, has_short_year, is_of_other_calendar, numbers, of_islamic, of_persian,
};
use crate::formats::events::day_ranges::day_range;
use crate::formats::events::folded::folded;
use crate::formats::events::month_names::{english, letters};
use crate::formats::events::number::decimal;
use crate::formats::events::periods::period;
use crate::formats::events::six_digits::six_digits;
use crate::formats::events::times_of_day::at_time_of_day;
use crate::formats::events::zone::{baghdad, local_day};
use crate::formats::events::{DateForm, DateHints};

/// Longest text of a date, or of two with weekdays, times and zones, in bytes.
const LONGEST: usize = 400;

/// Parses a date; `None` if it is not one, or is before 1800 or after 2199. A time of day after it is
/// ignored.
pub(in crate::formats::events) fn date(text: &[u8], order: DateOrder) -> Option<Dated> {
    read_date(text, order, DateForm::Text).ok()
}

/// How a column writes its dates.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats::events) struct DateStyle {
    pub order: DateOrder,
    pub form: DateForm,
    /// Minutes by which the zone of its times is ahead of UTC, where they do not say more and it is not Iraq's own.
    pub zone: Option<i32>,
    pub hints: DateHints,
}

/// Likewise; a plain number is read as the column's form says.
pub(in crate::formats::events) fn read_date(
    text: &[u8],
    order: DateOrder,
    form: DateForm,
) -> Result<Dated, NoDate> {
    read_in(text, DateStyle { order, form, zone: None, hints: DateHints::default() })
}

/// Likewise; a time of another zone is taken to the day in Baghdad.
pub(in crate::formats::events) fn read_in(text: &[u8], style: DateStyle) -> Result<Dated, NoDate> {
    let DateStyle { order, form, zone, hints } = style;
    if let Some(dated) = within(iso(text)) {
        return Ok(in_baghdad(dated, text.get(10..).unwrap_or_default(), zone));
    }
    if hints.six_digits
        && let Some(dated) = within(six_digits(text, order))
    {
        return Ok(dated);
    }
    if form != DateForm::Text
        && text.first() != Some(&b'0')
        && let Some(number) = decimal(text)
        && let Some(day) = form.day(number)
    {
        // Seconds since 1970 are of UTC by their definition.
        let zone = if form == DateForm::Serial1900 { zone } else { Some(0) };
        let moved = form.minute(number).zip(zone).map(|(minute, zone)| baghdad(day, minute - zone));
        return Ok(on_day(Dated::day(day), moved.unwrap_or(day)));
    }
    if !hints.persian
        && let Some((a, b, year, length, end)) = quick(text)
        && is_time(&text[end..])
        && let Some(dated) = within(numbers(a, b, year, length, order))
        && !(ISLAMIC_OR_PERSIAN.contains(&year) && length == 4)
    {
        return Ok(in_baghdad(dated, &text[end..], zone));
    }
    if let Some(dated) = within(english_month(text)) {
        return Ok(dated);
    }
    if text.len() > LONGEST {
        return Err(NoDate::Unreadable);
    }
    let text = letters(&folded(text));
    let text = with_zeros(&text).unwrap_or(text);
    if let Some(dated) = within(military(&text, zone)) {
        return Ok(dated);
    }
    slow(&text, order, hints).map(|dated| in_baghdad(dated, text.as_bytes(), zone))
}

/// A date with zeros for what it says is not known: `2017-03-XX`, `??/03/2017`.
fn with_zeros(text: &str) -> Option<String> {
    if !["xx", "??"].iter().any(|unknown| text.contains(unknown)) {
        return None;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '?';
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !is_part(c)) {
        let end = piece.len() - piece.chars().next_back().filter(|c| !is_part(*c)).map_or(0, char::len_utf8);
        out.push_str(if matches!(&piece[..end], "xx" | "??") { "00" } else { &piece[..end] });
        out.push_str(&piece[end..]);
    }
    Some(out)
}

/// A date on the day that the time behind it has in Baghdad.
fn in_baghdad(dated: Dated, rest: &[u8], zone: Option<i32>) -> Dated {
    // Without a time of day there is nothing to take there.
    let is_day = dated.precision == DatePrecision::Day && dated.first == dated.last;
    if rest.len() < 5 || !is_day { dated } else { on_day(dated, local_day(dated.first, rest, zone)) }
}

fn on_day(dated: Dated, day: Day) -> Dated {
    if day == dated.first { dated } else { Dated { first: day, last: day, moved: true, ..dated } }
}

fn digits(text: &[u8]) -> Option<i32> {
    text.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))
}

/// `2007-02-23`, alone or with a time.
fn iso(text: &[u8]) -> Option<Dated> {
    let (day, rest) = text.split_at_checked(10)?;
    if day[4] != b'-' || day[7] != b'-' || !matches!(rest, [] | [b' ' | b'T', b'0'..=b'9', ..]) {
        return None;
    }
    // A second date is no time.
    if rest.get(5).is_some_and(|sign| b"-/.".contains(sign)) && rest[1..5].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (month, of_month) = (digits(&day[5..7])?, digits(&day[8..])?);
    Day::from_ymd(digits(&day[..4])?, month as u8, of_month as u8).map(Dated::day)
}

/// Whether what follows a date is a time of day that needs no closer look.
fn is_time(rest: &[u8]) -> bool {
    rest.is_empty() || rest.get(3) == Some(&b':') || rest.get(2) == Some(&b':')
}

/// `04 May 2019`, which is how some exports write every row.
fn english_month(text: &[u8]) -> Option<Dated> {
    let mut words = text.splitn(3, |b| matches!(b, b' ' | b'-'));
    let (day, name, year) = (words.next()?, words.next()?, words.next()?);
    if !(1..=2).contains(&day.len()) || year.len() != 4 {
        return None;
    }
    Day::from_ymd(digits(year)?, english(name)?, digits(day)? as u8).map(Dated::day)
}

/// Every other way to write a date, in a text without accents.
fn slow(text: &str, order: DateOrder, hints: DateHints) -> Result<Dated, NoDate> {
    let one = |text: &str| one(text, order, hints);
    // "2016.0", a year in a column of decimal numbers.
    let text = text.strip_suffix(".0").filter(|t| t.len() == 4).unwrap_or(text);
    // Words alone are no period, but may be a month of another calendar.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return one(text);
    }
    for between in [" to ", " - ", " until ", " bis ", " au ", " الي "] {
        if let Some((first, last)) = text.split_once(between)
            && let (Ok(first), Ok(last)) = (one(first.trim()), one(last.trim()))
            && first.first <= last.last
        {
            return Ok(span(first, last));
        }
    }
    // An interval of ISO 8601.
    if let (Some(first), Some(last)) = (text.get(..10), text.get(11..))
        && text.as_bytes().get(10) == Some(&b'/')
        && let (Some(first), Some(last)) = (iso(first.as_bytes()), iso(last.as_bytes()))
        && first.first <= last.last
    {
        return Ok(span(first, last));
    }
    // What stands in brackets behind a date would be skipped.
    if text.ends_with(')')
        && let Some(bare) = exactly(text)
    {
        return about(bare, order, hints);
    }
    let found = one(text).or_else(|why| {
        let whole = |text: &str| one(text).ok().or_else(|| within(compact(text)));
        let days = |text: &str| whole(text).or_else(|| period(text, &whole));
        let found = compact(text)
            .or_else(|| day_range(text, order))
            .or_else(|| period(text, &whole))
            .or_else(|| at_time_of_day(text, &days));
        within(found).ok_or(why)
    });
    found.or_else(|why| about(exactly(text).ok_or(why)?, order, hints))
}

/// A date that is given as approximate, without the words that say so.
fn about(text: &str, order: DateOrder, hints: DateHints) -> Result<Dated, NoDate> {
    let dated = slow(text, order, hints)?;
    Ok(Dated { precision: dated.precision.max(DatePrecision::Week), about: true, ..dated })
}

/// A date without the words or signs that say that it is approximate; `None` if there are none.
fn exactly(text: &str) -> Option<&str> {
    const BEFORE: [&str; 20] = [
        "circa ",
        "ca. ",
        "ca ",
        "c. ",
        "c.",
        "approx. ",
        "approx ",
        "approximately ",
        "about ",
        "around ",
        "~",
        "probably ",
        "estimated ",
        "est. ",
        "etwa ",
        "um den ",
        "environ ",
        "vers le ",
        "حوالي ",
        "نحو ",
    ];
    const BEHIND: [&str; 8] =
        ["?", "(?)", "(approx.)", "(approx)", "(approximate)", "(approximately)", "(estimated)", "(circa)"];
    let bare = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    // “20??” is no year.
    let behind =
        || BEHIND.iter().find_map(|word| text.strip_suffix(word)).filter(|bare| !bare.ends_with('?'));
    bare.or_else(behind).map(str::trim).filter(|bare| !bare.is_empty())
}

fn one(text: &str, order: DateOrder, hints: DateHints) -> Result<Dated, NoDate> {
    let parts = Parts::of(text).ok_or(NoDate::Unreadable)?;
    if hints.persian && has_short_year(&parts) {
        return Err(NoDate::OtherCalendar);
    }
    let dated = within(gregorian(&parts, order, hints))
        .or_else(|| within(of_persian(&parts, order, hints).filter(|_| hints.persian || parts.persian)))
        .or_else(|| within(of_islamic(&parts, order)))
        .or_else(|| within(of_persian(&parts, order, hints)));
    dated.ok_or(if is_of_other_calendar(&parts) { NoDate::OtherCalendar } else { NoDate::Unreadable })
}

/// Whether a text is a date, of any calendar and without regard to the order of day and month.
pub(in crate::formats::events) fn is_date(text: &str) -> bool {
    let text = text.trim();
    match read_date(text.as_bytes(), DateOrder::DayFirst, DateForm::Text) {
        Ok(_) => true,
        // A number alone may be a year of another calendar, or anything else.
        Err(NoDate::OtherCalendar) => decimal(text.as_bytes()).is_none(),
        Err(NoDate::Unreadable) => false,
    }
}

/// Whether a text is a date that is not known to the day, such as a month.
pub(in crate::formats::events) fn is_period(text: &str) -> bool {
    date(text.trim().as_bytes(), DateOrder::DayFirst).is_some_and(|dated| dated.first != dated.last)
}

/// Whether a text is a year, and no time of day like 1830.
pub(in crate::formats::events) fn is_year(text: &str) -> bool {
    decimal(text.trim().as_bytes()).is_some_and(|x| x.fract() == 0.0 && ALONE.contains(&(x as i64)))
}

/// Whether a text can be a date that is a plain number: a spreadsheet's day number or the time since 1970.
/// Only the name of a column tells such dates from other numbers.
pub(in crate::formats::events) fn is_date_number(text: &str) -> bool {
    let text = text.trim();
    !text.starts_with('0') && decimal(text.as_bytes()).is_some_and(|number| DateForm::of(number).is_some())
}

#[cfg(test)]
mod further_tests;
#[cfg(test)]
mod tests;
