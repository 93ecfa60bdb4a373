use serde::{Deserialize, Serialize};

use super::PlaceRef;
use crate::atlas::MatchKind;

/// One possible meaning of a name, with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub place: PlaceRef,
    /// The name as lists show it: “Kirkuk, the city”, “Kirkuk governorate”.
    pub shown: String,
    /// The gazetteer spelling that matched.
    pub matched: String,
    pub how: MatchKind,
    /// Confidence in the reading, 0 to 100; comparable between the readings of one mention.
    pub sure: u8,
    /// The reasons for the user, weightiest first: “‘province’ follows”.
    pub because: Vec<String>,
}
