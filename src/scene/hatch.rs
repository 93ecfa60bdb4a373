use crate::geo::Screen;

/// Slanted lines (up to the right, 45°) over an area of the picture, `spacing` pixels
/// apart across, cut to the picture of `size`.
///
/// `rings` are even-odd. The lines pass through `anchor`, a fixed ground position, so that the hatch pans
/// with the map.
pub fn hatch(rings: &[Vec<Screen>], anchor: Screen, spacing: f32, size: [f32; 2]) -> Vec<[Screen; 2]> {
    // A line is the set of points with x + y = c; neighbours differ by `step` in c.
    let step = spacing * std::f32::consts::SQRT_2;
    let origin = anchor.x + anchor.y;
    let number = |c: f32| (c - origin) / step;
    let (low, high) = (number(0.0).floor() as i32, number(size[0] + size[1]).ceil() as i32);
    let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); (high - low + 1).max(0) as usize];
    for ring in rings {
        for (i, a) in ring.iter().enumerate() {
            let b = &ring[(i + 1) % ring.len()];
            let (ca, cb) = (number(a.x + a.y), number(b.x + b.y));
            let (from, to) = (ca.min(cb), ca.max(cb));
            // Half-open, so that a corner on a line counts once.
            let (first, last) = ((from.ceil() as i32).max(low), (to.ceil() as i32 - 1).min(high));
            for k in first..=last {
                let t = (k as f32 - ca) / (cb - ca);
                // Position along the line: x - y.
                let along = (a.x - a.y) * (1.0 - t) + (b.x - b.y) * t;
                crossings[(k - low) as usize].push(along);
            }
        }
    }
    let mut out = Vec::new();
    for (i, row) in crossings.iter_mut().enumerate() {
        row.sort_by(f32::total_cmp);
        let c = origin + (low + i as i32) as f32 * step;
        let point = |along: f32| Screen::new((c + along) / 2.0, (c - along) / 2.0);
        // Within the picture: 0 ≤ x ≤ width and 0 ≤ y ≤ height.
        let (least, most) = ((-c).max(c - 2.0 * size[1]), (2.0 * size[0] - c).min(c));
        for pair in row.chunks_exact(2) {
            let (a, b) = (pair[0].max(least), pair[1].min(most));
            if a < b {
                out.push([point(a), point(b)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f32, to: f32) -> Vec<Screen> {
        vec![Screen::new(from, from), Screen::new(to, from), Screen::new(to, to), Screen::new(from, to)]
    }

    #[test]
    fn the_lines_cover_the_area_at_their_spacing() {
        let lines = hatch(&[square(100.0, 300.0)], Screen::new(3.0, 7.0), 8.0, [800.0, 600.0]);
        let length: f32 = lines.iter().map(|[a, b]| a.distance(*b)).sum();
        // Area = length times spacing, up to the ragged ends.
        assert!((length * 8.0 / 40_000.0 - 1.0).abs() < 0.05, "{length}");
    }

    #[test]
    fn a_hole_stays_free() {
        let lines =
            hatch(&[square(100.0, 300.0), square(150.0, 250.0)], Screen::default(), 8.0, [800.0, 600.0]);
        for [a, b] in lines {
            let middle = Screen::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            let inside = |v: f32| v > 150.5 && v < 249.5;
            assert!(!(inside(middle.x) && inside(middle.y)), "{a:?} {b:?}");
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_picture() {
        for [a, b] in hatch(&[square(-500.0, 5000.0)], Screen::new(1.0, 2.0), 8.0, [320.0, 200.0]) {
            for p in [a, b] {
                assert!(p.x >= -0.01 && p.x <= 320.01 && p.y >= -0.01 && p.y <= 200.01, "{p:?}");
            }
        }
    }
}
