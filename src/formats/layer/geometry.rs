use serde::Deserialize;
use serde_json::Value;

use super::fields::{Object, need};
use crate::formats::findings::{Findings, Harm};
use crate::formats::json::Step;

/// GeoJSON's geometry types with how deep their positions are nested.
const TYPES: [(&str, usize); 6] = [
    ("Point", 0),
    ("MultiPoint", 1),
    ("LineString", 1),
    ("Polygon", 2),
    ("MultiLineString", 2),
    ("MultiPolygon", 3),
];

/// The bounding box of Iraq in degrees, with some margin: west, south, east, north.
const IRAQ: [f64; 4] = [38.7, 28.9, 48.8, 37.5];

/// Whether a GeoJSON `type` is that of a geometry with coordinates.
pub fn is_type(name: &str) -> bool {
    TYPES.iter().any(|(known, _)| *known == name)
}

/// Converts a GeoJSON geometry to ours, `None` if it is null or unreadable. An unclosed ring is closed. All
/// that is wrong is reported to `f`, whose path is that of the geometry.
pub fn read(f: &mut Findings, value: &Value) -> Option<geo::Geometry<f64>> {
    let before = f.list.len();
    if value.is_null() {
        return None;
    }
    check(f, value);
    if f.list[before..].iter().any(|finding| finding.harm == Harm::Skip) {
        return None;
    }
    let read = geojson::Geometry::deserialize(value).map_err(|error| error.to_string());
    match read.and_then(|g| geo::Geometry::try_from(&g).map_err(|error| error.to_string())) {
        Ok(geometry) => Some(geometry),
        Err(error) => {
            f.add(Harm::Skip, format!("the geometry cannot be read ({error})"), "correct it");
            None
        }
    }
}

fn check(f: &mut Findings, value: &Value) {
    let Some(object) = value.as_object() else {
        return f.add(
            Harm::Skip,
            "a geometry is an object or null",
            "write { \"type\": …, \"coordinates\": … }",
        );
    };
    let Some(name) = need::<String>(f, object, "type") else { return };
    if name == "GeometryCollection" {
        return collection(f, object);
    }
    let Some((_, depth)) = TYPES.iter().find(|(known, _)| *known == name) else {
        let known: Vec<_> = TYPES.iter().map(|(known, _)| *known).collect();
        let remedy = format!("write one of: {}, GeometryCollection", known.join(", "));
        return f
            .within("type", |f| f.add(Harm::Skip, format!("“{name}” is no geometry of GeoJSON"), remedy));
    };
    if need::<Value>(f, object, "coordinates").is_none() {
        return;
    }
    let mut walk = Walk { name: &name, path: Vec::new(), tally: Tally::default() };
    f.within("coordinates", |f| {
        walk.list(f, &object["coordinates"], *depth);
        walk.tally.tell(f);
    });
}

fn collection(f: &mut Findings, object: &Object) {
    let Some(members) = need::<Vec<Value>>(f, object, "geometries") else { return };
    f.within("geometries", |f| {
        for (index, member) in members.iter().enumerate() {
            f.within(index, |f| check(f, member));
        }
    });
}

/// A walk through the coordinates of one geometry.
struct Walk<'a> {
    name: &'a str,
    /// The way from `coordinates` to where the walk stands.
    path: Vec<usize>,
    tally: Tally,
}

