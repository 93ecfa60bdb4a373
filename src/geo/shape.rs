use std::sync::Arc;

use geo::{BoundingRect, Contains, CoordsIter, GeodesicArea, Geometry, LineString, Polygon};

use super::topology::weights_of_line;
use super::{Bounds, LonLat, Significance, Viewport, World};

/// A geometry made ready once for drawing at any zoom and for exact picking.
#[derive(Clone, Debug)]
pub struct Shape {
    /// As it was given: longitude and latitude in degrees.
    geometry: Geometry<f64>,
    bounds: Bounds,
    area_km2: f64,
    /// Coarse to fine.
    levels: Vec<Level>,
}

/// The shape at one level of detail.
#[derive(Clone, Debug)]
pub struct Level {
    /// No vertex was moved farther than this (World units).
    pub tolerance: f64,
    /// All rings or lines one behind the other.
    pub points: Vec<World>,
    /// Where each ring or line ends in `points`; rings are not closed.
    pub ends: Vec<usize>,
    /// Three indices into `points` each; empty for lines and points.
    pub triangles: Arc<[u32]>,
}

impl Level {
    /// The rings or lines, each as a slice of points.
    pub fn parts(&self) -> impl Iterator<Item = &[World]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, &to)| &self.points[from..to])
    }
}

/// Zooms for which a level of detail is kept; beyond the last the full detail is drawn.
const LEVEL_ZOOMS: std::ops::RangeInclusive<i32> = 4..=10;

/// What a vertex may be off, in logical pixels: a quarter, so that two neighbours that
/// were simplified apart still meet within one physical pixel on a dense screen.
const TOLERANCE_PX: f64 = 0.25;

impl Shape {
    /// `shared` holds the weights of vertices that belong to common borders; vertices that
    /// it does not know are weighed along their own ring.
    pub fn new(geometry: Geometry<f64>, shared: &Significance) -> Self {
        let bounds = Bounds::of(geometry.coords_iter().map(World::from));
        let area_km2 = area_m2(&geometry) / 1e6;
        let rings = Rings::of(&geometry, shared);
        let mut levels: Vec<Level> = Vec::new();
        for zoom in LEVEL_ZOOMS {
            let tolerance = TOLERANCE_PX / (256.0 * f64::from(zoom).exp2());
            let level = rings.level(tolerance);
            if levels.last().is_none_or(|l| l.points.len() < level.points.len()) {
                levels.push(level);
            } else if let Some(last) = levels.last_mut() {
                last.tolerance = tolerance;
            }
        }
        if levels.last().is_none_or(|l| l.points.len() < rings.len()) {
            levels.push(rings.level(0.0));
        }
        Self { geometry, bounds, area_km2, levels }
    }

    pub fn geometry(&self) -> &Geometry<f64> {
        &self.geometry
    }

    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Geodesic area in square kilometres; 0 for lines and points.
    pub fn area_km2(&self) -> f64 {
        self.area_km2
    }

    /// True for polygons.
    pub fn is_area(&self) -> bool {
        matches!(self.geometry, Geometry::Polygon(_) | Geometry::MultiPolygon(_))
    }

