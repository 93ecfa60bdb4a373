//! Positions as codes of cells on the earth: full plus codes (Open Location Code) and geohashes.

/// The middle of a cell, and its larger side in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) struct CodedCell {
    pub lat: f64,
    pub lon: f64,
    pub side: f64,
}

/// The digits of plus codes, and those of geohashes.
const PLUS: &str = "23456789CFGHJMPQRVWX";
const GEOHASH: &str = "0123456789bcdefghjkmnpqrstuvwxyz";

/// Plus codes have their sign behind so many digits; those with fewer before it are parts, counted from a town.
const BEFORE_SIGN: usize = 8;

/// A full plus code: `8H6HQ4R4+2X`, or `8H6H0000+` for a larger cell.
pub(in crate::formats::events) fn plus_code(text: &str) -> Option<CodedCell> {
    let (before, after) = text.split_once('+')?;
    if before.len() != BEFORE_SIGN || after.len() == 1 {
        return None;
    }
    let kept = before.trim_end_matches('0');
    let padded = kept.len() < BEFORE_SIGN;
    if kept.is_empty() || !kept.len().is_multiple_of(2) || padded && !after.is_empty() {
        return None;
    }
    let (mut lat, mut lon) = (-90.0, -180.0);
    let (mut height, mut width) = (400.0, 400.0);
    let digits: Option<Vec<usize>> = kept.chars().chain(after.chars()).map(digit).collect();
    let digits = digits.filter(|digits| digits.len() <= 15)?;
    let (pairs, grid) = digits.split_at(digits.len().min(10));
    for pair in pairs.chunks(2) {
        let [row, column] = pair else { return None };
        (height, width) = (height / 20.0, width / 20.0);
        lat += *row as f64 * height;
        lon += *column as f64 * width;
    }
    // Behind ten digits, one digit stands for four columns and five rows.
    for digit in grid {
        (height, width) = (height / 5.0, width / 4.0);
        lat += (digit / 4) as f64 * height;
        lon += (digit % 4) as f64 * width;
    }
    let cell = CodedCell { lat: lat + height / 2.0, lon: lon + width / 2.0, side: height.max(width) };
    (cell.lat <= 90.0 && cell.lon <= 180.0).then_some(cell)
}

fn digit(letter: char) -> Option<usize> {
    PLUS.find(letter.to_ascii_uppercase())
}

/// Whether a text begins with a plus code without its first digits: `Q4R4+2X Mosul`.
pub(in crate::formats::events) fn is_local_plus_code(text: &str) -> bool {
    let Some((before, after)) = text.trim_start().split_once('+') else { return false };
    let after = after.split([' ', ',']).next().unwrap_or_default();
    (2..BEFORE_SIGN).contains(&before.len())
        && before.len().is_multiple_of(2)
        && (2..=7).contains(&after.len())
        && before.chars().chain(after.chars()).all(|c| digit(c).is_some())
}

/// A geohash of four to twelve letters and digits.
pub(in crate::formats::events) fn geohash(text: &str) -> Option<CodedCell> {
    if !(4..=12).contains(&text.len()) {
        return None;
    }
    let (mut lat, mut lon) = ([-90.0, 90.0], [-180.0, 180.0]);
    let mut is_lon = true;
    for letter in text.chars() {
        let value = GEOHASH.find(letter)?;
        for bit in (0..5).rev() {
            let range: &mut [f64; 2] = if is_lon { &mut lon } else { &mut lat };
            let middle = (range[0] + range[1]) / 2.0;
            range[usize::from(value >> bit & 1 == 0)] = middle;
            is_lon = !is_lon;
        }
    }
    let [lat, lon] = [lat, lon].map(|[low, high]| ((low + high) / 2.0, high - low));
    Some(CodedCell { lat: lat.0, lon: lon.0, side: lat.1.max(lon.1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plus_codes_are_decoded_as_the_specification_does() {
        // decoding.csv of the Open Location Code project: middle of the cell and its height.
        for (code, lat, lon, height) in [
            ("7FG49Q00+", 20.375, 2.775, 0.05),
            ("7FG49QCJ+2V", 20.370_062_5, 2.782_187_5, 0.000_125),
            ("7FG49QCJ+2VX", 20.370_112_5, 2.782_234_375, 0.000_031_25),
            ("8FVC2222+22", 47.000_062_5, 8.000_062_5, 0.000_125),
            ("4VCPPQGP+Q9", -41.273_062_5, 174.785_937_5, 0.000_125),
            ("62G20000+", 0.5, -179.5, 1.0),
        ] {
            let cell = plus_code(code).unwrap();
            assert!((cell.lat - lat).abs() < 1e-9 && (cell.lon - lon).abs() < 1e-9, "{code}: {cell:?}");
            assert!((cell.side - height).abs() < 1e-9, "{code}: {cell:?}");
        }
        for text in ["9QCJ+2V", "7FG49QCJ", "7FG49QCJ+2", "7FG49QCA+2V", "+", "7FG40Q00+", "Mosul+Erbil"] {
            assert_eq!(plus_code(text), None, "{text}");
        }
        assert!(["9QCJ+2V", "9QCJ+2V Mosul", "CJ+2VX"].into_iter().all(is_local_plus_code));
        assert!(!["7FG49QCJ+2V", "Mosul+Erbil", "12+", "5+3"].into_iter().any(is_local_plus_code));
    }

    #[test]
    fn geohashes_are_decoded_as_published() {
        // The examples of the geohash articles: ezs42 and u4pruydqqvj.
        for (code, lat, lon, within) in
            [("ezs42", 42.605, -5.603, 0.023), ("u4pruydqqvj", 57.649_11, 10.407_44, 0.000_01)]
        {
            let cell = geohash(code).unwrap();
            assert!((cell.lat - lat).abs() < within && (cell.lon - lon).abs() < within, "{code}: {cell:?}");
        }
        for text in ["", "abc", "mosul", "ezs42ezs42ezs"] {
            assert_eq!(geohash(text), None, "{text}");
        }
    }
}
