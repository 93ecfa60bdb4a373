use std::ops::Range;

use geo::Centroid;

use crate::atlas::{Atlas, MatchKind, Target, draw_recipe};
use crate::model::{Basis, Precision, Recipe, Subject};
use crate::reading::{Location, PlaceRef, Reading, location};

/// A place named by the user instead of the proposed ones.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    pub place: PlaceRef,
    /// The name as shown in lists.
    pub shown: String,
    pub location: Location,
}

impl NamedPlace {
    /// A gazetteer search result, located by the words around the name (`text` and the name's byte range
    /// `at`): “near” stays “near”. Features of layers are not places.
    pub fn found(target: &Target, text: &str, at: Range<usize>, atlas: &Atlas) -> Option<Self> {
        let (place, shown) = match target {
            Target::Place(index) => {
                let town = atlas.gazetteer.place(*index)?;
                (PlaceRef::Town(town.key()), town.display.clone())
            }
            Target::Subject(Subject::Governorate(code)) => {
                let name = &atlas.base.governorate(code)?.name;
                (PlaceRef::Governorate(code.clone()), format!("{name} governorate"))
            }
            Target::Subject(Subject::Feature { .. } | Subject::Event { .. } | Subject::Annotation(_)) => {
                return None;
            }
        };
        let reading = Reading {
            place: place.clone(),
            shown: shown.clone(),
            matched: shown.clone(),
            how: MatchKind::Exact,
            sure: 100,
            because: vec!["the user’s choice".to_owned()],
        };
        Some(Self { place, shown, location: location(&reading, text, at, &[], atlas) })
    }
}

/// The governorates as a whole; `None` if one of them is not known.
pub(super) fn governorates_location(codes: &[String], atlas: &Atlas) -> Option<Location> {
    let recipe = Recipe::Governorates { codes: codes.to_vec() };
    Some(Location {
        precision: Precision::Governorate,
        precision_note: "The governorate as a whole.".to_owned(),
        geometry: Some(draw_recipe(&recipe, &atlas.base)?),
        basis: Basis {
            text: "The governorate’s outline on the base map.".to_owned(),
            reconstruction: false,
            recipe: Some(recipe),
        },
        governorates: codes.to_vec(),
        not_drawn: None,
    })
}

/// The reason if the user chose not to draw it.
pub(super) const BY_CHOICE: &str = "Not drawn, by the user’s choice.";

/// Listed but not drawn, by the user's choice.
pub(super) fn not_drawn(governorates: &[String]) -> Location {
    no_location(BY_CHOICE, governorates)
}

/// Listed, not drawn.
pub(super) fn no_location(why: &str, governorates: &[String]) -> Location {
    Location {
        precision: Precision::Unplaced,
        precision_note: String::new(),
        geometry: None,
        basis: Basis { text: "Not drawn.".to_owned(), reconstruction: false, recipe: None },
        governorates: governorates.to_vec(),
        not_drawn: Some(why.to_owned()),
    }
}

/// The centre of a location.
pub(super) fn middle(location: &Location) -> Option<[f64; 2]> {
    if let Some(Recipe::Disc { center, .. }) = &location.basis.recipe {
        return Some(*center);
    }
    let point = location.geometry.as_ref()?.centroid()?;
    Some([point.x(), point.y()])
}
