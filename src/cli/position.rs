use crate::atlas::BaseMap;
use crate::geo::{Bounds, LonLat};

use super::Failure;

/// Reads `LON,LAT` in degrees; the position must lie in the box round Iraq.
///
/// # Errors
/// A sentence that names what was given; where longitude and latitude were swapped, it says so.
pub fn position(text: &str, base: &BaseMap) -> Result<LonLat, Failure> {
    let fail = |why: &str| {
        Failure::usage(format!(
            "“{text}” is no position: {why}; write longitude,latitude, such as 44.4,33.3."
        ))
    };
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let &[lon, lat] = parts.as_slice() else {
        return Err(fail("it needs two numbers with one comma between them"));
    };
    let number = |part: &str| {
        let read = part.parse::<f64>().ok().filter(|n| n.is_finite());
        read.ok_or_else(|| fail(&format!("“{part}” is no number of degrees")))
    };
    let p = LonLat::new(number(lon)?, number(lat)?);
    let home = base.home();
    if holds(home, p) {
        return Ok(p);
    }
    let (nw, se) = (LonLat::from(home.min), LonLat::from(home.max));
    let swapped = LonLat::new(p.lat, p.lon);
    let hint = if holds(home, swapped) {
        format!("longitude comes first, did you mean {lat},{lon}?")
    } else {
        format!("it reaches from {:.1} to {:.1} E and from {:.1} to {:.1} N.", nw.lon, se.lon, se.lat, nw.lat)
    };
    Err(Failure::usage(format!("“{text}” lies outside the map of Iraq: {hint}")))
}

/// In degrees and not on the Web Mercator square, where far latitudes would be cut off.
fn holds(home: Bounds, p: LonLat) -> bool {
    let (nw, se) = (LonLat::from(home.min), LonLat::from(home.max));
    (nw.lon..=se.lon).contains(&p.lon) && (se.lat..=nw.lat).contains(&p.lat)
}
