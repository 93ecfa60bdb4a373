use crate::events::{DatePrecision, Day};
use crate::formats::events::DateHints;
use crate::formats::events::calendars::{iso_week, ordinal};
use crate::formats::events::date_order::DateOrder;
use crate::formats::events::date_parts::{Part, Parts};
use crate::formats::events::dated::{
    ALONE, Dated, ISLAMIC, ISLAMIC_OR_PERSIAN, PERSIAN, PERSIAN_IF_TOLD, within,
};
use crate::formats::events::month_names::Month;

/// The date of these parts in the usual calendar.
pub(in crate::formats::events) fn gregorian(
    parts: &Parts,
    order: DateOrder,
    hints: DateHints,
) -> Option<Dated> {
    use Month::Gregorian;
    use Part::{Number, Quarter, Week};
    let small = |n: i64| u8::try_from(n).unwrap_or(0);
    match parts.list() {
        [Number(n, 8)] => whole_day(*n),
        // With an hour behind it: years are those of this century and the last.
        [Number(n, 10)] if ALONE.contains(&(n / 1_000_000)) && n % 100 < 24 => whole_day(n / 100),
        [Number(n, 12)] => whole_day(n / 10_000),
        [Number(n, 14)] => whole_day(n / 1_000_000),
        [Number(n, 8), Number(_, 4 | 6)] => whole_day(*n),
        [Number(n, 7)] => ordinal((n / 1000) as i32, (n % 1000) as i32).map(Dated::day),
        [Number(n, 6)] if ALONE.contains(&(n / 100)) => Dated::month((n / 100) as i32, small(n % 100)),
        [Number(year, 4)] if ALONE.contains(year) => Dated::year(*year as i32),
        [Number(year, 4), Number(day, 3)] => ordinal(*year as i32, *day as i32).map(Dated::day),
        // "2017.5" is no month.
        [Number(_, 4), Number(_, 1)] if parts.sign == '.' => None,
        [Number(year, 4), Number(last, 2)] if "-/".contains(parts.sign) => {
            let month = || Dated::month(*year as i32, small(*last));
            let years = || years(*year, *last);
            let partly = || partly(*year, *last, 0);
            let pair = if hints.year_pairs && *last == (year + 1) % 100 { years() } else { None };
            pair.or_else(month).or_else(years).or_else(partly)
        }
        [Number(year, 4), Number(month, 1 | 2)] | [Number(month, 1 | 2), Number(year, 4)] => {
            Dated::month(*year as i32, small(*month))
        }
        [Part::Month(Gregorian(month)), Number(year, 4)]
        | [Number(year, 4), Part::Month(Gregorian(month))] => Dated::month(*year as i32, *month),
        // Spreadsheets show a month this way; "March 17" is a day without a year.
        [Part::Month(Gregorian(month)), Number(year, 2)]
            if "-'".contains(parts.sign) || *year > 31 || hints.short_years =>
        {
            Dated::month(full(*year, 2), *month)
        }
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] => {
            let whole = Day::from_ymd(*year as i32, small(*month), small(*day)).map(Dated::day);
            whole.or_else(|| partly(*year, *month, *day))
        }
        [Number(a, 1 | 2), Part::Month(Gregorian(month)), Number(b, length @ (2 | 4))] => {
            let year_first = *length == 2 && (*a > 31 || order == DateOrder::YearFirst);
            let (day, year) = if year_first { (*b, full(*a, 2)) } else { (*a, full(*b, *length)) };
            let whole = Day::from_ymd(year, *month, small(day)).map(Dated::day);
            whole.or_else(|| partly(i64::from(year), i64::from(*month), day).filter(|_| *length == 4))
        }
        [Part::Month(Gregorian(month)), Number(day, 1 | 2), Number(year, length @ (2 | 4))]
        | [Number(year, length @ 4), Part::Month(Gregorian(month)), Number(day, 1 | 2)] => {
            Day::from_ymd(full(*year, *length), *month, small(*day)).map(Dated::day)
        }
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, length @ (2 | 4))] => {
            numbers(*a, *b, *year, *length, order)
        }
        [Number(year, 4), Week, Number(week, 1 | 2)] | [Week, Number(week, 1 | 2), Number(year, 4)] => {
            let (first, last) = iso_week(*year as i32, small(*week))?;
            Some(Dated::days(first, last, DatePrecision::Week))
        }
        [Number(year, 4), Week, Number(n, 3)] => week_day(*year, n / 10, n % 10),
        [Number(year, 4), Week, Number(week, 2), Number(day, 1)] => week_day(*year, *week, *day),
        [Number(year, 4), Quarter, Number(n, 1)] | [Quarter, Number(n, 1), Number(year, 4)] => {
            Dated::quarter(*year as i32, small(*n))
        }
        _ => None,
    }
}

