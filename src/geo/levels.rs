use std::sync::OnceLock;

use geo::Geometry;

use super::rings::Rings;
use super::{Level, Significance, Viewport};

/// Zooms for which a level of detail is kept; beyond the last the full detail is drawn.
const ZOOMS: std::ops::RangeInclusive<i32> = 4..=10;

/// One level for each zoom, and the full detail.
const COUNT: usize = 8;

/// Allowed error of a vertex in logical pixels: less than one physical pixel even on a dense screen.
/// Neighbours still meet exactly, because shared borders are simplified once.
const TOLERANCE_PX: f64 = 0.25;

/// The levels of detail of one shape, coarse to fine, each built when first drawn.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    rings: Rings,
    /// For each level the coarsest level with the same vertices, which is the one drawn.
    same: [usize; COUNT],
    made: [OnceLock<Level>; COUNT],
}

impl Levels {
    pub fn of(geometry: &Geometry<f64>, shared: &Significance) -> Self {
        let rings = Rings::of(geometry, shared);
        let sizes = tolerances().map(|tolerance| rings.kept(tolerance));
        // Invariant: each size is found, at its index at the latest.
        let same = sizes.map(|size| sizes.iter().position(|s| *s == size).unwrap_or(COUNT - 1));
        Self { rings, same, made: Default::default() }
    }

    /// The coarsest level that is indistinguishable from the full shape in this view.
    pub fn at(&self, view: &Viewport) -> &Level {
        let wanted = TOLERANCE_PX / view.scale() * 1.000_001;
        let tolerances = tolerances();
        // Invariant: the last tolerance is 0.
        let fit = tolerances.iter().position(|t| *t <= wanted).unwrap_or(COUNT - 1);
        let level = self.same[fit];
        self.made[level].get_or_init(|| self.rings.level(tolerances[level]))
    }
}

/// No vertex of a level is moved farther than this (World units).
fn tolerances() -> [f64; COUNT] {
    let mut out = [0.0; COUNT];
    for (tolerance, zoom) in out.iter_mut().zip(ZOOMS) {
        *tolerance = TOLERANCE_PX / (256.0 * f64::from(zoom).exp2());
    }
    out
}

#[cfg(test)]
mod tests {
    use geo::{LineString, Polygon, line_string};

    use super::super::World;
    use super::*;
    use crate::geo::{Bounds, LonLat};

    fn view(zoom: f64) -> Viewport {
        Viewport::new(LonLat::new(42.0, 32.0), zoom, [800.0, 600.0])
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
        let polygon = Polygon::new(
            line_string![(x: 40.0, y: 30.0), (x: 44.0, y: 30.0), (x: 44.0, y: 34.0), (x: 40.0, y: 34.0)],
            vec![
                line_string![(x: 41.0, y: 31.0), (x: 43.0, y: 31.0), (x: 43.0, y: 33.0), (x: 41.0, y: 33.0)],
            ],
        );
        let levels = Levels::of(&polygon.into(), &Significance::default());
        for zoom in [4.0, 9.0, 15.0] {
            let level = levels.at(&view(zoom));
            let size = |i: usize| {
                let b = Bounds::of(level.parts().nth(i).unwrap().to_vec());
                b.width() * b.height()
            };
            assert!((triangle_area(level) - (size(0) - size(1))).abs() < 1e-12);
        }
    }

    #[test]
    fn coarse_levels_have_fewer_vertices_and_fine_ones_all() {
        let wavy: LineString<f64> =
            (0..1000).map(|i| (40.0 + f64::from(i) * 0.002, 33.0 + 0.01 * f64::from(i % 7))).collect();
        let levels = Levels::of(&wavy.into(), &Significance::default());
        assert!(levels.at(&view(4.0)).points.len() < 400);
        assert_eq!(levels.at(&view(15.0)).points.len(), 1000);
    }

    #[test]
    fn levels_with_the_same_vertices_are_kept_once() {
        let triangle: LineString<f64> = vec![(40.0, 30.0), (44.0, 30.0), (42.0, 34.0)].into();
        let levels = Levels::of(&triangle.into(), &Significance::default());
        assert!(std::ptr::eq(levels.at(&view(4.0)), levels.at(&view(15.0))));
    }

    /// At the zoom a level is drawn at, no error reaches half a pixel.
    #[test]
    fn no_vertex_that_was_left_out_lies_a_quarter_pixel_beside_the_line() {
        let wavy: Vec<(f64, f64)> = (0..500)
            .map(|i| (40.0 + f64::from(i) * 0.004, 33.0 + 0.05 * (f64::from(i) * 0.37).sin()))
            .collect();
        let levels = Levels::of(&LineString::from(wavy.clone()).into(), &Significance::default());
        for zoom in [4.0, 5.5, 7.0, 10.0] {
            let kept = &levels.at(&view(zoom)).points;
            for &(lon, lat) in &wavy {
                let w = World::from(LonLat::new(lon, lat));
                let beside = |s: &[World]| crate::geo::distance_to_segment(w, s[0], s[1]);
                let least = kept.windows(2).map(beside).fold(f64::INFINITY, f64::min);
                assert!(least * view(zoom).scale() <= 0.2501, "{least} at {zoom}");
            }
        }
    }
}
