use geo::{GeodesicArea, LineString, Polygon};

use super::{Bounds, LonLat, World, geodesic_path};

/// Area in square metres within a ring whose sides are geodesics, on the ellipsoid WGS 84 (Karney 2013),
/// whichever way round its corners go. `None` where fewer than three corners differ, or where the outline
/// crosses or touches itself, because its inside is then undefined. A ring around more than half of the globe
/// has the area of the smaller side.
pub fn enclosed_m2(ring: &[LonLat]) -> Option<f64> {
    let corners = apart(ring);
    if corners.len() < 3 || crosses_itself(&corners) {
        return None;
    }
    let line: Vec<geo::Coord<f64>> = corners.iter().map(|p| geo::coord! { x: p.lon, y: p.lat }).collect();
    Some(Polygon::new(LineString::new(line), vec![]).geodesic_area_signed().abs())
}

/// Whether the outline through the corners crosses or touches itself.
pub fn crosses_itself(ring: &[LonLat]) -> bool {
    let corners = apart(ring);
    let sides = sides(&corners);
    let count = sides.len();
    for i in 0..count {
        for j in i + 1..count {
            let neighbours = j == i + 1 || i == 0 && j == count - 1;
            if !neighbours && sides[i].meets(&sides[j]) {
                return true;
            }
        }
    }
    false
}

/// The corners without those that repeat the one before.
fn apart(ring: &[LonLat]) -> Vec<LonLat> {
    let mut corners = ring.to_vec();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// A side of a ring along its geodesic.
struct Side {
    path: Vec<World>,
    bounds: Bounds,
}

/// Unwraps longitudes so that a ring across the 180th meridian stays in one piece.
fn sides(corners: &[LonLat]) -> Vec<Side> {
    let closed: Vec<LonLat> = corners.iter().chain(corners.first()).copied().collect();
    let mut lon = closed.first().map_or(0.0, |p| p.lon);
    let side = |ends: &[LonLat]| {
        let mut path = geodesic_path(ends, false);
        let turn = 360.0 * ((lon - path[0].lon) / 360.0).round();
        path.iter_mut().for_each(|p| p.lon += turn);
        lon = path[path.len() - 1].lon;
        let path: Vec<World> = path.into_iter().map(World::from).collect();
        Side { bounds: Bounds::of(path.iter().copied()), path }
    };
    closed.windows(2).map(side).collect()
}

impl Side {
    fn meets(&self, other: &Self) -> bool {
        if !self.bounds.intersects(&other.bounds) {
            return false;
        }
        let pieces = |side: &Self| side.path.windows(2).map(|w| (w[0], w[1])).collect::<Vec<_>>();
        let others = pieces(other);
        pieces(self).into_iter().any(|a| others.iter().any(|&b| meet(a, b)))
    }
}

/// Whether two line segments share a point.
fn meet((a, b): (World, World), (c, d): (World, World)) -> bool {
    if !Bounds::of([a, b]).intersects(&Bounds::of([c, d])) {
        return false;
    }
    let side = |p: World, q: World, r: World| robust(q.x - p.x, q.y - p.y, r.x - p.x, r.y - p.y);
    let (one, two) = (side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b));
    one <= 0.0 && two <= 0.0
}

