use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::atlas::{Atlas, fold};
use crate::formats::events::{NameRole, PlaceNames, PlacedRow, Unplaced};
use crate::model::Precision;

/// STAND-IN.
pub struct RowPlaces<A> {
    atlas: A,
    known: OnceLock<FxHashMap<String, usize>>,
}

impl<A: Deref<Target = Atlas>> RowPlaces<A> {
    pub fn new(atlas: A) -> Self {
        Self { atlas, known: OnceLock::new() }
    }
}

impl<A: Deref<Target = Atlas> + Send + Sync> PlaceNames for RowPlaces<A> {
    fn place(&self, texts: &[(NameRole, &str)]) -> PlacedRow {
        let known = self.known.get_or_init(|| {
            let places = self.atlas.gazetteer.places().iter().enumerate();
            places.map(|(i, p)| (fold(&p.display), i)).collect()
        });
        let found = texts.iter().find_map(|(_, t)| known.get(&fold(t)));
        let Some(place) = found.and_then(|i| self.atlas.gazetteer.place(*i)) else {
            return PlacedRow::nowhere(Unplaced::Unknown, "no");
        };
        let name = self.atlas.base.governorate(&place.gov).map_or(String::new(), |g| g.name.clone());
        PlacedRow {
            name: place.display.clone(),
            governorate: Some((place.gov.clone(), name)),
            position: Some(place.position()),
            precision: Precision::Town,
            how: "exact",
            sure: 90,
            why: "it, is".into(),
            unplaced: None,
        }
    }

    fn role_of(&self, text: &str) -> Option<NameRole> {
        self.place(&[(NameRole::Place, text)]).unplaced.is_none().then_some(NameRole::Place)
    }
}
