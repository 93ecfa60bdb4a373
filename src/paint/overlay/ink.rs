use crate::style::Colour;

/// The colours of text and its background.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    pub text: Colour,
    pub faint: Colour,
    /// Background of the text, slightly translucent.
    pub plate: Colour,
}

impl Ink {
    pub const LIGHT: Self = Self {
        text: Colour::hex(0x1c_1c_1c),
        faint: Colour::hex(0x55_55_55),
        plate: Colour { r: 255, g: 255, b: 255, a: 225 },
    };
    pub const DARK: Self = Self {
        text: Colour::hex(0xf0_f0_f0),
        faint: Colour::hex(0xb8_b8_b8),
        plate: Colour { r: 24, g: 26, b: 29, a: 225 },
    };
}
