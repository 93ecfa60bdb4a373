//! The embedded fonts. Every picture uses only these, so it looks the same on every computer. Noto fonts, SIL
//! Open Font License 1.1.

/// A font file and its family name.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    pub family: &'static str,
    /// The TrueType file.
    pub data: &'static [u8],
}

pub const REGULAR: Font =
    Font { family: "Noto Sans", data: include_bytes!("../../assets/fonts/NotoSans-Regular.ttf") };

pub const BOLD: Font =
    Font { family: "Noto Sans", data: include_bytes!("../../assets/fonts/NotoSans-Bold.ttf") };

/// Arabic script including Kurdish letters; regular weight only.
pub const ARABIC: Font = Font {
    family: "Noto Sans Arabic",
    data: include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
};

/// In fallback order.
pub const ALL: [Font; 3] = [REGULAR, BOLD, ARABIC];

/// Whether `c` is in one of Unicode's Arabic blocks, which [`ARABIC`] draws.
pub fn is_arabic(c: char) -> bool {
    matches!(
        c,
        '\u{0600}'..='\u{06FF}'
            | '\u{0750}'..='\u{077F}'
            | '\u{0870}'..='\u{08FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
    )
}
