use super::World;

/// An axis-aligned box on the Web Mercator square; empty until it holds a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub min: World,
    pub max: World,
}

impl Bounds {
    pub const EMPTY: Self = Self {
        min: World::new(f64::INFINITY, f64::INFINITY),
        max: World::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
    };

    pub fn of(points: impl IntoIterator<Item = World>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with)
    }

    #[must_use]
    pub fn with(self, p: World) -> Self {
        Self {
            min: World::new(self.min.x.min(p.x), self.min.y.min(p.y)),
            max: World::new(self.max.x.max(p.x), self.max.y.max(p.y)),
        }
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        if other.is_empty() { self } else { self.with(other.min).with(other.max) }
    }

    /// The box with `margin` (in World units) added on every side.
    #[must_use]
    pub fn grown(self, margin: f64) -> Self {
        Self {
            min: World::new(self.min.x - margin, self.min.y - margin),
            max: World::new(self.max.x + margin, self.max.y + margin),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    pub fn contains(&self, p: World) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && self.max.x >= other.min.x
            && self.min.y <= other.max.y
            && self.max.y >= other.min.y
    }

    pub fn center(&self) -> World {
        World::new((self.min.x + self.max.x) / 2.0, (self.min.y + self.max.y) / 2.0)
    }

    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }
}
