use crate::geo::Screen;

use super::xml::{hundredths, push_number};

/// The `d` of a path: each ring or line begins with an absolute `M`, the rest are steps in whole hundredths
/// of a pixel, so rounding errors do not accumulate.
#[derive(Default)]
pub struct PathData {
    d: String,
}

impl PathData {
    pub fn is_empty(&self) -> bool {
        self.d.is_empty()
    }

    pub fn into_string(self) -> String {
        self.d
    }

    /// Adds a line, closed if it is a ring. Non-finite points and points less than a hundredth of a pixel
    /// from the last are dropped; what is left as a single point is not added.
    pub fn add(&mut self, points: &[Screen], closed: bool) {
        let mut points = points
            .iter()
            .filter(|p| p.x.is_finite() && p.y.is_finite())
            .map(|p| (hundredths(p.x), hundredths(p.y)));
        let Some(first) = points.next() else { return };
        let before = self.d.len();
        self.d.push('M');
        self.push(first.0);
        self.push(first.1);
        let (mut last, mut steps) = (first, 0);
        for p in points.filter(|&p| p != first || !closed) {
            if p == last {
                continue;
            }
            if steps == 0 {
                self.d.push('l');
            }
            self.push(p.0 - last.0);
            self.push(p.1 - last.1);
            (last, steps) = (p, steps + 1);
        }
        match (steps, closed) {
            (0, _) => self.d.truncate(before),
            (_, true) => self.d.push('z'),
            _ => {}
        }
    }

    fn push(&mut self, hundredths: i64) {
        if hundredths >= 0 && self.d.ends_with(|c: char| c.is_ascii_digit()) {
            self.d.push(' ');
        }
        push_number(&mut self.d, hundredths);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(points: &[(f32, f32)], closed: bool) -> String {
        let points: Vec<_> = points.iter().map(|&(x, y)| Screen::new(x, y)).collect();
        let mut data = PathData::default();
        data.add(&points, closed);
        data.into_string()
    }

    #[test]
    fn steps_are_relative_and_separated_only_where_needed() {
        assert_eq!(d(&[(10.0, 10.5), (9.5, 10.5), (12.0, 11.25)], false), "M10 10.5l-.5 0 2.5 .75");
    }

    #[test]
    fn a_ring_is_closed_and_a_mere_point_is_nothing() {
        assert_eq!(d(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)], true), "M0 0l4 0 0 4z");
        assert_eq!(d(&[(1.0, 1.0), (1.001, 1.0), (f32::NAN, 1.0)], false), "");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let points: Vec<_> = (0..1000).map(|i| (i as f32 * 0.333_3, 0.0)).collect();
        let text = d(&points, false);
        let sum: f64 = text[4..].split([' ', 'l']).filter_map(|t| t.parse::<f64>().ok()).sum();
        assert!((sum - 999.0 * 0.333_3).abs() < 0.01, "{sum}");
    }
}
