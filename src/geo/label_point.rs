use geo::{BoundingRect, Contains, Coord, Distance, Euclidean, LineString, MapCoords, Point, Polygon};

use super::LonLat;

/// Steps of the search grid on each side of its middle, and how often it is refined.
const GRID: i32 = 12;
const ROUNDS: usize = 3;

/// The pole of inaccessibility: the position inside the polygon that is farthest from its
/// outline, found on a grid that is refined `ROUNDS` times. Good to about a hundredth of
/// the polygon's size, which is all a label needs.
pub fn label_point(polygon: &Polygon<f64>) -> LonLat {
    let Some(rect) = polygon.bounding_rect() else { return LonLat::new(0.0, 0.0) };
    // A degree of longitude is shorter than one of latitude; compare on a squared-up copy.
    let squash = rect.center().y.to_radians().cos();
    let flat = polygon.map_coords(|c| Coord { x: c.x * squash, y: c.y });
    let mut sides = Sides::of(flat.exterior());
    let mut best = (Coord { x: rect.center().x * squash, y: rect.center().y }, -1.0);
    let mut half = Coord { x: rect.width() * squash / 2.0, y: rect.height() / 2.0 };
    for _ in 0..ROUNDS {
        let middle = best.0;
        for ix in -GRID..=GRID {
            for iy in -GRID..=GRID {
                let share = |i: i32| f64::from(i) / f64::from(GRID);
                let c = Coord { x: middle.x + half.x * share(ix), y: middle.y + half.y * share(iy) };
                if sides.come_within(c, best.1) {
                    continue;
                }
                let d = depth(&flat, c);
                if d > best.1 {
                    best = (c, d);
                }
            }
        }
        half = Coord { x: half.x / f64::from(GRID), y: half.y / f64::from(GRID) };
    }
    LonLat::new(best.0.x / squash, best.0.y)
}

/// How far inside a position lies; -1 outside.
fn depth(flat: &Polygon<f64>, c: Coord<f64>) -> f64 {
    let p = Point::from(c);
    if flat.contains(&p) { Euclidean.distance(&p, flat.exterior()) } else { -1.0 }
}

/// A ring's sides, asked again and again whether one of them is near.
struct Sides {
    /// Start, and the way to the end.
    sides: Vec<(Coord<f64>, Coord<f64>)>,
    /// The side that was near last: it is the likeliest to be near the next position.
    last: usize,
}

impl Sides {
    fn of(ring: &LineString<f64>) -> Self {
        Self { sides: ring.lines().map(|l| (l.start, l.delta())).collect(), last: 0 }
    }

    /// Whether one side surely is within `reach`. Most positions are ruled out by the first
    /// side looked at, which is what makes the search quick.
    fn come_within(&mut self, p: Coord<f64>, reach: f64) -> bool {
        if reach <= 0.0 {
            return false;
        }
        // A hair less: this arithmetic does not round as that of the true distance does.
        let limit = reach * reach * (1.0 - 1e-9);
        let near = |&(start, along): &(Coord<f64>, Coord<f64>)| {
            let to = p - start;
            let length = along.x * along.x + along.y * along.y;
            // A side without length is its start.
            let t = if length > 0.0 { (to.x * along.x + to.y * along.y) / length } else { 0.0 };
            let off = to - along * t.clamp(0.0, 1.0);
            off.x * off.x + off.y * off.y < limit
        };
        let (before, after) = self.sides.split_at(self.last);
        let found = match after.iter().position(near) {
            Some(i) => Some(self.last + i),
            None => before.iter().position(near),
        };
        self.last = found.unwrap_or(self.last);
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn a_label_lies_inside_even_a_crescent() {
        let crescent = polygon![(x: 0.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 0.0, y: 10.0), (x: 8.0, y: 5.0)];
        let p = label_point(&crescent);
        assert!(crescent.contains(&Point::from(p)), "{p}");
    }

    #[test]
    fn a_side_is_within_reach_just_when_the_distance_says_so() {
        let ring: LineString<f64> =
            vec![(0.0, 0.0), (4.0, 0.0), (4.0, 0.0), (5.0, 3.0), (1.0, 6.0), (0.0, 0.0)].into();
        let mut sides = Sides::of(&ring);
        for i in 0..400 {
            let c = Coord { x: f64::from(i % 20) * 0.4 - 1.0, y: f64::from(i / 20) * 0.4 - 1.0 };
            let true_distance = Euclidean.distance(&Point::from(c), &ring);
            for reach in [0.0, 0.3, 1.0, 2.5] {
                assert_eq!(sides.come_within(c, reach), true_distance < reach, "{c:?} {reach}");
            }
        }
    }
}
