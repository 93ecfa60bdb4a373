use std::sync::Arc;

use geo::{Destination, Geodesic, MultiPolygon};

use crate::geo::{Bounds, LonLat, Viewport, World};
use crate::style::Colour;

use super::Soft;

/// A shape without a hard rim, independent of the view.
#[derive(Clone, Debug)]
pub struct SoftShape {
    axis: Vec<World>,
    /// World units from the axis to where the colour ends, at the first point of the axis.
    radius: f64,
    clip: Vec<Vec<World>>,
    /// Position and share of the full opacity.
    vertices: Vec<(World, f32)>,
    triangles: Arc<[u32]>,
}

/// Share of the radius up to which the colour is full.
const CORE: f32 = 0.35;

/// Rays of a disc; with 25 km radius they end 1.2 km apart.
const RAYS: u32 = 128;

/// Cells of a band's mesh across its half width.
const CELLS: f64 = 8.0;

impl SoftShape {
    /// A disc of `radius_km` around `center`, clipped to `land` if given.
    pub fn disc(center: LonLat, radius_km: f64, land: Option<&MultiPolygon<f64>>) -> Self {
        let middle = World::from(center);
        let end = |ray: u32| -> World {
            let bearing = f64::from(ray) * 360.0 / f64::from(RAYS);
            Geodesic.destination(center.into(), bearing, radius_km * 1000.0).0.into()
        };
        let rim: [World; RAYS as usize] = std::array::from_fn(|ray| end(ray as u32));
        let edges = land.map(|l| edges_within(l, Bounds::of(rim))).unwrap_or_default();
        let mut vertices = vec![(middle, 1.0)];
        for end in rim {
            // Within 25 km the Web Mercator scale is constant to 0.3 %, so shares of the ray are shares of
            // the radius.
            let reach = first_exit(middle, end, &edges);
            let along =
                |t: f64| World::new(middle.x + (end.x - middle.x) * t, middle.y + (end.y - middle.y) * t);
            vertices.push((along(reach.min(f64::from(CORE))), 1.0));
            vertices.push((along(reach), opacity(reach as f32)));
        }
        let mut triangles = Vec::new();
        for ray in 0..RAYS {
            let (a, b) = (1 + 2 * ray, 1 + 2 * ((ray + 1) % RAYS));
            triangles.extend([0, a, b, a, a + 1, b + 1, a, b + 1, b]);
        }
        Self {
            axis: vec![middle],
            radius: (rim[RAYS as usize / 4].x - middle.x).abs(),
            clip: land.map(outlines).unwrap_or_default(),
            vertices,
            triangles: triangles.into(),
        }
    }

    /// A band of `half_width_km` on each side of the line through `through`.
    pub fn band(through: &[LonLat], half_width_km: f64) -> Self {
        let axis: Vec<World> = through.iter().map(|&p| p.into()).collect();
        let first = through.first().copied().unwrap_or(LonLat::new(0.0, 0.0));
        let east: World = Geodesic.destination(first.into(), 90.0, half_width_km * 1000.0).0.into();
        let radius = (east.x - World::from(first).x).abs();
        let bounds = Bounds::of(axis.iter().copied()).grown(radius);
        let cell = radius / CELLS;
        let columns = (bounds.width() / cell).ceil() as u32 + 1;
        let rows = (bounds.height() / cell).ceil() as u32 + 1;
        let mut vertices = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                let w =
                    World::new(bounds.min.x + f64::from(column) * cell, bounds.min.y + f64::from(row) * cell);
                vertices.push((w, opacity((distance_to_line(w, &axis) / radius) as f32)));
            }
        }
        let mut triangles = Vec::new();
        for row in 1..rows {
            for column in 1..columns {
                let d = row * columns + column;
                let (a, b, c) = (d - columns - 1, d - columns, d - 1);
                let seen = [a, b, c, d].iter().any(|&i| vertices[i as usize].1 > 0.0);
                if seen {
                    triangles.extend([a, b, c, b, d, c]);
                }
            }
        }
        Self { axis, radius, clip: Vec::new(), vertices, triangles: triangles.into() }
    }

    /// The shape projected to a view.
    pub fn place(&self, view: &Viewport, colour: Colour) -> Soft {
        Soft {
            axis: self.axis.iter().map(|&w| view.to_screen(w)).collect(),
            radius: (self.radius * view.scale()) as f32,
            core: CORE,
            colour,
            clip: self.clip.iter().map(|r| r.iter().map(|&w| view.to_screen(w)).collect()).collect(),
            vertices: self.vertices.iter().map(|&(w, share)| (view.to_screen(w), share)).collect(),
            triangles: self.triangles.clone(),
        }
    }
}

