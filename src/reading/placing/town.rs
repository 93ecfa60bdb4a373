use geo::{Destination, Geodesic};

use super::border;
use super::compass::Compass;
use super::distance::Length;
use super::relation::Relation;
use super::siting::Siting;
use super::vocabulary::is_middle;
use crate::atlas::{BaseMap, Place};
use crate::geo::LonLat;
use crate::model::{Basis, Precision, Recipe};

/// Radius in kilometres for “near” a town; like the other lengths here it is our choice, and labelled as such
/// wherever it is used.
pub const NEAR_KM: f64 = 25.0;
/// The same for its outskirts, and for a part of it of unknown position.
pub const EDGE_KM: f64 = 15.0;
/// Where “north of” ends, and where it begins.
pub const TOWARD_KM: [f64; 2] = [5.0, 50.0];
/// The location implied by a relation to a town.
pub fn siting(town: &Place, said: &Relation, base: &BaseMap) -> Siting {
    let name = &town.display;
    match said {
        // The last two concern several towns and are handled elsewhere.
        Relation::There | Relation::Between(_) | Relation::OneOf(_) => there(town),
        Relation::Part(words) if is_middle(words) => Siting {
            precision_note: format!("The middle of the town is named (“{words}”)."),
            ..there(town)
        },
        Relation::Part(words) => {
            let note = format!(
                "A part of {name} is named (“{words}”), of which no limits are known here; it is drawn as {EDGE_KM} \
                 km round the middle: our choice."
            );
            round(town, EDGE_KM, Precision::AroundTown, note, base)
        }
        Relation::Around(words) => {
            let note = format!("Somewhere round {name}, {NEAR_KM} km: our choice. The text says “{words}”.");
            round(town, NEAR_KM, Precision::AroundTown, note, base)
        }
        Relation::Edge(words) => {
            let note = format!("At the edge of {name}, {EDGE_KM} km: our choice. The text says “{words}”.");
            round(town, EDGE_KM, Precision::AroundTown, note, base)
        }
        Relation::Within { length, said } => {
            let km = (length.km + length.spread_km).ceil();
            let note = format!(
                "Within {km} km of {name}: the text says “{said}”, and the rounding of the figure is added."
            );
            round(town, km, Precision::AroundTown, note, base)
        }
        Relation::Away { length, toward: Some(toward), said } => away(town, *length, *toward, said, base),
        Relation::Away { length, toward: None, said } => ring(town, *length, said, base),
        Relation::Toward { toward, said } => toward_from(town, *toward, said, base),
    }
}

fn there(town: &Place) -> Siting {
    Siting {
        precision: Precision::Town,
        precision_note: "The town is named, and nothing is said of a distance from it.".to_owned(),
        point: Some(town.position()),
        basis: Basis {
            text: format!("The position of {} in the gazetteer.", town.display),
            reconstruction: false,
            recipe: None,
        },
        governorates: vec![town.gov.clone()],
        not_drawn: None,
    }
}

/// A disc around a town, cut at Iraq's border where it crosses it.
fn round(town: &Place, km: f64, precision: Precision, note: String, base: &BaseMap) -> Siting {
    let name = &town.display;
    let clip = border::is_within(km, town.position(), &base.iraq);
    let cut = if clip { ", cut at Iraq's border" } else { "" };
    Siting {
        precision,
        precision_note: note,
        point: None,
        basis: Basis {
            text: format!("A disc of {km} km round {name}; the radius is our choice{cut}."),
            reconstruction: true,
            recipe: Some(Recipe::Disc { center: [town.lon, town.lat], radius_km: km, clip }),
        },
        governorates: vec![town.gov.clone()],
        not_drawn: None,
    }
}

pub fn district(town: &Place, base: &BaseMap) -> Siting {
    let note = format!(
        "The district of {0}; its limits are not known here, so it is drawn as {NEAR_KM} km round {0}: our \
         choice.",
        town.display
    );
    round(town, NEAR_KM, Precision::District, note, base)
}

/// Something that is named after a town and near it.
pub fn near(town: &Place, name: &str, base: &BaseMap) -> Siting {
    let note = format!(
        "{name} is named after {0} and near it; its own position is not known here, so it is drawn as {NEAR_KM} km \
         round {0}: our choice.",
        town.display
    );
    round(town, NEAR_KM, Precision::AroundTown, note, base)
}

pub fn part_of(town: &Place, name: &str, base: &BaseMap) -> Siting {
    let note = format!(
        "{name} is in or by {0}; its own position is not known here, so it is drawn as {EDGE_KM} km round {0}: \
         our choice.",
        town.display
    );
    round(town, EDGE_KM, Precision::AroundTown, note, base)
}

