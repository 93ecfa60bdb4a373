/// A position on the map's picture in logical pixels (points): `x` to the right,
/// `y` down, from the picture's top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Screen {
    pub x: f32,
    pub y: f32,
}

impl Screen {
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}
