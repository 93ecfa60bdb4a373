use geo::{Geometry, MultiPolygon};

/// The polygons of a geometry; none for a point, a line or a collection.
pub fn polygons(geometry: &Geometry<f64>) -> MultiPolygon<f64> {
    match geometry {
        Geometry::Polygon(p) => p.clone().into(),
        Geometry::MultiPolygon(m) => m.clone(),
        Geometry::Rect(r) => r.to_polygon().into(),
        Geometry::Triangle(t) => t.to_polygon().into(),
        Geometry::Point(_)
        | Geometry::MultiPoint(_)
        | Geometry::Line(_)
        | Geometry::LineString(_)
        | Geometry::MultiLineString(_)
        | Geometry::GeometryCollection(_) => MultiPolygon::new(vec![]),
    }
}
