use crate::formats::events::degrees::{Angle, Axis, angle, two_angles};
use crate::formats::events::folded::folded;
use crate::formats::events::grid::grid;
use crate::formats::events::number::decimal;
use crate::formats::events::place::is_around;
use crate::formats::events::point_text::{Shape, shape};
use crate::formats::events::systems::metres;
use crate::formats::events::{Cause, CoordinateSystem, PointOrder};

/// A position in one cell, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Written {
    /// Latitude and longitude in degrees; which is which is stated.
    Degrees { lat: f64, lon: f64 },
    /// East and north in the file's coordinate system, or in that of this number.
    Metres { x: f64, y: f64, system: Option<u32> },
    /// Two numbers in the order in which they stand.
    Pair { first: f64, second: f64, brackets: bool },
}

/// A position: east and north in degrees, or in the file's coordinate system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) struct Spot {
    pub x: f64,
    pub y: f64,
    pub in_degrees: bool,
    /// Nothing states which of the two numbers is the latitude.
    pub assumed: bool,
    /// Where that is so, whether the first one was taken for it.
    pub latitude_first: bool,
}

impl Spot {
    /// A position that says which number is which.
    pub fn stated(x: f64, y: f64, in_degrees: bool) -> Self {
        Self { x, y, in_degrees, assumed: false, latitude_first: false }
    }
}

/// Parses a position in one cell.
pub(in crate::formats::events) fn position(text: &[u8], order: PointOrder) -> Result<Spot, Cause> {
    Ok(match written(&folded(text))? {
        Written::Degrees { lat, lon } => Spot::stated(lon, lat, true),
        Written::Metres { x, y, system: None } => Spot::stated(x, y, false),
        Written::Metres { x, y, system: Some(number) } => {
            let system = CoordinateSystem::named(&number.to_string()).ok_or(Cause::OtherSystem)?;
            let (lat, lon) = system.degrees(x, y).ok_or(Cause::OutOfRange)?;
            Spot::stated(lon, lat, true)
        }
        Written::Pair { first, second, brackets } => {
            let latitude_first = match order {
                PointOrder::Usual => !brackets,
                PointOrder::LatitudeFirst => true,
                PointOrder::LongitudeFirst => false,
            };
            let (x, y) = if latitude_first { (second, first) } else { (first, second) };
            Spot { x, y, in_degrees: false, assumed: true, latitude_first }
        }
    })
}

fn written(text: &str) -> Result<Written, Cause> {
    if text.is_empty() {
        return Err(Cause::NoPlace);
    }
    let text = text.strip_prefix("geo:").unwrap_or(text);
    if let Some(found) = shape(text) {
        return match found? {
            Shape::Point { x, y, system } => Ok(Written::Metres { x, y, system }),
            Shape::Brackets(first, second) => Ok(Written::Pair { first, second, brackets: true }),
            Shape::Empty => Err(Cause::NoPlace),
            Shape::Other => Err(Cause::NotAPoint),
        };
    }
    if let Some((first, second)) = numbers(text) {
        return Ok(Written::Pair { first, second, brackets: false });
    }
    if let Some((lat, lon)) = grid(text) {
        return Ok(Written::Degrees { lat, lon });
    }
    let (first, second) = two_angles(text).ok_or(Cause::UnreadablePlace)?;
    Ok(by_axis(first, second))
}

/// Two coordinates; a letter tells which is which, and so does a letter at the other one.
fn by_axis(first: Angle, second: Angle) -> Written {
    let (a, b) = (first.degrees, second.degrees);
    match (first.axis, second.axis) {
        (None, None) => Written::Pair { first: a, second: b, brackets: false },
        (Some(Axis::Longitude), _) | (None, Some(Axis::Latitude)) => Written::Degrees { lat: b, lon: a },
        (Some(Axis::Latitude), _) | (None, Some(Axis::Longitude)) => Written::Degrees { lat: a, lon: b },
    }
}

/// Two decimal numbers, perhaps in brackets and with altitude and accuracy behind them, as survey programs
/// write them.
fn numbers(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_matches(|c: char| "()[]{} ".contains(c));
    if !text.bytes().all(|b| b.is_ascii_digit() || b"+-.,;|/ eE".contains(&b)) {
        return None;
    }
    let strong = text.contains([';', '|', '/']);
    let parts: Vec<&str> = match text.contains('.') {
        _ if strong => text.split([';', '|', '/']).map(str::trim).collect(),
        true => text.split([',', ' ']).filter(|part| !part.is_empty()).collect(),
        // Decimal commas: "36,34, 43,13" and "36,34 43,13".
        false if text.contains(' ') => {
            text.split(' ').map(|part| part.trim_end_matches(',')).filter(|part| !part.is_empty()).collect()
        }
        // "36,34,43,13": all four are whole.
        false => return four(text),
    };
    let numbers: Option<Vec<f64>> = parts.iter().map(|part| decimal(part.as_bytes())).collect();
    let is_whole = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    match numbers?[..] {
        // "36 20 24" is one coordinate.
        [_, _, _] if parts.iter().all(is_whole) => None,
        [first, second] | [first, second, _] => Some((first, second)),
        // "36 20.4 43 7.8" are degrees and minutes, if only these lie in Iraq.
        [a, b, c, d] => {
            let minutes = parts.iter().step_by(2).all(is_whole) && !is_around(b, a);
            let iraqi = is_around(c + d / 60.0, a + b / 60.0);
            if minutes && iraqi { None } else { Some((a, b)) }
        }
        _ => None,
    }
}

