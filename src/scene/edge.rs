use std::borrow::Cow;

use crate::geo::{Bounds, LonLat, World};

/// How far the base map is drawn: its data end at a frame, and it fades out before, because an edge straight across
/// the sea would look like one of the ground.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// Degrees over which it fades.
    over: f64,
}

/// The frame of land, sea and borders (see assets/PROVENANCE.md).
pub const LAND_AND_SEA: Edge = Edge { west: 34.0, south: 25.0, east: 54.0, north: 42.0, over: 2.5 };

/// The frame of rivers: none of those that end at the sea ends at its lower side.
pub const RIVERS: Edge = Edge { west: 36.5, south: 25.0, east: 49.96, north: 39.5, over: 1.2 };

/// Steps from nothing to full, of areas.
pub const STEPS: usize = 16;

/// The same of lines: each step is a line of its own.
const LINE_STEPS: f32 = 8.0;

impl Edge {
    /// How much of the map is left at a position: 0 (nothing) to 1.
    pub fn share(&self, at: World) -> f32 {
        let p = LonLat::from(at);
        let inside =
            (p.lon - self.west).min(self.east - p.lon).min(p.lat - self.south).min(self.north - p.lat);
        (inside / self.over).clamp(0.0, 1.0) as f32
    }

    /// The corners, upper left and lower right, within which more than `step` of [`STEPS`] is left.
    pub fn within(&self, step: usize) -> [World; 2] {
        let inset = self.over * step as f64 / STEPS as f64;
        let corner = |lon, lat| World::from(LonLat::new(lon, lat));
        [corner(self.west + inset, self.north - inset), corner(self.east - inset, self.south + inset)]
    }

    /// The ground on which all of the map is left.
    pub fn whole(&self) -> Bounds {
        Bounds::of(self.within(STEPS))
    }

    /// A line in parts of which each is left to about the same share; what lies on the frame is no line of the ground.
    pub fn parts<'p>(&self, line: &'p [World], closed: bool) -> Vec<(Cow<'p, [World]>, f32)> {
        let whole = self.whole();
        if line.iter().all(|at| whole.contains(*at)) {
            return vec![(line.into(), 1.0)];
        }
        let ends = if closed { line.len() } else { line.len().saturating_sub(1) };
        let mut parts: Vec<(Vec<World>, usize)> = Vec::new();
        for i in 0..ends {
            let (a, b) = (line[i], line[(i + 1) % line.len()]);
            let middle = World::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            let step = (self.share(middle) * LINE_STEPS).round() as usize;
            match parts.last_mut() {
                Some((points, last)) if *last == step => points.push(b),
                _ => parts.push((vec![a, b], step)),
            }
        }
        let left = parts.into_iter().filter(|(_, step)| *step > 0);
        left.map(|(points, step)| (points.into(), step as f32 / LINE_STEPS)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<World> {
        points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).into()).collect()
    }

    #[test]
    fn a_line_far_from_the_frame_is_left_as_it_is_and_one_on_it_is_none() {
        let iraq = line(&[(40.0, 33.0), (45.0, 34.0)]);
        assert_eq!(LAND_AND_SEA.parts(&iraq, false).len(), 1);
        let frame = line(&[(34.0, 30.0), (34.0, 31.0), (34.0, 42.0), (40.0, 42.0)]);
        assert!(LAND_AND_SEA.parts(&frame, false).is_empty());
    }

    #[test]
    fn a_line_to_the_frame_fades_step_by_step() {
        let points: Vec<(f64, f64)> = (0..=60).map(|n| (37.0 - f64::from(n) * 0.05, 33.0)).collect();
        let out = line(&points);
        let shares: Vec<f32> = LAND_AND_SEA.parts(&out, false).iter().map(|(_, share)| *share).collect();
        assert_eq!(shares.first(), Some(&1.0));
        assert!(shares.len() == 8 && shares.windows(2).all(|two| two[1] < two[0]), "{shares:?}");
    }
}