impl Walk<'_> {
    /// `depth` is how many lists stand between here and a position.
    fn list(&mut self, f: &mut Findings, value: &Value, depth: usize) {
        let Some(items) = value.as_array() else {
            return self.add(
                f,
                Harm::Skip,
                "a list belongs here",
                "write positions as [longitude, latitude]",
            );
        };
        if depth == 0 {
            return self.position(f, items);
        }
        if items.first().is_some_and(Value::is_number) {
            let message = format!("the coordinates are not nested deep enough for a {}", self.name);
            return self.add(f, Harm::Skip, message, self.nesting());
        }
        for (index, item) in items.iter().enumerate() {
            self.path.push(index);
            self.list(f, item, depth - 1);
            self.path.pop();
        }
        match (self.name, depth) {
            ("Polygon" | "MultiPolygon", 1) => self.ring(f, items),
            ("LineString" | "MultiLineString", 1) if items.len() < 2 => {
                self.add(
                    f,
                    Harm::Skip,
                    "a line needs at least two positions",
                    "add positions, or make it a Point",
                );
            }
            _ if items.is_empty() => {
                self.add(f, Harm::Skip, "there are no coordinates", "write null for a missing geometry");
            }
            _ => {}
        }
    }

    fn ring(&mut self, f: &mut Findings, ring: &[Value]) {
        if ring.len() < 4 {
            let message = format!("a ring needs at least four positions and has {}", ring.len());
            self.add(f, Harm::Skip, message, "add positions; the last one repeats the first");
        } else if xy(ring.first()) != xy(ring.last()) {
            let message = "the ring is not closed: its last position is not its first";
            self.add(f, Harm::Keep, message, "repeat the first position at the end");
        }
    }

    fn position(&mut self, f: &mut Findings, items: &[Value]) {
        if items.iter().any(Value::is_array) {
            let message = format!("the coordinates are nested too deep for a {}", self.name);
            return self.add(f, Harm::Skip, message, self.nesting());
        }
        let Some((x, y)) = pair(items) else {
            let message = "a position is at least two numbers, longitude and latitude";
            return self.add(f, Harm::Skip, message, "write it as [longitude, latitude]");
        };
        self.tally.count(&self.path, x, y, items.len());
    }

    fn nesting(&self) -> &'static str {
        match self.name {
            "Point" => "write [longitude, latitude]",
            "LineString" | "MultiPoint" => "write [[longitude, latitude], …]",
            "MultiPolygon" => "write [[[[longitude, latitude], …]]]: polygons of rings of positions",
            _ => "write [[[longitude, latitude], …]]: lists of positions in a list",
        }
    }

    fn add(&self, f: &mut Findings, harm: Harm, message: impl Into<String>, remedy: &str) {
        at(f, &self.path, harm, &message.into(), remedy);
    }
}

fn at(f: &mut Findings, path: &[usize], harm: Harm, message: &str, remedy: &str) {
    match path.split_first() {
        Some((&step, rest)) => f.within(Step::Index(step), |f| at(f, rest, harm, message, remedy)),
        None => f.add(harm, message, remedy),
    }
}

fn pair(items: &[Value]) -> Option<(f64, f64)> {
    let numbers: Option<Vec<f64>> = items.iter().map(Value::as_f64).collect();
    match numbers?.as_slice() {
        [x, y, ..] => Some((*x, *y)),
        _ => None,
    }
}

fn xy(position: Option<&Value>) -> Option<(f64, f64)> {
    pair(position?.as_array()?)
}

/// What is said once a geometry, not once a position: a projected file has a million.
#[derive(Default)]
struct Tally {
    positions: usize,
    exchanged: usize,
    outside: usize,
    /// Path and values of the first position out of range.
    first_outside: Option<(Vec<usize>, f64, f64)>,
    heights: usize,
}

impl Tally {
    fn count(&mut self, path: &[usize], x: f64, y: f64, members: usize) {
        self.positions += 1;
        self.heights += usize::from(members > 2);
        self.exchanged += usize::from(looks_exchanged(x, y));
        if !in_range(x, y) {
            self.outside += 1;
            self.first_outside.get_or_insert_with(|| (path.to_vec(), x, y));
        }
    }

    fn tell(&self, f: &mut Findings) {
        if let Some((path, x, y)) = &self.first_outside {
            let remedy = if x.abs() <= 90.0 && y.abs() <= 180.0 {
                "write longitude first, then latitude"
            } else if x.abs() > 1000.0 || y.abs() > 1000.0 {
                "these look like metres of a projection: export the layer in WGS 84 degrees (EPSG:4326)"
            } else {
                "longitude lies in -180 to 180, latitude in -90 to 90"
            };
            let count = match self.outside {
                1 => String::new(),
                n => format!(", the first of {n} such positions,"),
            };
            at(f, path, Harm::Skip, &format!("[{x}, {y}]{count} is no longitude and latitude"), remedy);
        }
        if self.positions > 0 && self.exchanged == self.positions {
            let message =
                "longitude and latitude look exchanged: as written it lies outside Iraq, exchanged inside";
            f.add(Harm::Keep, message, "write longitude first, then latitude");
        }
        if self.heights > 0 {
            f.add(Harm::Keep, "heights are not kept", "take the third number out of each position");
        }
    }
}

