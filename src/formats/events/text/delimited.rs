use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::formats::events::at::At;
use crate::formats::events::cell::{Cell, Cells, text_of};
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::split::{Span, line_of};
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};
use crate::formats::events::{Cause, Dialect, Mapping};

/// Iterates over the records of a table.
struct Records {
    dialect: Dialect,
    spans: Vec<Span>,
    /// Current line of the stream, from 1.
    line: u64,
    /// The line terminator: old Macintosh files have bare carriage returns.
    line_end: u8,
}

enum Found {
    Record {
        /// Includes its line end.
        len: usize,
        /// Quotes are literal.
        literal: bool,
    },
    TooLong,
    End,
}

impl Records {
    /// Advances to the next record.
    fn skip_blank(&mut self, stream: &mut Stream) {
        loop {
            let bytes = stream.bytes();
            let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            let more = blank == bytes.len();
            self.count(&bytes[..blank]);
            stream.skip(blank);
            if !more || !stream.fill() {
                return;
            }
        }
    }

    /// The record at the current position.
    fn next(&mut self, stream: &mut Stream) -> Found {
        loop {
            let bytes = stream.bytes();
            if let Some(len) = self.dialect.split(bytes, false, &mut self.spans) {
                return Found::Record { len, literal: false };
            }
            if bytes.len() < MOST_OF_A_RECORD && stream.fill() {
                continue;
            }
            return self.last(stream.bytes());
        }
    }

    /// Handles a record without an end: the last of the file, one with an unclosed quote, or one that is too
    /// long.
    fn last(&mut self, bytes: &[u8]) -> Found {
        if bytes.is_empty() {
            return Found::End;
        }
        let whole = bytes.len() < MOST_OF_A_RECORD;
        if whole && let Some(len) = self.dialect.split(bytes, true, &mut self.spans) {
            return Found::Record { len, literal: false };
        }
        let (end, len) = line_of(bytes);
        if end == bytes.len() && !whole {
            return Found::TooLong;
        }
        self.dialect.split_line(&bytes[..end], &mut self.spans);
        Found::Record { len, literal: true }
    }

    /// Takes only the first line, with literal quotes, if that gives the right number of columns: then an
    /// unclosed quote has swallowed the following lines.
    fn first_line(&mut self, record: &[u8], columns: usize) -> Option<usize> {
        let (end, len) = line_of(record);
        if len >= record.len() {
            return None;
        }
        let mut spans = Vec::new();
        self.dialect.split_line(&record[..end], &mut spans);
        if spans.len() != columns {
            return None;
        }
        self.spans = spans;
        Some(len)
    }

    fn count(&mut self, passed: &[u8]) {
        self.line += memchr_iter(self.line_end, passed).count() as u64;
    }

    /// Most records have one line end, their last byte: searching for another is faster than counting.
    fn count_record(&mut self, passed: &[u8]) {
        match passed.split_last() {
            Some((last, rest)) if memchr(self.line_end, rest).is_none() => {
                self.line += u64::from(*last == self.line_end);
            }
            _ => self.count(passed),
        }
    }

    fn skip_line(
        &mut self,
        stream: &mut Stream,
        pulse: &mut Pulse,
        rows: &mut impl Rows,
    ) -> Result<(), Stopped> {
        loop {
            let bytes = stream.bytes();
            let (end, len) = line_of(bytes);
            let found = end < bytes.len();
            self.count(&bytes[..len]);
            stream.skip(len);
            rows.beat(pulse, stream.offset())?;
            if found || !stream.fill() {
                return Ok(());
            }
        }
    }
}

/// Receives the records of a table.
pub(in crate::formats::events) trait Rows {
    fn add(&mut self, record: &Record, at: At);

    /// Counts an unreadable record.
    fn leave_out(&mut self, cause: Cause, line: u64, text: &str);

    /// Adds a note about the last record.
    fn note(&mut self, cause: Cause, line: u64, text: &str);

    /// Reports progress.
    fn beat(&mut self, pulse: &mut Pulse, bytes: u64) -> Result<(), Stopped>;
}

