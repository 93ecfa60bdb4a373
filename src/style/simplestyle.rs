use super::{Colour, Treatment};

/// How a shape looks in other programs, as simplestyle 1.1 properties. It has no soft rims, dashes or
/// hatches: what fades on the map gets no outline here, so that no edge looks certain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simplestyle {
    pub ink: Colour,
    /// Width of the outline, pixels.
    pub width: f32,
    /// 0 (clear) to 1.
    pub stroke_opacity: f32,
    pub fill_opacity: f32,
}

impl Simplestyle {
    /// The style for a treatment; `opacity` (0 to 1) is the layer's.
    pub fn of(treatment: Treatment, ink: Colour, opacity: f32) -> Self {
        let (width, stroke, fill) = match treatment {
            Treatment::Crisp => (1.8, 1.0, 0.28),
            Treatment::FadingDisc => (0.0, 0.0, 0.25),
            Treatment::FadingBand => (0.0, 0.0, 0.16),
            Treatment::Area => (1.8, 1.0, 0.20),
            Treatment::Outline | Treatment::Dashed => (2.4, 1.0, 0.0),
            Treatment::Thin => (1.1, 1.0, 0.05),
            Treatment::Hatch => (0.0, 0.0, 0.18),
            Treatment::Draft => (1.5, 1.0, 0.0),
            Treatment::Rejected => (1.3, 0.5, 0.0),
        };
        let opacity = opacity.clamp(0.0, 1.0);
        Self { ink, width, stroke_opacity: stroke * opacity, fill_opacity: fill * opacity }
    }
}
