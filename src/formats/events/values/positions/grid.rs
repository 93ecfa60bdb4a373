use crate::formats::events::metres::utm;
use crate::formats::events::place::is_around;

/// A position of a military or UTM grid in a folded text, as latitude and longitude in degrees, and the side of the
/// square in which it lies, in kilometres: `38SMC 12345 67890`, `38N 440000 3690000`.
pub(in crate::formats::events) fn grid(text: &str) -> Option<(f64, f64, f64)> {
    let text = text.to_ascii_uppercase();
    mgrs(&text).or_else(|| utm_text(&text).map(|(lat, lon)| (lat, lon, 0.0)))
}

/// The bands of latitude, each 8° from 80° south on.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

/// The letters of a square's columns by the zone's remainder on division by three, and of its rows.
const COLUMNS: [&str; 3] = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"];
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";

/// The centre of a square of the military grid (MGRS), and its side in kilometres. Squares of 10 and 100 km have so
/// few digits that they could be codes of anything, and are read only in Iraq.
fn mgrs(text: &str) -> Option<(f64, f64, f64)> {
    let text = text.strip_prefix("MGRS").unwrap_or(text).trim_start_matches([':', ' ']);
    let packed: String = text.chars().filter(|c| *c != ' ').collect();
    let digits = packed.bytes().take_while(u8::is_ascii_digit).count();
    let zone: u8 = packed.get(..digits).filter(|z| z.len() <= 2)?.parse().ok()?;
    let mut letters = packed.get(digits..digits + 3)?.chars();
    let (band, column, row) = (letters.next()?, letters.next()?, letters.next()?);
    let rest = packed.get(digits + 3..)?;
    let half = rest.len() / 2;
    let sound = rest.len().is_multiple_of(2) && half <= 5;
    if !(1..=60).contains(&zone) || !sound || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = 10_f64.powi(5 - half as i32);
    let within = |part: &str| {
        let number = if part.is_empty() { Some(0.0) } else { part.parse::<f64>().ok() };
        number.map(|n| (n + 0.5) * size)
    };
    let east = COLUMNS[usize::from(zone % 3)].find(column)? as f64 + 1.0;
    let easting = east * 100_000.0 + within(&rest[..half])?;
    // Rows of even zones begin five letters on, and all begin again every 2,000 km.
    let shift = if zone.is_multiple_of(2) { 5 } else { 0 };
    let north = (ROWS.find(row)? + ROWS.len() - shift) % ROWS.len();
    let in_square = within(&rest[half..])?;
    let south_edge = BANDS.find(band)? as f64 * 8.0 - 80.0;
    let north_edge = if band == 'X' { 84.0 } else { south_edge + 8.0 };
    // A square on the edge of a band may reach beyond it.
    let in_band = |(lat, _): &(f64, f64)| (south_edge - 1.0..=north_edge + 1.0).contains(lat);
    (-5..5)
        .map(|k| f64::from(k) * 2_000_000.0 + north as f64 * 100_000.0 + in_square)
        .map(|northing| utm(zone, easting, northing))
        .find(in_band)
        .filter(|(lat, lon)| half >= 2 || is_around(*lon, *lat))
        .map(|(lat, lon)| (lat, lon, size / 1000.0))
}

