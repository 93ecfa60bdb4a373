use crate::atlas::{Atlas, draw_recipe};
use crate::model::{Basis, Precision, Recipe};
use crate::reading::Location;

use super::place::{BY_CHOICE, governorates_location, middle, no_location};
use super::review_error::ReviewError;

/// Radius in kilometres of “around a town”.
const ROUND_KM: f64 = 25.0;

/// The same place, no more precise than `to`. The text's precision can be reduced, but never increased.
///
/// # Errors
/// If it would be more precise, or no such area is known.
pub fn coarser(evidence: &Location, to: Precision, atlas: &Atlas) -> Result<Location, ReviewError> {
    if to == evidence.precision {
        return Ok(evidence.clone());
    }
    if to < evidence.precision {
        return Err(ReviewError::MorePrecise { given: evidence.precision, wanted: to });
    }
    let round = matches!(evidence.precision, Precision::Town | Precision::AroundTown);
    match to {
        Precision::Unplaced => Ok(no_location(BY_CHOICE, &evidence.governorates)),
        Precision::Governorate => governorates_location(&evidence.governorates, atlas)
            .filter(|location| !location.governorates.is_empty())
            .ok_or(ReviewError::NoGovernorate),
        Precision::AroundTown | Precision::District if round => {
            disc(evidence, to, atlas).ok_or(ReviewError::NoCentre)
        }
        Precision::Town | Precision::AroundTown | Precision::District | Precision::Region => {
            Err(ReviewError::NoArea)
        }
    }
}

fn disc(evidence: &Location, to: Precision, atlas: &Atlas) -> Option<Location> {
    let recipe = Recipe::Disc { center: middle(evidence)?, radius_km: ROUND_KM, clip: true };
    let what = if to == Precision::District { "The district’s outline is not known: " } else { "" };
    Some(Location {
        precision: to,
        precision_note: format!("Made coarser by the user: {}.", to.words()),
        geometry: Some(draw_recipe(&recipe, &atlas.base)?),
        basis: Basis {
            text: format!("{what}{ROUND_KM} km around the town, our choice."),
            reconstruction: true,
            recipe: Some(recipe),
        },
        governorates: evidence.governorates.clone(),
        not_drawn: None,
    })
}
