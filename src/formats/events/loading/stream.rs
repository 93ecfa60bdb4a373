use std::io::{self, ErrorKind, Read};

/// Most bytes of one record. Longer ones are left out: no export of events has such rows, and
/// a quote that is never closed must not take the memory of the whole file.
pub(in crate::formats::events) const MOST_OF_A_RECORD: usize = 32 << 20;

/// Least that is read at once, in bytes: as much as stays in the processor's cache.
const CHUNK: usize = 256 << 10;

/// A window onto a stream that holds the record being read, and moves on.
pub(in crate::formats::events) struct Stream<'r> {
    input: &'r mut dyn Read,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Offset in the file of the buffer's first byte.
    base: u64,
    ended: bool,
    /// Why the stream ended before its time.
    failure: Option<io::Error>,
}

impl<'r> Stream<'r> {
    pub fn new(input: &'r mut dyn Read) -> Self {
        Self::starting_at(input, 0)
    }

    /// Of an input that stands at this offset of its file.
    pub fn starting_at(input: &'r mut dyn Read, base: u64) -> Self {
        Self { input, buffer: Vec::new(), start: 0, end: 0, base, ended: false, failure: None }
    }

    /// What is there from the current position on.
    pub fn bytes(&self) -> &[u8] {
        // Invariant: start <= end <= buffer.len().
        &self.buffer[self.start..self.end]
    }

    /// What was passed and is still there.
    pub fn before(&self) -> &[u8] {
        // Invariant: start <= buffer.len().
        &self.buffer[..self.start]
    }

    /// The current position in the file, in bytes.
    pub fn offset(&self) -> u64 {
        self.base + self.start as u64
    }

    /// Moves on by at most what is there.
    pub fn skip(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.end);
    }

    /// Reads more behind what is there; false once the file is at its end.
    pub fn fill(&mut self) -> bool {
        if self.ended {
            return false;
        }
        let room = self.make_room();
        loop {
            match self.input.read(&mut self.buffer[self.end..room]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.end += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                Err(e) => {
                    self.failure = Some(e);
                    self.ended = true;
                }
            }
            return !self.ended;
        }
    }

    /// Why the stream could not be read to its end, if so.
    pub fn failure(&self) -> Option<&io::Error> {
        self.failure.as_ref()
    }

    /// Moves what is there to the front, and returns how far the buffer is to be filled.
    fn make_room(&mut self) -> usize {
        self.buffer.copy_within(self.start..self.end, 0);
        self.base += self.start as u64;
        self.end -= self.start;
        self.start = 0;
        // As much again as is there: a long record is looked through a few times, not often.
        let wanted = self.end + self.end.max(CHUNK);
        if self.buffer.len() < wanted || self.buffer.len() > 8 * wanted {
            self.buffer.resize(wanted, 0);
            self.buffer.shrink_to(wanted);
        }
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_stays_whole_while_more_is_read() {
        let text: Vec<u8> = (0..3_000_000_u32).map(|i| (i % 251) as u8).collect();
        let mut input = &text[..];
        let mut stream = Stream::new(&mut input);
        let mut at = 0;
        while stream.fill() {
            while stream.bytes().len() > 1000 {
                assert_eq!(stream.offset(), at as u64);
                assert_eq!(stream.bytes()[..1000], text[at..at + 1000]);
                stream.skip(777);
                at += 777;
            }
        }
        assert_eq!(stream.bytes(), &text[at..]);
    }
}