/// A distance and a direction from a town: the disc that covers what both leave open.
fn away(town: &Place, length: Length, toward: Compass, said: &str, base: &BaseMap) -> Siting {
    let name = &town.display;
    let centre: LonLat =
        Geodesic.destination(town.position().into(), toward.bearing, length.km * 1000.0).0.into();
    let radius_km = radius(length, toward);
    let clip = border::is_within(radius_km, centre, &base.iraq) || !base.iraq.contains(centre);
    let cut = if clip { " It is cut at Iraq's border." } else { "" };
    let governorate = base.governorate_at(centre).map_or(&town.gov, |g| &g.code);
    Siting {
        precision: Precision::AroundTown,
        precision_note: format!("“{said}” {name}, within {radius_km} km of that point: our choice."),
        point: None,
        basis: Basis {
            text: format!(
                "A disc of {radius_km} km round the point {:.0} km {} of the middle of {name}, as the crow flies. \
                 The radius is our choice: it covers what the rounding of the figure and the word for the \
                 direction leave open.{cut}",
                length.km,
                toward.words()
            ),
            reconstruction: true,
            recipe: Some(Recipe::Disc { center: [centre.lon, centre.lat], radius_km, clip }),
        },
        governorates: vec![governorate.clone()],
        not_drawn: None,
    }
}

/// Kilometres from the computed point to the farthest that the words allow: the corner of the ring segment
/// left open by the figure's rounding and the direction's sector (Wieczorek et al. 2004, “The point-radius
/// method for georeferencing locality descriptions”), and never less than a town's extent.
pub fn radius(length: Length, toward: Compass) -> f64 {
    const TOWN_KM: f64 = 3.0;
    let (near, far) = (length.km, length.km + length.spread_km);
    let corner = near * near + far * far - 2.0 * near * far * toward.half_angle.to_radians().cos();
    corner.sqrt().max(TOWN_KM).ceil()
}

/// A distance from a town without a direction: a ring; the disc if Iraq's border cuts it.
fn ring(town: &Place, length: Length, said: &str, base: &BaseMap) -> Siting {
    const LEAST_KM: f64 = 2.0;
    let name = &town.display;
    let spread = length.spread_km.max(LEAST_KM);
    let (inner_km, outer_km) = ((length.km - spread).floor(), (length.km + spread).ceil());
    let note = format!("“{said}” {name}, in a direction that the text does not give.");
    if inner_km <= 0.0 || border::is_within(outer_km, town.position(), &base.iraq) {
        return round(town, outer_km, Precision::AroundTown, note, base);
    }
    let text = format!(
        "A ring of {inner_km} to {outer_km} km round {name}: the figure of the text with what its rounding leaves \
         open, which is our choice."
    );
    let recipe = Recipe::Ring { center: [town.lon, town.lat], inner_km, outer_km };
    Siting {
        precision: Precision::AroundTown,
        precision_note: note,
        point: None,
        basis: Basis { text, reconstruction: true, recipe: Some(recipe) },
        governorates: vec![town.gov.clone()],
        not_drawn: None,
    }
}

/// A direction from a town without a distance.
fn toward_from(town: &Place, toward: Compass, said: &str, base: &BaseMap) -> Siting {
    let name = &town.display;
    let [inner_km, outer_km] = TOWARD_KM;
    // “North of” covers everything not clearly east or west; “north-west of” is narrower.
    let half_angle = if toward.is_cardinal() { 45.0 } else { toward.half_angle };
    let clip = border::is_within(outer_km, town.position(), &base.iraq);
    let cut = if clip { " It is cut at Iraq's border." } else { "" };
    let middle = Geodesic.destination(town.position().into(), toward.bearing, (inner_km + outer_km) * 500.0);
    let mut governorates = vec![town.gov.clone()];
    let there = base.governorate_at(middle.0.into()).map(|g| g.code.clone());
    governorates.extend(there.filter(|code| *code != town.gov));
    Siting {
        precision: Precision::AroundTown,
        precision_note: format!("“{said}” {name}, no distance given; up to {outer_km} km: our choice."),
        point: None,
        basis: Basis {
            text: format!(
                "The ground {inner_km} to {outer_km} km {} of {name}, {half_angle} degrees to each side; the lengths \
                 and the angle are our choice.{cut}",
                toward.words()
            ),
            reconstruction: true,
            recipe: Some(Recipe::Sector {
                center: [town.lon, town.lat],
                bearing: toward.bearing,
                half_angle,
                inner_km,
                outer_km,
                clip,
            }),
        },
        governorates,
        not_drawn: None,
    }
}
