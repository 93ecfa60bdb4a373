use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::text_of;
use crate::formats::events::json_object::{Object, object};
use crate::formats::events::json_record::Reader;
use crate::formats::events::json_rest::Rest;
use crate::formats::events::json_walk::Walk;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};
use crate::formats::events::{Cause, Format, Layout};
use crate::formats::records::mended;

/// Reads the records of a list, and of the lists that follow it.
pub(in crate::formats::events) struct ListReading {
    reader: Reader,
    rest: Rest,
    walk: Walk,
    /// A list has ended.
    is_behind: bool,
}

impl ListReading {
    /// Begins behind the opening bracket of the list, or at the first line. `rest` is what stands around the list.
    pub fn new(layout: &Layout, rest: Rest, line: u64) -> Self {
        let walk = Walk { line, list: layout.format != Format::JsonLines };
        Self { reader: Reader::new(layout), rest, walk, is_behind: false }
    }

    /// The current line, from 1.
    pub fn line(&self) -> u64 {
        self.walk.line
    }

    /// Whether no list has ended so far.
    pub fn is_in_the_first(&self) -> bool {
        !self.is_behind
    }

    /// Reads records up to the offset `until`, if one begins there, or to the end. Whether that offset was reached.
    pub fn read(
        &mut self,
        stream: &mut Stream,
        rows: &mut Assembler,
        pulse: &mut Pulse,
        until: Option<u64>,
    ) -> Result<bool, Stopped> {
        loop {
            if !self.walk.go_to_object(stream, rows, pulse)? {
                self.is_behind = true;
                if self.walk.list && self.walk.after(&mut self.rest, stream, rows, pulse)? {
                    continue;
                }
                return Ok(false);
            }
            if Some(stream.offset()) == until {
                return Ok(true);
            }
            if self.record(stream, rows, pulse)? == Next::End {
                return Ok(false);
            }
        }
    }

    /// Reads one record, or leaves it out.
    fn record(
        &mut self,
        stream: &mut Stream,
        rows: &mut Assembler,
        pulse: &mut Pulse,
    ) -> Result<Next, Stopped> {
        let bytes = stream.bytes();
        let cause = match object(bytes) {
            Object::Ends(len) => {
                let at = At { offset: stream.offset(), line: self.walk.line };
                add(&mut self.reader, &bytes[..len], at, rows);
                self.walk.pass(stream, len);
                pulse.beat(stream.offset(), &rows.builder)?;
                return Ok(Next::Record);
            }
            Object::Open if bytes.len() >= MOST_OF_A_RECORD => Cause::TooLong,
            Object::Open if stream.fill() => return Ok(Next::Record),
            // A line breaks off amid others.
            Object::Open if more_follow(stream.bytes()) => Cause::BadRecord,
            Object::Open => Cause::Truncated,
            Object::Broken => Cause::BadRecord,
        };
        let bytes = stream.bytes();
        let line = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len()).min(200);
        rows.leave_out(cause, self.walk.line, text_of(&bytes[..line]).trim_end());
        self.walk.leave(stream, rows, pulse)?;
        let is_end = cause == Cause::Truncated && stream.bytes().is_empty();
        Ok(if is_end { Next::End } else { Next::Record })
    }

    /// Goes on behind records that were read apart.
    pub fn append(&mut self, later: Self) {
        self.rest = later.rest;
        self.reader.append(&later.reader);
    }

    /// Adds what there is to say of all records.
    pub fn finish(self, rows: &mut Assembler) {
        rows.decide(self.rest.remarks(rows.records).into_iter().chain(self.reader.remarks()));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Record,
    /// The file breaks off.
    End,
}

/// Whether lines that are records of their own follow one that is not closed.
fn more_follow(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|b| *b == b'\n').skip(1);
    lines.any(|line| {
        let line = line.trim_ascii();
        line.first() == Some(&b'{') && matches!(object(line), Object::Ends(len) if line.len() <= len + 1)
    })
}

/// Adds a record to the table. If it is not UTF-8, tries Windows-1252.
fn add(reader: &mut Reader, text: &[u8], at: At, rows: &mut Assembler) {
    let error = match reader.read(text) {
        Ok(record) => return rows.add(&record, at),
        Err(error) => error,
    };
    if let Some(mended) = mended(text)
        && let Ok(record) = reader.read(&mended)
    {
        rows.add(&record, at);
        return rows.note(Cause::NoJson, at.line, None, &text_of(&text[..text.len().min(200)]));
    }
    if std::str::from_utf8(text).is_err() {
        let text = text_of(text);
        if let Ok(record) = reader.read(text.as_bytes()) {
            rows.add(&record, at);
            return rows.note(Cause::NotUtf8, at.line, None, &text);
        }
    }
    rows.leave_out(Cause::BadRecord, at.line, &why(text, &error));
}

/// What is wrong with a record, and where: the line is that of the file if the record has one line.
fn why(text: &[u8], error: &serde_json::Error) -> String {
    let said = error.to_string();
    let fault = said.split(" at line ").next().unwrap_or(&said);
    if text.contains(&b'\n') { said } else { format!("{fault} at character {}", error.column()) }
}