    /// The coarsest level that looks like the full shape in this view.
    pub fn level(&self, view: &Viewport) -> &Level {
        let wanted = TOLERANCE_PX / view.scale() * 1.000_001;
        // Invariant: `new` pushes at least one level.
        self.levels.iter().find(|l| l.tolerance <= wanted).unwrap_or(&self.levels[self.levels.len() - 1])
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

/// Geodesic area in m², whichever way round the rings are wound: files that ignore
/// RFC 7946's right-hand rule would otherwise get the rest of the globe.
fn area_m2(geometry: &Geometry<f64>) -> f64 {
    let ring = |r: &LineString<f64>| Polygon::new(r.clone(), vec![]).geodesic_area_signed().abs();
    let polygon = |p: &Polygon<f64>| ring(p.exterior()) - p.interiors().iter().map(ring).sum::<f64>();
    match geometry {
        Geometry::Polygon(p) => polygon(p),
        Geometry::MultiPolygon(many) => many.iter().map(polygon).sum(),
        Geometry::GeometryCollection(many) => many.iter().map(area_m2).sum(),
        other => other.geodesic_area_signed().abs(),
    }
}

/// Rings or lines with a weight for each vertex.
struct Rings {
    /// Points with weights, and whether the ring opens a new polygon.
    parts: Vec<(Vec<(World, f64)>, Role)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Outer,
    Hole,
    Line,
}

impl Rings {
    fn of(geometry: &Geometry<f64>, shared: &Significance) -> Self {
        let mut out = Self { parts: Vec::new() };
        out.add(geometry, shared);
        out
    }

    fn add(&mut self, geometry: &Geometry<f64>, shared: &Significance) {
        match geometry {
            Geometry::Polygon(p) => self.add_polygon(p, shared),
            Geometry::MultiPolygon(many) => many.iter().for_each(|p| self.add_polygon(p, shared)),
            Geometry::LineString(l) => self.add_line(l),
            Geometry::MultiLineString(many) => many.iter().for_each(|l| self.add_line(l)),
            Geometry::GeometryCollection(many) => many.iter().for_each(|g| self.add(g, shared)),
            other => {
                let points = other.coords_iter().map(|c| (c.into(), f64::INFINITY));
                self.parts.extend(points.map(|p| (vec![p], Role::Line)));
            }
        }
    }

    fn add_polygon(&mut self, polygon: &Polygon<f64>, shared: &Significance) {
        self.parts.push((ring(polygon.exterior(), shared), Role::Outer));
        self.parts.extend(polygon.interiors().iter().map(|hole| (ring(hole, shared), Role::Hole)));
    }

    fn add_line(&mut self, line: &LineString<f64>) {
        let points: Vec<World> = line.coords().map(|&c| c.into()).collect();
        let weights = weights_of_line(&points);
        self.parts.push((points.into_iter().zip(weights).collect(), Role::Line));
    }

    fn len(&self) -> usize {
        self.parts.iter().map(|(points, _)| points.len()).sum()
    }

    fn level(&self, tolerance: f64) -> Level {
        let mut level = Level { tolerance, points: Vec::new(), ends: Vec::new(), triangles: Arc::new([]) };
        let mut triangles: Vec<u32> = Vec::new();
        let mut polygon = PolygonSpan::default();
        for (part, role) in &self.parts {
            if *role != Role::Hole {
                polygon.triangulate(&level.points, &mut triangles);
                polygon = PolygonSpan::starting(level.points.len(), *role);
            }
            let least = if *role == Role::Line { 1 } else { 3 };
            let kept: Vec<World> = part.iter().filter(|(_, w)| *w >= tolerance).map(|(p, _)| *p).collect();
            if kept.len() >= least {
                if *role == Role::Hole {
                    polygon.holes.push(level.points.len());
                }
                level.points.extend(kept);
                level.ends.push(level.points.len());
            }
        }
        polygon.triangulate(&level.points, &mut triangles);
        level.triangles = triangles.into();
        level
    }
}

/// Which points of a level belong to the polygon under way.
#[derive(Default)]
struct PolygonSpan {
    from: usize,
    holes: Vec<usize>,
    area: bool,
}

impl PolygonSpan {
    fn starting(from: usize, role: Role) -> Self {
        Self { from, holes: Vec::new(), area: role == Role::Outer }
    }

    fn triangulate(&self, points: &[World], out: &mut Vec<u32>) {
        let ring = &points[self.from..];
        let Some(&origin) = ring.first().filter(|_| self.area) else { return };
        let local = ring.iter().map(|w| [w.x - origin.x, w.y - origin.y]);
        let holes: Vec<u32> = self.holes.iter().map(|h| (h - self.from) as u32).collect();
        let mut triangles = Vec::new();
        earcut::Earcut::new().earcut(local, &holes, &mut triangles);
        out.extend(triangles.iter().map(|i| i + self.from as u32));
    }
}

/// A closed ring without its repeated last point, with weights: those of the common
/// borders where every vertex is known, else the ring's own.
fn ring(line: &LineString<f64>, shared: &Significance) -> Vec<(World, f64)> {
    let mut points: Vec<World> = line.coords().map(|&c| c.into()).collect();
    let known: Option<Vec<f64>> = points.iter().map(|&w| shared.of(w)).collect();
    let mut weights = known.unwrap_or_else(|| own_weights(&points));
    points.pop();
    weights.pop();
    points.into_iter().zip(weights).collect()
}

/// Weights of a closed ring that shares no border: cut at its first and its farthest vertex.
fn own_weights(closed: &[World]) -> Vec<f64> {
    let Some(&first) = closed.first() else { return Vec::new() };
    let distance = |w: &World| (w.x - first.x).hypot(w.y - first.y);
    let far = (0..closed.len()).max_by(|&a, &b| distance(&closed[a]).total_cmp(&distance(&closed[b])));
    let far = far.unwrap_or(0);
    let mut weights = weights_of_line(&closed[..=far]);
    weights.extend(weights_of_line(&closed[far..]).into_iter().skip(1));
    weights
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

    fn triangle_area(level: &Level) -> f64 {
        let corner = |i: &u32| level.points[*i as usize];
        let area = |t: &[u32]| {
            let (a, b, c) = (corner(&t[0]), corner(&t[1]), corner(&t[2]));
            ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
        };
        level.triangles.chunks_exact(3).map(area).sum()
    }

    #[test]
    fn the_triangles_leave_the_hole_out() {
        let shape = square_with_hole();
        let level = shape.levels.last().unwrap();
        let size = |i: usize| {
            let part: Vec<World> = level.parts().nth(i).unwrap().to_vec();
            let b = Bounds::of(part);
            b.width() * b.height()
        };
        assert!((triangle_area(level) - (size(0) - size(1))).abs() < 1e-12);
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

    #[test]
    fn coarse_levels_have_fewer_vertices_and_fine_ones_all() {
        let wavy: LineString<f64> =
            (0..1000).map(|i| (40.0 + f64::from(i) * 0.002, 33.0 + 0.01 * f64::from(i % 7))).collect();
        let shape = Shape::new(wavy.into(), &Significance::default());
        assert!(shape.levels[0].points.len() < 400);
        assert_eq!(shape.levels.last().unwrap().points.len(), 1000);
    }
}
