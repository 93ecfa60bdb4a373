//! Names of columns of latitudes and longitudes, and of their degrees, minutes and seconds.

use super::header::{Name, contains};

const LATITUDE: &str = "\
    latitude lat latitud breite breitengrad enlem ycoord ycoordinate coordy pointy decimallatitude latdd geolat northing utmy latwgs y عرض";
const LONGITUDE: &str = "\
    longitude lon long lng longitud länge laenge längengrad boylam xcoord xcoordinate coordx pointx decimallongitude longdd geolon easting utmx longwgs x طول";

/// Words that say nothing of whose position it is.
const PLAIN: &str = "\
    coord coords coordinate coordinates gps geo geometry dd dec decimal deg degrees wgs wgs84 84 4326 epsg point n e in of the value map خط دائرة geographic approx";

/// The names of the degrees, minutes and seconds of a coordinate, and of its letter, each in a column of its own.
const DEGREES: &str = "\
    d deg degs degree degrees grad derece درجة درجات";
const MINUTES: &str = "\
    m min mins minute minutes minuten dakika دقيقة دقائق";
const SECONDS: &str = "\
    s sec secs second seconds sekunden saniye ثانية ثواني ثوان";
const LETTER: &str = "\
    hem hemi hemisphere dir direction ns ew ref cardinal quadrant";

/// Letters and words that stand for an axis beside one of these.
const NORTH: &str = "\
    n north northing شمال";
const EAST: &str = "\
    e east easting شرق";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

/// What of a coordinate a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Degrees,
    Minutes,
    Seconds,
    /// N, S, E or W.
    Letter,
}

/// What a column's name says of a coordinate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AxisName {
    pub axis: Axis,
    pub part: Part,
    /// Whose coordinate it is; empty if it says no more.
    pub stem: String,
}

/// The latitude or longitude, or the part of one, that a name means; `None` if it is neither.
pub(super) fn axis_name(name: &Name) -> Option<AxisName> {
    if let Some(axis) = letters(name) {
        return Some(AxisName { axis, part: Part::Letter, stem: String::new() });
    }
    for (axis, words, weak) in [(Axis::Latitude, LATITUDE, NORTH), (Axis::Longitude, LONGITUDE, EAST)] {
        if name.is(words) {
            return Some(AxisName { axis, part: Part::Whole, stem: String::new() });
        }
        let strong = name.has(words);
        if !strong && !name.has(weak) {
            continue;
        }
        let rest = name.without(if strong { words } else { weak });
        let part = rest.iter().find_map(|word| part(word));
        if !strong && !matches!(part, Some(Part::Degrees | Part::Minutes | Part::Seconds)) {
            continue;
        }
        let own = |word: &&str| self::part(word).is_none() || part.is_none();
        let stem: Vec<&str> = rest.into_iter().filter(|w| !contains(PLAIN, w)).filter(own).collect();
        return Some(AxisName { axis, part: part.unwrap_or(Part::Whole), stem: stem.join(" ") });
    }
    // Names without anything between their words, as “eventlatitude” and “latdeg”.
    for (axis, ends) in [(Axis::Latitude, "latitude lat"), (Axis::Longitude, "longitude long lng lon")] {
        for end in ends.split_whitespace() {
            let rest = name.key.strip_suffix(end).or_else(|| name.key.strip_prefix(end));
            if let Some(rest) = rest {
                return Some(match part(rest) {
                    Some(part) => AxisName { axis, part, stem: String::new() },
                    None => AxisName { axis, part: Part::Whole, stem: rest.to_owned() },
                });
            }
        }
    }
    None
}

/// “N/S” and “E/W”.
fn letters(name: &Name) -> Option<Axis> {
    match name.key.as_str() {
        "ns" | "nors" | "northsouth" => Some(Axis::Latitude),
        "ew" | "eorw" | "eastwest" => Some(Axis::Longitude),
        _ => None,
    }
}

fn part(word: &str) -> Option<Part> {
    let lists = [
        (DEGREES, Part::Degrees),
        (MINUTES, Part::Minutes),
        (SECONDS, Part::Seconds),
        (LETTER, Part::Letter),
    ];
    lists.into_iter().find(|(list, _)| contains(list, word)).map(|(_, part)| part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_axis_and_the_part_of_it() {
        for (name, axis, part, stem) in [
            ("latitude", Axis::Latitude, Part::Whole, ""),
            ("event_lat", Axis::Latitude, Part::Whole, "event"),
            ("lat_deg", Axis::Latitude, Part::Degrees, ""),
            ("Lat M", Axis::Latitude, Part::Minutes, ""),
            ("LatSeconds", Axis::Latitude, Part::Seconds, ""),
            ("latdeg", Axis::Latitude, Part::Degrees, ""),
            ("Lat S", Axis::Latitude, Part::Seconds, ""),
            ("LONGD", Axis::Longitude, Part::Degrees, ""),
            ("Longitude (min)", Axis::Longitude, Part::Minutes, ""),
            ("site lon sec", Axis::Longitude, Part::Seconds, "site"),
            ("Deg N", Axis::Latitude, Part::Degrees, ""),
            ("E minutes", Axis::Longitude, Part::Minutes, ""),
            ("N/S", Axis::Latitude, Part::Letter, ""),
            ("lat_hem", Axis::Latitude, Part::Letter, ""),
            ("GPSLongitudeRef", Axis::Longitude, Part::Letter, ""),
            ("Latitude (deg)", Axis::Latitude, Part::Degrees, ""),
        ] {
            let want = AxisName { axis, part, stem: stem.to_owned() };
            assert_eq!(axis_name(&Name::new(name)), Some(want), "{name}");
        }
        for name in ["north", "e", "minutes", "killed", "N", "region east"] {
            assert_eq!(axis_name(&Name::new(name)), None, "{name}");
        }
    }
}
