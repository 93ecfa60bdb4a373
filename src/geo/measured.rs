use super::{LonLat, enclosed_m2, length_m, perimeter_m};

/// Measurements of an annotation on the WGS 84 ellipsoid (Karney 2013).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// A point has no extent.
    Place,
    Line {
        length_m: f64,
        segments: usize,
    },
    Area {
        perimeter_m: f64,
        /// `None` where the outline crosses or touches itself.
        m2: Option<f64>,
        sides: usize,
    },
}

impl Measured {
    /// The path through the positions.
    pub fn line(through: &[LonLat]) -> Self {
        Self::Line { length_m: length_m(through), segments: through.len().saturating_sub(1) }
    }

    /// The area within the corners; the first is not repeated at the end.
    pub fn area(corners: &[LonLat]) -> Self {
        Self::Area { perimeter_m: perimeter_m(corners), m2: enclosed_m2(corners), sides: corners.len() }
    }
}