/// `20170317`, or `17032017` where that is none.
fn whole_day(n: i64) -> Option<Dated> {
    let day = |year: i64, month: i64, day: i64| {
        within(Day::from_ymd(year as i32, month as u8, day as u8).map(Dated::day))
    };
    let (year_first, year_last) =
        ((n / 10_000, n / 100 % 100, n % 100), (n % 10_000, n / 10_000 % 100, n / 1_000_000));
    day(year_first.0, year_first.1, year_first.2)
        .or_else(|| day(year_last.0, year_last.1, year_last.2))
        .or_else(|| partly(year_first.0, year_first.1, year_first.2))
        .or_else(|| partly(year_last.0, year_last.1, year_last.2))
}

/// A date of which day or month is given as not known.
fn partly(year: i64, month: i64, day: i64) -> Option<Dated> {
    if ALONE.contains(&year) { Dated::partly(year as i32, month, day) } else { None }
}

/// `2014/15`: the years from the one to the other, of which the last has two digits.
fn years(first: i64, last: i64) -> Option<Dated> {
    let last = first - first % 100 + last + if last < first % 100 { 100 } else { 0 };
    let near = ALONE.contains(&first) && (1..=10).contains(&(last - first));
    if near { Dated::years(first as i32, last as i32) } else { None }
}

fn week_day(year: i64, week: i64, day: i64) -> Option<Dated> {
    let (monday, _) = iso_week(year as i32, u8::try_from(week).ok()?)?;
    (1..=7).contains(&day).then(|| Dated::day(Day(monday.0 + day as i32 - 1)))
}

/// A date of three numbers, of which the last is the year unless the order or its size says otherwise.
pub(in crate::formats::events) fn numbers(
    a: i64,
    b: i64,
    year: i64,
    length: usize,
    order: DateOrder,
) -> Option<Dated> {
    let on = |year: i32, month: i64, day: i64| Day::from_ymd(year, month as u8, day as u8).map(Dated::day);
    let turned = |dated: Dated| Dated { other_order: true, ..dated };
    // Two digits that are no day are a year.
    if length == 2 && (order == DateOrder::YearFirst || a > 31) {
        let found = on(full(a, 2), b, year);
        if order == DateOrder::YearFirst && found.is_some() {
            return found;
        }
        if a > 31 {
            return found.map(turned);
        }
    }
    let year = full(year, length);
    let found = match order {
        DateOrder::DayFirst => on(year, b, a).or_else(|| on(year, a, b).map(turned)),
        DateOrder::MonthFirst => on(year, a, b).or_else(|| on(year, b, a).map(turned)),
        // A year of four digits at the end leaves nothing open but day and month.
        DateOrder::YearFirst if length == 4 => on(year, b, a).or_else(|| on(year, a, b).map(turned)),
        DateOrder::YearFirst => on(year, b, a).or_else(|| on(year, a, b)).map(turned),
    };
    let partly = || {
        let (month, day) = if order == DateOrder::MonthFirst { (a, b) } else { (b, a) };
        partly(i64::from(year), month, day).filter(|_| length == 4)
    };
    found.or_else(partly)
}

