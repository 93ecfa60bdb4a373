use serde::{Deserialize, Serialize};

use super::PlaceRef;
use crate::atlas::How;

/// One way to understand a name, with the reasons for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub place: PlaceRef,
    /// The name as lists show it: “Kirkuk, the city”, “Kirkuk governorate”.
    pub shown: String,
    /// The spelling of the gazetteer that was met.
    pub matched: String,
    pub how: How,
    /// How sure the reading is, 0 to 100; comparable between the readings of one mention.
    pub sure: u8,
    /// Why, in a reader's words, the weightiest first: “‘province’ follows”.
    pub because: Vec<String>,
}
