use std::sync::OnceLock;

use geo::{BoundingRect, Contains, GeodesicArea, Geometry, Intersects, LineString, Point, Polygon, Rect};

use super::{Bounds, Level, Levels, LonLat, Significance, Viewport, World};

/// A geometry prepared for drawing at any zoom and for exact picking.
///
/// Anything expensive is computed lazily and once: most shapes are not visible at start, and few are ever
/// drawn at every zoom.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The original geometry: longitude and latitude in degrees.
    geometry: Geometry<f64>,
    bounds: Bounds,
    area_km2: OnceLock<f64>,
    shared: Significance,
    levels: OnceLock<Levels>,
}

impl Shape {
    /// `shared` holds the weights of vertices on shared borders; other vertices are weighed along their ring.
    pub fn new(geometry: Geometry<f64>, shared: &Significance) -> Self {
        Self {
            bounds: bounds(&geometry),
            geometry,
            area_km2: OnceLock::new(),
            shared: shared.clone(),
            levels: OnceLock::new(),
        }
    }

    pub fn geometry(&self) -> &Geometry<f64> {
        &self.geometry
    }

    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Geodesic area in square kilometres; 0 for lines and points.
    pub fn area_km2(&self) -> f64 {
        *self.area_km2.get_or_init(|| area_m2(&self.geometry) / 1e6)
    }

    /// Whether any part of it lies in the axis-aligned box between two corners.
    pub fn touches(&self, a: World, b: World) -> bool {
        let corner = |w: World| Point::from(LonLat::from(w)).0;
        self.geometry.intersects(&Rect::new(corner(a), corner(b)))
    }

    /// True for polygons.
    pub fn is_area(&self) -> bool {
        matches!(self.geometry, Geometry::Polygon(_) | Geometry::MultiPolygon(_))
    }

    /// The coarsest level that is indistinguishable from the full shape in this view.
    pub fn level(&self, view: &Viewport) -> &Level {
        self.levels.get_or_init(|| Levels::of(&self.geometry, &self.shared)).at(view)
    }

    /// Whether the position lies inside (holes are outside). The border itself counts as outside.
    pub fn contains(&self, p: LonLat) -> bool {
        self.bounds.contains(p.into()) && self.geometry.contains(&geo::Point::from(p))
    }

    /// Middle of the bounding box in degrees.
    pub fn middle(&self) -> LonLat {
        match self.geometry.bounding_rect() {
            Some(rect) => rect.center().into(),
            None => self.bounds.center().into(),
        }
    }
}

/// The box on the Web Mercator square, whose sides are meridians and parallels as well.
fn bounds(geometry: &Geometry<f64>) -> Bounds {
    match geometry.bounding_rect() {
        Some(rect) => Bounds::of([rect.min().into(), rect.max().into()]),
        None => Bounds::EMPTY,
    }
}

/// Geodesic area in m², whatever the rings' winding: files that ignore RFC 7946's right-hand rule would
/// otherwise get the area of the rest of the globe.
fn area_m2(geometry: &Geometry<f64>) -> f64 {
    let ring = |r: &LineString<f64>| Polygon::new(r.clone(), vec![]).geodesic_area_signed().abs();
    let polygon = |p: &Polygon<f64>| ring(p.exterior()) - p.interiors().iter().map(ring).sum::<f64>();
    match geometry {
        Geometry::Polygon(p) => polygon(p),
        Geometry::MultiPolygon(many) => many.iter().map(polygon).sum(),
        Geometry::GeometryCollection(many) => many.iter().map(area_m2).sum(),
        Geometry::Point(_)
        | Geometry::MultiPoint(_)
        | Geometry::Line(_)
        | Geometry::LineString(_)
        | Geometry::MultiLineString(_)
        | Geometry::Rect(_)
        | Geometry::Triangle(_) => geometry.geodesic_area_signed().abs(),
    }
}

#[cfg(test)]
mod tests {
    use geo::{line_string, polygon};

    use super::*;

    fn square_with_hole() -> Shape {
        let polygon = Polygon::new(
            line_string![(x: 40.0, y: 30.0), (x: 44.0, y: 30.0), (x: 44.0, y: 34.0), (x: 40.0, y: 34.0)],
            vec![
                line_string![(x: 41.0, y: 31.0), (x: 43.0, y: 31.0), (x: 43.0, y: 33.0), (x: 41.0, y: 33.0)],
            ],
        );
        Shape::new(polygon.into(), &Significance::default())
    }

    #[test]
    fn a_point_in_the_hole_is_outside() {
        let shape = square_with_hole();
        assert!(shape.contains(LonLat::new(40.5, 30.5)));
        assert!(!shape.contains(LonLat::new(42.0, 32.0)));
        assert!(!shape.contains(LonLat::new(50.0, 32.0)));
    }

    #[test]
    fn a_square_of_one_degree_has_the_area_geodesists_give() {
        // Karney's GeographicLib, Planimeter: 0..1 E, 0..1 N = 12308.778361 km².
        let shape = Shape::new(
            polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)].into(),
            &Significance::default(),
        );
        assert!((shape.area_km2() - 12_308.778).abs() < 0.01, "{}", shape.area_km2());
    }

    #[test]
    fn an_area_is_the_same_whichever_way_its_rings_are_wound() {
        let corners = |backward: bool, from: f64, to: f64| {
            let mut ring = vec![(from, from), (to, from), (to, to), (from, to), (from, from)];
            if backward {
                ring.reverse();
            }
            LineString::from(ring)
        };
        for (outer, hole) in [(false, true), (true, false), (false, false), (true, true)] {
            let square = Polygon::new(corners(outer, 0.0, 1.0), vec![corners(hole, 0.25, 0.75)]);
            let area = Shape::new(square.into(), &Significance::default()).area_km2();
            // Planimeter: 12308.778 km² without the hole; the hole is a quarter of it to 1 in 10,000.
            assert!((area - 12_308.778 * 0.75).abs() < 2.0, "{area}");
        }
    }
}
