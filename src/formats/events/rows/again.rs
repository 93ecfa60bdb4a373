use std::io::{self, Read};

use crate::events::{Bits, EventTable, Fields, RowText};

use crate::formats::events::delimited;
use crate::formats::events::form::Form;
use crate::formats::events::split::Span;
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};
use crate::formats::events::{Format, Layout, RowIndex};

/// Gap in bytes between two wanted rows that is skipped by reading; over a larger one the file is reopened.
const GAP: u64 = 1 << 20;

/// Rereads the text of some rows and passes them on in file order. `open` opens the file at a byte offset;
/// only about one row is in memory.
///
/// # Errors
/// The first error of `each`, or a read error.
pub fn rows_again<'s>(
    layout: &Layout,
    (table, index): (&EventTable, &RowIndex),
    rows: &Bits,
    open: &dyn Fn(u64) -> Box<dyn Read + 's>,
    each: &mut dyn FnMut(RowText) -> io::Result<()>,
) -> io::Result<()> {
    let numbers = table.numbers();
    let wanted = rows.rows(0..u32::MAX).filter_map(|row| Some((*numbers.get(row as usize)?, row)));
    let mut wanted: Vec<(u32, u32)> = wanted.collect();
    wanted.sort_unstable();
    let (mut spans, mut rest) = (Vec::new(), &wanted[..]);
    let form = match layout.format {
        Format::Delimited(dialect) => Some(layout.form(dialect)),
        Format::JsonArray | Format::GeoJson | Format::JsonLines => None,
    };
    while let Some((first, _)) = rest.first() {
        let Some(offset) = index.offset_of(*first) else { return Ok(()) };
        let mut input = open(offset);
        let stream = Stream::starting_at(&mut *input, offset);
        let mut run = Run { layout, form: form.as_ref(), index, stream };
        rest = run.go(rest, &mut spans, each)?;
    }
    Ok(())
}

struct Run<'a, 'r> {
    layout: &'a Layout,
    /// Of the rows of a table.
    form: Option<&'a Form>,
    index: &'a RowIndex,
    stream: Stream<'r>,
}

impl Run<'_, '_> {
    /// Continues to the first row that is too far away; returns the remaining rows.
    fn go<'w>(
        &mut self,
        wanted: &'w [(u32, u32)],
        spans: &mut Vec<Span>,
        each: &mut dyn FnMut(RowText) -> io::Result<()>,
    ) -> io::Result<&'w [(u32, u32)]> {
        for (at, (number, row)) in wanted.iter().enumerate() {
            let offset = self.index.offset_of(*number).unwrap_or(u64::MAX);
            if offset.saturating_sub(self.stream.offset()) > GAP && at > 0 {
                return Ok(wanted.get(at..).unwrap_or_default());
            }
            self.skip_to(offset)?;
            let next = number.checked_add(1).and_then(|n| self.index.offset_of(n)).unwrap_or(u64::MAX);
            let bytes = self.record(next.saturating_sub(offset), spans)?;
            let here = self.stream.bytes().get(..bytes).unwrap_or_default();
            let (row, id) = (*row, *number);
            match self.form {
                Some(form) => {
                    let record = delimited::again(form, here, spans);
                    let mut cells = (0..self.layout.header.len()).map(|column| record.exact(column));
                    each(RowText { row, id, fields: Fields::Cells(&mut cells) })?;
                }
                None => each(RowText { row, id, fields: Fields::Json(here) })?,
            }
        }
        Ok(&[])
    }

    fn skip_to(&mut self, offset: u64) -> io::Result<()> {
        loop {
            let ahead = usize::try_from(offset.saturating_sub(self.stream.offset())).unwrap_or(usize::MAX);
            let here = self.stream.bytes().len();
            self.stream.skip(ahead);
            if ahead <= here {
                return Ok(());
            }
            if !self.stream.fill() {
                return Err(self.cut_short());
            }
        }
    }

    /// Buffers the whole record and returns its length, or the length up to the next row if it does not end
    /// by itself.
    fn record(&mut self, most: u64, spans: &mut Vec<Span>) -> io::Result<usize> {
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(MOST_OF_A_RECORD);
        loop {
            let bytes = self.stream.bytes();
            let here = bytes.get(..most.min(bytes.len())).unwrap_or_default();
            let len = match self.form {
                Some(form) => form.record(here, false, spans).map(|extent| extent.len),
                None => self.layout.record_len(here),
            };
            if let Some(len) = len {
                return Ok(len);
            }
            let all = here.len() == most;
            if all || !self.stream.fill() {
                let len = self.stream.bytes().len().min(most);
                return if len > 0 && self.stream.failure().is_none() {
                    Ok(len)
                } else {
                    Err(self.cut_short())
                };
            }
        }
    }

    fn cut_short(&self) -> io::Error {
        match self.stream.failure() {
            Some(failure) => io::Error::new(failure.kind(), failure.to_string()),
            None => io::Error::other("the event file has been cut short since it was opened; open it again"),
        }
    }
}
