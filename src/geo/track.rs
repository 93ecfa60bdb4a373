use geo::{Bearing, Destination, Distance, Geodesic, Point};

use super::LonLat;

/// Longest straight piece, in metres, used to draw a geodesic. Over Iraq its middle is then off by at most
/// 1.3 m, a third of a pixel at the highest zoom, so the drawing matches the measurement.
const PIECE_M: f64 = 10_000.0;

/// Most pieces per segment, for lines halfway around the globe.
const MOST_PIECES: f64 = 1_000.0;

/// Directions along a geodesic in degrees clockwise from true north, 0 to 360.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearings {
    /// At the first position, towards the second.
    pub there: f64,
    /// At the second, back towards the first.
    pub back: f64,
}

/// Length in metres of the path through the positions: the sum of its geodesics on the WGS 84 ellipsoid
/// (Karney 2013).
pub fn length_m(through: &[LonLat]) -> f64 {
    through.windows(2).map(|ends| segment_m(ends[0], ends[1])).sum()
}

/// The same for a ring, including the side from its last corner to its first.
pub fn perimeter_m(ring: &[LonLat]) -> f64 {
    let closing = ring.first().zip(ring.last()).map_or(0.0, |(first, last)| segment_m(*last, *first));
    length_m(ring) + closing
}

/// The directions between two positions; `None` if they coincide.
pub fn bearings(from: LonLat, to: LonLat) -> Option<Bearings> {
    let (a, b) = (Point::from(from), Point::from(to));
    (segment_m(from, to) > 0.0)
        .then(|| Bearings { there: Geodesic.bearing(a, b), back: Geodesic.bearing(b, a) })
}

/// The geodesic path as positions so dense that straight lines between them look right on the map. Longitudes
/// continue beyond 180° where the path crosses that meridian. Rings are passed and returned without repeating
/// the first corner.
pub fn geodesic_path(through: &[LonLat], closed: bool) -> Vec<LonLat> {
    let mut path: Vec<LonLat> = Vec::with_capacity(through.len());
    let mut add = |p: LonLat| {
        let last = path.last().map_or(p.lon, |last| last.lon);
        path.push(LonLat { lon: p.lon + 360.0 * ((last - p.lon) / 360.0).round(), ..p });
    };
    let next = through.iter().skip(1).chain(through.first().filter(|_| closed && through.len() > 2));
    for (from, to) in through.iter().zip(next) {
        add(*from);
        let (start, end) = (Point::from(*from), Point::from(*to));
        let length = Geodesic.distance(start, end);
        let pieces = (length / PIECE_M).ceil().clamp(1.0, MOST_PIECES) as u32;
        // Computed only where needed: most segments of a hand-drawn annotation are one piece.
        let bearing = if pieces > 1 { Geodesic.bearing(start, end) } else { 0.0 };
        for i in 1..pieces {
            let far = length * f64::from(i) / f64::from(pieces);
            add(Geodesic.destination(start, bearing, far).0.into());
        }
    }
    if !closed || through.len() < 3 {
        through.last().into_iter().for_each(|p| add(*p));
    }
    path
}