/// 03 is 2003, 97 is 1997.
pub(in crate::formats::events) fn full(year: i64, length: usize) -> i32 {
    let year = year as i32;
    match (length, year) {
        (2, 0..50) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

/// The date of these parts in the Islamic calendar.
pub(in crate::formats::events) fn of_islamic(parts: &Parts, order: DateOrder) -> Option<Dated> {
    use Month::Islamic;
    use Part::Number;
    let small = |n: i64| u8::try_from(n).unwrap_or(0);
    let certain = |year: i64| parts.islamic || ISLAMIC.contains(&year);
    let on = |year: i64, month: u8, day: i64| {
        let sound = month > 0 && day > 0 && ISLAMIC_OR_PERSIAN.contains(&year);
        if sound { Dated::islamic(year as i32, month, small(day)) } else { None }
    };
    match parts.list() {
        [Number(year, 4)] if parts.islamic => Dated::islamic(*year as i32, 0, 0),
        [Number(year, 4), Part::Month(Islamic(month))] | [Part::Month(Islamic(month)), Number(year, 4)] => {
            Dated::islamic(*year as i32, *month, 0)
        }
        [Number(day, 1 | 2), Part::Month(Islamic(month)), Number(year, 4)]
        | [Part::Month(Islamic(month)), Number(day, 1 | 2), Number(year, 4)]
        | [Number(year, 4), Part::Month(Islamic(month)), Number(day, 1 | 2)] => on(*year, *month, *day),
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] if certain(*year) => {
            on(*year, small(*month), *day)
        }
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, 4)] if certain(*year) => {
            let (first, second) = match order {
                DateOrder::DayFirst | DateOrder::YearFirst => ((*b, *a), (*a, *b)),
                DateOrder::MonthFirst => ((*a, *b), (*b, *a)),
            };
            let turned = || on(*year, small(second.0), second.1).map(|d| Dated { other_order: true, ..d });
            on(*year, small(first.0), first.1).or_else(turned)
        }
        _ => None,
    }
}

/// The date of these parts in the Persian calendar.
pub(in crate::formats::events) fn of_persian(
    parts: &Parts,
    order: DateOrder,
    hints: DateHints,
) -> Option<Dated> {
    use Month::Persian;
    use Part::Number;
    let small = |n: i64| u8::try_from(n).ok();
    let told = hints.persian || parts.persian;
    let certain =
        |year: i64| PERSIAN.contains(&year) && !parts.islamic || told && PERSIAN_IF_TOLD.contains(&year);
    let on = |year: i64, month: i64, day: i64| {
        let part = |n: i64| if n == 99 { Some(0) } else { small(n) };
        let dated = Dated::persian(i32::try_from(year).ok()?, part(month)?, part(day)?)?;
        Some(Dated { partly: dated.precision != DatePrecision::Day, ..dated })
    };
    match parts.list() {
        [Number(year, 4)] if told && certain(*year) => Dated::persian(*year as i32, 0, 0),
        [Number(n, 8)] if certain(n / 10_000) => on(n / 10_000, n / 100 % 100, n % 100),
        [Number(year, 4), Part::Month(Persian(month))] | [Part::Month(Persian(month)), Number(year, 4)] => {
            Dated::persian(*year as i32, *month, 0)
        }
        [Number(year, 4), Number(month, 1 | 2)] if certain(*year) => {
            Dated::persian(*year as i32, small(*month).filter(|month| *month > 0)?, 0)
        }
        [Number(day, 1 | 2), Part::Month(Persian(month)), Number(year, 4)]
        | [Part::Month(Persian(month)), Number(day, 1 | 2), Number(year, 4)]
        | [Number(year, 4), Part::Month(Persian(month)), Number(day, 1 | 2)] => {
            on(*year, i64::from(*month), *day)
        }
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] if certain(*year) => {
            on(*year, *month, *day)
        }
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(year, 4)] if certain(*year) => {
            let turned = |dated: Dated| Dated { other_order: true, ..dated };
            match order {
                DateOrder::DayFirst | DateOrder::YearFirst => {
                    on(*year, *b, *a).or_else(|| on(*year, *a, *b).map(turned))
                }
                DateOrder::MonthFirst => on(*year, *a, *b).or_else(|| on(*year, *b, *a).map(turned)),
            }
        }
        _ => None,
    }
}

/// Whether the year of a date in a Persian table has two digits, and may be of either calendar: 96/01/05.
pub(in crate::formats::events) fn has_short_year(parts: &Parts) -> bool {
    use Part::Number;
    matches!(parts.list(), [Number(_, 1 | 2), Number(_, 1 | 2), Number(_, 1 | 2)])
}

/// Whether these parts are of a calendar that is not converted, or could be of two.
pub(in crate::formats::events) fn is_of_other_calendar(parts: &Parts) -> bool {
    let year = |part: &Part| matches!(part, Part::Number(year, 4) if ISLAMIC_OR_PERSIAN.contains(year));
    let month =
        |part: &Part| matches!(part, Part::Month(Month::Islamic(_) | Month::Persian(_) | Month::Kurdish));
    parts.list().iter().any(|part| month(part) || year(part))
}