/// Two numbers whose decimals and themselves are set apart by commas.
fn four(text: &str) -> Option<(f64, f64)> {
    let (before, last) = text.rsplit_once(',')?;
    let (first, second) = before.rsplit_once(',')?;
    if first.split(',').count() != 2 {
        return None;
    }
    Some((decimal(first.as_bytes())?, decimal(format!("{second},{last}").as_bytes())?))
}

/// Evidence for which number comes first in a column of positions: those that lie in Iraq in one order only.
/// Evidence of parts of a file adds up to that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct PointEvidence {
    latitude_first: usize,
    longitude_first: usize,
}

impl std::ops::AddAssign for PointEvidence {
    fn add_assign(&mut self, other: Self) {
        self.latitude_first += other.latitude_first;
        self.longitude_first += other.longitude_first;
    }
}

impl PointEvidence {
    pub fn add(&mut self, text: &str) {
        let Ok(Written::Pair { first, second, .. }) = written(&folded(text.as_bytes())) else { return };
        self.add_pair(first, second);
    }

    /// The same of a position that was read.
    pub fn add_spot(&mut self, spot: Spot) {
        match (spot.assumed, spot.latitude_first) {
            (true, true) => self.add_pair(spot.y, spot.x),
            (true, false) => self.add_pair(spot.x, spot.y),
            (false, _) => {}
        }
    }

    fn add_pair(&mut self, first: f64, second: f64) {
        match () {
            () if is_around(second, first) => self.latitude_first += 1,
            () if is_around(first, second) => self.longitude_first += 1,
            () => {}
        }
    }

    pub fn order(&self) -> PointOrder {
        match self.latitude_first.cmp(&self.longitude_first) {
            std::cmp::Ordering::Greater => PointOrder::LatitudeFirst,
            std::cmp::Ordering::Less => PointOrder::LongitudeFirst,
            std::cmp::Ordering::Equal => PointOrder::Usual,
        }
    }
}

/// Whether a text is a whole position, or another shape where one is expected.
pub(in crate::formats::events) fn is_position(text: &str) -> bool {
    let text = folded(text.trim().as_bytes());
    match written(&text) {
        Ok(Written::Degrees { .. } | Written::Metres { .. }) | Err(Cause::NotAPoint) => true,
        // Two whole numbers may be anything.
        Ok(Written::Pair { first, second, .. }) => {
            let least = first.abs().min(second.abs());
            let on_earth = least <= 90.0 && first.abs().max(second.abs()) <= 180.0;
            on_earth && first.fract() != 0.0 && second.fract() != 0.0
        }
        Err(_) => false,
    }
}

