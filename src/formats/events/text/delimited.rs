use crate::formats::events::Cause;
use crate::formats::events::at::At;
use crate::formats::events::cell::{Cells, text_of};
use crate::formats::events::form::{Extent, Form};
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::record::Record;
use crate::formats::events::records::{Found, Records};
use crate::formats::events::region::Region;
use crate::formats::events::sieve::Sieve;
use crate::formats::events::sink::Rows;
use crate::formats::events::split::{Span, line_of};
use crate::formats::events::stream::Stream;

/// Where the rows of a table start, and what they look like.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Start {
    /// Line of the first row, from 1.
    pub line: u64,
    pub line_end: u8,
    pub form: Form,
    pub sieve: Sieve,
    /// Offset at which reading ends, if a record starts there.
    pub until: Option<u64>,
    pub region: Region,
}

/// Where reading ended before the end of the file.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats::events) struct Reached {
    pub line: u64,
    pub region: Region,
}

/// Reads all rows, starting at the first. Returns where it reached `until`; `None` at the end of the file.
pub(in crate::formats::events) fn read(
    stream: &mut Stream,
    start: &Start,
    rows: &mut impl Rows,
    pulse: &mut Pulse,
) -> Result<Option<Reached>, Stopped> {
    let mut region = start.region;
    let mut records = Records::new(&start.form, start.line, start.line_end);
    loop {
        let (blank, from) = records.skip_blank(stream);
        (from..from + blank).for_each(|line| rows.leave_out(Cause::BlankRow, line, ""));
        if Some(stream.offset()) == start.until {
            return Ok(Some(Reached { line: records.line, region }));
        }
        let extent = match records.next(stream) {
            Found::End => return Ok(None),
            Found::Record(extent) => extent,
            Found::TooLong => {
                rows.leave_out(Cause::TooLong, records.line, &text_of(&stream.bytes()[..100]));
                records.skip_line(stream, pulse, rows)?;
                continue;
            }
        };
        let at = At { offset: stream.offset(), line: records.line };
        take(start, stream.bytes(), &records.spans, extent, at, rows, &mut region);
        records.count_record(&stream.bytes()[..extent.len]);
        stream.skip(extent.len);
        rows.beat(pulse, stream.offset())?;
    }
}

fn take(
    start: &Start,
    bytes: &[u8],
    spans: &[Span],
    extent: Extent,
    at: At,
    rows: &mut impl Rows,
    region: &mut Region,
) {
    let Form { dialect, columns, needed, .. } = start.form;
    let record = Record { bytes, spans, dialect, len: extent.len, alone: extent.alone };
    let mut cause = start.sieve.cause(&record);
    match (cause, *region) {
        (Some(Cause::OtherTable), _) => *region = Region::OtherTable,
        (Some(Cause::RepeatedHeader), _) => *region = Region::Table,
        (Some(Cause::Footnote), Region::Table) if start.sieve.begins_remarks(&record) => {
            *region = Region::Remarks;
        }
        (None, Region::OtherTable) => cause = Some(Cause::OtherTable),
        (None, Region::Remarks) if start.sieve.is_typical(&record) => *region = Region::Table,
        (None, Region::Remarks) => cause = Some(Cause::Footnote),
        _ => {}
    }
    let side = start.sieve.side(&record);
    let few = spans.len() < columns;
    let fault = if spans.len() == columns { None } else { record.fault(columns, needed) };
    let left_out = cause.or(fault);
    match left_out {
        Some(cause) => rows.leave_out(cause, at.line, &record.beginning()),
        None => rows.add(&record, at),
    }
    if let Some(side) = side.filter(|_| cause != Some(Cause::RepeatedHeader)) {
        rows.note(Cause::SideTable, at.line, &side);
    }
    if left_out.is_some() {
        return;
    }
    if few {
        rows.note(Cause::FewColumns, at.line, &record.beginning());
    }
    if extent.alone {
        rows.note(Cause::OpenQuote, at.line, &record.beginning());
    }
}

/// A record of a sample.
pub(in crate::formats::events) struct Sampled {
    pub texts: Vec<String>,
    /// Where it starts.
    pub at: usize,
    /// With its line end.
    pub len: usize,
}

/// The first records of some bytes, at most `most`. The last record may be truncated, unless the bytes are
/// the `whole` file.
pub(in crate::formats::events) fn sample(
    form: &Form,
    bytes: &[u8],
    whole: bool,
    most: usize,
) -> Vec<Sampled> {
    let (mut at, mut rows, mut spans) = (0, Vec::new(), Vec::new());
    while rows.len() < most {
        at += bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if at == bytes.len() {
            break;
        }
        let found = form.record(&bytes[at..], whole, &mut spans);
        // A quote that is not closed in so many bytes never is.
        let open = || rows.len() + 1 < most && line_of(&bytes[at..]).0 < bytes.len() - at;
        let extent = match found {
            Some(extent) => extent,
            None if open() && bytes.len() - at > LONG => form.first_line(&bytes[at..], &mut spans),
            None => break,
        };
        let Extent { len, alone } = extent;
        let record = Record { bytes: &bytes[at..], spans: &spans, dialect: form.dialect, len, alone };
        let texts = (0..spans.len()).map(|c| record.cell(c).to_text()).collect();
        rows.push(Sampled { texts, at, len });
        at += len;
    }
    rows
}

/// Bytes of a sample beyond which no field goes on over lines.
const LONG: usize = 64 << 10;

/// The record at the start of the bytes up to the next row, as originally read; `spans` is a scratch buffer.
pub(in crate::formats::events) fn again<'b>(
    form: &Form,
    bytes: &'b [u8],
    spans: &'b mut Vec<Span>,
) -> Record<'b> {
    let extent = form.record(bytes, true, spans).unwrap_or(Extent { len: bytes.len(), alone: false });
    Record { bytes, spans, dialect: form.dialect, len: extent.len, alone: extent.alone }
}

/// All fields of a record, with their headers.
pub(in crate::formats::events) fn fields(
    header: &[String],
    form: &Form,
    record: &[u8],
) -> Vec<(String, String)> {
    let mut spans = Vec::new();
    let row = again(form, record, &mut spans);
    let name = |c: usize| header.get(c).cloned().unwrap_or_else(|| format!("column {}", c + 1));
    let columns = header.len().max(row.columns());
    (0..columns)
        .map(|c| (name(c), row.cell(c).to_text()))
        .filter(|(n, v)| !(n.is_empty() && v.is_empty()))
        .collect()
}
