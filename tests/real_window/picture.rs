//! Screenshots, and what two of them say about how the map moved.

use std::collections::BTreeSet;

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};
use resvg::tiny_skia::Pixmap;

/// The current screen.
#[derive(Clone)]
pub struct Picture(pub Pixmap);

/// Difference of a channel from which on two pixels are not the same to the eye.
const VISIBLE: u8 = 24;

impl Picture {
    /// Red, green and blue of the pixel there.
    pub fn at(&self, p: Pos2) -> Option<[u8; 3]> {
        if p.x < 0.0 || p.y < 0.0 {
            return None;
        }
        let pixel = self.0.pixel(p.x as u32, p.y as u32)?;
        Some([pixel.red(), pixel.green(), pixel.blue()])
    }

    /// How many colours there are.
    pub fn colours(&self) -> usize {
        self.0.pixels().iter().map(|p| [p.red(), p.green(), p.blue()]).collect::<BTreeSet<_>>().len()
    }

    /// Share of the sampled pixels in `area` (0 to 1) that differ from those of `before` at
    /// the place where `back` says that they were.
    pub fn changed(&self, before: &Self, area: Rect, every: usize, back: impl Fn(Pos2) -> Pos2) -> f64 {
        let (mut differing, mut all) = (0_u32, 0_u32);
        for y in (area.top() as usize..area.bottom() as usize).step_by(every) {
            for x in (area.left() as usize..area.right() as usize).step_by(every) {
                // The pixel's middle, so that scaling and rounding do not pull to one side.
                let here = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let (Some(now), Some(then)) = (self.at(here), before.at(back(here))) else { continue };
                all += 1;
                differing += u32::from(now.iter().zip(then).any(|(a, b)| a.abs_diff(b) > VISIBLE));
            }
        }
        assert!(all > 0, "the area {area:?} holds no pixels of both pictures");
        f64::from(differing) / f64::from(all)
    }

    /// Share of the pixels in `area` that differ.
    pub fn differs(&self, before: &Self, area: Rect) -> f64 {
        self.changed(before, area, 1, |p| p)
    }

    /// By how many pixels the ground in `area` was moved since `before`, looked for within
    /// `reach` pixels of `about`; and the share of pixels that this does not explain.
    pub fn moved(&self, before: &Self, area: Rect, about: Vec2, reach: i16) -> (Vec2, f64) {
        let shifts = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y)));
        let shifts = shifts.map(|(x, y)| about + vec2(f32::from(x), f32::from(y)));
        best(shifts.map(|shift| (shift, self.changed(before, area, 2, |p| p - shift))))
    }

    /// How many times larger the ground in `area` is now, if scaled about `anchor`; and the share of pixels
    /// that this does not explain.
    pub fn grown(&self, before: &Self, area: Rect, anchor: Pos2) -> (f32, f64) {
        let factors = (0_u8..=90).map(|i| 2_f32.powf(f32::from(i) / 30.0));
        best(factors.map(|f| (f, self.changed(before, area, 2, |p| anchor + (p - anchor) / f))))
    }
}

/// The candidate that explains most.
fn best<T>(candidates: impl Iterator<Item = (T, f64)>) -> (T, f64) {
    candidates.min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are candidates")
}
