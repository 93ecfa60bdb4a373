use memchr::{memchr, memchr_iter};

use crate::formats::events::form::{Extent, Form};
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::sink::Rows;
use crate::formats::events::split::{Span, line_of};
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};

/// Iterates over the records of a table.
pub(super) struct Records<'f> {
    pub form: &'f Form,
    pub spans: Vec<Span>,
    /// Current line of the stream, from 1.
    pub line: u64,
    /// The line terminator: old Macintosh files have bare carriage returns.
    pub line_end: u8,
    /// The last record ended with the first half of its line end.
    half: bool,
    /// The current record is known to have no line end inside.
    one_line: bool,
}

pub(super) enum Found {
    Record(Extent),
    TooLong,
    End,
}

impl<'f> Records<'f> {
    pub fn new(form: &'f Form, line: u64, line_end: u8) -> Self {
        Self { form, spans: Vec::new(), line, line_end, half: false, one_line: false }
    }

    /// Advances to the next record; returns the number of blank lines before it, and the first of them.
    pub fn skip_blank(&mut self, stream: &mut Stream) -> (u64, u64) {
        let from = self.line;
        loop {
            let bytes = stream.bytes();
            let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            let more = blank == bytes.len();
            if blank > 0 {
                self.count(&bytes[..blank]);
                stream.skip(blank);
            }
            if !more || !stream.fill() {
                break;
            }
        }
        let half = u64::from(std::mem::take(&mut self.half));
        let at_end = stream.bytes().is_empty();
        // What stands behind the last row is its end and no row.
        if at_end { (0, 0) } else { ((self.line - from).saturating_sub(half), from + half) }
    }

    /// The record at the current position.
    pub fn next(&mut self, stream: &mut Stream) -> Found {
        self.one_line = false;
        loop {
            let bytes = stream.bytes();
            if let Some(len) = self.form.dialect.split(bytes, false, &mut self.spans) {
                return Found::Record(self.settled(&bytes[..len]));
            }
            if bytes.len() < MOST_OF_A_RECORD && stream.fill() {
                continue;
            }
            return self.last(stream.bytes());
        }
    }

    /// The record, or its first line if it is one only because of a stray quote.
    fn settled(&mut self, record: &[u8]) -> Extent {
        let whole = Extent { len: record.len(), alone: false };
        let Some((_, inside)) = record.split_last() else { return whole };
        self.one_line = memchr(self.line_end, inside).is_none();
        if self.one_line && self.spans.len() == self.form.columns {
            return whole;
        }
        let alone = self.form.without_stray(record, &mut self.spans);
        alone.map_or(whole, |len| Extent { len, alone: true })
    }

    /// Handles a record without an end: the last of the file, one with an unclosed quote, or one that is too
    /// long.
    fn last(&mut self, bytes: &[u8]) -> Found {
        if bytes.is_empty() {
            return Found::End;
        }
        let whole = bytes.len() < MOST_OF_A_RECORD;
        if whole && let Some(len) = self.form.dialect.split(bytes, true, &mut self.spans) {
            return Found::Record(self.settled(&bytes[..len]));
        }
        let (end, _) = line_of(bytes);
        if end == bytes.len() && !whole {
            return Found::TooLong;
        }
        Found::Record(self.form.first_line(bytes, &mut self.spans))
    }

    fn count(&mut self, passed: &[u8]) {
        self.line += memchr_iter(self.line_end, passed).count() as u64;
    }

    /// Most records have one line end, their last byte, and that was found out before.
    pub fn count_record(&mut self, passed: &[u8]) {
        match passed.last() {
            Some(last) if self.one_line => self.line += u64::from(*last == self.line_end),
            _ => self.count(passed),
        }
        self.half = self.line_end == b'\n' && passed.last() == Some(&b'\r');
    }

    pub fn skip_line(
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
            self.half = self.line_end == b'\n' && bytes.get(end) == Some(&b'\r');
            stream.skip(len);
            rows.beat(pulse, stream.offset())?;
            if found || !stream.fill() {
                return Ok(());
            }
        }
    }
}
