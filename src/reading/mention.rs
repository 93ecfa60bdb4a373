use std::ops::Range;

use super::Reading;

/// A place name in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Number of its paragraph, from 1.
    pub paragraph: u32,
    /// Byte range of the name in the paragraph, on whole letters.
    pub bytes: Range<usize>,
    /// Possible readings; the first is the one proposed. Never empty.
    pub readings: Vec<Reading>,
}

impl Mention {
    /// The proposed reading.
    pub fn best(&self) -> &Reading {
        // Invariant: a mention always has a reading.
        &self.readings[0]
    }
}
