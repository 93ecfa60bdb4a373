use geo::{CoordsIter, Geometry, LineString, Polygon};

use super::topology::weights_of_line;
use super::{Level, Significance, World};

/// Rings or lines with a weight per vertex.
#[derive(Clone, Debug)]
pub(super) struct Rings {
    /// Points with weights, and whether the ring opens a new polygon.
    parts: Vec<(Vec<(World, f64)>, Role)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Outer,
    Hole,
    Line,
}

impl Rings {
    pub fn of(geometry: &Geometry<f64>, shared: &Significance) -> Self {
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
            Geometry::Point(_)
            | Geometry::MultiPoint(_)
            | Geometry::Line(_)
            | Geometry::Rect(_)
            | Geometry::Triangle(_) => {
                let points = geometry.coords_iter().map(|c| (c.into(), f64::INFINITY));
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

    /// How many vertices [`Self::level`] keeps.
    pub fn kept(&self, tolerance: f64) -> usize {
        let kept = |(part, role): &(Vec<(World, f64)>, Role)| {
            let count = part.iter().filter(|(_, w)| *w >= tolerance).count();
            if count >= role.least() { count } else { 0 }
        };
        self.parts.iter().map(kept).sum()
    }

    /// The rings without vertices lighter than `tolerance` (World units).
    pub fn level(&self, tolerance: f64) -> Level {
        let (mut points, mut ends) = (Vec::with_capacity(self.kept(tolerance)), Vec::new());
        let mut triangles: Vec<u32> = Vec::new();
        let mut polygon = PolygonSpan::default();
        for (part, role) in &self.parts {
            if *role != Role::Hole {
                polygon.triangulate(&points, &mut triangles);
                polygon = PolygonSpan::starting(points.len(), *role);
            }
            let from = points.len();
            points.extend(part.iter().filter(|(_, w)| *w >= tolerance).map(|(p, _)| *p));
            if points.len() - from < role.least() {
                points.truncate(from);
                continue;
            }
            if *role == Role::Hole {
                polygon.holes.push(from);
            }
            ends.push(points.len());
        }
        polygon.triangulate(&points, &mut triangles);
        Level { points, ends, triangles: triangles.into() }
    }
}

impl Role {
    /// A ring with fewer vertices than this is not drawn.
    fn least(self) -> usize {
        if self == Self::Line { 1 } else { 3 }
    }
}

/// The points of a level that belong to the current polygon.
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

/// A closed ring without its repeated last point, with weights: those of the shared borders where every
/// vertex is known, otherwise the ring's.
fn ring(line: &LineString<f64>, shared: &Significance) -> Vec<(World, f64)> {
    let mut points: Vec<World> = line.coords().map(|&c| c.into()).collect();
    let known: Option<Vec<f64>> = points.iter().map(|&w| shared.of(w)).collect();
    let mut weights = known.unwrap_or_else(|| own_weights(&points));
    points.pop();
    weights.pop();
    points.into_iter().zip(weights).collect()
}

/// Weights of a closed ring without shared borders: cut at its first and its farthest vertex.
fn own_weights(closed: &[World]) -> Vec<f64> {
    let Some(&first) = closed.first() else { return Vec::new() };
    let distance = |w: &World| (w.x - first.x).hypot(w.y - first.y);
    let far = (0..closed.len()).max_by(|&a, &b| distance(&closed[a]).total_cmp(&distance(&closed[b])));
    let far = far.unwrap_or(0);
    let mut weights = weights_of_line(&closed[..=far]);
    weights.extend(weights_of_line(&closed[far..]).into_iter().skip(1));
    weights
}
