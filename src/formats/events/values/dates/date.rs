use crate::events::{DatePrecision, Day};
use crate::formats::events::DateForm;
pub use crate::formats::events::date_order::DateOrder;
pub(in crate::formats::events) use crate::formats::events::date_order::OrderEvidence;
use crate::formats::events::date_order::quick;
use crate::formats::events::date_parts::Parts;
pub use crate::formats::events::dated::DateUnit;
use crate::formats::events::dated::{ALONE, ISLAMIC_OR_PERSIAN, span, within};
pub(in crate::formats::events) use crate::formats::events::dated::{Dated, NoDate, is_default_text};
use crate::formats::events::dated_parts::{gregorian, is_of_other_calendar, numbers, of_islamic};
use crate::formats::events::folded::folded;
use crate::formats::events::month_names::{Month, english, letters, month};
use crate::formats::events::number::decimal;
use crate::formats::events::periods::period;
use crate::formats::events::zone::{baghdad, local_day};

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
    /// Its times are of UTC where they do not say more.
    pub utc: bool,
}

/// Likewise; a plain number is read as the column's form says.
pub(in crate::formats::events) fn read_date(
    text: &[u8],
    order: DateOrder,
    form: DateForm,
) -> Result<Dated, NoDate> {
    read_in(text, DateStyle { order, form, utc: false })
}

/// Likewise; a time of another zone is taken to the day in Baghdad.
pub(in crate::formats::events) fn read_in(text: &[u8], style: DateStyle) -> Result<Dated, NoDate> {
    let DateStyle { order, form, utc } = style;
    if let Some(dated) = within(iso(text)) {
        return Ok(in_baghdad(dated, text.get(10..).unwrap_or_default(), utc));
    }
    if form != DateForm::Text
        && let Some(number) = decimal(text)
        && let Some(day) = form.day(number)
    {
        let minute = form.minute(number).filter(|_| utc || form != DateForm::Serial1900);
        return Ok(on_day(Dated::day(day), minute.map_or(day, |minute| baghdad(day, minute))));
    }
    if let Some((a, b, year, length, end)) = quick(text)
        && is_time(&text[end..])
        && let Some(dated) = within(numbers(a, b, year, length, order))
        && !(ISLAMIC_OR_PERSIAN.contains(&year) && length == 4)
    {
        return Ok(in_baghdad(dated, &text[end..], utc));
    }
    if let Some(dated) = within(english_month(text)) {
        return Ok(dated);
    }
    if text.len() > LONGEST {
        return Err(NoDate::Unreadable);
    }
    let text = letters(&folded(text));
    slow(&text, order).map(|dated| in_baghdad(dated, text.as_bytes(), utc))
}

/// A date on the day that the time behind it has in Baghdad.
fn in_baghdad(dated: Dated, rest: &[u8], utc: bool) -> Dated {
    // Without a time of day there is nothing to take there.
    let is_day = dated.precision == DatePrecision::Day && dated.first == dated.last;
    if rest.len() < 5 || !is_day { dated } else { on_day(dated, local_day(dated.first, rest, utc)) }
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
    // Words alone are no period, but may be a month of another calendar.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return one(text, order);
    }
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
    one(text, order).or_else(|why| {
        let whole = |text: &str| one(text, order).ok();
        within(period(text, &whole)).ok_or(why)
    })
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

/// The number of a week or a quarter in a column of its own: `5`, `W05`, `Week 5`, `Q1`.
pub(in crate::formats::events) fn part_of_year(text: &str) -> Option<u8> {
    let text = folded(text.as_bytes()).to_lowercase();
    let number = text.trim_start_matches(|c: char| c.is_alphabetic() || " .-_".contains(c));
    let name = text[..text.len() - number.len()].trim_matches([' ', '.', '-', '_']);
    const NAMES: [&str; 12] =
        ["", "w", "wk", "week", "kw", "q", "qtr", "quarter", "hafta", "semaine", "t", "epi week"];
    let whole = decimal(number.as_bytes()).filter(|n| n.fract() == 0.0 && (0.0..=53.0).contains(n));
    whole.filter(|_| NAMES.contains(&name)).map(|n| n as u8)
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