fn segment_m(a: LonLat, b: LonLat) -> f64 {
    Geodesic.distance(Point::from(a), Point::from(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Degrees, minutes and seconds to decimal degrees.
    fn dms(d: f64, m: f64, s: f64) -> f64 {
        d.signum() * (d.abs() + m / 60.0 + s / 3600.0)
    }

    /// The ends of the route in the manual of GeographicLib's GeodSolve.
    fn jfk_and_changi() -> (LonLat, LonLat) {
        let jfk = LonLat::new(dms(-73.0, 46.0, 44.0), dms(40.0, 38.0, 23.0));
        (jfk, LonLat::new(dms(103.0, 59.0, 22.0), dms(1.0, 21.0, 33.0)))
    }

    #[test]
    fn jfk_to_changi_is_as_geodsolves_manual_prints_it() {
        // `GeodSolve -i -: -p 0` prints 003:18:29.9 177:29:09.2 15347628.
        let (jfk, changi) = jfk_and_changi();
        assert!((length_m(&[jfk, changi]) - 15_347_628.0).abs() <= 0.5);
        let found = bearings(jfk, changi).unwrap();
        let tenth = 0.05 / 3600.0;
        assert!((found.there - dms(3.0, 18.0, 29.9)).abs() <= tenth, "{found:?}");
        // The manual gives the forward azimuth at the end.
        assert!((found.back - 180.0 - dms(177.0, 29.0, 9.2)).abs() <= tenth, "{found:?}");
    }

    #[test]
    fn the_drawn_way_runs_through_the_waypoints_of_geodsolves_manual() {
        let (jfk, changi) = jfk_and_changi();
        let path = geodesic_path(&[jfk, changi], false);
        assert_eq!((path.len(), path[0], path[path.len() - 1]), (1_001, jfk, changi));
        // Tenths of the way, as far as the manual lists them, longitude east.
        for (tenth, lat, lon) in [
            (1, dms(54.0, 24.0, 51.3), dms(-72.0, 25.0, 39.6)),
            (2, dms(68.0, 7.0, 37.7), dms(-69.0, 40.0, 42.9)),
            (3, dms(81.0, 38.0, 0.4), dms(-58.0, 37.0, 53.9)),
            (4, dms(83.0, 43.0, 26.0), dms(80.0, 37.0, 16.9)),
            (5, dms(70.0, 20.0, 29.2), dms(97.0, 1.0, 29.4)),
            (6, dms(56.0, 38.0, 36.0), dms(100.0, 14.0, 47.6)),
            (9, dms(15.0, 13.0, 18.6), dms(103.0, 22.0, 8.0)),
        ] {
            let p = path[tenth * 100];
            assert!(
                (p.lat - lat).abs() < 0.06 / 3600.0 && (p.lon - lon).abs() < 0.06 / 3600.0,
                "{tenth}: {p:?}"
            );
        }
    }

    #[test]
    fn planimeters_polygons_have_their_published_perimeters() {
        // From GeographicLib's own tests (Planimeter0); latitude first there.
        let cap = [(0.0, 89.0), (90.0, 89.0), (180.0, 89.0), (270.0, 89.0)];
        let diamond = [(-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0)];
        let octant = [(0.0, 90.0), (0.0, 0.0), (90.0, 0.0)];
        let perimeter = |ring: &[(f64, f64)]| {
            perimeter_m(&ring.iter().map(|p| LonLat::new(p.0, p.1)).collect::<Vec<_>>())
        };
        assert!((perimeter(&cap) - 631_819.874_5).abs() < 1e-4);
        assert!((perimeter(&diamond) - 627_598.273_1).abs() < 1e-4);
        assert!((perimeter(&octant) - 30_022_685.0).abs() < 1.0);
    }

    #[test]
    fn the_drawn_way_is_as_long_as_the_measured_one() {
        let ring = [LonLat::new(38.9, 33.4), LonLat::new(48.5, 30.0), LonLat::new(42.4, 37.3)];
        for closed in [false, true] {
            let path = geodesic_path(&ring, closed);
            let (drawn, measured) = if closed {
                (perimeter_m(&path), perimeter_m(&ring))
            } else {
                (length_m(&path), length_m(&ring))
            };
            assert!((drawn / measured - 1.0).abs() < 1e-9, "{drawn} and {measured}");
            assert!(path.len() > 150, "{}", path.len());
        }
    }

    #[test]
    fn a_way_over_the_180th_meridian_goes_on_beyond_it() {
        let path = geodesic_path(&[LonLat::new(179.0, 10.0), LonLat::new(-179.0, 10.0)], false);
        assert!(path.windows(2).all(|w| (w[1].lon - w[0].lon).abs() < 1.0), "{path:?}");
        assert!((path[path.len() - 1].lon - 181.0).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_length_has_no_direction() {
        let here = LonLat::new(44.0, 33.0);
        assert_eq!(bearings(here, here), None);
        assert_eq!(length_m(&[here]), 0.0);
        assert_eq!(length_m(&[]), 0.0);
        assert_eq!(geodesic_path(&[here], true), [here]);
    }
}
