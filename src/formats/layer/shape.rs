use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Area, Coord, Line, LineString, Polygon, Relate};

use crate::formats::findings::{Findings, Harm};

/// Checks that polygons are valid: rings that do not cross themselves, holes inside. `f` is at the geometry.
///
/// The `geo` crate's validation compares all pairs of segments and does not say where a ring crosses itself;
/// this is a sweep from west to east.
pub fn check(f: &mut Findings, geometry: &geo::Geometry<f64>) {
    match geometry {
        geo::Geometry::Polygon(p) => f.within("coordinates", |f| polygon(f, p)),
        geo::Geometry::MultiPolygon(parts) => f.within("coordinates", |f| {
            for (index, part) in parts.iter().enumerate() {
                f.within(index, |f| polygon(f, part));
            }
        }),
        geo::Geometry::GeometryCollection(members) => f.within("geometries", |f| {
            for (index, member) in members.iter().enumerate() {
                f.within(index, |f| check(f, member));
            }
        }),
        geo::Geometry::Point(_)
        | geo::Geometry::MultiPoint(_)
        | geo::Geometry::Line(_)
        | geo::Geometry::LineString(_)
        | geo::Geometry::MultiLineString(_)
        | geo::Geometry::Rect(_)
        | geo::Geometry::Triangle(_) => {}
    }
}

fn polygon(f: &mut Findings, polygon: &Polygon<f64>) {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut sound = true;
    for (index, ring) in rings.enumerate() {
        sound &= f.within(index, |f| is_sound_ring(f, ring));
    }
    // The inside of a self-crossing ring is undefined.
    if sound {
        holes(f, polygon);
    }
}

fn is_sound_ring(f: &mut Findings, ring: &LineString<f64>) -> bool {
    if let Some((segment, place)) = crossing(ring) {
        let message =
            format!("the ring crosses, touches or runs back on itself at [{:.5}, {:.5}]", place.x, place.y);
        f.within(segment, |f| f.add(Harm::Keep, message, "put the positions in order along the outline"));
        return false;
    }
    if Polygon::new(ring.clone(), Vec::new()).unsigned_area() == 0.0 {
        f.add(Harm::Keep, "the ring encloses nothing", "add positions that are not on one line");
        return false;
    }
    true
}

fn holes(f: &mut Findings, polygon: &Polygon<f64>) {
    let outline = Polygon::new(polygon.exterior().clone(), Vec::new());
    for (index, hole) in polygon.interiors().iter().enumerate() {
        let hole = Polygon::new(hole.clone(), Vec::new());
        if !outline.relate(&hole).is_covers() {
            f.within(index + 1, |f| {
                f.add(
                    Harm::Keep,
                    "the hole is not inside its outline",
                    "make it a polygon of its own, or move it",
                );
            });
        }
    }
}

/// The first segment (by position in the ring) that meets an earlier one other than at a shared end, and
/// where.
fn crossing(ring: &LineString<f64>) -> Option<(usize, Coord<f64>)> {
    // A repeated position makes no segment.
    let lines: Vec<(usize, Line<f64>)> =
        ring.lines().enumerate().filter(|(_, line)| line.start != line.end).collect();
    let west = |at: usize| lines[at].1.start.x.min(lines[at].1.end.x);
    let east = |at: usize| lines[at].1.start.x.max(lines[at].1.end.x);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| west(a).total_cmp(&west(b)));
    let mut first: Option<(usize, Coord<f64>)> = None;
    for (at, &a) in order.iter().enumerate() {
        for &b in order[at + 1..].iter().take_while(|&&b| west(b) <= east(a)) {
            let (earlier, later) = (a.min(b), a.max(b));
            let neighbours = later == earlier + 1 || (earlier == 0 && later + 1 == lines.len());
            let (segment, line) = lines[later];
            if first.is_none_or(|(known, _)| segment < known)
                && let Some(place) = meet(lines[earlier].1, line, neighbours)
            {
                first = Some((segment, place));
            }
        }
    }
    first
}

/// Where two segments of a ring meet and should not.
fn meet(a: Line<f64>, b: Line<f64>, neighbours: bool) -> Option<Coord<f64>> {
    match line_intersection(a, b)? {
        LineIntersection::SinglePoint { intersection, .. } => (!neighbours).then_some(intersection),
        LineIntersection::Collinear { intersection } => {
            (!neighbours || intersection.start != intersection.end).then_some(intersection.start)
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn faults_of(polygon: Polygon<f64>) -> Vec<String> {
        let mut f = Findings::default();
        check(&mut f, &polygon.into());
        f.list.into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn a_bow_tie_is_reported_with_the_place_of_its_knot() {
        let bow = polygon![(x: 44.0, y: 33.0), (x: 46.0, y: 35.0), (x: 46.0, y: 33.0), (x: 44.0, y: 35.0)];
        // Its two triangles cancel out, so the area test must not come first.
        assert_eq!(
            faults_of(bow),
            ["the ring crosses, touches or runs back on itself at [45.00000, 34.00000]"]
        );
    }

    #[test]
    fn a_crossing_is_reported_once_where_it_is() {
        let ring = polygon![(x: 40.0, y: 30.0), (x: 46.0, y: 30.0), (x: 46.0, y: 34.0), (x: 43.0, y: 28.0), (x: 40.0, y: 34.0)];
        let faults = faults_of(ring);
        assert!(faults.len() == 1 && faults[0].contains("crosses"), "{faults:?}");
    }

    #[test]
    fn a_sound_polygon_with_a_hole_has_no_fault() {
        let p = polygon!(
            exterior: [(x: 44.0, y: 33.0), (x: 46.0, y: 33.0), (x: 46.0, y: 35.0), (x: 44.0, y: 35.0)],
            interiors: [[(x: 44.5, y: 33.5), (x: 45.0, y: 33.5), (x: 45.0, y: 34.0)]],
        );
        assert_eq!(faults_of(p), [""; 0]);
    }

    #[test]
    fn a_hole_outside_its_outline_is_reported() {
        let p = polygon!(
            exterior: [(x: 44.0, y: 33.0), (x: 46.0, y: 33.0), (x: 46.0, y: 35.0), (x: 44.0, y: 35.0)],
            interiors: [[(x: 47.5, y: 33.5), (x: 48.0, y: 33.5), (x: 48.0, y: 34.0)]],
        );
        assert!(faults_of(p)[0].contains("hole"));
    }
}
