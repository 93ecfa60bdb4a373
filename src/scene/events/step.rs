use crate::geo::Viewport;

use super::ShownEvents;

/// The position of a zoom between two levels of the quadtree. Everything drawn by cells depends on this and
/// never on the position of the view, so nothing changes while panning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub level: u8,
    /// From 0, where the level's cells are smallest, to 1, where they are twice as wide.
    pub share: f64,
    /// How far the next level has faded in: 0 (not yet) to below 1.
    pub fade: f32,
}

/// The share of a step at which the next level starts to fade in.
const TAKES_OVER: f64 = 0.92;

/// A window with more pixels than this gets larger cells, so that the number of cells is bounded.
const MOST_PIXELS: f64 = 2560.0 * 1440.0;

impl Step {
    /// The level with cells at least `least` and less than twice as many pixels wide.
    pub fn new(view: &Viewport, least: f64) -> Self {
        let [width, height] = view.size().map(f64::from);
        let least = least * (width * height / MOST_PIXELS).sqrt().max(1.0);
        // The World is 256 pixels wide at zoom 0.
        let at = (view.zoom() + 8.0 - least.log2()).clamp(0.0, 30.0);
        let share = at.fract();
        let over = ((share - TAKES_OVER) / (1.0 - TAKES_OVER)).clamp(0.0, 1.0);
        // At most 30.
        Self { level: at.floor() as u8, share, fade: (over * over * (3.0 - 2.0 * over)) as f32 }
    }

    /// The same for a still view: a single level, so that none stays half-faded.
    pub fn settled(view: &Viewport, least: f64) -> Self {
        let step = Self::new(view, least);
        if step.fade < 0.5 {
            Self { fade: 0.0, ..step }
        } else {
            Self { level: step.level + 1, share: 0.0, fade: 0.0 }
        }
    }

    /// The step for a table in its current state.
    pub fn of(events: &ShownEvents, view: &Viewport, least: f64) -> Self {
        if events.zooming { Self::new(view, least) } else { Self::settled(view, least) }
    }

    /// Width of a cell of a level, in pixels.
    pub fn side(view: &Viewport, level: u8) -> f32 {
        (view.scale() * (-f64::from(level)).exp2()) as f32
    }

    /// The dominant level of the picture.
    pub fn main_level(&self) -> u8 {
        self.level + u8::from(self.fade >= 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    #[test]
    fn cells_are_never_narrower_than_asked_nor_twice_as_wide() {
        for i in 0..100 {
            let view = Viewport::new(LonLat::new(44.0, 33.0), 4.0 + f64::from(i) * 0.11, [1280.0, 800.0]);
            let step = Step::new(&view, 45.0);
            let side = Step::side(&view, step.level);
            assert!((44.99..90.01).contains(&side), "{side} at {}", view.zoom());
            assert!((0.0..1.0).contains(&step.fade));
        }
    }

    #[test]
    fn at_rest_the_level_that_dominates_stands_alone() {
        for i in 0..1000 {
            let view = Viewport::new(LonLat::new(44.0, 33.0), 6.0 + f64::from(i) / 1000.0, [1280.0, 800.0]);
            let (moving, settled) = (Step::new(&view, 64.0), Step::settled(&view, 64.0));
            assert_eq!((settled.fade, settled.level), (0.0, moving.main_level()));
        }
    }

    #[test]
    fn a_level_gives_way_without_a_jump() {
        let step = |zoom| Step::new(&Viewport::new(LonLat::new(44.0, 33.0), zoom, [1280.0, 800.0]), 64.0);
        let (before, after) = (step(6.999_999), step(7.0));
        assert_eq!(before.level + 1, after.level);
        assert!(before.fade > 0.999 && after.fade == 0.0);
    }
}