/// Whether a position is valid in degrees; non-finite is not.
pub fn in_range(lon: f64, lat: f64) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 90.0
}

/// Whether a position is in Iraq only with longitude and latitude exchanged.
pub fn looks_exchanged(lon: f64, lat: f64) -> bool {
    in_iraq(lat, lon) && !in_iraq(lon, lat)
}

fn in_iraq(lon: f64, lat: f64) -> bool {
    let [west, south, east, north] = IRAQ;
    lon >= west && lon <= east && lat >= south && lat <= north
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read_value(value: Value) -> (Option<geo::Geometry<f64>>, Vec<String>) {
        let mut f = Findings::default();
        let read = read(&mut f, &value);
        (read, f.list.into_iter().map(|f| f.message).collect())
    }

    #[test]
    fn a_ring_keeps_its_hole() {
        let square = |a: f64, b: f64| json!([[a, a], [b, a], [b, b], [a, b], [a, a]]);
        let (read, faults) =
            read_value(json!({"type": "Polygon", "coordinates": [square(40.0, 44.0), square(41.0, 42.0)]}));
        assert_eq!(faults, [""; 0]);
        assert!(matches!(read, Some(geo::Geometry::Polygon(p)) if p.interiors().len() == 1));
    }

    #[test]
    fn an_unclosed_ring_is_closed_and_told() {
        let ring = json!([[44.0, 33.0], [45.0, 33.0], [45.0, 34.0], [44.0, 34.0]]);
        let (read, faults) = read_value(json!({"type": "Polygon", "coordinates": [ring]}));
        assert!(faults.len() == 1 && faults[0].contains("not closed"), "{faults:?}");
        assert!(matches!(read, Some(geo::Geometry::Polygon(p)) if p.exterior().is_closed()));
    }

    #[test]
    fn each_kind_of_wrong_coordinates_has_its_own_cause() {
        for (value, cause) in [
            (json!({"type": "Point", "coordinates": [[44.0, 33.0]]}), "nested too deep"),
            (json!({"type": "Polygon", "coordinates": [[44.0, 33.0]]}), "not nested deep enough"),
            (json!({"type": "Point", "coordinates": [44.0]}), "at least two numbers"),
            (json!({"type": "Point", "coordinates": ["44", "33"]}), "at least two numbers"),
            (json!({"type": "Point", "coordinates": [441000.0, 3690000.0]}), "no longitude and latitude"),
            (json!({"type": "LineString", "coordinates": [[44.0, 33.0]]}), "at least two positions"),
            (json!({"type": "MultiPoint", "coordinates": []}), "no coordinates"),
            (json!({"type": "Polygon", "coordinates": [[[44.0, 33.0], [44.0, 33.0]]]}), "has 2"),
            (json!({"type": "Circle", "coordinates": [44.0, 33.0]}), "no geometry of GeoJSON"),
            (json!({"type": "Point"}), "“coordinates” is missing"),
            (json!([44.0, 33.0]), "is an object or null"),
        ] {
            let (read, faults) = read_value(value.clone());
            assert!(read.is_none() && faults.len() == 1 && faults[0].contains(cause), "{value}: {faults:?}");
        }
    }

    #[test]
    fn baghdad_written_latitude_first_is_reported_but_never_turned_round() {
        let (read, faults) = read_value(json!({"type": "Point", "coordinates": [33.34, 44.4]}));
        assert!(faults.len() == 1 && faults[0].contains("exchanged"), "{faults:?}");
        assert_eq!(read, Some(geo::Point::new(33.34, 44.4).into()));
    }
}
