use std::io::{self, Read};

/// Where a reader's bytes come from. A packed or re-encoded file is given unpacked, as UTF-8, to
/// readers of events, layers and projects, and as it is to readers of articles, which know more
/// encodings.
pub trait Source: Sync {
    /// The file's own name, without its folder; errors bear it.
    fn name(&self) -> &str;

    /// How many bytes there are.
    fn len(&self) -> u64;

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads from a byte offset on. Any number of these go on side by side.
    fn reader_from(&self, offset: u64) -> Box<dyn Read + Send + '_>;

    /// All of it.
    ///
    /// # Errors
    /// If it cannot be read.
    fn whole(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader_from(0).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The bytes at an offset, fewer than asked for only at the end.
    ///
    /// # Errors
    /// If it cannot be read.
    fn part(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader_from(offset).take(len as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Bytes that are held, such as a pasted text.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

impl Source for Bytes<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn reader_from(&self, offset: u64) -> Box<dyn Read + Send + '_> {
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(self.bytes.len());
        Box::new(self.bytes.get(from..).unwrap_or_default())
    }
}

/// Does two things at once, for readers that read the parts of a file side by side: below `files`
/// there are no threads.
pub trait Parallel: Sync {
    /// Returns when both are done. A first that panics is as one that did nothing.
    fn both<'a>(&self, first: Box<dyn FnOnce() + Send + 'a>, second: &mut dyn FnMut());
}
