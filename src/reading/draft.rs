use std::ops::Range;

use super::{Location, Reading};
use crate::model::{Anchor, Kind, Period, Speaker, Stance};

/// A suggestion that a passage says something about a place. It becomes a claim only when the user accepts it
/// and puts it into their own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Stable within the text: paragraph, hyphen, number of the mention in it (`21-2`).
    pub id: String,
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// Byte range of the place's name in the paragraph.
    pub bytes: Range<usize>,
    /// Byte range of its sentence in the paragraph.
    pub sentence: Range<usize>,
    /// A few words around the name that occur once in the paragraph.
    pub anchor: Anchor,
    /// Possible meanings of the name with their locations, the proposed one first. Never empty.
    pub choices: Vec<(Reading, Location)>,
    pub speaker: Speaker,
    /// Why this speaker was chosen, for the user.
    pub speaker_because: String,
    pub period: Period,
    pub period_because: String,
    pub kind: Kind,
    pub kind_because: String,
    pub stance: Stance,
}
