use crate::atlas::BaseMap;
use crate::cli::output::Failure;
use crate::geo::{Bounds, LonLat};

/// Parses `LON,LAT` in degrees; the position must be within the box around Iraq.
///
/// # Errors
/// A sentence with the input; if longitude and latitude are exchanged, it says so.
pub fn position(text: &str, base: &BaseMap) -> Result<LonLat, Failure> {
    let fail = |why: &str| {
        Failure::usage(format!(
            "“{text}” is not a position: {why}; write longitude,latitude, such as 44.4,33.3."
        ))
    };
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let &[lon, lat] = parts.as_slice() else {
        return Err(fail("it needs two numbers separated by a comma"));
    };
    let number = |part: &str| {
        let read = part.parse::<f64>().ok().filter(|n| n.is_finite());
        read.ok_or_else(|| fail(&format!("“{part}” is not a number of degrees")))
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
        format!("it extends from {:.1} to {:.1} E and from {:.1} to {:.1} N.", nw.lon, se.lon, se.lat, nw.lat)
    };
    Err(Failure::usage(format!("“{text}” is outside the map of Iraq: {hint}")))
}

/// In degrees, not on the Web Mercator square, which would cut off far latitudes.
fn holds(home: Bounds, p: LonLat) -> bool {
    let (nw, se) = (LonLat::from(home.min), LonLat::from(home.max));
    (nw.lon..=se.lon).contains(&p.lon) && (se.lat..=nw.lat).contains(&p.lat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;

    #[test]
    fn a_position_is_longitude_and_latitude_inside_the_box_round_iraq() {
        let base = Atlas::built_in().unwrap().base;
        assert_eq!(position(" 44.4 , 33.3 ", &base), Ok(LonLat::new(44.4, 33.3)));
        for (given, words) in [
            ("44,abc", "“abc” is not a number"),
            ("44", "two numbers"),
            ("44,33,5", "two numbers"),
            ("", "two numbers"),
            ("NaN,33", "“NaN” is not a number"),
            ("inf,33", "“inf” is not a number"),
            ("1e400,33", "“1e400” is not a number"),
            ("33.3,44.4", "longitude comes first, did you mean 44.4,33.3?"),
            ("-44,33", "from 38.8 to 48.6 E and from 29.1 to 37.4 N"),
            ("13.4,52.5", "outside the map"),
            ("44,900", "outside the map"),
        ] {
            let failure = position(given, &base).expect_err(given);
            assert!(failure.sentence.contains(&format!("“{given}”")), "{given}: {}", failure.sentence);
            assert!(failure.sentence.contains(words), "{given}: {}", failure.sentence);
            assert_eq!(failure.code, crate::cli::output::USAGE);
        }
    }
}
