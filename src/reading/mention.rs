use std::ops::Range;

use super::Reading;

/// A name in a text that stands for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Number of its paragraph, from 1.
    pub paragraph: u32,
    /// Where the name stands in the paragraph, in bytes, on whole letters.
    pub bytes: Range<usize>,
    /// How it is understood; the first is the one proposed. Never empty.
    pub readings: Vec<Reading>,
}

impl Mention {
    /// The reading that is proposed.
    pub fn best(&self) -> &Reading {
        // Invariant: a mention is only made with a reading.
        &self.readings[0]
    }
}
