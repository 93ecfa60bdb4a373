use crate::formats::events::amount::amount;
use crate::formats::events::folded::folded;
use crate::formats::events::metres::{utm, web_mercator};
use crate::formats::events::number::decimal;
use crate::formats::events::{CoordinateSystem, NumberStyle};

impl CoordinateSystem {
    /// The system of this name or number: `EPSG:32638`, `urn:ogc:def:crs:EPSG::32638`, `UTM zone 38N`, `38N`,
    /// `Web Mercator`. `None` for one that is not known here, or has another datum than WGS 84.
    pub(in crate::formats) fn named(text: &str) -> Option<Self> {
        let name = text.to_lowercase();
        let numbers: Vec<u32> = numbers(&name);
        let last = numbers.last().copied().unwrap_or_default();
        match last {
            32_601..=32_660 => return u8::try_from(last - 32_600).ok().map(Self::UtmNorth),
            3857 | 900_913 | 102_100 | 102_113 | 3785 => return Some(Self::WebMercator),
            4326 | 4979 => return Some(Self::Degrees),
            _ => {}
        }
        let mut words: Vec<&str> =
            name.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
        let known = [
            "utm",
            "zone",
            "wgs",
            "north",
            "datum",
            "n",
            "s",
            "r",
            "web",
            "mercator",
            "pseudo",
            "crs",
            "d",
            "northern",
            "hemisphere",
        ];
        // Another datum, "Nahrwan" or "ED50", would be a few hundred metres off.
        if words.iter().any(|word| !known.contains(word)) {
            return None;
        }
        if words.contains(&"mercator") && words.contains(&"web") || words.contains(&"pseudo") {
            return Some(Self::WebMercator);
        }
        words.retain(|w| !["wgs", "datum", "crs", "d"].contains(w));
        if words.is_empty() && matches!(numbers[..], [84 | 1984]) {
            return Some(Self::Degrees);
        }
        // "S" is the band from 32° to 40° north, in which Iraq lies, as "R" is south of it.
        let zone = u8::try_from(last).ok().filter(|zone| (1..=60).contains(zone))?;
        Some(Self::UtmNorth(zone))
    }

    /// Latitude and longitude in degrees of a position, `x` to the east. `None` if it lies outside the
    /// system's area, or the system is not known.
    pub(in crate::formats) fn degrees(self, x: f64, y: f64) -> Option<(f64, f64)> {
        match self {
            Self::Degrees => Some((y, x)),
            Self::UtmNorth(zone) => {
                let sound = (100_000.0..=900_000.0).contains(&x) && (0.0..=9_350_000.0).contains(&y);
                sound.then(|| utm(zone, x, y))
            }
            Self::WebMercator => {
                let sound = x.abs() <= 20_037_509.0 && y.abs() <= 20_048_967.0;
                sound.then(|| web_mercator(x, y))
            }
            Self::InColumn(_) => None,
        }
    }
}

impl CoordinateSystem {
    /// The system that is named in a column's name: `x_utm38n`, `Easting (EPSG:32638)`.
    pub(in crate::formats::events) fn in_header(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let from = name.find("utm").or_else(|| name.find("epsg")).or_else(|| name.find("web"))?;
        let rest: String =
            name[from..].chars().filter(|c| c.is_alphanumeric() || " :/".contains(*c)).collect();
        let rest = rest.replace("utm", "utm ").replace("epsg", " ").replace("mercator", " mercator");
        Self::named(&rest).filter(|system| *system != Self::Degrees)
    }
}

/// Whether a column's name says that it holds coordinate systems or zones.
pub(in crate::formats::events) fn is_system_name(name: &str) -> bool {
    let key: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let names = [
        "zone",
        "utm",
        "utmzone",
        "epsg",
        "epsgcode",
        "srid",
        "crs",
        "srs",
        "projection",
        "gridzone",
        "coordinatesystem",
        "zoneutm",
        "utmgrid",
    ];
    names.contains(&key.as_str())
}

