use std::ops::Range;

use super::{Reading, Spot};
use crate::model::{Anchor, Kind, Period, Speaker, Stance};

/// A suggestion: that a passage says something about a place. It is no claim until a person
/// has taken it and put it into their own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Stable within the text: paragraph, stroke, number of the mention in it (`21-2`).
    pub id: String,
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// Where the place's name stands in the paragraph, in bytes.
    pub bytes: Range<usize>,
    /// The sentence round it, in bytes of the paragraph.
    pub sentence: Range<usize>,
    /// A few words round the name that stand in the paragraph once.
    pub anchor: Anchor,
    /// What the name can stand for and where that lies, the proposed one first. Never empty.
    pub choices: Vec<(Reading, Spot)>,
    pub speaker: Speaker,
    /// Why this speaker, in a reader's words.
    pub speaker_because: String,
    pub period: Period,
    pub period_because: String,
    pub kind: Kind,
    pub kind_because: String,
    pub stance: Stance,
}