/// Orientation of the second direction relative to the first: -1, 0 or 1. Coordinates are good to about 0.1
/// mm; anything straighter than that counts as straight.
fn robust(ax: f64, ay: f64, bx: f64, by: f64) -> f64 {
    let (turn, scale) = (ax * by - ay * bx, ax.abs() * by.abs() + ay.abs() * bx.abs());
    if turn.abs() <= scale * 1e-14 { 0.0 } else { turn.signum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<LonLat> {
        corners.iter().map(|p| LonLat::new(p.0, p.1)).collect()
    }

    /// The outline of Antarctica from GeographicLib's example, which gives latitude first.
    const ANTARCTICA: [(f64, f64); 18] = [
        (-58.0, -63.1),
        (-74.0, -72.9),
        (-102.0, -71.9),
        (-102.0, -74.9),
        (-131.0, -74.3),
        (-163.0, -77.5),
        (163.0, -77.4),
        (172.0, -71.7),
        (140.0, -65.9),
        (113.0, -65.7),
        (88.0, -66.6),
        (59.0, -66.9),
        (25.0, -69.8),
        (-4.0, -70.0),
        (-14.0, -71.0),
        (-33.0, -77.3),
        (-46.0, -77.9),
        (-61.0, -74.7),
    ];

    #[test]
    fn areas_are_those_that_geographiclib_publishes() {
        // GeographicLib's Antarctica example, and Planimeter0, Planimeter6 and others from its tests.
        for (corners, m2, off) in [
            (&ANTARCTICA[..], 13_662_703_680_020.1, 0.1),
            (&[(-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0)], 24_619_419_146.0, 1.0),
            (&[(0.0, 90.0), (0.0, 0.0), (90.0, 0.0)], 63_758_202_715_511.0, 1.0),
            (&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], 12_308_778_361.469_452, 0.01),
        ] {
            let mut corners = ring(corners);
            for _ in 0..2 {
                let found = enclosed_m2(&corners).unwrap();
                assert!((found - m2).abs() <= off, "{found} is not {m2}");
                corners.reverse();
            }
        }
    }

    #[test]
    fn an_area_is_the_sum_of_thin_strips() {
        // Between two meridians and two parallels, summed from strips so thin that parallel and geodesic
        // coincide: an independent brute-force check.
        let corner = |lon: f64, lat: f64| LonLat::new(lon, lat);
        let count = 200;
        let step = 1.0 / f64::from(count);
        let mut outline: Vec<LonLat> =
            (0..=count).map(|i| corner(44.0 + f64::from(i) * step, 33.0)).collect();
        outline.extend((0..=count).rev().map(|i| corner(44.0 + f64::from(i) * step, 34.0)));
        // Simpson over the authalic integrand M·N·cos φ of WGS 84.
        let (a, f) = (6_378_137.0_f64, 1.0 / 298.257_223_563_f64);
        let e2 = f * (2.0 - f);
        let per_radian = |lat: f64| {
            let (sin, cos) = lat.to_radians().sin_cos();
            a * a * (1.0 - e2) * cos / (1.0 - e2 * sin * sin).powi(2)
        };
        let simpson: f64 = (0..count)
            .map(|i| {
                let from = 33.0 + f64::from(i) * step;
                (per_radian(from) + 4.0 * per_radian(from + step / 2.0) + per_radian(from + step)) / 6.0
            })
            .sum::<f64>()
            * step.to_radians()
            * 1.0_f64.to_radians();
        let found = enclosed_m2(&outline).unwrap();
        assert!((found / simpson - 1.0).abs() < 1e-7, "{found} and {simpson}");
    }

    #[test]
    fn an_outline_that_crosses_or_touches_itself_has_no_area() {
        for corners in [
            &[(44.0, 33.0), (45.0, 34.0), (45.0, 33.0), (44.0, 34.0)][..],
            // Doubles back along the same side.
            &[(44.0, 33.0), (46.0, 33.0), (46.0, 34.0), (46.0, 32.0)],
            // Passes through the same corner twice.
            &[(44.0, 33.0), (45.0, 34.0), (46.0, 33.0), (46.0, 35.0), (45.0, 34.0), (44.0, 35.0)],
            &[(44.0, 33.0), (45.0, 33.0)],
            &[(44.0, 33.0), (45.0, 33.0), (44.0, 33.0), (45.0, 33.0)],
        ] {
            assert_eq!(enclosed_m2(&ring(corners)), None, "{corners:?}");
        }
    }

    #[test]
    fn sides_cross_where_their_geodesics_do_and_not_where_straight_lines_would() {
        // The geodesic between 40° E and 48° E on the 33rd parallel bends 7 km to the north: a
        // corner 3 km above the parallel lies outside of it.
        let dented = ring(&[(40.0, 33.0), (48.0, 33.0), (48.0, 35.0), (44.0, 33.03), (40.0, 35.0)]);
        assert!(crosses_itself(&dented));
        let clear = ring(&[(40.0, 33.0), (48.0, 33.0), (48.0, 35.0), (44.0, 33.3), (40.0, 35.0)]);
        assert!(!crosses_itself(&clear));
    }

    #[test]
    fn repeated_corners_change_nothing() {
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let twice: Vec<(f64, f64)> = square.iter().flat_map(|p| [*p, *p]).chain([square[0]]).collect();
        assert_eq!(enclosed_m2(&ring(&twice)), enclosed_m2(&ring(&square)));
    }
}
