use crate::geo::LonLat;

use crate::formats::events::Cause;

/// Iraq with a margin of about half a degree, in degrees: west, south, east, north.
const AROUND: [f64; 4] = [38.3, 28.6, 49.1, 37.9];

/// Whether a position in degrees lies in Iraq or close to it.
pub(in crate::formats::events) fn is_around(lon: f64, lat: f64) -> bool {
    lon >= AROUND[0] && lat >= AROUND[1] && lon <= AROUND[2] && lat <= AROUND[3]
}

/// A position, or why it is invalid. `iraqi` says whether the row may be about Iraq; it is called only if the
/// position is elsewhere.
pub(in crate::formats::events) fn place(
    lat: f64,
    lon: f64,
    iraqi: impl Fn() -> bool,
) -> Result<LonLat, Cause> {
    if is_around(lon, lat) {
        return Ok(LonLat::new(lon, lat));
    }
    if lat == 0.0 && lon == 0.0 {
        return Err(Cause::AtZero);
    }
    if is_around(lat, lon) && iraqi() {
        return Err(Cause::Exchanged);
    }
    // With a minus these are places in the Atlantic and the Indian Ocean.
    let unsigned = is_around(lon.abs(), lat.abs()) || is_around(lat.abs(), lon.abs());
    if unsigned && (lat < 0.0 || lon < 0.0) && iraqi() {
        return Err(Cause::WrongSign);
    }
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        // No typo makes degrees that large; these are metres.
        let metres = lat.abs() > 1000.0 && lon.abs() > 1000.0;
        return Err(if metres { Cause::Projected } else { Cause::OutOfRange });
    }
    Ok(LonLat::new(lon, lat))
}

/// Whether a country's name or code means Iraq.
pub(in crate::formats::events) fn is_iraq(country: &str) -> bool {
    const NAMES: [&str; 7] = ["iraq", "irq", "iq", "368", "645", "95", "republic of iraq"];
    let country = country.trim().trim_end_matches(".0").to_lowercase();
    NAMES.contains(&country.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(lat: f64, lon: f64) -> Option<Cause> {
        place(lat, lon, || true).err()
    }

    #[test]
    fn a_position_that_is_none_says_why() {
        assert_eq!(place(33.3, 44.4, || true), Ok(LonLat::new(44.4, 33.3)));
        assert_eq!(cause(44.4, 33.3), Some(Cause::Exchanged));
        assert_eq!(cause(0.0, 0.0), Some(Cause::AtZero));
        assert_eq!(cause(95.0, 44.4), Some(Cause::OutOfRange));
        assert_eq!(cause(3_690_000.0, 440_000.0), Some(Cause::Projected));
        assert_eq!(cause(-33.9, 18.4), None);
    }

    #[test]
    fn what_lies_in_another_country_is_not_taken_for_exchanged() {
        assert_eq!(place(45.0, 34.1, || is_iraq("Ukraine")), Ok(LonLat::new(34.1, 45.0)));
        assert!(["Iraq", "IRAQ ", "645.0"].into_iter().all(is_iraq));
    }
}
