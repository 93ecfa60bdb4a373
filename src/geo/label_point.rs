use std::cmp::Ordering;
use std::collections::BinaryHeap;

use geo::{BoundingRect, Contains, Coord, InteriorPoint, LinesIter, MapCoords, Point, Polygon};

use super::LonLat;

/// The pole of inaccessibility: the position inside the polygon that is farthest from its outline and its
/// holes, to within 1 % of the polygon's longer side, which is all a label needs. Cells that may hold a
/// better position are quartered, the most promising first (after Mapbox's polylabel).
pub fn label_point(polygon: &Polygon<f64>) -> LonLat {
    let Some(rect) = polygon.bounding_rect() else { return LonLat::new(0.0, 0.0) };
    // A degree of longitude is shorter than one of latitude, so compare on a scaled copy.
    let squash = rect.center().y.to_radians().cos();
    let flat = polygon.map_coords(|c| Coord { x: c.x * squash, y: c.y });
    let half = (rect.width() * squash).max(rect.height()) / 2.0;
    let middle = Coord { x: rect.center().x * squash, y: rect.center().y };
    let mut sides = Sides::of(&flat);
    let Some(mut best) = Square::new(&flat, &mut sides, middle, half, f64::NEG_INFINITY) else {
        return LonLat::new(middle.x / squash, middle.y);
    };
    let mut open = BinaryHeap::from([best]);
    let gain = half / 50.0;
    while let Some(square) = open.pop().filter(|s| s.deepest - best.depth > gain) {
        if square.depth > best.depth {
            best = square;
        }
        let quarter = square.half / 2.0;
        for (x, y) in [(-quarter, -quarter), (quarter, -quarter), (-quarter, quarter), (quarter, quarter)] {
            let center = Coord { x: square.center.x + x, y: square.center.y + y };
            open.extend(Square::new(&flat, &mut sides, center, quarter, best.depth + gain));
        }
    }
    let inside = Some(best).filter(|b| b.depth > 0.0).map(|b| b.center);
    // A sliver may contain no cell centre.
    let found = inside.or_else(|| flat.interior_point().map(|p| p.0)).unwrap_or(middle);
    LonLat::new(found.x / squash, found.y)
}

/// A cell of the search for the pole of inaccessibility.
#[derive(Clone, Copy)]
struct Square {
    center: Coord<f64>,
    half: f64,
    /// Distance of the centre from the outline, negative outside.
    depth: f64,
    /// Upper bound of the distance for any position in the cell.
    deepest: f64,
}

impl Square {
    /// `None` if no position in the cell can beat `than`.
    fn new(
        polygon: &Polygon<f64>,
        sides: &mut Sides,
        center: Coord<f64>,
        half: f64,
        than: f64,
    ) -> Option<Self> {
        let reach = half * std::f64::consts::SQRT_2;
        let distance = sides.distance(center, than - reach)?;
        let depth = if polygon.contains(&Point::from(center)) { distance } else { -distance };
        Some(Self { center, half, depth, deepest: depth + reach })
    }
}

/// The sides of a polygon, for repeated distance queries.
struct Sides {
    /// Start, and the vector to the end.
    sides: Vec<(Coord<f64>, Coord<f64>)>,
    /// The side that failed the last query: it is the likeliest to fail the next.
    last: usize,
}

impl Sides {
    fn of(polygon: &Polygon<f64>) -> Self {
        Self { sides: polygon.lines_iter().map(|l| (l.start, l.delta())).collect(), last: 0 }
    }

    /// Distance to the nearest side; `None` as soon as one is closer than `least`, for most positions the
    /// first one tried.
    fn distance(&mut self, p: Coord<f64>, least: f64) -> Option<f64> {
        let limit = least.max(0.0).powi(2);
        let mut nearest = f64::INFINITY;
        let (before, after) = self.sides.split_at(self.last);
        for (i, &(start, along)) in (self.last..).zip(after).chain(before.iter().enumerate()) {
            let (x, y) = (p.x - start.x, p.y - start.y);
            let length = along.x * along.x + along.y * along.y;
            // A zero-length side is its start point.
            let t = if length > 0.0 { (x * along.x + y * along.y) / length } else { 0.0 };
            let t = t.clamp(0.0, 1.0);
            let (x, y) = (x - along.x * t, y - along.y * t);
            nearest = nearest.min(x * x + y * y);
            if nearest < limit {
                self.last = i;
                return None;
            }
        }
        Some(nearest.sqrt())
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> Ordering {
        self.deepest.total_cmp(&other.deepest)
    }
}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Square {}

#[cfg(test)]
mod tests {
    use geo::{Point, polygon};

    use super::super::{distance_km, ring};
    use super::*;

    const HAWIJA: LonLat = LonLat::new(43.770, 35.325);

    #[test]
    fn a_label_lies_inside_even_a_crescent() {
        let crescent = polygon![(x: 0.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 0.0, y: 10.0), (x: 8.0, y: 5.0)];
        let p = label_point(&crescent);
        assert!(crescent.contains(&Point::from(p)), "{p}");
    }

    #[test]
    fn a_label_is_in_the_middle_of_a_square_of_a_ring_and_of_a_strip() {
        let square = polygon![(x: 0.0, y: -1.0), (x: 2.0, y: -1.0), (x: 2.0, y: 1.0), (x: 0.0, y: 1.0)];
        let p = label_point(&square);
        assert!((p.lon - 1.0).abs() < 0.02 && p.lat.abs() < 0.02, "{p}");
        let p = label_point(&ring(HAWIJA, 32.0, 48.0));
        assert!((distance_km(p, HAWIJA) - 40.0).abs() < 1.5, "{p}: as far from the hole as from the rim");
        let strip = polygon![(x: 0.0, y: 0.0), (x: 9.0, y: 9.0), (x: 9.0, y: 9.0001), (x: 0.0, y: 0.0001)];
        assert!(strip.contains(&Point::from(label_point(&strip))));
    }

    #[test]
    fn a_polygon_without_area_has_a_label_too() {
        let flat = polygon![(x: 3.0, y: 1.0), (x: 5.0, y: 1.0), (x: 4.0, y: 1.0)];
        let p = label_point(&flat);
        assert!(p.lat == 1.0 && (3.0..=5.0).contains(&p.lon), "{p}");
    }
}
