use crate::atlas::Atlas;

use super::build;
use super::data::Data;
use super::grounds::Grounds;
use super::lexicon::Lexicon;
use super::words::Cues;

/// Finds the places named in a text or a table row. Built once, used for any number of texts.
#[derive(Clone, Debug)]
pub struct PlaceFinder {
    pub(super) lexicon: Lexicon,
    pub(super) cues: Cues,
    pub(super) rows: Grounds,
}

const PLACES: &[u8] = include_bytes!("../../../assets/places.json");

impl PlaceFinder {
    /// Built from the atlas's names and the built-in table of names without positions.
    pub fn new(atlas: &Atlas) -> Self {
        // The table is embedded and tested. Without it the gazetteer remains.
        let data: Data = serde_json::from_slice(PLACES).unwrap_or_default();
        let lexicon = build::lexicon(atlas, &data);
        let rows = Grounds::new(atlas, &data, &lexicon);
        Self { lexicon, cues: Cues::new(), rows }
    }
}
