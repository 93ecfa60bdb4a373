use crate::formats::events::Cause;
use crate::formats::events::assemble::Assembler;
use crate::formats::events::cell::text_of;
use crate::formats::events::json_rest::Rest;
use crate::formats::events::progress::{Pulse, Stopped};
use crate::formats::events::stream::Stream;

/// Goes from record to record.
pub(in crate::formats::events) struct Walk {
    /// Current line of the stream, from 1.
    pub line: u64,
    /// Whether a closing bracket ends the records.
    pub list: bool,
}

impl Walk {
    pub fn pass(&mut self, stream: &mut Stream, len: usize) {
        let bytes = stream.bytes();
        self.line += memchr::memchr_iter(b'\n', &bytes[..len.min(bytes.len())]).count() as u64;
        stream.skip(len);
    }

    /// Behind the end of a list: advances into the next one, as where several collections stand in one file;
    /// false at the end of the file.
    pub fn after(
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
    pub fn go_to_object(
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
    pub fn leave(&mut self, stream: &mut Stream, rows: &Assembler, pulse: &mut Pulse) -> Result<(), Stopped> {
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

/// Length of a comment, which JSON does not have, at the start.
fn comment(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'/', b'/', ..] => memchr::memchr(b'\n', bytes),
        [b'/', b'*', ..] => memchr::memmem::find(bytes, b"*/").map(|end| end + 2),
        _ => None,
    }
}
