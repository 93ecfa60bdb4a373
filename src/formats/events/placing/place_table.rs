use std::io::{self, Read, Write};
use std::rc::Rc;

use crate::formats::ReadError;

use crate::formats::events::at::At;
use crate::formats::events::cell::Cells;
use crate::formats::events::delimited;
use crate::formats::events::file_head::Head;
use crate::formats::events::guess_names::{guess_names, name_column};
use crate::formats::events::known::key;
use crate::formats::events::naming::Naming;
use crate::formats::events::notes::{Place, shortened};
use crate::formats::events::placed_text::{self, ADDED, OF_ALL, Written};
use crate::formats::events::precisions::Precisions;
use crate::formats::events::progress::{EVERY, Pulse, Stopped};
use crate::formats::events::read::begin;
use crate::formats::events::record::Record;
use crate::formats::events::sink::Rows;
use crate::formats::events::stream::Stream;
use crate::formats::events::{
    Cause, Dialect, Format, Mapping, NameColumn, PlaceNames, PlacedRow, Placement, Unplaced, Watch,
};

/// The outputs of geocoding.
pub struct PlaceOutput<'w> {
    /// All rows, in file order.
    pub placed: Option<&'w mut dyn Write>,
    /// Whether these are written as GeoJSON; otherwise in the table's format with added columns.
    pub geojson: bool,
    /// Rows with neither a position nor a governorate, and unreadable rows.
    pub unplaced: Option<&'w mut dyn Write>,
    /// Whether rows that only add up others are placed as well.
    pub keep_totals: bool,
}

