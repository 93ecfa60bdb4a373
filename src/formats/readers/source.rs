use std::io::{self, Read};

/// Where a reader's bytes come from. Readers of events, layers and projects get compressed or UTF-16 files
/// decompressed and as UTF-8; readers of articles get them unchanged, because they know more encodings.
pub trait Source: Sync {
    /// The file name without its folder, for errors.
    fn name(&self) -> &str;

    /// Length in bytes.
    fn len(&self) -> u64;

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads from a byte offset on. Any number of readers can be active at once.
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

    /// The bytes at an offset, fewer than `len` only at the end.
    ///
    /// # Errors
    /// If it cannot be read.
    fn part(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader_from(offset).take(len as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Bytes in memory, such as pasted text.
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
