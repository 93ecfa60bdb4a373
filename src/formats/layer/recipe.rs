use super::geometry::{in_range, looks_exchanged};
use crate::formats::findings::{Findings, Harm};
use crate::model::Recipe;

/// Checks that a recipe can be drawn: positions on the globe, lengths above zero. `f` is at the recipe.
pub fn check(f: &mut Findings, recipe: &Recipe) {
    for (key, position) in positions(recipe) {
        let [x, y] = position;
        if !in_range(x, y) {
            let message = format!("[{x}, {y}] is no longitude and latitude");
            f.within(key, |f| f.add(Harm::Keep, message, "write longitude first, then latitude, in degrees"));
        } else if looks_exchanged(x, y) {
            let message = format!("longitude and latitude of [{x}, {y}] look exchanged");
            f.within(key, |f| f.add(Harm::Keep, message, "write longitude first, then latitude"));
        }
    }
    for (key, length) in lengths(recipe) {
        if !(length.is_finite() && length > 0.0) {
            let message = format!("a length of {length} km draws nothing");
            f.within(key, |f| f.add(Harm::Keep, message, "give a length above 0"));
        }
    }
    match recipe {
        Recipe::Ring { inner_km, outer_km, .. } if inner_km >= outer_km => {
            f.within("inner_km", |f| {
                f.add(Harm::Keep, "the ring's inner radius is not below its outer one", "exchange the two");
            });
        }
        Recipe::Sector { inner_km, outer_km, .. } if inner_km >= outer_km => {
            f.within("inner_km", |f| {
                f.add(Harm::Keep, "the sector's inner radius is not below its outer one", "exchange the two");
            });
        }
        Recipe::Sector { inner_km, .. } if !(inner_km.is_finite() && *inner_km >= 0.0) => {
            f.within("inner_km", |f| {
                let message = format!("an inner radius of {inner_km} km is none");
                f.add(Harm::Keep, message, "give 0 or a length above it");
            });
        }
        Recipe::Sector { bearing, .. } if !(0.0..360.0).contains(bearing) => f.within("bearing", |f| {
            let message = format!("{bearing} is no direction");
            f.add(Harm::Keep, message, "give degrees from north, clockwise, from 0 to below 360");
        }),
        Recipe::Sector { half_angle, .. } if !(*half_angle > 0.0 && *half_angle <= 180.0) => {
            f.within("half_angle", |f| {
                let message = format!("{half_angle} degrees to each side make no sector");
                f.add(Harm::Keep, message, "give degrees above 0 and up to 180");
            });
        }
        Recipe::Band { through, .. } if through.len() < 2 => f.within("through", |f| {
            f.add(Harm::Keep, "a band needs two towns at least", "add a town, or make it a disc");
        }),
        Recipe::Governorates { codes } if codes.is_empty() => f.within("codes", |f| {
            f.add(Harm::Keep, "no governorate is named", "name at least one by its code, for example IQ-KI");
        }),
        Recipe::Disc { .. }
        | Recipe::Ring { .. }
        | Recipe::Sector { .. }
        | Recipe::BorderStrip { .. }
        | Recipe::Band { .. }
        | Recipe::Governorates { .. } => {}
    }
}

fn positions(recipe: &Recipe) -> Vec<(&'static str, [f64; 2])> {
    match recipe {
        Recipe::Disc { center, .. } | Recipe::Ring { center, .. } | Recipe::Sector { center, .. } => {
            vec![("center", *center)]
        }
        Recipe::BorderStrip { near, .. } => near.iter().map(|near| ("near", *near)).collect(),
        Recipe::Band { through, .. } => through.iter().map(|town| ("through", *town)).collect(),
        Recipe::Governorates { .. } => Vec::new(),
    }
}

fn lengths(recipe: &Recipe) -> Vec<(&'static str, f64)> {
    match recipe {
        Recipe::Disc { radius_km, .. } => vec![("radius_km", *radius_km)],
        Recipe::Ring { inner_km, outer_km, .. } => vec![("inner_km", *inner_km), ("outer_km", *outer_km)],
        Recipe::Sector { outer_km, .. } => vec![("outer_km", *outer_km)],
        Recipe::BorderStrip { width_km, reach_km, .. } => std::iter::once(("width_km", *width_km))
            .chain(reach_km.map(|reach| ("reach_km", reach)))
            .collect(),
        Recipe::Band { half_width_km, .. } => vec![("half_width_km", *half_width_km)],
        Recipe::Governorates { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(bearing: f64, half_angle: f64, [inner_km, outer_km]: [f64; 2]) -> Vec<String> {
        let center = [43.77, 35.325];
        let mut f = Findings::default();
        check(&mut f, &Recipe::Sector { center, bearing, half_angle, inner_km, outer_km, clip: false });
        f.list.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_sector_that_draws_nothing_is_reported() {
        assert_eq!(messages(315.0, 22.5, [0.0, 50.0]), [""; 0]);
        assert_eq!(messages(0.0, 180.0, [5.0, 50.0]), [""; 0]);
        for (bearing, half_angle, radii, cause) in [
            (360.0, 22.5, [0.0, 50.0], "360 is no direction"),
            (0.0, 0.0, [0.0, 50.0], "0 degrees to each side make no sector"),
            (0.0, 181.0, [0.0, 50.0], "181 degrees to each side make no sector"),
            (0.0, 45.0, [50.0, 50.0], "inner radius is not below"),
            (0.0, 45.0, [-1.0, 50.0], "an inner radius of -1 km is none"),
            (0.0, 45.0, [0.0, f64::NAN], "a length of NaN km draws nothing"),
        ] {
            assert!(
                messages(bearing, half_angle, radii).iter().any(|message| message.contains(cause)),
                "{cause}"
            );
        }
    }
}