/// Where the rows of a table start.
pub(in crate::formats::events) struct Start {
    /// Line of the first row, from 1.
    pub line: u64,
    pub line_end: u8,
    pub columns: usize,
    /// Offset at which reading ends, if a record starts there.
    pub until: Option<u64>,
}

/// Reads all rows, starting at the first. Returns the line at which it reached `until`; `None` at the end of
/// the file.
pub(in crate::formats::events) fn read(
    stream: &mut Stream,
    dialect: Dialect,
    start: &Start,
    mapping: &Mapping,
    rows: &mut impl Rows,
    pulse: &mut Pulse,
) -> Result<Option<u64>, Stopped> {
    let needed = mapping.essential().max().map_or(0, |c| c + 1);
    let mut records = Records { dialect, spans: Vec::new(), line: start.line, line_end: start.line_end };
    loop {
        records.skip_blank(stream);
        if Some(stream.offset()) == start.until {
            return Ok(Some(records.line));
        }
        let (mut len, mut literal) = match records.next(stream) {
            Found::End => return Ok(None),
            Found::Record { len, literal } => (len, literal),
            Found::TooLong => {
                rows.leave_out(Cause::TooLong, records.line, &text_of(&stream.bytes()[..100]));
                records.skip_line(stream, pulse, rows)?;
                continue;
            }
        };
        let (offset, line) = (stream.offset(), records.line);
        let bytes = stream.bytes();
        if records.spans.len() != start.columns
            && !literal
            && let Some(first) = records.first_line(&bytes[..len], start.columns)
        {
            (len, literal) = (first, true);
        }
        let record = Record { bytes, spans: &records.spans, dialect, len, literal };
        match record.fault(start.columns, needed) {
            Ok(()) => rows.add(&record, At { offset, line }),
            Err(None) => {}
            Err(Some(cause)) => rows.leave_out(cause, line, &text_of(&bytes[..len.min(200)])),
        }
        if record.spans.len() < start.columns && record.fault(start.columns, needed).is_ok() {
            rows.note(Cause::FewColumns, line, &text_of(&bytes[..len.min(200)]));
        }
        if literal {
            rows.note(Cause::OpenQuote, line, &text_of(&bytes[..len.min(200)]));
        }
        records.count_record(&bytes[..len]);
        stream.skip(len);
        rows.beat(pulse, stream.offset())?;
    }
}

/// One record of a table.
pub(in crate::formats::events) struct Record<'a> {
    /// The bytes from its start on, including what follows.
    bytes: &'a [u8],
    spans: &'a [Span],
    dialect: Dialect,
    /// Length in bytes including the line end.
    len: usize,
    /// Quotes are literal.
    literal: bool,
}

impl Record<'_> {
    /// How many fields it has.
    pub fn columns(&self) -> usize {
        self.spans.len()
    }

    /// Its bytes without the line end; `None` if they would be split differently on their own.
    pub fn raw(&self) -> Option<&[u8]> {
        // Invariant: a record is not longer than its bytes.
        let raw = &self.bytes[..self.len];
        (!self.literal).then(|| without_line_end(raw))
    }

    /// The raw text of a field, untrimmed.
    pub fn exact(&self, column: usize) -> Cow<'_, str> {
        let Some(span) = self.spans.get(column) else { return Cow::Borrowed("") };
        let text = &self.bytes[span.start as usize..span.end as usize];
        match std::str::from_utf8(text) {
            Ok(text) if !span.quotes => Cow::Borrowed(text),
            _ if span.quotes => Cow::Owned(text_of(&self.dialect.unquote(text))),
            _ => Cow::Owned(text_of(text)),
        }
    }

    /// Why the record is skipped; `Err(None)` for a blank line.
    fn fault(&self, columns: usize, needed: usize) -> Result<(), Option<Cause>> {
        let count = self.spans.len();
        if count == columns {
            return Ok(());
        }
        if count == 1 && self.cell(0).is_empty() {
            return Err(None);
        }
        // Spreadsheets write surplus delimiters.
        if count > columns {
            let spare = (columns..count).all(|c| self.cell(c).is_empty());
            return if spare { Ok(()) } else { Err(Some(Cause::ManyColumns)) };
        }
        if count < needed { Err(Some(Cause::FewColumns)) } else { Ok(()) }
    }
}

