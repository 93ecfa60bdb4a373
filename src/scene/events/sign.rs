use std::ops::Range;

use crate::geo::{Screen, World};
use crate::model::EventKey;

use super::number::Number;

/// A symbol for events at a screen position.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub key: EventKey,
    pub what: What,
    /// The rows it represents, filtered out or not.
    pub rows: Range<u32>,
    /// How many of them pass the filter.
    pub count: u32,
    /// Approximate middle of the rows; their exact position if they share one.
    pub place: World,
    /// Where it is drawn.
    pub center: Screen,
    pub radius: f32,
    /// 0 (clear) to 1, while one level fades into the next.
    pub opacity: f32,
    pub number: Option<Number>,
}

/// The kinds of symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The count of a cell's rows.
    Circle,
    /// Several rows at one position.
    Position,
    /// One row located to the town or better.
    Dot { class: usize },
    /// One row somewhere around its place.
    Soft { class: usize },
}

impl Sign {
    /// Pixels from a point to the symbol or its number; 0 if on it.
    pub fn distance(&self, p: Screen) -> f32 {
        let to_sign = (self.center.distance(p) - self.radius).max(0.0);
        let to_number = self.number.as_ref().map_or(f32::INFINITY, |n| {
            let [w, h] = n.half;
            let (dx, dy) = ((p.x - n.center.x).abs() - w, (p.y - n.center.y).abs() - h);
            dx.max(0.0).hypot(dy.max(0.0))
        });
        to_sign.min(to_number)
    }

    /// Upper left and lower right corner, without the number.
    pub fn corners(&self) -> [Screen; 2] {
        let (c, r) = (self.center, self.radius);
        [Screen::new(c.x - r, c.y - r), Screen::new(c.x + r, c.y + r)]
    }

    pub fn is_single(&self) -> bool {
        matches!(self.what, What::Dot { .. } | What::Soft { .. })
    }
}
