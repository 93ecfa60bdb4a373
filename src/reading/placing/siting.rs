use std::ops::Range;

use geo::{CoordsIter, Geometry};

use super::relation::{Relation, relation};
use super::{area, region, town};
use crate::atlas::{Atlas, BaseMap, draw_recipe};
use crate::geo::LonLat;
use crate::model::{Basis, Precision, Recipe};
use crate::reading::{Mention, PlaceRef, Reading, Spot};

/// How a mention is to be drawn, before it is drawn: cheap enough for every row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Siting {
    pub precision: Precision,
    /// The precision in words for this very mention.
    pub precision_note: String,
    /// Where it is, if a position is known; else the recipe of the basis makes its shape.
    pub point: Option<LonLat>,
    pub basis: Basis,
    pub governorates: Vec<String>,
    /// Why it is not drawn; given if, and only if, there is neither point nor recipe.
    pub not_drawn: Option<String>,
}

/// Where a mention lies, no more precisely than its words say: `at` are the bytes of the name in
/// `text`, `neighbours` the other names of the same text (this one may be among them).
pub fn spot(reading: &Reading, text: &str, at: Range<usize>, neighbours: &[Mention], atlas: &Atlas) -> Spot {
    siting(reading, text, at, neighbours, atlas).drawn(&atlas.base)
}

/// [`spot`] without its geometry.
pub fn siting(
    reading: &Reading,
    text: &str,
    at: Range<usize>,
    neighbours: &[Mention],
    atlas: &Atlas,
) -> Siting {
    if region::is_belts(&reading.place, text, &at) {
        return region::siting(region::BELTS, "Baghdad belts", atlas);
    }
    let said = || relation(text, &at, neighbours);
    let town_of = |key: &str| atlas.gazetteer.by_key(key).ok_or_else(|| key.to_owned());
    let round_town = |key: &str, said: &Relation| {
        let town = town_of(key)?;
        Ok(match said {
            Relation::Between(chain) => area::between(chain, reading, &at, neighbours, atlas),
            said => town::siting(town, said, &atlas.base),
        })
    };
    let sited: Result<Siting, String> = match &reading.place {
        PlaceRef::Town(key) => round_town(key, &said()),
        PlaceRef::District(key) => town_of(key).map(|town| town::district(town, &atlas.base)),
        PlaceRef::PartOf { town: key, name } => match said() {
            Relation::There | Relation::Part(_) => {
                town_of(key).map(|town| town::part_of(town, name, &atlas.base))
            }
            said => round_town(key, &said),
        },
        PlaceRef::Within { governorate, name } => {
            area::within(governorate, name, &atlas.base).ok_or_else(|| name.clone())
        }
        PlaceRef::Governorate(code) => match said() {
            Relation::Between(chain) => Ok(area::between(&chain, reading, &at, neighbours, atlas)),
            said => area::governorate(code, &said, &atlas.base).ok_or_else(|| code.clone()),
        },
        PlaceRef::Region(key) => Ok(region::siting(key, &reading.shown, atlas)),
        PlaceRef::Border(country) => Ok(area::along(country, text, &at, neighbours, atlas)),
        PlaceRef::Country => {
            let why = "It concerns Iraq as a whole; no place in it is named.";
            Ok(Siting::not_drawn(Precision::Unplaced, why.to_owned()))
        }
        PlaceRef::Outside(name) => {
            Ok(Siting::not_drawn(Precision::Unplaced, format!("{name} lies outside Iraq.")))
        }
    };
    sited.unwrap_or_else(|unknown| {
        Siting::not_drawn(Precision::Unplaced, format!("{unknown} is not in the gazetteer."))
    })
}

impl Siting {
    /// One that is listed and not drawn.
    pub fn not_drawn(precision: Precision, why: String) -> Self {
        Self {
            precision,
            precision_note: why.clone(),
            point: None,
            basis: Basis {
                text: format!("Not drawn: {}", in_sentence(&why)),
                reconstruction: false,
                recipe: None,
            },
            governorates: Vec::new(),
            not_drawn: Some(why),
        }
    }

    /// With its shape. A shape of which nothing lies in Iraq is not drawn, with that reason.
    pub fn drawn(self, base: &BaseMap) -> Spot {
        self.drawn_by(|recipe| draw_recipe(recipe, base))
    }

    /// The same with shapes that come from elsewhere.
    pub fn drawn_by(mut self, draw: impl FnOnce(&Recipe) -> Option<Geometry<f64>>) -> Spot {
        let shape = match (self.point, &self.basis.recipe) {
            (Some(point), _) => Some(geo::Point::from(point).into()),
            (None, Some(recipe)) => draw(recipe).filter(|shape| shape.coords_count() > 0),
            (None, None) => None,
        };
        if shape.is_none() && self.not_drawn.is_none() {
            let why = "What the text describes lies outside Iraq.".to_owned();
            self = Self { governorates: self.governorates, ..Self::not_drawn(Precision::Unplaced, why) };
        }
        Spot {
            precision: self.precision,
            precision_note: self.precision_note,
            geometry: shape,
            basis: self.basis,
            governorates: self.governorates,
            not_drawn: self.not_drawn,
        }
    }
}

fn in_sentence(why: &str) -> String {
    // What begins with a name or a quotation keeps its capital.
    match why.split_once(' ') {
        Some((first @ ("It" | "The" | "What" | "Between"), rest)) => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => why.to_owned(),
    }
}