/// Opacity at a share of the radius: full in the core, then falling linearly.
fn opacity(of_radius: f32) -> f32 {
    ((1.0 - of_radius) / (1.0 - CORE)).clamp(0.0, 1.0)
}

fn distance_to_line(p: World, line: &[World]) -> f64 {
    use crate::geo::distance_to_segment;
    match line {
        [only] => distance_to_segment(p, *only, *only),
        _ => line.windows(2).map(|s| distance_to_segment(p, s[0], s[1])).fold(f64::INFINITY, f64::min),
    }
}

/// The share of the way from `a` to `b` (0..=1) at which the land ends first.
fn first_exit(a: World, b: World, edges: &[[World; 2]]) -> f64 {
    edges.iter().filter_map(|[c, d]| crossing(a, b, *c, *d)).fold(1.0, f64::min)
}

/// The edges of the land's outline that reach into a box.
fn edges_within(land: &MultiPolygon<f64>, bounds: Bounds) -> Vec<[World; 2]> {
    let edges = land.iter().flat_map(|p| p.exterior().lines()).map(|l| [l.start.into(), l.end.into()]);
    edges.filter(|edge| Bounds::of(*edge).intersects(&bounds)).collect()
}

/// Where (0..=1) the way from `a` to `b` crosses the edge from `c` to `d`.
fn crossing(a: World, b: World, c: World, d: World) -> Option<f64> {
    let (rx, ry, sx, sy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y);
    let cross = rx * sy - ry * sx;
    if cross == 0.0 {
        return None;
    }
    let t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
    let u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
    ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u)).then_some(t)
}

/// The outer rings, not closed.
fn outlines(land: &MultiPolygon<f64>) -> Vec<Vec<World>> {
    land.iter().map(|p| p.exterior().coords().skip(1).map(|&c| c.into()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;
    use crate::geo::distance_km;

    #[test]
    fn a_disc_fades_to_nothing_at_its_rim_and_never_beyond() {
        let center = LonLat::new(43.77, 35.325);
        let disc = SoftShape::disc(center, 25.0, None);
        for (w, share) in &disc.vertices {
            let km = distance_km(center, (*w).into());
            assert!(km < 25.001);
            assert!((share - opacity((km / 25.0) as f32)).abs() < 1e-3, "{km} km: {share}");
        }
    }

    #[test]
    fn a_clipped_disc_stays_on_its_side_of_the_border() {
        let land =
            polygon![(x: 41.0, y: 30.0), (x: 48.0, y: 30.0), (x: 48.0, y: 37.0), (x: 41.0, y: 37.0)].into();
        let disc = SoftShape::disc(LonLat::new(41.094, 34.369), 25.0, Some(&land));
        assert!(disc.vertices.iter().all(|(w, _)| LonLat::from(*w).lon > 40.999_999));
        assert!(disc.vertices.iter().any(|(w, s)| *s > 0.5 && LonLat::from(*w).lon < 41.001));
    }

    #[test]
    fn a_band_is_full_on_its_axis_and_gone_at_its_rim() {
        let band = SoftShape::band(&[LonLat::new(43.2, 35.5), LonLat::new(44.6, 34.9)], 22.0);
        let most = band.vertices.iter().map(|v| v.1).fold(0.0, f32::max);
        assert!(most > 0.99);
        for (w, share) in &band.vertices {
            let d = distance_to_line(*w, &band.axis) / band.radius;
            assert!(d < 1.0 || *share == 0.0);
        }
    }
}
