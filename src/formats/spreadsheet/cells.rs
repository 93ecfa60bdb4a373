use calamine::{Data, DataRef, ExcelDateTime};

/// How precisely a cell shows a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Day,
    Month,
    Year,
}

impl Shown {
    /// By the cell's number format: `mmm-yy` shows a month, `yyyy` a year.
    pub fn by(format: &str) -> Self {
        let (mut letters, mut quoted, mut skip) = (String::new(), false, false);
        // Text in quotes, behind a backslash, or in brackets such as a colour, is no part of the date.
        let mut bracket = false;
        for c in format.chars() {
            match c {
                _ if skip => skip = false,
                '"' => quoted = !quoted,
                _ if quoted => {}
                '\\' | '_' | '*' => skip = true,
                '[' => bracket = true,
                ']' => bracket = false,
                ';' => break,
                _ if bracket => {}
                _ => letters.extend(c.to_lowercase()),
            }
        }
        let has = |c: char| letters.contains(c);
        match () {
            () if has('d') || has('h') || has('s') || !has('y') => Self::Day,
            () if has('m') => Self::Month,
            () => Self::Year,
        }
    }
}

/// The text of a cell, on one line; none for an error such as `#N/A`.
pub(super) fn text(cell: &DataRef, shown: Shown) -> String {
    match cell {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => number(*x),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => moment(at, shown),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The same, for a sheet read as a whole.
pub(super) fn text_of(cell: &Data) -> String {
    match cell {
        Data::Int(n) => n.to_string(),
        Data::Float(x) => number(*x),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => one_line(text),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => moment(at, Shown::Day),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// Whole numbers without decimals: sheets store all numbers as floats.
fn number(x: f64) -> String {
    // Below 2^53 every whole number is exact.
    if x.fract() == 0.0 && x.abs() < 9e15 { (x as i64).to_string() } else { x.to_string() }
}

/// A date as 2007-03-15, with the time if there is one, or as 2007-03 or 2007 where the cell shows no more.
fn moment(at: &ExcelDateTime, shown: Shown) -> String {
    let days = at.as_f64();
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match () {
        () if at.is_duration() || !days.is_finite() => number(days),
        () if days < 1.0 => time,
        () if shown == Shown::Year => format!("{year:04}"),
        () if shown == Shown::Month => format!("{year:04}-{month:02}"),
        () if hour == 0 && minute == 0 && second == 0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// Joins the lines of a cell, so that a line of the text is a row of the sheet.
fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\n', '\r']) {
        text.split(['\n', '\r']).map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_shows_a_day_a_month_or_a_year() {
        for (format, shown) in [
            ("mmm-yy", Shown::Month),
            ("mmmm yyyy", Shown::Month),
            ("[$-409]mmm\\-yy;@", Shown::Month),
            ("yyyy/mm", Shown::Month),
            ("yyyy", Shown::Year),
            ("\"year\" yyyy", Shown::Year),
            ("yyyy-mm-dd", Shown::Day),
            ("d-mmm", Shown::Day),
            ("m/d/yy h:mm", Shown::Day),
            ("mm:ss", Shown::Day),
            ("General", Shown::Day),
            ("0.00", Shown::Day),
        ] {
            assert_eq!(Shown::by(format), shown, "{format}");
        }
    }
}
