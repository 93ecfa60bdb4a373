//! A position that the user types, as numbers.

use crate::geo::LonLat;

/// The remedy for an invalid position.
pub const REMEDY: &str = "Write latitude and longitude in decimal degrees, for example 33.3152, 44.3661.";

/// A position as people write it: latitude first, in decimal degrees, separated by comma, space or semicolon;
/// hemisphere letters may precede or follow.
///
/// # Errors
/// A sentence for the user that says what is wrong.
pub fn read(text: &str) -> Result<LonLat, String> {
    let parts: Vec<&str> =
        text.split([',', ';', ' ', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let parts = joined(&parts);
    let [lat, lon] = parts.as_slice() else { return Err(REMEDY.to_owned()) };
    let lat = degrees(lat, 'N', 'S').ok_or(REMEDY)?;
    let lon = degrees(lon, 'E', 'W').ok_or(REMEDY)?;
    if lat.abs() > 90.0 {
        return Err("Latitude comes first and must be between -90 and 90 degrees.".to_owned());
    }
    if lon.abs() > 180.0 {
        return Err("Longitude comes second and must be between -180 and 180 degrees.".to_owned());
    }
    Ok(LonLat::new(lon, lat))
}

/// In a form that can be parsed again: six decimals, about a tenth of a metre.
pub fn write(p: LonLat) -> String {
    format!("{:.6}, {:.6}", p.lat, p.lon)
}

/// Separate letters belong to the number before or after them.
fn joined(parts: &[&str]) -> Vec<String> {
    let is_letter = |part: &str| part.len() == 1 && part.chars().all(char::is_alphabetic);
    let leads = parts.first().is_some_and(|part| is_letter(part));
    let mut out: Vec<String> = Vec::new();
    let mut head = String::new();
    for part in parts {
        match (is_letter(part), leads, out.last_mut()) {
            (true, false, Some(last)) => last.push_str(part),
            (true, ..) => head.push_str(part),
            (false, ..) => out.push(std::mem::take(&mut head) + part),
        }
    }
    out
}

fn degrees(text: &str, positive: char, negative: char) -> Option<f64> {
    let plain = text.replace(['°', '\u{200E}', '\u{200F}'], "").replace('−', "-").to_uppercase();
    let bare = plain.trim_matches([positive, negative]);
    let south = plain.contains(negative);
    let value: f64 = bare.parse().ok()?;
    let value = if south { -value } else { value };
    (value.is_finite() && !(south && bare.starts_with('-'))).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_people_write_them() {
        let baghdad = LonLat::new(44.3661, 33.3152);
        for text in [
            "33.3152, 44.3661",
            "33.3152 44.3661",
            " 33.3152;44.3661 ",
            "33.3152°N 44.3661°E",
            "33.3152° N, 44.3661° E",
            "N 33.3152 E 44.3661",
            "N33.3152, E44.3661",
        ] {
            assert_eq!(read(text), Ok(baghdad), "{text}");
        }
        assert_eq!(read("33.5 S, 70.6 W"), Ok(LonLat::new(-70.6, -33.5)));
        assert_eq!(read("-33.5, −70.6"), Ok(LonLat::new(-70.6, -33.5)));
    }

    #[test]
    fn what_is_not_a_position_is_reported_with_its_remedy() {
        for text in
            ["", "33.3152", "33.3152, 44.3661, 12", "north, east", "NaN, inf", "-33 S, 44 E", "44,3 33,2"]
        {
            assert_eq!(read(text), Err(REMEDY.to_owned()), "{text}");
        }
        assert!(read("133.3, 33.2").is_err_and(|why| why.contains("Latitude comes first")));
        assert!(read("33.3, 233.2").is_err_and(|why| why.contains("Longitude comes second")));
    }

    #[test]
    fn a_written_position_is_read_again() {
        let p = LonLat::new(44.366_123, -33.315_2);
        assert_eq!(read(&write(p)), Ok(p));
    }
}
