use crate::atlas::{Atlas, draw_recipe};
use crate::model::{Basis, Precision, Recipe};
use crate::reading::Spot;

use super::place::{BY_CHOICE, governorates_spot, middle, no_spot};

/// Radius in kilometres of “around a town”.
const ROUND_KM: f64 = 25.0;

/// The same place, no more precise than `to`. The text's precision can be reduced, but never increased.
///
/// # Errors
/// A sentence that says why this is impossible.
pub fn coarser(evidence: &Spot, to: Precision, atlas: &Atlas) -> Result<Spot, String> {
    if to == evidence.precision {
        return Ok(evidence.clone());
    }
    if to < evidence.precision {
        return Err(format!(
            "The text gives {}; {} would be more precise.",
            evidence.precision.words(),
            to.words()
        ));
    }
    let round = matches!(evidence.precision, Precision::Town | Precision::AroundTown);
    match to {
        Precision::Unplaced => Ok(no_spot(BY_CHOICE, &evidence.governorates)),
        Precision::Governorate => governorates_spot(&evidence.governorates, atlas)
            .filter(|spot| !spot.governorates.is_empty())
            .ok_or_else(|| "Its governorate is not known.".to_owned()),
        Precision::AroundTown | Precision::District if round => {
            disc(evidence, to, atlas).ok_or_else(|| "Its centre is not known.".to_owned())
        }
        _ => Err("No area of this size is known around it.".to_owned()),
    }
}

fn disc(evidence: &Spot, to: Precision, atlas: &Atlas) -> Option<Spot> {
    let recipe = Recipe::Disc { center: middle(evidence)?, radius_km: ROUND_KM, clip: true };
    let what = match to {
        Precision::District => "The district’s outline is not known: ",
        _ => "",
    };
    Some(Spot {
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
