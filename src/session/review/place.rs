use geo::Centroid;

use crate::atlas::{Atlas, Target, draw_recipe};
use crate::geo::LonLat;
use crate::model::{Basis, Precision, Recipe};
use crate::reading::{PlaceRef, Spot};

/// A place that a person names instead of those that were proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    pub place: PlaceRef,
    /// The name as lists show it.
    pub shown: String,
    pub spot: Spot,
}

/// Kilometres round a town within which a thing in this very town is drawn.
const TOWN_KM: f64 = 5.0;

impl NamedPlace {
    /// What a search of the gazetteer has found; features of layers are no places.
    pub fn found(target: &Target, atlas: &Atlas) -> Option<Self> {
        match target {
            Target::Place(index) => {
                let town = atlas.gazetteer.place(*index)?;
                Some(Self {
                    place: PlaceRef::Town(town.key()),
                    shown: town.display.clone(),
                    spot: town_spot(town.position(), &town.gov, atlas),
                })
            }
            Target::Governorate(code) => {
                let governorate = atlas.base.governorate(code)?;
                Some(Self {
                    place: PlaceRef::Governorate(code.clone()),
                    shown: format!("{} governorate", governorate.name),
                    spot: governorates_spot(std::slice::from_ref(code), atlas)?,
                })
            }
            Target::Feature { .. } => None,
        }
    }
}

fn town_spot(at: LonLat, governorate: &str, atlas: &Atlas) -> Spot {
    let recipe = Recipe::Disc { center: [at.lon, at.lat], radius_km: TOWN_KM, clip: false };
    Spot {
        precision: Precision::Town,
        precision_note: "The town is named, and it happened there.".to_owned(),
        geometry: draw_recipe(&recipe, &atlas.base),
        basis: Basis {
            text: format!("A disc of {TOWN_KM} km round the town; the radius is our choice."),
            reconstruction: true,
            recipe: Some(recipe),
        },
        governorates: vec![governorate.to_owned()],
        not_drawn: None,
    }
}

/// The governorates as a whole; `None` if one of them is not known.
pub(super) fn governorates_spot(codes: &[String], atlas: &Atlas) -> Option<Spot> {
    let recipe = Recipe::Governorates { codes: codes.to_vec() };
    Some(Spot {
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

/// Listed, not drawn.
pub(super) fn no_spot(why: &str, governorates: &[String]) -> Spot {
    Spot {
        precision: Precision::Unplaced,
        precision_note: String::new(),
        geometry: None,
        basis: Basis { text: "Not drawn.".to_owned(), reconstruction: false, recipe: None },
        governorates: governorates.to_vec(),
        not_drawn: Some(why.to_owned()),
    }
}

/// The middle of what a spot shows.
pub(super) fn middle(spot: &Spot) -> Option<[f64; 2]> {
    if let Some(Recipe::Disc { center, .. }) = &spot.basis.recipe {
        return Some(*center);
    }
    let point = spot.geometry.as_ref()?.centroid()?;
    Some([point.x(), point.y()])
}
