use geo::algorithm::buffer::Buffer;
use geo::{
    BooleanOps, BoundingRect, Coord, Destination, Geodesic, LineString, MapCoords, MultiLineString,
    MultiPolygon, Polygon,
};

use super::{LonLat, distance_km};

/// Corners of a disc's outline: at 25 km radius the chord is 7 m inside the arc.
const CORNERS: u32 = 128;

/// The disc of `radius_km` around `center`, in degrees.
pub fn disc(center: LonLat, radius_km: f64) -> Polygon<f64> {
    Polygon::new(circle(center, radius_km), vec![])
}

/// The ring between two distances from `center`, in degrees.
pub fn ring(center: LonLat, inner_km: f64, outer_km: f64) -> Polygon<f64> {
    Polygon::new(circle(center, outer_km), vec![circle(center, inner_km)])
}

/// The part of the ring between two distances (kilometres) from `center` that lies within `half_angle`
/// degrees of `bearing` (degrees from north, clockwise), in degrees. An inner distance of 0 gives a slice
/// with its tip at `center`; a `half_angle` of 180 or more gives the ring.
pub fn sector(center: LonLat, bearing: f64, half_angle: f64, [inner_km, outer_km]: [f64; 2]) -> Polygon<f64> {
    if half_angle >= 180.0 {
        return if inner_km > 0.0 { ring(center, inner_km, outer_km) } else { disc(center, outer_km) };
    }
    let steps = (f64::from(CORNERS) * half_angle / 180.0).ceil().max(2.0);
    let arc = |km: f64| {
        // From end to start: anticlockwise.
        let at = move |i: f64| bearing + half_angle - 2.0 * half_angle * i / steps;
        let corner = move |i| Geodesic.destination(center.into(), at(f64::from(i)), km * 1000.0).0;
        (0..=steps as u32).map(corner)
    };
    let mut corners: Vec<Coord<f64>> = arc(outer_km).collect();
    if inner_km > 0.0 {
        corners.extend(arc(inner_km).rev());
    } else {
        corners.push(geo::Point::from(center).0);
    }
    corners.extend(corners.first().copied());
    Polygon::new(corners.into(), vec![])
}

fn circle(center: LonLat, radius_km: f64) -> LineString<f64> {
    let corner = |i| {
        let bearing = f64::from(i) * 360.0 / f64::from(CORNERS);
        Geodesic.destination(center.into(), bearing, radius_km * 1000.0).0
    };
    // Counter-clockwise, as RFC 7946 requires of outer rings.
    let mut corners: Vec<Coord<f64>> = (0..CORNERS).rev().map(corner).collect();
    corners.extend(corners.first().copied());
    corners.into()
}

/// The part of a shape inside `land`.
pub fn clipped(shape: &MultiPolygon<f64>, land: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    shape.intersection(land)
}

/// The area within `half_width_km` of a line, in degrees.
///
/// Measured on a plane tangent along the line's middle parallel; over 300 km from north to south the width is
/// off by less than 3 %, well within the precision of such bands.
pub fn band(lines: &MultiLineString<f64>, half_width_km: f64) -> MultiPolygon<f64> {
    let plane = Plane::round(lines);
    plane.back(&lines.map_coords(|c| plane.to(c)).buffer(half_width_km))
}

/// The land within `width_km` of the border that `land` and `neighbour` share, at most `reach` (kilometres)
/// from a place.
pub fn border_strip(
    land: &MultiPolygon<f64>,
    neighbour: &MultiPolygon<f64>,
    width_km: f64,
    reach: Option<(LonLat, f64)>,
) -> MultiPolygon<f64> {
    let near = |c: Coord<f64>| reach.is_none_or(|(place, km)| distance_km(c.into(), place) <= km);
    let border = shared_border(land, neighbour, near);
    clipped(&band(&border, width_km), land)
}

/// The runs of vertices that both outlines share and `keep` accepts.
fn shared_border(
    land: &MultiPolygon<f64>,
    neighbour: &MultiPolygon<f64>,
    keep: impl Fn(Coord<f64>) -> bool,
) -> MultiLineString<f64> {
    let bits = |c: &Coord<f64>| (c.x.to_bits(), c.y.to_bits());
    let theirs: std::collections::HashSet<_> =
        neighbour.iter().flat_map(|p| p.exterior().coords().map(bits)).collect();
    let mut lines = Vec::new();
    for polygon in land {
        let mut run: Vec<Coord<f64>> = Vec::new();
        for c in polygon.exterior().coords() {
            if theirs.contains(&bits(c)) && keep(*c) {
                run.push(*c);
            } else if !run.is_empty() {
                lines.push(LineString::new(std::mem::take(&mut run)));
            }
        }
        lines.push(LineString::new(run));
    }
    lines.retain(|l| l.0.len() > 1);
    MultiLineString::new(lines)
}

/// Kilometres east and north of a point near a line's middle.
struct Plane {
    origin: Coord<f64>,
    km_per_degree: Coord<f64>,
}

