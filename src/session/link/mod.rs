//! A location and selection as one string: an address that a person recognises, or the command that opens the
//! program there. “Copy link” and “Copy command” produce them; the command line and “Go to…” accept both.

mod address;
mod layer_choice;
mod link_error;
mod parse;
mod quote;

use std::fmt;

use crate::geo::LonLat;

use super::ViewAction;

pub use layer_choice::LayerChoice;
pub use link_error::LinkError;

/// The program's name in a shell.
const PROGRAM: &str = "iraq-risk-atlas";

/// `iraq-risk-atlas project.atlas.json --select FP-17 --layers a,b --at 43.77,35.325,9`; every
/// part may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Path of a project file.
    pub project: Option<String>,
    /// Id of a feature, a claim, a governorate or an annotation.
    pub select: Option<String>,
    pub layers: Option<LayerChoice>,
    pub at: Option<LinkView>,
}

/// The centre of a view in degrees, longitude first, and its zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkView {
    lon: f64,
    lat: f64,
    zoom: Option<f64>,
}

/// Decimals of degrees: about a metre.
const DEGREES: f64 = 1e5;
const ZOOMS: f64 = 1e2;

/// A zoom that shows a town with its surroundings.
const TOWN: f64 = 9.0;

impl LinkView {
    /// Rounded to a metre and a hundredth of a zoom; `None` for an invalid position.
    pub fn new(at: LonLat, zoom: Option<f64>) -> Option<Self> {
        let kept = |n: f64, places: f64| (n * places).round() / places + 0.0;
        let (lon, lat) = (kept(at.lon, DEGREES), kept(at.lat, DEGREES));
        let zoom = zoom.map(|zoom| kept(zoom, ZOOMS));
        let on_earth = lon.abs() <= 180.0 && lat.abs() <= 90.0;
        (on_earth && zoom.is_none_or(|z| (0.0..=30.0).contains(&z))).then_some(Self { lon, lat, zoom })
    }

    /// The flight there; without a zoom, at least at town level.
    pub fn flight(&self) -> ViewAction {
        let Self { lon, lat, zoom } = *self;
        match zoom {
            Some(zoom) => ViewAction::ToView { lon, lat, zoom },
            None => ViewAction::ToPlace { lon, lat, zoom: TOWN },
        }
    }

    pub fn center(&self) -> LonLat {
        LonLat::new(self.lon, self.lat)
    }

    /// As in web maps: 6 shows the country, 10 a district.
    pub fn zoom(&self) -> Option<f64> {
        self.zoom
    }
}

impl fmt::Display for LinkView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.lon, self.lat)?;
        self.zoom.map_or(Ok(()), |zoom| write!(f, ",{zoom}"))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A path that starts like an option goes after `--`.
        let (first, last) = match self.project.as_deref() {
            Some(path) if path.starts_with('-') => (None, Some(path)),
            path => (path, None),
        };
        f.write_str(PROGRAM)?;
        if let Some(path) = first {
            write!(f, " {}", quote::quoted(path))?;
        }
        let options = [
            ("--select", self.select.clone()),
            ("--layers", self.layers.as_ref().map(LayerChoice::to_string)),
            ("--at", self.at.map(|at| at.to_string())),
        ];
        for (name, value) in options {
            if let Some(value) = value {
                let between = if value.starts_with('-') { '=' } else { ' ' };
                write!(f, " {name}{between}{}", quote::quoted(&value))?;
            }
        }
        last.map_or(Ok(()), |path| write!(f, " -- {}", quote::quoted(path)))
    }
}
