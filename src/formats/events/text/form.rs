use memchr::memchr2;

use crate::formats::events::date::date;
use crate::formats::events::split::{Span, line_of};
use crate::formats::events::{DateOrder, Dates, Dialect, Mapping};

/// What the rows of a table look like, by which a stray quote is told from one that encloses a field over
/// several lines.
///
/// A quote that opens a field and closes it only in a later row, or never, makes one record of all rows
/// between. The standard (RFC 4180) allows that reading. It is not taken where it gives the wrong number of
/// columns while the first line alone gives the right one, or where the lines inside are rows themselves:
/// they have all columns, and what stands in the columns for date, position and numbers looks like that.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Form {
    pub dialect: Dialect,
    pub columns: usize,
    /// Columns without which a row is useless.
    pub needed: usize,
    dates: Vec<usize>,
    numbers: Vec<usize>,
    /// The meaning of the columns is not known yet.
    bare: bool,
}

/// A record at the beginning of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Extent {
    /// With its line end.
    pub len: usize,
    /// It was divided as a line by itself, because of a stray quote.
    pub alone: bool,
}

/// Lines after which it is clear that what quotes enclose is no list of rows.
const TRIED: usize = 20;

/// Longest text of a date or number.
const SHORT: usize = 60;

impl Form {
    pub fn of(dialect: Dialect, columns: usize, mapping: &Mapping) -> Self {
        let (dates, parts) = match mapping.dates {
            Dates::None => (vec![], vec![]),
            Dates::One(day) => (vec![day], vec![]),
            Dates::Span { first, last } => (vec![first, last], vec![]),
            Dates::Parts { year, .. } => (vec![], vec![year]),
        };
        let numbers = [mapping.latitude, mapping.longitude, mapping.best, mapping.low, mapping.high];
        let numbers = numbers.into_iter().flatten().chain(mapping.added.iter().copied());
        let numbers = numbers.chain(parts).collect();
        let needed = mapping.essential().max().map_or(0, |c| c + 1);
        Self { dialect, columns, needed, dates, numbers, bare: false }
    }

    /// Of a table whose columns are not understood yet.
    pub fn bare(dialect: Dialect, columns: usize) -> Self {
        Self { dialect, columns, needed: 0, dates: vec![], numbers: vec![], bare: true }
    }

    /// The record at the beginning; `None` if it does not end there. `whole` says that no more is to come:
    /// then what quotes never close is read line by line.
    pub fn record(&self, bytes: &[u8], whole: bool, spans: &mut Vec<Span>) -> Option<Extent> {
        match self.dialect.split(bytes, whole, spans) {
            Some(len) => {
                let lines = memchr2(b'\n', b'\r', &bytes[..len.saturating_sub(1)]).is_some();
                let alone = if lines || spans.len() != self.columns {
                    self.without_stray(&bytes[..len], spans)
                } else {
                    None
                };
                Some(alone.map_or(Extent { len, alone: false }, |len| Extent { len, alone: true }))
            }
            None if whole => Some(self.first_line(bytes, spans)),
            None => None,
        }
    }

    /// The first line as a record.
    pub fn first_line(&self, bytes: &[u8], spans: &mut Vec<Span>) -> Extent {
        let (end, len) = line_of(bytes);
        self.dialect.split_line(&bytes[..end], spans);
        Extent { len, alone: true }
    }

    /// The length of the first line of a record, divided into `spans`, if the record is one only because of
    /// a stray quote. For records with several lines or an unexpected number of columns.
    pub fn without_stray(&self, record: &[u8], spans: &mut Vec<Span>) -> Option<usize> {
        let (end, len) = line_of(record);
        let mut alone = Vec::new();
        self.dialect.split_line(&record[..end], &mut alone);
        if alone.len() != self.columns || alone == *spans {
            return None;
        }
        let rest = &record[len..];
        let is_right = spans.len() == self.columns;
        let malformed = self.is_malformed(record, spans);
        let stray = if is_right {
            let can_tell = self.bare || !self.dates.is_empty() || !self.numbers.is_empty();
            (can_tell || malformed)
                && self.looks_like_row(&record[..end], &alone)
                && self.holds_rows(rest, malformed)
        } else {
            // A short row may have a genuine text of several lines at its end.
            spans.len() > self.columns || rest.trim_ascii().is_empty() || self.holds_rows(rest, malformed)
        };
        if !stray {
            return None;
        }
        *spans = alone;
        Some(len)
    }

    /// Whether nearly all of these lines are rows; where the quotes are `malformed`, it is enough that the last
    /// is one, which has the second of them.
    fn holds_rows(&self, mut text: &[u8], malformed: bool) -> bool {
        let (mut lines, mut rows, mut last, mut spans) = (0_usize, 0_usize, false, Vec::new());
        while !text.is_empty() {
            let (end, len) = line_of(text);
            let line = &text[..end];
            text = &text[len..];
            // Blank rows and comments say nothing.
            if line.iter().all(|b| b.is_ascii_whitespace() || *b == self.dialect.delimiter) {
                continue;
            }
            // A row may have quotes of its own.
            if self.dialect.split(line, true, &mut spans).is_none() {
                self.dialect.split_line(line, &mut spans);
            }
            if line[0] == b'#' && spans.len() != self.columns {
                continue;
            }
            last = spans.len() == self.columns && self.looks_like_row(line, &spans);
            lines += 1;
            rows += usize::from(last);
            if !malformed && lines >= TRIED && rows * 2 < lines {
                return false;
            }
        }
        malformed && last || rows > 0 && rows * 5 >= lines * 4
    }

    /// Whether what stands in the columns for date, position and numbers looks like that. In a table without
    /// such columns nothing speaks against it.
    fn looks_like_row(&self, line: &[u8], spans: &[Span]) -> bool {
        let text = |c: &usize| spans.get(*c).map_or(&b""[..], |s| &line[s.start as usize..s.end as usize]);
        let dates = self.dates.iter().map(text).map(|t| (t, like_date(t)));
        let numbers = self.numbers.iter().map(text).map(|t| (t, like_number(t)));
        let mut filled = dates.chain(numbers).filter(|(text, _)| !text.trim_ascii().is_empty()).peekable();
        let none = self.dates.is_empty() && self.numbers.is_empty();
        (none || filled.peek().is_some()) && filled.all(|(_, fits)| fits)
    }

    /// Whether text follows a closing quote, which the standard does not allow.
    fn is_malformed(&self, record: &[u8], spans: &[Span]) -> bool {
        let (quote, field) = (self.dialect.quote, |s: &Span| &record[s.start as usize..s.end as usize]);
        let enclosed = |text: &[u8]| text.len() > 1 && text.ends_with(&[quote]);
        spans.iter().filter(|s| s.quotes).any(|s| field(s).starts_with(&[quote]) && !enclosed(field(s)))
    }
}

/// Any form in which a date may be written, at first sight.
fn like_date(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    text.len() <= SHORT
        && (digits >= 4 && letters <= 12
            || !text.is_ascii() && letters == 0
            || date(text, DateOrder::DayFirst).is_some())
}

/// Any form in which a coordinate or a count may be written, at first sight.
fn like_number(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = text.iter().any(u8::is_ascii_digit) || !text.is_ascii();
    text.len() <= SHORT && digits && letters <= 2
}
