use memchr::memchr2;
use serde_json::Value;

use crate::formats::events::assemble::Assembler;
use crate::formats::events::at::At;
use crate::formats::events::cell::text_of;
use crate::formats::events::file_head::{Head, Unclear};
use crate::formats::events::json_fields::value;
use crate::formats::events::json_object::{Object, object, string};
use crate::formats::events::json_record::Reader;
use crate::formats::events::json_rest::Rest;
use crate::formats::events::json_sample::add_records;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::stream::{MOST_OF_A_RECORD, Stream};
use crate::formats::events::{Cause, Format, Layout, Mapping, Recognised};
use crate::formats::records::mended;

/// Examines the beginning of a list of records or features.
///
/// `sequence` if a record separator (RFC 7464) stands before it: then what follows are records, whatever they
/// hold.
pub(in crate::formats::events) fn inspect(
    text: &[u8],
    whole: bool,
    sequence: bool,
    most: usize,
) -> Result<Head, Unclear> {
    let (format, skip) = if sequence { (Format::JsonLines, 0) } else { find_records(text, whole)? };
    let values = sample(&text[skip..], most);
    if values.is_empty() {
        let empty = text[skip..].iter().find(|b| !b.is_ascii_whitespace()) == Some(&b']');
        return Err(match () {
            () if empty => {
                Unclear::Fault("the list of events is empty", "choose another file or export it again")
            }
            () if whole => Unclear::Fault(
                "no record of the list can be read",
                "check the file where it breaks off, or fetch it again",
            ),
            () => Unclear::More,
        });
    }
    let line = 1 + memchr::memchr_iter(b'\n', &text[..skip]).count() as u64;
    let layout =
        Layout { format, header: Vec::new(), mapping: Mapping::empty(), recognised: Recognised::Table };
    let mut head = Head::of_list(layout, skip, line);
    add_records(&mut head, &values);
    Ok(head)
}

/// Format, and the position after the opening bracket of the list.
fn find_records(text: &[u8], whole: bool) -> Result<(Format, usize), Unclear> {
    if text[0] == b'[' {
        return Ok((Format::JsonArray, 1));
    }
    let none = Unclear::Fault(
        "the JSON contains no list of records or features",
        "export the events as GeoJSON points, as an array of records or as CSV",
    );
    // One record a line: lists within them are part of them.
    if let Object::Ends(end) = object(text) {
        let next = text[end..].iter().find(|b| !b.is_ascii_whitespace() && **b != 0x1e);
        if next == Some(&b'{') {
            return Ok((Format::JsonLines, 0));
        }
    }
    let mut at = 1;
    let mut key: &[u8] = b"";
    // At the top level of the object: keys and skipped values.
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                let start = at + 1;
                let Ok(Some(end)) = string(text, start) else { break };
                if text[end..].trim_ascii_start().first() == Some(&b':') {
                    key = &text[start..end - 1];
                }
                at = end;
            }
            b'[' => {
                let rest = text[at + 1..].trim_ascii_start();
                let features = key == b"features";
                match rest.first() {
                    Some(b'{' | b']') if features => return Ok((Format::GeoJson, at + 1)),
                    Some(b'{') if !ABOUT.contains(&key) => return Ok((Format::JsonArray, at + 1)),
                    None => break,
                    _ => match bracket(text, at) {
                        Some(end) => at = end,
                        None => break,
                    },
                }
            }
            b'{' => match object(&text[at..]) {
                Object::Ends(len) => at += len,
                Object::Open | Object::Broken => break,
            },
            // The object ended without a list: it is a record itself.
            b'}' => return Ok((Format::JsonLines, 0)),
            _ => at += 1,
        }
    }
    Err(if whole { none } else { Unclear::More })
}

/// Lists that describe the data.
const ABOUT: [&[u8]; 6] = [b"properties", b"links", b"fields", b"columns", b"schema", b"meta"];

/// Length of a comment, which JSON does not have, at the start.
fn comment(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'/', b'/', ..] => memchr::memchr(b'\n', bytes),
        [b'/', b'*', ..] => memchr::memmem::find(bytes, b"*/").map(|end| end + 2),
        _ => None,
    }
}