impl Plane {
    fn round(lines: &MultiLineString<f64>) -> Self {
        let origin = lines.bounding_rect().map_or(Coord { x: 0.0, y: 0.0 }, |r| r.center());
        let at = |x: f64, y: f64| LonLat::new(origin.x + x, origin.y + y);
        let km_per_degree = Coord {
            x: distance_km(at(-0.5, 0.0), at(0.5, 0.0)),
            y: distance_km(at(0.0, -0.5), at(0.0, 0.5)),
        };
        Self { origin, km_per_degree }
    }

    fn to(&self, c: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (c.x - self.origin.x) * self.km_per_degree.x,
            y: (c.y - self.origin.y) * self.km_per_degree.y,
        }
    }

    fn back(&self, shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        shape.map_coords(|c| Coord {
            x: c.x / self.km_per_degree.x + self.origin.x,
            y: c.y / self.km_per_degree.y + self.origin.y,
        })
    }
}

#[cfg(test)]
mod tests {
    use geo::{Contains, GeodesicArea, Point, line_string, polygon};

    use super::*;

    const HAWIJA: LonLat = LonLat::new(43.770, 35.325);

    #[test]
    fn a_disc_has_the_area_of_its_radius() {
        let area = disc(HAWIJA, 25.0).geodesic_area_unsigned() / 1e6;
        let exact = std::f64::consts::PI * 625.0;
        assert!((area / exact - 1.0).abs() < 1e-3, "{area} against {exact}");
    }

    #[test]
    fn every_corner_of_a_disc_is_at_its_radius() {
        for c in disc(HAWIJA, 25.0).exterior().coords() {
            assert!((distance_km((*c).into(), HAWIJA) - 25.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_ring_leaves_the_city_out() {
        let baghdad = LonLat::new(44.401, 33.341);
        let belts = ring(baghdad, 32.0, 48.0);
        let at = |km: f64| Geodesic.destination(baghdad.into(), 70.0, km * 1000.0);
        assert!(!belts.contains(&at(31.0)) && belts.contains(&at(40.0)) && !belts.contains(&at(49.0)));
    }

    #[test]
    fn a_sector_is_the_part_of_a_ring_in_its_direction() {
        let north_west = sector(HAWIJA, 315.0, 22.5, [5.0, 50.0]);
        let at = |bearing: f64, km: f64| Geodesic.destination(HAWIJA.into(), bearing, km * 1000.0);
        for (bearing, km, inside) in [
            (315.0, 6.0, true),
            (294.0, 30.0, true),
            (336.0, 49.0, true),
            (315.0, 4.0, false),
            (315.0, 51.0, false),
            (290.0, 30.0, false),
            (340.0, 30.0, false),
            (135.0, 30.0, false),
        ] {
            assert_eq!(north_west.contains(&at(bearing, km)), inside, "{bearing}, {km}");
        }
        let ring_area = std::f64::consts::PI * (2500.0 - 25.0);
        let area = north_west.geodesic_area_signed() / 1e6;
        assert!((area / (ring_area / 8.0) - 1.0).abs() < 2e-3, "{area}, anticlockwise");
    }

    #[test]
    fn a_sector_without_an_inner_radius_begins_at_its_place() {
        let slice = sector(HAWIJA, 0.0, 45.0, [0.0, 50.0]);
        assert!(slice.exterior().coords().any(|c| *c == Point::from(HAWIJA).0));
        let area = slice.geodesic_area_unsigned() / 1e6;
        assert!((area / (std::f64::consts::PI * 2500.0 / 4.0) - 1.0).abs() < 2e-3, "{area}");
        assert_eq!(sector(HAWIJA, 70.0, 180.0, [32.0, 48.0]), ring(HAWIJA, 32.0, 48.0));
    }

    #[test]
    fn a_border_strip_stays_inside_the_land_and_within_reach() {
        let land = MultiPolygon::from(
            polygon![(x: 41.0, y: 34.0), (x: 43.0, y: 34.0), (x: 43.0, y: 37.0), (x: 41.0, y: 37.0), (x: 41.0, y: 36.0), (x: 41.0, y: 35.0)],
        );
        let neighbour = MultiPolygon::from(
            polygon![(x: 41.0, y: 34.0), (x: 41.0, y: 35.0), (x: 41.0, y: 36.0), (x: 41.0, y: 37.0), (x: 39.0, y: 37.0), (x: 39.0, y: 34.0)],
        );
        let near = LonLat::new(41.0, 35.5);
        let strip = border_strip(&land, &neighbour, 20.0, Some((near, 60.0)));
        assert!(strip.contains(&Point::new(41.15, 35.5)));
        assert!(!strip.contains(&Point::new(41.30, 35.5)), "27 km inland is outside");
        assert!(!strip.contains(&Point::new(40.9, 35.5)), "across the border is outside");
        assert!(!strip.contains(&Point::new(41.1, 36.8)), "out of reach is outside");
    }

    #[test]
    fn a_band_is_as_wide_as_it_says() {
        let line = line_string![(x: 43.2, y: 35.5), (x: 44.6, y: 34.9)];
        let shape = band(&MultiLineString::new(vec![line]), 20.0);
        let start = Point::new(43.2, 35.5);
        let across = |km: f64| Geodesic.destination(start, 330.0, km * 1000.0);
        assert!(shape.contains(&across(19.0)) && !shape.contains(&across(21.0)));
    }
}
