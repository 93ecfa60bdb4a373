use std::io::Read;

use crate::events::{EventTable, Governorates};
use crate::formats::ReadError;

use super::assemble::Assembler;
use super::delimited::Start;
use super::guess_names::guess_names;
use super::head::{Head, Unclear, fitted, inspect};
use super::progress::{Pulse, Stopped};
use super::stream::Stream;
use super::{Cause, EventNotes, Format, Layout, Mapping, PlaceNames, Progress, Watch, delimited, json};

/// An event file that was read.
#[derive(Clone, Debug)]
pub struct EventFile {
    pub table: EventTable,
    pub layout: Layout,
    pub notes: EventNotes,
}

/// Bytes that are looked at to tell what a file is, if it has so many.
const HEAD: usize = 1 << 20;

/// Most bytes that are looked at for that: the first row may be long.
const MOST_OF_A_HEAD: usize = 12 << 20;

/// Reads a file of events. `mapping` says what the columns mean; without it that is guessed.
/// `watch` is called about every megabyte and may stop the reading.
///
/// # Errors
/// What makes the file no table of events, or [`ReadError::is_cancelled`].
pub fn read(
    name: &str,
    input: &mut dyn Read,
    governorates: &dyn Governorates,
    mapping: Option<&Mapping>,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    read_with_names(name, input, governorates, None, mapping, watch)
}

/// Like [`read`]; a table whose `mapping` says so is placed by the words of its rows, and so is,
/// without a mapping, one in which nothing else tells where the events happened.
///
/// # Errors
/// Likewise.
pub fn read_with_names(
    name: &str,
    input: &mut dyn Read,
    governorates: &dyn Governorates,
    places: Option<&dyn PlaceNames>,
    mapping: Option<&Mapping>,
    watch: &mut dyn FnMut(&Progress) -> Watch,
) -> Result<EventFile, ReadError> {
    let mut stream = Stream::new(input);
    let mut head = begin(name, &mut stream)?;
    if let Some(mapping) = mapping {
        head.layout.mapping = fitted(mapping, head.layout.header.len());
        head.certain = true;
    } else if let Some(places) = places.filter(|_| !head.layout.mapping.has_place()) {
        head.layout.mapping.names = guess_names(&head.layout.header, &head.rows, places);
    }
    if !head.layout.mapping.has_place() {
        let message = "no column tells where the events happened";
        let remedy = "name the columns for latitude and longitude, or the one for the governorate; `place` finds positions for rows that only name a place";
        return Err(ReadError::whole(name, message, remedy));
    }
    stream.skip(head.skip);
    let mut rows = Assembler::new(&head.layout, governorates, places);
    let mut pulse = Pulse::new(watch);
    let (layout, line) = (&head.layout, head.line);
    let done = match layout.format {
        Format::Delimited(dialect) => {
            let start = Start { line, line_end: head.line_end, columns: layout.header.len() };
            delimited::read(&mut stream, dialect, &start, &layout.mapping, &mut rows, &mut pulse)
        }
        _ => json::read(&mut stream, layout, line, &mut rows, &mut pulse),
    };
    if let Err(Stopped) = done {
        return Err(ReadError::cancelled(name));
    }
    if !head.certain {
        rows.note(Cause::AmbiguousDates, line, None, "");
    }
    if let Some(failure) = stream.failure() {
        let text = failure.to_string();
        rows.note(Cause::CutShort, line, None, &text);
    }
    let (builder, mut notes) = rows.finish();
    if builder.is_empty() {
        let message = match notes.list.first() {
            Some(note) => format!("no row could be read: {note}"),
            None => "no row could be read".to_owned(),
        };
        return Err(ReadError::whole(name, message, "check what the columns mean, or export the file again"));
    }
    let table = builder.finish();
    (notes.rows, notes.drawn) = (table.len() as u64, u64::from(table.drawn()));
    Ok(EventFile { table, layout: head.layout, notes })
}

/// Looks at the beginning of a file, at which the stream then still stands.
pub(super) fn begin(name: &str, stream: &mut Stream) -> Result<Head, ReadError> {
    while stream.bytes().len() < HEAD && stream.fill() {}
    let mut whole = stream.bytes().len() < HEAD;
    loop {
        match inspect(stream.bytes(), whole) {
            Ok(head) => return Ok(head),
            Err(Unclear::Fault(message, remedy)) => return Err(ReadError::whole(name, message, remedy)),
            // Asked again with `whole` set, it gives an answer or a fault.
            Err(Unclear::More) if whole => {
                let message = "its beginning cannot be read as a table";
                return Err(ReadError::whole(name, message, "export the events as CSV or GeoJSON"));
            }
            Err(Unclear::More) => whole = stream.bytes().len() >= MOST_OF_A_HEAD || !stream.fill(),
        }
    }
}
