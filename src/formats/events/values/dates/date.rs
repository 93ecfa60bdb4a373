use crate::events::{DatePrecision, Day};
use crate::formats::events::DateForm;
pub use crate::formats::events::date_order::DateOrder;
pub(in crate::formats::events) use crate::formats::events::date_order::OrderEvidence;
use crate::formats::events::date_order::quick;
use crate::formats::events::date_parts::Parts;
use crate::formats::events::dated::{ALONE, ISLAMIC_OR_PERSIAN, within};
pub(in crate::formats::events) use crate::formats::events::dated::{Dated, NoDate};
use crate::formats::events::dated_parts::{gregorian, is_of_other_calendar, numbers, of_islamic};
use crate::formats::events::folded::folded;
use crate::formats::events::month_names::{Month, english, letters, month};
use crate::formats::events::number::decimal;

/// Parses a date; `None` if it is not one, or is before 1800 or after 2199. A time of day after it is
/// ignored.
pub(in crate::formats::events) fn date(text: &[u8], order: DateOrder) -> Option<Dated> {
    read_date(text, order, DateForm::Text).ok()
}

/// Likewise; a plain number is read as the column's form says.
pub(in crate::formats::events) fn read_date(
    text: &[u8],
    order: DateOrder,
    form: DateForm,
) -> Result<Dated, NoDate> {
    if let Some(dated) = within(iso(text)) {
        return Ok(dated);
    }
    if form != DateForm::Text
        && let Some(day) = decimal(text).and_then(|number| form.day(number))
    {
        return Ok(Dated::day(day));
    }
    if let Some((a, b, year, length, end)) = quick(text)
        && is_time(&text[end..])
        && let Some(dated) = within(numbers(a, b, year, length, order))
        && !(ISLAMIC_OR_PERSIAN.contains(&year) && length == 4)
    {
        return Ok(dated);
    }
    if let Some(dated) = within(english_month(text)) {
        return Ok(dated);
    }
    slow(&letters(&folded(text)), order)
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
fn slow(text: &str, order: DateOrder) -> Result<Dated, NoDate> {
    // "2016.0", a year in a column of decimal numbers.
    let text = text.strip_suffix(".0").filter(|t| t.len() == 4).unwrap_or(text);
    for between in [" to ", " - ", " until ", " bis ", " au ", " الي "] {
        if let Some((first, last)) = text.split_once(between)
            && let (Ok(first), Ok(last)) = (one(first.trim(), order), one(last.trim(), order))
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
    one(text, order)
}

/// Days that are known to lie between two dates.
fn span(first: Dated, last: Dated) -> Dated {
    let precision = first.precision.max(last.precision);
    let precision = match last.last.0 - first.first.0 {
        0 => precision,
        1..=7 => precision.max(DatePrecision::Week),
        8..=31 => precision.max(DatePrecision::Month),
        _ => precision.max(DatePrecision::Year),
    };
    let other_order = first.other_order || last.other_order;
    Dated {
        other_order,
        islamic: first.islamic || last.islamic,
        ..Dated::days(first.first, last.last, precision)
    }
}

fn one(text: &str, order: DateOrder) -> Result<Dated, NoDate> {
    let parts = Parts::of(text).ok_or(NoDate::Unreadable)?;
    let dated = within(gregorian(&parts, order)).or_else(|| within(of_islamic(&parts, order)));
    dated.ok_or(if is_of_other_calendar(&parts) { NoDate::OtherCalendar } else { NoDate::Unreadable })
}

/// The number of a month in a column of months: a number, or a name.
pub(in crate::formats::events) fn month_number(text: &str) -> Option<f64> {
    decimal(text.trim().as_bytes()).or_else(|| {
        let name = letters(&folded(text.as_bytes())).replace([' ', '-', '.'], "");
        match month(&name)? {
            Month::Gregorian(month) | Month::Islamic(month) => Some(f64::from(month)),
            Month::Solar => None,
        }
    })
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

/// Whether a text is a year, and no time of day like 1830.
pub(in crate::formats::events) fn is_year(text: &str) -> bool {
    decimal(text.trim().as_bytes()).is_some_and(|x| x.fract() == 0.0 && ALONE.contains(&(x as i64)))
}

/// Whether a text can be a date that is a plain number: a spreadsheet's day number or the time since 1970.
/// Only the name of a column tells such dates from other numbers.
pub(in crate::formats::events) fn is_date_number(text: &str) -> bool {
    decimal(text.trim().as_bytes()).is_some_and(|number| DateForm::of(number).is_some())
}

#[cfg(test)]
mod tests;