/// Zone, easting and northing in metres, in any order.
fn utm_text(text: &str) -> Option<(f64, f64)> {
    let mut numbers: Vec<(f64, usize)> = Vec::new();
    let mut words: Vec<(&str, usize)> = Vec::new();
    let mut rest = text.trim();
    let mut count = 0;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let fits = |c: char| if is_number { c.is_ascii_digit() || c == '.' } else { c.is_ascii_alphabetic() };
        let length = rest.chars().take_while(|c| fits(*c)).count();
        match (is_number, length) {
            (_, 0) if " ,:;=/()_-".contains(first) => {
                rest = &rest[first.len_utf8()..];
                continue;
            }
            (_, 0) => return None,
            (true, _) => numbers.push((rest[..length].parse().ok()?, count)),
            (false, _) => words.push((&rest[..length], count)),
        }
        rest = &rest[length..];
        count += 1;
    }
    let known = ["UTM", "ZONE", "WGS", "M", "ME", "MN", "E", "EASTING", "NORTHING", "EAST", "NORTH"];
    let follows = |word: &str, at: usize| words.iter().any(|(w, place)| *w == word && place + 1 == at);
    numbers.retain(|(number, at)| !(follows("WGS", *at) && [84.0, 1984.0].contains(number)));
    let zone_at = numbers.iter().position(|(n, _)| (1.0..=60.0).contains(n) && n.fract() == 0.0)?;
    let (zone, place) = numbers.remove(zone_at);
    let band = words.iter().position(|(word, at)| *at == place + 1 && word.len() == 1);
    let band = band.map_or("N", |at| words.remove(at).0);
    if numbers.len() != 2 || words.iter().any(|(word, _)| !known.contains(word) && *word != "N") {
        return None;
    }
    let (first, second) = (numbers[0].0, numbers[1].0);
    let (easting, northing) = if first > 1_000_000.0 { (second, first) } else { (first, second) };
    if !(100_000.0..=900_000.0).contains(&easting) || !(0.0..10_000_000.0).contains(&northing) {
        return None;
    }
    let (lat, lon) = utm(zone as u8, easting, northing);
    // The letter is that of a band, or north; where "S" is no band, it would mean the southern hemisphere.
    let edge = BANDS.find(band).map(|at| at as f64 * 8.0 - 80.0)?;
    let in_band = (edge - 1.0..=edge + 9.0).contains(&lat) || band == "N" && lat >= 0.0;
    in_band.then_some((lat, lon))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MGRS: [(&str, f64, f64); 12] = [
        ("38SMC1234567890", 34.048050535, 44.050303611),
        ("38SMB4386", 33.316144232, 44.393008005),
        ("37SGT1234567890", 34.030200637, 41.299991360),
        ("39RTQ5000050000", 31.157335671, 48.377385737),
        ("38SLF5555544444", 36.534486838, 43.386437732),
        ("37SER0000100001", 31.635199754, 39.000015818),
        ("38SMC12346789", 34.048091072, 44.050297742),
        ("38RPV1200034000", 31.034352720, 46.173579238),
        ("4QFJ1234567890", 21.409801158, -157.916076317),
        ("18SUJ2339407395", 38.897698836, -77.036497619),
        ("39RUP0000050000", 30.265190664, 48.921017838),
        ("38SKC9999999999", 34.322000450, 42.826223924),
    ];

    fn near(text: &str, lat: f64, lon: f64) -> bool {
        grid(text).is_some_and(|(a, b, _)| (a - lat).abs() < 1e-6 && (b - lon).abs() < 1e-6)
    }

    #[test]
    fn military_squares_agree_with_geographiclib() {
        // Centres of the squares, by geoconvert 1.0.2, which follows GeographicLib.
        for (text, lat, lon) in MGRS {
            assert!(near(text, lat, lon), "{text}: {:?}", grid(text));
        }
        // The corners of larger squares are those of the square in which they lie.
        for (text, in_it, side) in [
            ("38S LF 2 4", "38SLF2500045000", 10.0),
            ("38SLF24", "38SLF2500045000", 10.0),
            ("38S LF", "38SLF5000050000", 100.0),
            ("38SLF2344", "38SLF2350044500", 1.0),
        ] {
            let (found, point) = (grid(text).unwrap(), grid(in_it).unwrap());
            assert!(
                (found.0 - point.0).abs() < 1e-5 && (found.1 - point.1).abs() < 1e-5,
                "{text}: {found:?}"
            );
            assert_eq!(found.2, side, "{text}");
        }
        assert!(near("38s mc 12345 67890", 34.048_050_534_9, 44.050_303_610_8));
        assert!(near("MGRS: 38SMC1234567890", 34.048_050_534_9, 44.050_303_610_8));
    }

    #[test]
    fn utm_positions_name_their_zone() {
        // gdaltransform -s_srs EPSG:32638 -t_srs EPSG:4326
        for text in [
            "38N 440000 3690000",
            "38 N 440000 3690000",
            "38S 440000 3690000",
            "UTM 38N 440000 3690000",
            "440000 3690000 38N",
            "Zone 38N 440000mE 3690000mN",
            "38N 440000E 3690000N",
            "440000 m E, 3690000 m N, zone 38",
            "WGS 84 UTM zone 38N 3690000 440000",
        ] {
            assert!(near(text, 33.347_522_481_443_7, 44.355_176_214_817_6), "{text}: {:?}", grid(text));
        }
    }

    #[test]
    fn what_names_no_square_is_none() {
        for text in [
            "",
            "18SUJ",
            "4QFJ16",
            "38SMC12345",
            "38SMC123456789012",
            "61SMC1234567890",
            "38SII1234567890",
            "38SMC12A4567890",
            "440000 3690000",
            "38S 440000 1690000",
            "38N 44 36",
            "36.34 43.13",
            "Mosul 38",
            "38SAC1234567890",
            "2017-03-17",
        ] {
            assert_eq!(grid(text), None, "{text}");
        }
    }
}
