use geo::orient::{Direction, Orient};
use geo::{Area, CoordsIter, Geometry, MapCoords, MultiPolygon, Polygon};
use geojson::GeometryValue;
use serde_json::Value;

use super::fields::Object;
use crate::formats::json::{pretty, to_value};
use crate::model::{Feature, Layer};

/// Writes a layer as GeoJSON (RFC 7946): outlines anticlockwise and holes clockwise, coordinates rounded to 5
/// decimals (about a metre), one ring per line. Deterministic, and reading the text gives the same layer.
/// Holes below about a square metre, which rounding closes, are dropped.
///
/// A geometry with a non-finite coordinate becomes null; no reader produces one.
pub fn write_layer(layer: &Layer) -> String {
    let mut root = Object::new();
    root.insert("type".to_owned(), "FeatureCollection".into());
    root.insert("layer".to_owned(), to_value(&layer.meta));
    add_rest(&mut root, &layer.other);
    root.insert("features".to_owned(), layer.features.iter().map(feature).collect());
    pretty(&Value::Object(root))
}

/// One feature as in a layer file.
pub fn feature(feature: &Feature) -> Value {
    let mut object = Object::new();
    object.insert("type".to_owned(), "Feature".into());
    object.insert("id".to_owned(), feature.id.as_str().into());
    add_rest(&mut object, &feature.other);
    object.insert("properties".to_owned(), to_value(&feature.properties));
    object.insert("geometry".to_owned(), feature.geometry.as_ref().map_or(Value::Null, geometry));
    Value::Object(object)
}

/// Adds foreign members; they never replace ours.
fn add_rest(object: &mut Object, rest: &Object) {
    for (key, value) in rest {
        object.entry(key.clone()).or_insert_with(|| value.clone());
    }
}

/// A geometry as in layer files.
pub fn geometry(geometry: &Geometry<f64>) -> Value {
    if geometry.coords_iter().any(|c| !(c.x.is_finite() && c.y.is_finite())) {
        return Value::Null;
    }
    to_value(&GeometryValue::from(&oriented(rounded(geometry))))
}

fn rounded(geometry: &Geometry<f64>) -> Geometry<f64> {
    // `+ 0.0` turns -0.0 into 0.0.
    let round = |v: f64| (v * 1e5).round() / 1e5 + 0.0;
    geometry.map_coords(|c| geo::coord! { x: round(c.x), y: round(c.y) })
}

/// RFC 7946, section 3.1.6: the area of a ring is on its left.
fn oriented(geometry: Geometry<f64>) -> Geometry<f64> {
    match geometry {
        Geometry::Polygon(p) => whole(p).orient(Direction::Default).into(),
        Geometry::MultiPolygon(parts) => {
            let parts: MultiPolygon<f64> = parts.into_iter().map(whole).collect();
            parts.orient(Direction::Default).into()
        }
        Geometry::Rect(r) => r.to_polygon().orient(Direction::Default).into(),
        Geometry::Triangle(t) => t.to_polygon().orient(Direction::Default).into(),
        Geometry::GeometryCollection(all) => {
            Geometry::GeometryCollection(all.into_iter().map(oriented).collect())
        }
        Geometry::Point(_)
        | Geometry::MultiPoint(_)
        | Geometry::Line(_)
        | Geometry::LineString(_)
        | Geometry::MultiLineString(_) => geometry,
    }
}

/// The polygon without the holes closed by rounding. Unions of areas with inexact shared borders leave such
/// slivers.
fn whole(polygon: Polygon<f64>) -> Polygon<f64> {
    /// The square of the last decimal, in square degrees: about a square metre.
    const NOTHING: f64 = 1e-10;
    let (outline, mut holes) = polygon.into_inner();
    holes.retain(|hole| Polygon::new(hole.clone(), Vec::new()).unsigned_area() > NOTHING);
    Polygon::new(outline, holes)
}
