/// A colour, red green blue in sRGB and straight (not premultiplied) opacity, 0–255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Colour {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// As the web writes it, without its opacity: `#c04a00`.
    pub fn web(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// The colour with its opacity multiplied by `share` (0..=1).
    #[must_use]
    pub fn faded(self, share: f32) -> Self {
        Self { a: (f32::from(self.a) * share.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// The colour mixed with another by `share` (0..=1); its opacity stays.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| {
            (f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0)).round() as u8
        };
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: self.a }
    }

    /// The colour painted over another, which is opaque.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self { a: 255, ..below.mixed(self, f32::from(self.a) / 255.0) }
    }

    /// Black or white, whichever is more legible on this ground.
    #[must_use]
    pub fn readable(self) -> Self {
        let (dark, light) = (Self::hex(0x1B1524), Self::hex(0xFFFFFF));
        if self.contrast(dark) > self.contrast(light) { dark } else { light }
    }

    /// The colour, moved towards black or white until it is legible on a ground with a contrast of `least`, or the
    /// most that there is. Its opacity stays.
    #[must_use]
    pub fn legible_on(self, ground: Self, least: f64) -> Self {
        let best = ground.readable();
        let mut shares = (0..=10).map(|n| self.mixed(best, n as f32 / 10.0));
        shares.find(|c| c.contrast(ground) >= least).unwrap_or(self.mixed(best, 1.0))
    }

    /// WCAG 2.1 relative luminance, 0 (black) to 1 (white); opacity is ignored.
    pub fn luminance(self) -> f64 {
        let channel = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.r) + 0.7152 * channel(self.g) + 0.0722 * channel(self.b)
    }

    /// WCAG 2.1 contrast ratio with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_published_contrast_of_21() {
        assert!((Colour::hex(0).contrast(Colour::hex(0xffffff)) - 21.0).abs() < 1e-9);
    }
}
