use serde::{Deserialize, Serialize};

/// Why a shape looks the way it does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// In words, for the user: "25 km round the town, our choice".
    pub text: String,
    /// True if the outline is our reconstruction and not the source's.
    #[serde(default)]
    pub reconstruction: bool,
    /// How the geometry was made, so that it can be rebuilt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<Recipe>,
}

/// How a shape is made. Positions are `[longitude, latitude]` in degrees (WGS 84),
/// lengths are geodesic kilometres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Recipe {
    /// A disc around a town; `clip` cuts it at Iraq's border.
    Disc {
        center: [f64; 2],
        radius_km: f64,
        #[serde(default)]
        clip: bool,
    },
    /// A ring around a city that excludes the city.
    Ring { center: [f64; 2], inner_km: f64, outer_km: f64 },
    /// The part of a ring that lies in one direction from a place: up to `half_angle` degrees on either side
    /// of `bearing` (degrees from north, clockwise). With an inner radius of 0 it is a slice that starts at
    /// the place itself; `clip` cuts it at Iraq's border.
    Sector {
        center: [f64; 2],
        bearing: f64,
        half_angle: f64,
        inner_km: f64,
        outer_km: f64,
        #[serde(default)]
        clip: bool,
    },
    /// A strip inside Iraq along the border with `country` (ISO 3166-1 alpha-2), at most `reach_km` from
    /// `near`; without `near`, the whole border.
    BorderStrip {
        country: String,
        width_km: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        near: Option<[f64; 2]>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reach_km: Option<f64>,
    },
    /// A band of `half_width_km` on each side of the line through the towns.
    Band { through: Vec<[f64; 2]>, half_width_km: f64 },
    /// The union of one or several governorates.
    Governorates { codes: Vec<String> },
}