/// The place name columns.
#[derive(Clone, Copy, Debug)]
pub enum PlaceColumns<'a> {
    /// The most likely place columns.
    Guessed,
    /// By header; their role is detected.
    Named(&'a [String]),
    /// As chosen by the user.
    Chosen(&'a [NameColumn]),
}

/// Why a table could not be geocoded.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The outputs could not be written.
    #[error("{0}")]
    Write(#[from] io::Error),
}

/// Geocodes the rows of a table from the named columns, or the most likely ones; `dates` says where the year of a
/// row is, by which names are chosen. It streams, so memory does
/// not grow with the table. The same input gives the same bytes. `watch` is called about every megabyte with
/// bytes and rows read, and can cancel.
///
/// # Errors
/// Why the file is not a table with places, or [`ReadError::is_cancelled`]; write errors.
pub fn place_table(
    name: &str,
    input: &mut dyn Read,
    places: &dyn PlaceNames,
    columns: PlaceColumns,
    dates: Option<&Mapping>,
    output: PlaceOutput,
    watch: &mut dyn FnMut(u64, u64) -> Watch,
) -> Result<Placement, PlaceError> {
    let mut stream = Stream::new(input);
    let head = Head { keep_totals: output.keep_totals, ..begin(name, &mut stream)? };
    let (Format::Delimited(dialect), Some(mut start)) = (head.layout.format, head.start()) else {
        let message = "this is a list of JSON records; `place` reads tables";
        let remedy = "export the rows as CSV, TSV or a spreadsheet";
        return Err(ReadError::whole(name, message, remedy).into());
    };
    let names = name_columns(name, &head, columns, places)?;
    // A row that is not placed yet may lack columns.
    start.form.needed = 0;
    let own = own_header(&head, stream.bytes(), dialect);
    let crlf =
        memchr::memchr(b'\r', stream.bytes()).is_some_and(|at| stream.bytes().get(at + 1) == Some(&b'\n'));
    stream.skip(head.skip);
    let mapping = dates.unwrap_or(&head.layout.mapping);
    let mut placer = Placer {
        naming: Naming::new(places, &names, mapping),
        mapping,
        precisions: Precisions::default(),
        dialect,
        header: &head.layout.header,
        names: placed_text::distinct(&head.layout.header),
        line_end: if crlf { "\r\n" } else { "\n" },
        output,
        line: Vec::new(),
        placement: Placement::default(),
        failure: None,
        watch,
        next: EVERY,
    };
    placer.begin(&own);
    for left in &head.left_out {
        placer.note(left.cause, left.line, &left.text);
    }
    let mut nobody = |_: &crate::formats::events::Progress| Watch::GoOn;
    let mut pulse = Pulse::new(&mut nobody);
    let done = delimited::read(&mut stream, &start, &mut placer, &mut pulse);
    if let Some(failure) = placer.failure {
        return Err(failure.into());
    }
    if let Err(Stopped) = done {
        return Err(ReadError::cancelled(name).into());
    }
    if let Some(failure) = stream.failure() {
        let text = failure.to_string();
        placer.note(Cause::CutShort, head.line, &text);
    }
    let columns = names.iter().filter_map(|n| Some((head.layout.header.get(n.column)?.clone(), n.role)));
    let columns = columns.collect();
    Ok(Placement { columns, ..placer.end()? })
}

/// The place columns: those named by the user, or the most likely.
fn name_columns(
    file: &str,
    head: &Head,
    wanted: PlaceColumns,
    places: &dyn PlaceNames,
) -> Result<Vec<NameColumn>, ReadError> {
    let header = &head.layout.header;
    let added = header.iter().find(|name| ADDED.contains(&name.as_str()));
    if let Some(added) = added {
        let message = format!("it has a column “{added}” already: its rows were placed before");
        return Err(ReadError::whole(
            file,
            message,
            "place the table it was made from, or take those columns out",
        ));
    }
    let mut found = match wanted {
        PlaceColumns::Guessed => guess_names(&head.told, &head.rows, places),
        PlaceColumns::Named(_) => Vec::new(),
        PlaceColumns::Chosen(columns) => columns.to_vec(),
    };
    found.retain(|n| n.column < header.len());
    let named = if let PlaceColumns::Named(named) = wanted { named } else { &[] };
    for name in named {
        let at = header.iter().position(|h| h == name.trim());
        let Some(at) = at.or_else(|| header.iter().position(|h| key(h) == key(name) && !key(h).is_empty()))
        else {
            let message = format!("there is no column “{}”; {}", shortened(name), listed(header));
            return Err(ReadError::whole(file, message, "give a column’s name as the first line has it"));
        };
        if found.iter().all(|f: &NameColumn| f.column != at) {
            found.push(name_column(header, &head.rows, at, places));
        }
    }
    if found.is_empty() {
        let message = format!("no column seems to name places; {}", listed(header));
        return Err(ReadError::whole(file, message, "say which one does with --column NAME"));
    }
    Ok(found)
}

/// Most columns listed in a message.
const LISTED: usize = 30;

fn listed(header: &[String]) -> String {
    let names: Vec<String> = header.iter().take(LISTED).map(|h| shortened(h)).collect();
    let more = header.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("its columns are {}{more}", names.join(", "))
}

/// The header as in the file, or built from the column names if there is none.
fn own_header(head: &Head, bytes: &[u8], dialect: Dialect) -> Vec<u8> {
    let mark: &[u8] = if bytes.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
    let raw = bytes.get(head.own.clone()).unwrap_or_default();
    let raw = raw.trim_ascii_end();
    if !raw.is_empty() && std::str::from_utf8(raw).is_ok() {
        return [mark, raw].concat();
    }
    let mut made = mark.to_vec();
    for (column, name) in head.layout.header.iter().enumerate() {
        if column > 0 {
            made.push(dialect.delimiter);
        }
        placed_text::field(dialect, name, &mut made);
    }
    made
}

/// Geocodes and writes each row.
struct Placer<'a, 'w> {
    naming: Naming<'a>,
    /// Gives the columns that say how precisely places are known.
    mapping: &'a Mapping,
    precisions: Precisions,
    dialect: Dialect,
    header: &'a [String],
    /// The same, with unique names.
    names: Vec<String>,
    line_end: &'static str,
    output: PlaceOutput<'w>,
    /// The current output.
    line: Vec<u8>,
    placement: Placement,
    failure: Option<io::Error>,
    watch: &'a mut dyn FnMut(u64, u64) -> Watch,
    /// Byte count of the next progress call.
    next: u64,
}

impl Placer<'_, '_> {
    fn begin(&mut self, own: &[u8]) {
        let header = |many| {
            let mut line = Vec::new();
            placed_text::header(self.dialect, own, many, self.line_end, &mut line);
            line
        };
        let (table, list) = (header(OF_ALL), header(ADDED.len()));
        let opening: &[u8] =
            if self.output.geojson { b"{\"type\":\"FeatureCollection\",\"features\":[\n" } else { &table };
        put(&mut self.output.placed, opening, &mut self.failure);
        put(&mut self.output.unplaced, &list, &mut self.failure);
    }

    fn end(mut self) -> io::Result<Placement> {
        if self.output.geojson {
            put(&mut self.output.placed, b"\n]}\n", &mut self.failure);
        }
        for out in [self.output.placed, self.output.unplaced].into_iter().flatten() {
            out.flush()?;
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let rows = self.placement.rows;
        (self.placement.notes.rows, self.placement.notes.drawn) = (rows, self.placement.located);
        Ok(self.placement)
    }

    /// Writes a line of the table, or of the list of unplaced rows.
    fn row(&mut self, record: Option<&Record>, placed: &PlacedRow, reason: &str, line: u64, many: usize) {
        self.line.clear();
        let how = Written { reason, line, line_end: self.line_end, many };
        placed_text::row(self.dialect, self.header.len(), record, placed, how, &mut self.line);
    }

    fn write(&mut self, record: &Record, placed: &PlacedRow, line: u64) {
        let reason = placed.unplaced.map_or("", |unplaced| unplaced.cause().title());
        if placed.unplaced.is_some() && self.output.unplaced.is_some() {
            self.row(Some(record), placed, reason, line, ADDED.len());
            put(&mut self.output.unplaced, &self.line, &mut self.failure);
        }
        if self.output.placed.is_none() {
            return;
        }
        if self.output.geojson {
            self.line.clear();
            if self.placement.rows > 1 {
                self.line.extend_from_slice(b",\n");
            }
            placed_text::feature(&self.names, record, placed, reason, &mut self.line);
        } else {
            self.row(Some(record), placed, reason, line, OF_ALL);
        }
        put(&mut self.output.placed, &self.line, &mut self.failure);
    }

    fn met(&mut self, cause: Cause, line: u64, text: &str, column: Option<usize>) {
        let column = column.and_then(|c| self.header.get(c).cloned());
        let row = self.placement.rows;
        self.placement.notes.add(cause, || Place { line: Some(line), row, column, text: shortened(text) });
    }
}

impl Rows for Placer<'_, '_> {
    fn add(&mut self, record: &Record, at: At) {
        let (mut placed, not_utf8) = self.naming.place(record);
        let mut unread = Vec::new();
        let stated = self.precisions.worst(self.mapping, record, &mut unread);
        if let Some(class) = stated.filter(|class| *class > placed.precision && placed.unplaced.is_none()) {
            placed = Rc::new(placed.lowered(class));
        }
        self.placement.add(&placed);
        for column in unread {
            self.met(Cause::UnknownPrecision, at.line, &record.cell(column).to_text(), Some(column));
        }
        for cause in placed.unplaced.map(Unplaced::cause).into_iter().chain(not_utf8.map(|_| Cause::NotUtf8))
        {
            let words = self.naming.words();
            self.met(cause, at.line, &words, not_utf8.filter(|_| cause == Cause::NotUtf8));
        }
        self.write(record, &placed, at.line);
    }

    fn leave_out(&mut self, cause: Cause, line: u64, text: &str) {
        self.met(cause, line, text, None);
        let left_out = PlacedRow::nowhere(Unplaced::Unknown, shortened(text));
        self.row(None, &left_out, cause.title(), line, ADDED.len());
        put(&mut self.output.unplaced, &self.line, &mut self.failure);
    }

    fn note(&mut self, cause: Cause, line: u64, text: &str) {
        self.met(cause, line, text, None);
    }

    fn beat(&mut self, _: &mut Pulse, bytes: u64) -> Result<(), Stopped> {
        if bytes < self.next {
            return Ok(());
        }
        self.next = bytes + EVERY;
        let stop = self.failure.is_some() || (self.watch)(bytes, self.placement.rows) == Watch::Stop;
        if stop { Err(Stopped) } else { Ok(()) }
    }
}

/// Writes to an output, if any; the first failure is kept.
fn put(out: &mut Option<&mut dyn Write>, bytes: &[u8], failure: &mut Option<io::Error>) {
    if let (Some(out), None) = (out, &failure)
        && let Err(why) = out.write_all(bytes)
    {
        *failure = Some(why);
    }
}
