use std::borrow::Cow;

use crate::formats::events::cell::{Cell, Cells, text_of};
use crate::formats::events::split::Span;
use crate::formats::events::{Cause, Dialect};

/// One record of a table.
pub(in crate::formats::events) struct Record<'a> {
    /// The bytes from its start on, including what follows.
    pub bytes: &'a [u8],
    pub spans: &'a [Span],
    pub dialect: Dialect,
    /// Length in bytes including the line end.
    pub len: usize,
    /// It was divided as a line by itself, because of a stray quote.
    pub alone: bool,
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
        (!self.alone).then(|| without_line_end(raw))
    }

    /// The raw text of a field, untrimmed.
    pub fn exact(&self, column: usize) -> Cow<'_, str> {
        let Some(span) = self.spans.get(column) else { return Cow::Borrowed("") };
        let text = self.span(span);
        match std::str::from_utf8(text) {
            Ok(text) if !span.quotes => Cow::Borrowed(text),
            _ if span.quotes => Cow::Owned(text_of(&self.dialect.unquote(text))),
            _ => Cow::Owned(text_of(text)),
        }
    }

    /// The beginning of its text, for a note.
    pub fn beginning(&self) -> String {
        text_of(without_line_end(&self.bytes[..self.len.min(200)]))
    }

    /// Whether nothing but white space is in a column.
    pub fn is_blank(&self, column: usize) -> bool {
        self.spans.get(column).is_none_or(|span| self.span(span).trim_ascii().is_empty())
    }

    /// Whether a column begins like a number or a date in digits.
    pub fn begins_number(&self, column: usize) -> bool {
        let Some(span) = self.spans.get(column) else { return false };
        match self.span(span).trim_ascii_start() {
            [b'-' | b'+' | b'.', next, ..] => next.is_ascii_digit() || *next == b'.',
            [first, ..] => first.is_ascii_digit(),
            [] => false,
        }
    }

    fn span(&self, span: &Span) -> &[u8] {
        &self.bytes[span.start as usize..span.end as usize]
    }

    /// Why the record cannot be a row of a table with so many columns, of which so many are needed.
    pub fn fault(&self, columns: usize, needed: usize) -> Option<Cause> {
        let count = self.spans.len();
        if count > columns {
            // Spreadsheets write surplus delimiters.
            let spare = (columns..count).all(|c| self.cell(c).is_empty());
            return (!spare).then_some(Cause::ManyColumns);
        }
        (count < needed.min(columns)).then_some(Cause::FewColumns)
    }
}

impl Cells for Record<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        let Some(span) = self.spans.get(column) else { return Cell::Missing };
        let text = self.span(span);
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