/// The position after the array at `at`.
fn bracket(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match text.get(at)? {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at + 1),
            b']' => depth -= 1,
            b'"' => {
                at = string(text, at + 1).ok()??;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The first readable records.
fn sample(text: &[u8], most: usize) -> Vec<Value> {
    let (mut at, mut values) = (0, Vec::new());
    while values.len() < most {
        let Some(open) = memchr2(b'{', b']', &text[at..]) else { break };
        if text[at + open] == b']' {
            break;
        }
        let Object::Ends(len) = object(&text[at + open..]) else { break };
        let record = &text[at + open..at + open + len];
        at += open + len;
        values.extend(value(record));
    }
    values
}

/// Reads all records, starting after the opening bracket of the list, or at the first line.
pub(in crate::formats::events) fn read(
    stream: &mut Stream,
    layout: &Layout,
    first_line: u64,
    rows: &mut Assembler,
    pulse: &mut Pulse,
) -> Result<(), Stopped> {
    let mut reader = Reader::new(layout);
    let mut rest = Rest::new(stream.before(), layout.format);
    let mut walk = Walk { line: first_line, list: layout.format != Format::JsonLines };
    loop {
        if !walk.go_to_object(stream, rows, pulse)? {
            let more = walk.list && walk.after(&mut rest, stream, rows, pulse)?;
            if more {
                continue;
            }
            rows.decide(rest.remarks(rows.records).into_iter().chain(reader.remarks()));
            return Ok(());
        }
        let bytes = stream.bytes();
        let (cause, passed) = match object(bytes) {
            Object::Ends(len) => {
                let at = At { offset: stream.offset(), line: walk.line };
                add(&mut reader, &bytes[..len], at, rows);
                (None, len)
            }
            Object::Open if bytes.len() >= MOST_OF_A_RECORD => (Some(Cause::TooLong), 1),
            Object::Open if stream.fill() => continue,
            // A line breaks off amid others.
            Object::Open if more_follow(stream.bytes()) => (Some(Cause::BadRecord), 1),
            Object::Open => (Some(Cause::Truncated), 1),
            Object::Broken => (Some(Cause::BadRecord), 1),
        };
        if let Some(cause) = cause {
            let bytes = stream.bytes();
            let line = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len()).min(200);
            rows.leave_out(cause, walk.line, text_of(&bytes[..line]).trim_end());
            walk.leave(stream, rows, pulse)?;
            if cause == Cause::Truncated && stream.bytes().is_empty() {
                return Ok(());
            }
            continue;
        }
        walk.pass(stream, passed);
        pulse.beat(stream.offset(), &rows.builder)?;
    }
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

struct Walk {
    /// Current line of the stream, from 1.
    line: u64,
    /// Whether a closing bracket ends the records.
    list: bool,
}

impl Walk {
    fn pass(&mut self, stream: &mut Stream, len: usize) {
        let bytes = stream.bytes();
        self.line += memchr::memchr_iter(b'\n', &bytes[..len.min(bytes.len())]).count() as u64;
        stream.skip(len);
    }

    /// Behind the end of a list: advances into the next one, as where several collections stand in one file;
    /// false at the end of the file.
    fn after(
        &mut self,
        rest: &mut Rest,
        stream: &mut Stream,
        rows: &Assembler,
        pulse: &mut Pulse,
    ) -> Result<bool, Stopped> {
        loop {
            let (passed, found) = rest.look(stream.bytes());
            self.pass(stream, passed);
            if found {
                return Ok(true);
            }
            pulse.beat(stream.offset(), &rows.builder)?;
            if !stream.fill() {
                return Ok(false);
            }
        }
    }

    /// Advances to the next record's brace; false if there is none.
    fn go_to_object(
        &mut self,
        stream: &mut Stream,
        rows: &mut Assembler,
        pulse: &mut Pulse,
    ) -> Result<bool, Stopped> {
        let mut noted = false;
        loop {
            let bytes = stream.bytes();
            let between = |b: &u8| b.is_ascii_whitespace() || *b == b',' || *b == 0x1e;
            let gap = bytes.iter().take_while(|b| between(b)).count();
            self.pass(stream, gap);
            match stream.bytes().first().copied() {
                Some(b'{') => return Ok(true),
                Some(b']') if self.list => return Ok(false),
                Some(b'/') if comment(stream.bytes()).is_some() => {
                    let end = comment(stream.bytes()).unwrap_or(1);
                    self.pass(stream, end);
                }
                Some(_) => {
                    // Something other than a record.
                    let bytes = stream.bytes();
                    let end = memchr::memchr3(b'{', b']', b'\n', bytes).unwrap_or(bytes.len()).max(1);
                    if !noted {
                        rows.leave_out(Cause::BadRecord, self.line, &text_of(&bytes[..end.min(200)]));
                        noted = true;
                    }
                    self.pass(stream, end);
                    pulse.beat(stream.offset(), &rows.builder)?;
                }
                None if stream.fill() => {}
                None => {
                    if self.list {
                        rows.note(Cause::Truncated, self.line, None, "the list is not closed");
                    }
                    return Ok(false);
                }
            }
        }
    }

    /// Skips a broken record: advances to the next brace where a record may start, after a comma or at the
    /// start of a line.
    fn leave(&mut self, stream: &mut Stream, rows: &Assembler, pulse: &mut Pulse) -> Result<(), Stopped> {
        self.pass(stream, 1);
        let mut before = b'{';
        loop {
            let mut found = None;
            for (i, byte) in stream.bytes().iter().enumerate() {
                if *byte == b'{' && matches!(before, b',' | b'\n') {
                    found = Some(i);
                    break;
                }
                let blank = matches!(byte, b' ' | b'\t' | b'\r') || *byte == b'\n' && before == b',';
                if !blank {
                    before = *byte;
                }
            }
            if let Some(found) = found {
                self.pass(stream, found);
                return Ok(());
            }
            let all = stream.bytes().len();
            self.pass(stream, all);
            pulse.beat(stream.offset(), &rows.builder)?;
            if !stream.fill() {
                return Ok(());
            }
        }
    }
}