impl Cells for Record<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        let Some(span) = self.spans.get(column) else { return Cell::Missing };
        let text = &self.bytes[span.start as usize..span.end as usize];
        if span.quotes { Cell::Quoted(text, self.dialect) } else { Cell::Text(text) }
    }

    fn is_other_shape(&self) -> bool {
        false
    }
}

fn without_line_end(record: &[u8]) -> &[u8] {
    let end = record.iter().rposition(|b| !matches!(b, b'\r' | b'\n'));
    end.and_then(|end| record.get(..=end)).unwrap_or_default()
}

/// The texts of the first records of some bytes, at most `most`, and the length of each. The last record may
/// be truncated, unless the bytes are the `whole` file.
pub(in crate::formats::events) fn sample(
    dialect: Dialect,
    bytes: &[u8],
    whole: bool,
    most: usize,
) -> Vec<(Vec<String>, usize)> {
    let (mut at, mut rows, mut spans) = (0, Vec::new(), Vec::new());
    while rows.len() < most {
        let blank = bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        at += blank;
        if at == bytes.len() {
            break;
        }
        let len = match dialect.split(&bytes[at..], whole, &mut spans) {
            Some(len) => len,
            None if !whole => break,
            // An unclosed quote is literal.
            None => {
                let (end, len) = line_of(&bytes[at..]);
                dialect.split_line(&bytes[at..at + end], &mut spans);
                len
            }
        };
        let record = Record { bytes: &bytes[at..], spans: &spans, dialect, len, literal: false };
        let texts = (0..spans.len()).map(|c| record.cell(c).to_text()).collect();
        rows.push((texts, blank + len));
        at += len;
    }
    rows
}

/// The record at the start of the bytes up to the next row, as originally read; `spans` is a scratch buffer.
pub(in crate::formats::events) fn again<'b>(
    dialect: Dialect,
    columns: usize,
    bytes: &'b [u8],
    spans: &'b mut Vec<Span>,
) -> Record<'b> {
    let mut records = Records { dialect, spans: std::mem::take(spans), line: 1, line_end: b'\n' };
    let (mut len, mut literal) = match dialect.split(bytes, true, &mut records.spans) {
        Some(len) => (len, false),
        None => {
            let (end, len) = line_of(bytes);
            dialect.split_line(&bytes[..end], &mut records.spans);
            (len, true)
        }
    };
    if records.spans.len() != columns
        && !literal
        && let Some(first) = records.first_line(&bytes[..len], columns)
    {
        (len, literal) = (first, true);
    }
    *spans = records.spans;
    Record { bytes, spans, dialect, len, literal }
}

/// All fields of a record, with their headers.
pub(in crate::formats::events) fn fields(
    dialect: Dialect,
    header: &[String],
    record: &[u8],
) -> Vec<(String, String)> {
    let mut records = Records { dialect, spans: Vec::new(), line: 1, line_end: b'\n' };
    if dialect.split(record, true, &mut records.spans).is_none() {
        let (end, _) = line_of(record);
        dialect.split_line(&record[..end], &mut records.spans);
    } else if records.spans.len() != header.len() {
        // Changes the spans if it finds the right number.
        let _ = records.first_line(record, header.len());
    }
    let row = Record { bytes: record, spans: &records.spans, dialect, len: record.len(), literal: false };
    let name = |c: usize| header.get(c).cloned().unwrap_or_else(|| format!("column {}", c + 1));
    let columns = header.len().max(records.spans.len());
    (0..columns)
        .map(|c| (name(c), row.cell(c).to_text()))
        .filter(|(n, v)| !(n.is_empty() && v.is_empty()))
        .collect()
}