/// Whether a text is a latitude or a longitude, or metres of another system.
pub(in crate::formats::events) fn is_coordinate(text: &str) -> bool {
    let text = text.trim().as_bytes();
    angle(text).is_some() || metres(text).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LATITUDE: f64 = 36.34;
    const LONGITUDE: f64 = 43.13;

    fn is_there(text: &str, order: PointOrder) -> bool {
        let near = |spot: Spot| (spot.y - LATITUDE).abs() < 1e-9 && (spot.x - LONGITUDE).abs() < 1e-9;
        position(text.as_bytes(), order).is_ok_and(near)
    }

    #[test]
    fn a_cell_may_hold_a_whole_position() {
        for text in [
            "36.34, 43.13",
            "36.34,43.13",
            "36.34 43.13",
            "(36.34, 43.13)",
            "36.34 43.13 250 4.5",
            "36.34 43.13 0 0",
            "36.34; 43.13",
            "36.34 / 43.13",
            "36,34; 43,13",
            "36,34 43,13",
            "36,34, 43,13",
            "36,34,43,13",
            "geo:36.34,43.13",
            "36.34|43.13",
            "POINT (43.13 36.34)",
            "POINT(43.13 36.34)",
            "point z (43.13 36.34 250)",
            "POINT ZM(43.13 36.34 1 2)",
            "POINTZ (43.13 36.34 250)",
            "SRID=4326;POINT(43.13 36.34)",
            "POINT M (43.13 36.34 2)",
            "[43.13, 36.34]",
            "[43.13, 36.34, 250]",
            "[\"43.13\",\"36.34\"]",
            "{\"type\":\"Point\",\"coordinates\":[43.13,36.34]}",
            "{\"lat\":36.34,\"lng\":43.13}",
            "{\"latitude\":\"36.34\",\"longitude\":\"43.13\"}",
            "{'latitude': '36.34', 'longitude': '43.13'}",
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[43.13,36.34]},\"properties\":{}}",
            "36°20'24\"N 43°07'48\"E",
            "43°07'48\"E 36°20'24\"N",
            "E 43.13, N 36.34",
            "36.34N, 43.13E",
            "36 20 24 43 07 48",
            "36 20.4 43 7.8",
            "٣٦٫٣٤ ٤٣٫١٣",
            "٣٦٫٣٤، ٤٣٫١٣",
            "36.34\u{a0}43.13",
            "+36.34 +43.13",
        ] {
            assert!(
                is_there(text, PointOrder::Usual),
                "{text}: {:?}",
                position(text.as_bytes(), PointOrder::Usual)
            );
            assert!(is_position(text), "{text}");
        }
        for text in ["43.13, 36.34", "43.13 36.34 250", "[43.13, 36.34]"] {
            assert!(is_there(text, PointOrder::LongitudeFirst), "{text}");
        }
        assert!(is_there("[36.34, 43.13]", PointOrder::LatitudeFirst));
    }

    #[test]
    fn database_shapes_are_read() {
        // Python's struct.pack by OGC 06-103r4 8.2, and PostGIS's flag for an SRID.
        for text in [
            "0101000020E6100000713D0AD7A3904540EC51B81E852B4240",
            "0000000001404590a3d70a3d7140422b851eb851ec",
            "01e9030000713d0ad7a3904540ec51b81e852b42400000000000406f40",
        ] {
            assert!(is_there(text, PointOrder::Usual), "{text}");
        }
        let line = "0102000000020000000000000000804540000000000000424000000000000046400000000000804240";
        assert_eq!(position(line.as_bytes(), PointOrder::Usual), Err(Cause::NotAPoint));
    }

    #[test]
    fn other_shapes_and_systems_are_told_apart() {
        let cause = |text: &str| position(text.as_bytes(), PointOrder::Usual).err();
        for text in [
            "POLYGON ((43 36, 44 36, 44 37, 43 36))",
            "LINESTRING (43 36, 44 37)",
            "MULTIPOINT ((43 36))",
            "{\"type\":\"Polygon\",\"coordinates\":[]}",
        ] {
            assert_eq!(cause(text), Some(Cause::NotAPoint), "{text}");
        }
        for text in ["", "POINT EMPTY", "POINT (nan nan)", "{\"type\":\"Point\",\"coordinates\":[]}"] {
            assert_eq!(cause(text), Some(Cause::NoPlace), "{text}");
        }
        for text in [
            "Mosul",
            "36.34",
            "36,34",
            "36 20 24",
            "1 2 3 4 5",
            "POINT (43.13)",
            "[1]",
            "{}",
            "2017-03-17",
            "36.34, north",
        ] {
            assert_eq!(cause(text), Some(Cause::UnreadablePlace), "{text}");
            assert!(!is_position(text), "{text}");
        }
        assert_eq!(cause("SRID=27700;POINT(440000 3690000)"), Some(Cause::OtherSystem));
        // gdaltransform -s_srs EPSG:32638 -t_srs EPSG:4326
        let spot = position(b"SRID=32638;POINT(440000 3690000)", PointOrder::Usual).unwrap();
        assert!((spot.y - 33.347_522_481_443_7).abs() < 1e-9 && (spot.x - 44.355_176_214_817_6).abs() < 1e-9);
    }

    #[test]
    fn iraq_tells_which_number_comes_first() {
        let order = |texts: &[&str]| {
            let mut evidence = PointEvidence::default();
            texts.iter().for_each(|text| evidence.add(text));
            evidence.order()
        };
        assert_eq!(order(&["36.34, 43.13", "51.5, -0.1"]), PointOrder::LatitudeFirst);
        assert_eq!(order(&["43.13, 36.34"]), PointOrder::LongitudeFirst);
        assert_eq!(order(&["51.5, -0.1"]), PointOrder::Usual);
        assert_eq!(order(&["POINT (43.13 36.34)"]), PointOrder::Usual);
    }

    proptest! {
        #[test]
        fn every_position_reads_back(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, at in 0..6_usize) {
            let text = [
                format!("{lat}, {lon}"), format!("{lat} {lon}"), format!("POINT ({lon} {lat})"), format!("[{lon:.9},{lat:.9}]"),
                format!("{{\"lat\":{lat},\"lon\":{lon}}}"), format!("{lat} {lon} 12.5 4"),
            ][at].clone();
            let spot = position(text.as_bytes(), PointOrder::Usual).unwrap();
            prop_assert!((spot.y - lat).abs() < 1e-8 && (spot.x - lon).abs() < 1e-8, "{}", text);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}", marked in "(POINT|SRID=|[0-9]{1,3}|[()\\[\\]{}.,:; °'\"-]|lat|38SMC){0,14}") {
            for text in [text, marked] {
                let _ = (position(text.as_bytes(), PointOrder::Usual), is_position(&text));
            }
        }
    }
}
