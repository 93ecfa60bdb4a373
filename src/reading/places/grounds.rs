use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::atlas::{Atlas, GovernorateIndex};
use crate::reading::PlaceRef;

use super::data::Data;
use super::lexicon::Lexicon;

/// Context for rows: which governorate is which, and where they are.
#[derive(Clone, Debug)]
pub(super) struct Grounds {
    pub codes: Vec<String>,
    pub index: Arc<GovernorateIndex>,
    /// Governorates of regions and borders, by thing.
    pub wide: FxHashMap<u32, Vec<u8>>,
}

impl Grounds {
    pub fn new(atlas: &Atlas, data: &Data, lexicon: &Lexicon) -> Self {
        let codes: Vec<String> = atlas.base.governorates.iter().map(|g| g.code.clone()).collect();
        let number =
            |code: &String| codes.iter().position(|c| c == code).and_then(|at| u8::try_from(at).ok());
        let regions = data.regions.iter().map(|r| (PlaceRef::Region(r.key.clone()), &r.governorates));
        let borders = data.borders.iter().map(|b| (PlaceRef::Border(b.with.clone()), &b.governorates));
        let wide = regions.chain(borders).filter_map(|(place, codes)| {
            Some((lexicon.thing_at(&place)?, codes.iter().filter_map(number).collect()))
        });
        Self {
            wide: wide.collect(),
            index: Arc::new(GovernorateIndex::new(&atlas.base, &atlas.gazetteer)),
            codes,
        }
    }

    pub fn code(&self, governorate: u8) -> String {
        self.codes.get(usize::from(governorate)).cloned().unwrap_or_default()
    }
}