fn numbers(text: &str) -> Vec<u32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.filter_map(|run| run.parse().ok()).collect()
}

/// A number of metres, whose digits may be in groups: `332,000`, `3.690.000`, `332 000 m`. In Iraq both numbers
/// of a position have at least six digits, which tells groups from decimals.
pub(in crate::formats::events) fn metres(text: &[u8]) -> Option<f64> {
    let text = folded(text).to_lowercase();
    let bare = text.trim_end_matches(|c: char| c == ' ' || "men".contains(c)).as_bytes();
    let readings = [decimal(bare), amount(bare, NumberStyle::Point), amount(bare, NumberStyle::Comma)];
    readings.into_iter().flatten().find(|x| x.abs() >= 100_000.0)
}

/// What metres look like whose system is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Metres {
    /// Of a UTM zone that is not known.
    Utm,
    WebMercator,
    Other,
}

/// The likely system of a position, by where it would lie in Iraq.
pub(in crate::formats::events) fn likely(x: f64, y: f64) -> Metres {
    let northing = (3_100_000.0..4_250_000.0).contains(&y);
    match () {
        () if northing && (100_000.0..900_000.0).contains(&x) => Metres::Utm,
        () if (4_250_000.0..5_500_000.0).contains(&x) && (3_300_000.0..4_600_000.0).contains(&y) => {
            Metres::WebMercator
        }
        () => Metres::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_names_and_numbers() {
        use CoordinateSystem::{Degrees, UtmNorth, WebMercator};
        for (name, want) in [
            ("EPSG:32638", Some(UtmNorth(38))),
            ("urn:ogc:def:crs:EPSG::32637", Some(UtmNorth(37))),
            ("http://www.opengis.net/def/crs/EPSG/0/32639", Some(UtmNorth(39))),
            ("32638", Some(UtmNorth(38))),
            ("WGS 84 / UTM zone 38N", Some(UtmNorth(38))),
            ("WGS_1984_UTM_Zone_38N", Some(UtmNorth(38))),
            ("38N", Some(UtmNorth(38))),
            ("38 S", Some(UtmNorth(38))),
            ("38", Some(UtmNorth(38))),
            ("EPSG:3857", Some(WebMercator)),
            ("WGS 84 / Pseudo-Mercator", Some(WebMercator)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", None),
            ("WGS 84", Some(Degrees)),
            ("EPSG:4326", Some(Degrees)),
            ("Nahrwan 1967 / UTM zone 38N", None),
            ("EPSG:32738", None),
            ("Karbala 1979", None),
            ("", None),
        ] {
            assert_eq!(CoordinateSystem::named(name), want, "{name}");
        }
    }

    #[test]
    fn metres_are_read_however_their_digits_are_grouped() {
        for (text, want) in [
            ("332000", Some(332_000.0)),
            ("332,000", Some(332_000.0)),
            ("332.000", Some(332_000.0)),
            ("3,690,000", Some(3_690_000.0)),
            ("3.690.000", Some(3_690_000.0)),
            ("3 690 000", Some(3_690_000.0)),
            ("3'690'000.5", Some(3_690_000.5)),
            ("332.000,25", Some(332_000.25)),
            ("332,000.25", Some(332_000.25)),
            ("332000.25 mE", Some(332_000.25)),
            ("332,000 m", Some(332_000.0)),
            ("36.340", None),
            ("36,34", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(metres(text.as_bytes()), want, "{text}");
        }
    }

    #[test]
    fn metres_in_iraq_tell_their_likely_system() {
        assert_eq!(likely(440_000.0, 3_690_000.0), Metres::Utm);
        assert_eq!(likely(4_890_000.0, 4_050_000.0), Metres::WebMercator);
        assert_eq!(likely(1_500_000.0, 1_166_200.0), Metres::Other);
    }
}
