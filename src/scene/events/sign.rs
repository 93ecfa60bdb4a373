use std::ops::Range;

use crate::geo::{Screen, World};

use super::EventKey;
use super::number::Number;

/// Something drawn for events at a place of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub key: EventKey,
    pub what: What,
    /// The rows it stands for, shown or not.
    pub rows: Range<u32>,
    /// How many of them are shown.
    pub count: u32,
    /// About the middle of the rows; their very position where they have only one.
    pub place: World,
    /// Where it is drawn.
    pub center: Screen,
    pub radius: f32,
    /// 0 (clear) to 1, while one level gives way to the next.
    pub opacity: f32,
    pub number: Option<Number>,
}

/// What a sign looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The rows of a cell, counted.
    Circle,
    /// Several rows at one position.
    Spot,
    /// One row, its place known to the town or better.
    Dot { class: usize },
    /// One row somewhere round its place.
    Soft { class: usize },
}

impl Sign {
    /// Pixels from a point to the sign or its number; 0 = on it.
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
